"""What every widget needs to draw itself: sizes, colours, fonts and pictures of the present looks."""

from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.theme.colours import Colours
from kiosk.theme.sizes import ROOM, TEXT_SIZES, Room, TextSizes
from kiosk.widgets.pictures import Pictures

FAMILY = "BIZ UDPGothic"


@dataclass(frozen=True, eq=False)
class Kit:
    """One set of looks, in pixels when asked.  Rebuilt when the resident changes the looks.

    Two kits are never equal, so that what was measured with one is found again quickly.
    """

    px_per_mm: float
    colours: Colours
    text: TextSizes
    pictures: Pictures
    mirrored: bool = False
    room: Room = ROOM

    def at_most(self, size: str) -> "Kit":
        """The same for a page that holds no larger text: on a glass that stands upright, with a machine."""
        most = TEXT_SIZES[size]
        return replace(self, text=most) if self.text.body > most.body else self

    def px(self, mm: float) -> int:
        """Millimetres to whole pixels."""
        return round(mm * self.px_per_mm)

    def font(self, em_mm: float, *, bold: bool = False) -> QFont:
        """The UD font at an em of so many millimetres."""
        return font(self.px(em_mm), bold=bold)


@cache
def font(pixels: int, *, bold: bool) -> QFont:
    """The UD font at an em of so many pixels; fonts are values, so one of each serves all."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(pixels: int, *, bold: bool) -> QFontMetricsF:
    """The metrics of that font."""
    return QFontMetricsF(font(pixels, bold=bold))
