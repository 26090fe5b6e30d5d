"""The looks to walk in: text size, theme and glass."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

from kiosk.guide.looks import TEXT_SIZES, THEMES, Looks, TextSize, Theme
from kiosk.theme.sizes import px_per_mm


@dataclass(frozen=True)
class Screen:
    """A glass by its pixels and its pixels an inch."""

    width: int
    height: int
    ppi: float

    @property
    def size(self) -> QSize:
        """In pixels."""
        return QSize(self.width, self.height)

    @property
    def k(self) -> float:
        """Pixels a millimetre."""
        return px_per_mm(self.ppi)


# 10.1 and 13.3 inch across, the two glasses of the human factors; and the first one stood upright.
TEN_INCH = Screen(1280, 800, 149.4)
THIRTEEN_INCH = Screen(1920, 1080, 165.6)
UPRIGHT = Screen(800, 1280, 149.4)


@dataclass(frozen=True)
class Look:
    """One way in which every page can look."""

    text: TextSize
    theme: Theme
    screen: Screen

    def __str__(self) -> str:
        """As a failure names it."""
        return f"{self.text}-{self.theme}-{self.screen.width}x{self.screen.height}"

    def looks(self) -> Looks:
        """As the guide knows it."""
        return Looks(text=self.text, theme=self.theme)


# Where things stand does not depend on the theme; what colour they are does not depend on every size.
MEASURED = tuple(Look(text, "light", screen) for screen in (TEN_INCH, THIRTEEN_INCH) for text in TEXT_SIZES)
TIGHTEST = Look("largest", "light", TEN_INCH)
TURNED = tuple(Look(text, "light", UPRIGHT) for text in ("standard", "largest"))
SAMPLED = (
    Look("standard", "light", TEN_INCH),
    Look("largest", "light", TEN_INCH),
    Look("large", "dark", THIRTEEN_INCH),
    Look("largest", "dark", TEN_INCH),
    Look("standard", "tint", TEN_INCH),
    Look("larger", "tint", TEN_INCH),
)
assert {look.theme for look in SAMPLED} == set(THEMES)
assert {look.text for look in SAMPLED} == set(TEXT_SIZES)
