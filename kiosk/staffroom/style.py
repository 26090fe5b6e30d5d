"""How the staff room looks: the residents' colours, smaller text, keys as large as theirs."""

from dataclasses import replace

from kiosk.theme.sizes import SMALLEST_EM, TextSizes
from kiosk.widgets.kit import Kit

BODY = SMALLEST_EM
STRONG = 7.2
TITLE = 8.6
HUGE = 13.0
STAFF_TEXT = TextSizes(BODY, TITLE, STRONG)
RAIL_MM = 50.0
RAIL_PICTURE_MM = 10.0
TITLE_MM = 13.0
GAP_MM = 4.0  # row P3's floor of 3.2 mm with a little to spare
KEY_MM = 17.0  # row P1's floor of 16 mm with a little to spare
ROW_MM = 9.6  # one line of text in a table


def staff_kit(kit: Kit) -> Kit:
    """The present looks for staff: the resident's theme, one size of text."""
    return replace(kit, text=STAFF_TEXT)


def with_keys(kit: Kit, em: float) -> Kit:
    """The same with larger words on its keys, for digits."""
    return replace(kit, text=replace(kit.text, key=em))
