"""The home page and its groups: the question, and at most six large tiles.  Pixels throughout."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from kiosk.guide.page import Key, Page, Saying
from kiosk.widgets.big_button import BigButton, Face, label_box
from kiosk.widgets.block_views import height_of
from kiosk.widgets.flow import Spot
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit
from kiosk.widgets.ruby_layout import lay
from kiosk.widgets.ruby_text import style_of
from kiosk.widgets.sheets import Sheet, TileLook
from kiosk.words.sentence import Sentence, unmarked

MOST_IN_TWO_COLUMNS = 4
LEAST_BESIDE_MM = 60.0
LEAST_ROW_MM = 20.4  # row P2's floor with a little to spare
NARROW_MM = 130.0
ALMOST = 0.8
PICTURES_MM = (34.0, 30.0, 26.0, 23.0, 20.0, 17.0, 14.0, 12.0, 10.0, 8.0)


def tiles(page: Page, size: QSize, top_key: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """One sheet: the greeting and the question left of the top key, then the tiles to the foot."""
    width = size.width() - (top_key.width() + kit.px(kit.room.gap) if top_key.width() else 0)
    top = 0
    if width < kit.px(LEAST_BESIDE_MM):  # in portrait the words stand below the top key
        width, top, top_key = size.width(), top_key.height(), QSize(0, 0)
    spots: list[Spot] = []
    for index, block in enumerate(page.blocks):
        if isinstance(block, Saying):
            high = height_of(block, width, kit)
            spots.append(Spot(index, QRect(0, top, width, high)))
            top += high
    style = style_of("title", kit)
    if top_key.height() and len(lay(page.title, style, float(width)).lines) > 1:
        width, top = size.width(), max(top, top_key.height())  # one line below the key, not two beside it
    high = round(lay(page.title, style, float(width)).height)
    title = QRect(0, top, width, high)
    top = max(top + high, top_key.height()) + kit.px(kit.room.gap)
    keys = [index for index, block in enumerate(page.blocks) if isinstance(block, Key)]
    rects = _rects(len(keys), QRect(0, top, size.width(), size.height() - top), kit)
    spots.extend(Spot(index, rect) for index, rect in zip(keys, rects, strict=True))
    sheet = Sheet(0, title, None, tuple(spots))
    return (replace(sheet, tile=_look(page, keys, rects, kit)),)


def _rects(count: int, area: QRect, kit: Kit) -> list[QRect]:
    """Two columns for four tiles, three for six; in portrait one column fewer."""
    gap = kit.px(kit.room.gap)
    three_rows = kit.px(3 * LEAST_ROW_MM) + 2 * gap
    narrow = area.width() < kit.px(NARROW_MM) and area.height() >= three_rows
    columns = 2 if count <= MOST_IN_TWO_COLUMNS or narrow else 3
    rows = -(-count // columns)
    wide = (area.width() - gap * (columns - 1)) // columns
    high = (area.height() - gap * (rows - 1)) // rows
    return [
        QRect(
            area.left() + (i % columns) * (wide + gap), area.top() + (i // columns) * (high + gap), wide, high
        )
        for i in range(count)
    ]


def _look(page: Page, keys: list[int], rects: list[QRect], kit: Kit) -> TileLook:
    """The largest picture with which every label still stands in nearly its full size, else in any size."""
    tiles = [(page.blocks[index].sentence, rect) for index, rect in zip(keys, rects, strict=True)]
    sides = [TileLook(mm, upright) for mm in PICTURES_MM for upright in (False, True)]
    unread = [replace(look, ruby=False) for look in sides]
    full = kit.px(kit.text.key * ALMOST)
    for looks, least in ((sides, full), (sides, 0), (unread, 0)):
        for look in looks:
            if all(_label_fits(words, rect, look, least, kit) for words, rect in tiles):
                return look
    return TileLook(0.0, upright=False, ruby=False)


def make_tile(key: Key, look: TileLook, kit: Kit, parent: QWidget) -> BigButton:
    """The widget of a tile."""
    words = key.sentence if look.ruby else unmarked(key.sentence)
    picture = key.picture if look.picture_mm else None
    face = Face(words, picture, key.tone, key.current, upright=look.upright, picture_mm=look.picture_mm)
    return BigButton(face, key.move, kit, parent)


def _label_fits(words: Sentence, rect: QRect, look: TileLook, least: int, kit: Kit) -> bool:
    box = label_box(rect.size(), look.picture_mm, kit, upright=look.upright)
    fitted = fit(words if look.ruby else unmarked(words), kit, box.width(), box.height())
    return fitted.fits and fitted.style.em >= least
