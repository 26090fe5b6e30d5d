"""A simulated machine on one sheet: advice above, then the machine, which never moves.  Pixels throughout.

The title has room for two lines on every page, so that a screen stays where it is, whatever is said of it.
"""

from PySide6.QtCore import QRect, QSize

from kiosk.guide.page import Dots, Page, Part, Saying
from kiosk.widgets.block_views import height_of
from kiosk.widgets.flow import Spot
from kiosk.widgets.keypad import GAP_MM, NARROW_MM, keypad
from kiosk.widgets.kit import Kit
from kiosk.widgets.machine_parts import label_fits
from kiosk.widgets.ruby_layout import lay, room_for_ruby
from kiosk.widgets.ruby_text import MANY_LINES_PITCH, style_of
from kiosk.widgets.sheets import MachineLook, Sheet

TITLE_LINES = 2
TITLE_GAP_MM = 1.5
RIM_MM, PAD_MM = 2.0, 2.2
SLOT_MM, HIGHEST_SLOT_MM = 40.0, 60.0
FOOT_MM = 20.6
LEAST_MM = (25.0, 20.4, 18.0, 16.4)  # row P1: the goal, then down to its floor
TALLEST_MM = 28.0
MOST_COLUMNS = 3
WORDS_GAP_MM = 1.0
PICTURES_MM = (44.0, 36.0, 28.0)


def machine_kit(kit: Kit, size: QSize) -> Kit:
    """The looks in which a machine fits a content area of this size."""
    return kit.at_most("standard" if size.width() < kit.px(NARROW_MM) else "large")


