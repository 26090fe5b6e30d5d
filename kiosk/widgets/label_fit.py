"""The largest em at which a label fits a box, never under the smallest text a resident may meet (row T2)."""

from functools import lru_cache

from kiosk.theme.sizes import LABEL_PITCH, SMALLEST_EM
from kiosk.values import dataclass
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Laid, Style, lay
from kiosk.words.sentence import Sentence

STEP_MM = 0.4


@dataclass(frozen=True)
class Fitted:
    """A label set for its box; `fits` is false where even the smallest text is too large."""

    laid: Laid
    style: Style
    fits: bool


@lru_cache(maxsize=1024)
def fit(sentence: Sentence, kit: Kit, width: float, height: float, *, bold: bool = True) -> Fitted:
    """Set a label as large as the box allows, from the key's em down to the smallest."""
    fitted = _at(sentence, kit, kit.text.key, width, height, bold=bold)
    em = kit.text.key
    while not fitted.fits and em > SMALLEST_EM:
        em = max(SMALLEST_EM, em - STEP_MM)
        fitted = _at(sentence, kit, em, width, height, bold=bold)
    return fitted


def _at(sentence: Sentence, kit: Kit, em: float, width: float, height: float, *, bold: bool) -> Fitted:
    style = Style(kit.px(em), kit.px(4.2), bold, LABEL_PITCH)
    laid = lay(sentence, style, width)
    return Fitted(laid, style, not laid.broken and laid.width <= width and laid.height <= height)