def machine_sheet(page: Page, size: QSize, kit: Kit) -> Sheet:
    """The whole machine on one sheet."""
    style = style_of("menu", kit)
    high = round(lay(page.title, style, float(size.width())).height)
    line = max(style.em * MANY_LINES_PITCH, room_for_ruby(style))
    room = max(high, round(line * TITLE_LINES))
    title = QRect(0, (room - high) // 2, size.width(), high)
    top = room + kit.px(TITLE_GAP_MM)
    body = QRect(0, top, size.width(), size.height() - top)
    rim = kit.px(RIM_MM)
    screen, beside = _divided(page, body.adjusted(rim, rim, -rim, -rim), kit)
    slots = [i for i, block in enumerate(page.blocks) if isinstance(block, Part) and block.kind == "slot"]
    pad = kit.px(PAD_MM)
    inner = screen.adjusted(pad, pad, -pad, -pad)
    spots = [*_screen(page, inner, kit), *_slots(slots, beside, kit)]
    picture = _picture(page, inner, spots, kit)
    return Sheet(0, title, picture, tuple(sorted(spots, key=_order)), machine=MachineLook(body, screen))


def _picture(page: Page, inner: QRect, spots: list[Spot], kit: Kit) -> QRect | None:
    """The picture on the machine's screen, where its words and buttons leave room for it."""
    if page.picture is None:
        return None
    within = [spot.rect for spot in spots if inner.contains(spot.rect)]
    words = [spot.rect for spot in spots if isinstance(page.blocks[spot.block], Saying | Dots)]
    top = max(rect.bottom() + 1 for rect in words)
    foot = min([inner.bottom() + 1, *(rect.top() for rect in within if rect.top() > top)])
    side = next((kit.px(mm) for mm in PICTURES_MM if kit.px(mm) <= foot - top), 0)
    return QRect(inner.center().x() - side // 2, top, side, side) if side else None


def _order(spot: Spot) -> int:
    return spot.block


def _divided(page: Page, inner: QRect, kit: Kit) -> tuple[QRect, QRect]:
    """The screen, and the room for slots and hard keys beside or below it."""
    if not any(isinstance(block, Part) and block.kind == "slot" for block in page.blocks):
        return inner, QRect()
    gap = kit.px(GAP_MM)
    side = page.device.slots if page.device else "right"
    if side == "foot":
        high = kit.px(FOOT_MM)
        return inner.adjusted(0, 0, 0, -high - gap), inner.adjusted(0, inner.height() - high, 0, 0)
    wide = min(kit.px(SLOT_MM), inner.width() // 3)
    if side == "left":
        return inner.adjusted(wide + gap, 0, 0, 0), inner.adjusted(0, 0, -inner.width() + wide, 0)
    return inner.adjusted(0, 0, -wide - gap, 0), inner.adjusted(inner.width() - wide, 0, 0, 0)


def _slots(slots: list[int], room: QRect, kit: Kit) -> list[Spot]:
    """Slots side by side at the foot, or one below the other at the side, as large as the room."""
    if not slots:
        return []
    gap = kit.px(GAP_MM)
    if room.width() > room.height() * 2:
        wide = min((room.width() - gap * (len(slots) - 1)) // len(slots), kit.px(SLOT_MM * 1.5))
        left = room.left() + (room.width() - wide * len(slots) - gap * (len(slots) - 1)) // 2
        return [
            Spot(index, QRect(left + i * (wide + gap), room.top(), wide, room.height()))
            for i, index in enumerate(slots)
        ]
    high = min(kit.px(HIGHEST_SLOT_MM), (room.height() - gap * (len(slots) - 1)) // len(slots))
    top = room.top() + (room.height() - high * len(slots) - gap * (len(slots) - 1)) // 2
    return [
        Spot(index, QRect(room.left(), top + i * (high + gap), room.width(), high))
        for i, index in enumerate(slots)
    ]


def _screen(page: Page, inner: QRect, kit: Kit) -> list[Spot]:
    """The machine's words, then its buttons; a keypad stands to the right of the words."""
    digits = [i for i, block in enumerate(page.blocks) if isinstance(block, Part) and block.kind == "digit"]
    buttons = [i for i, block in enumerate(page.blocks) if isinstance(block, Part) and block.kind == "button"]
    pad = keypad(digits, buttons, inner, kit) if digits else None
    words, top = _words(page, pad.words if pad else inner, kit)
    if pad:
        return [*words, *pad.spots]
    room = QRect(inner.left(), top, inner.width(), inner.bottom() + 1 - top)
    return [*words, *_buttons(page, buttons, room, kit)]


def _words(page: Page, room: QRect, kit: Kit) -> tuple[list[Spot], int]:
    """The machine's words from the top of the room, and where they end."""
    spots: list[Spot] = []
    top = room.top()
    for index, block in enumerate(page.blocks):
        if isinstance(block, Saying | Dots):
            high = height_of(block, room.width(), kit)
            spots.append(Spot(index, QRect(room.left(), top, room.width(), high)))
            top += high + kit.px(WORDS_GAP_MM)
    return spots, top


def _buttons(page: Page, buttons: list[int], room: QRect, kit: Kit) -> list[Spot]:
    """The fewest columns that fit, stretched over the room."""
    if not buttons:
        return []
    parts = [block for block in page.blocks if isinstance(block, Part) and block.kind == "button"]
    gap = kit.px(GAP_MM)
    columns, least = _columns(parts, room, kit)
    rows = -(-len(buttons) // columns)
    wide = (room.width() - gap * (columns - 1)) // columns
    high = max(least, min(kit.px(TALLEST_MM), (room.height() - gap * (rows - 1)) // rows))
    top = room.top() + max(0, room.height() - rows * high - gap * (rows - 1))
    cells = [(i % columns, i // columns) for i in range(len(buttons))]
    places = [QRect(room.left() + x * (wide + gap), top + y * (high + gap), wide, high) for x, y in cells]
    return [Spot(index, place) for index, place in zip(buttons, places, strict=True)]


def _columns(parts: list[Part], room: QRect, kit: Kit) -> tuple[int, int]:
    """The fewest columns, and the least height of a row, with which every label stands whole."""
    gap = kit.px(GAP_MM)
    most = min(MOST_COLUMNS, len(parts))
    for least in map(kit.px, LEAST_MM):
        for columns in range(1, most + 1):
            rows = -(-len(parts) // columns)
            wide = (room.width() - gap * (columns - 1)) // columns
            if rows * (least + gap) - gap > room.height():
                continue
            if all(label_fits(part, QSize(wide, least), kit) for part in parts):
                return columns, least
    return most, kit.px(LEAST_MM[-1])
