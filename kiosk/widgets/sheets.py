"""From a page to sheets: what does not fit becomes another sheet; nothing scrolls, nothing is cut.

Pixels throughout.  Words come first, beside the picture; keys stand at the foot.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize

from kiosk.guide.page import Block, Digits, Key, Page, Saying, Square, Tickable
from kiosk.widgets.block_views import height_of
from kiosk.widgets.grid import best_grid, grid
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import lay
from kiosk.widgets.ruby_text import style_of

PICTURES_MM = (58.0, 52.0, 46.0, 40.0, 34.0, 30.0)
ROW_GAP_MM = 3.0
TITLE_GAP_MM = 3.0
TWO_COLUMNS_MM = 110.0


@dataclass(frozen=True)
class Spot:
    """A block and where it stands."""

    block: int
    rect: QRect


@dataclass(frozen=True)
class Sheet:
    """One sheet: the title's place, the picture's, and the blocks'."""

    first: int
    title: QRect
    picture: QRect | None
    spots: tuple[Spot, ...]
    tile_mm: float | None = None

    @property
    def blocks(self) -> tuple[int, ...]:
        """The blocks on this sheet."""
        return tuple(spot.block for spot in self.spots)


@dataclass(frozen=True)
class Area:
    """The room below the title."""

    top: int
    width: int
    height: int


Row = tuple[int, ...]


def sheets(page: Page, size: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """The sheets of a page in a content area of this size, in order; at least one."""
    high = round(lay(page.title, style_of("title", kit), float(size.width())).height)
    title = QRect(0, 0, size.width(), high)
    top = high + kit.px(TITLE_GAP_MM)
    area = Area(top, size.width(), size.height() - top)
    words = [i for i, block in enumerate(page.blocks) if not isinstance(block, Key)]
    keys = [i for i, block in enumerate(page.blocks) if isinstance(block, Key)]
    one = _one_sheet(page, words, keys, area, kit)
    parts = [one] if one else _many(page, words, keys, area, kit)
    return tuple(replace(sheet, title=title) for sheet in parts)


def _has_picture(page: Page) -> bool:
    return page.picture is not None or any(isinstance(block, Square) for block in page.blocks)


def _one_sheet(page: Page, words: list[int], keys: list[int], area: Area, kit: Kit) -> Sheet | None:
    """Everything on one sheet, with as large a picture as there is room for; None where it does not fit."""
    sides = [kit.px(mm) for mm in PICTURES_MM] if _has_picture(page) else []
    must = any(isinstance(block, Square) for block in page.blocks)
    for side in [*sides, *([] if must else [0])]:
        flowed, rest = _flow(page, words, side, area, kit)
        if rest:
            continue
        used = max([side, *(spot.rect.bottom() + 1 - area.top for spot in flowed)])
        placed = _keys(page, keys, used, area, kit) if keys else ()
        if placed is not None and used <= area.height:
            picture = QRect(0, area.top, side, side) if side else None
            return Sheet(0, QRect(), picture, (*flowed, *placed))
    return None


def _many(page: Page, words: list[int], keys: list[int], area: Area, kit: Kit) -> list[Sheet]:
    parts: list[Sheet] = []
    left = words
    if _has_picture(page) and words:
        side, flowed = _first(page, words, area, kit)
        left = words[len(flowed) :]
        picture = QRect(0, area.top, side, side) if side else None
        parts.append(Sheet(0, QRect(), picture, flowed))
    while left:
        flowed, rest = _flow(page, left, 0, area, kit)
        parts.append(Sheet(left[0], QRect(), None, flowed))
        left = rest
    return _with_keys(page, keys, parts, area, kit)


def _first(page: Page, words: list[int], area: Area, kit: Kit) -> tuple[int, tuple[Spot, ...]]:
    """The first sheet's picture: the largest that costs no words, against the smallest."""
    tried = [(kit.px(mm), _flow(page, words, kit.px(mm), area, kit)[0]) for mm in PICTURES_MM]
    tried = [(side, flowed) for side, flowed in tried if flowed and side <= area.height]
    if not tried or not _fits(tried[-1][1], area):
        return 0, _flow(page, words, 0, area, kit)[0]
    most = max(len(flowed) for _, flowed in tried if _fits(flowed, area))
    return next((side, flowed) for side, flowed in tried if len(flowed) == most and _fits(flowed, area))


def _fits(flowed: tuple[Spot, ...], area: Area) -> bool:
    return all(spot.rect.bottom() < area.top + area.height for spot in flowed)


def _with_keys(page: Page, keys: list[int], parts: list[Sheet], area: Area, kit: Kit) -> list[Sheet]:
    """Keys together at the foot of the last sheet, or on a sheet of their own, or by rows."""
    if not keys:
        return parts
    if parts:
        last = parts[-1]
        used = max([0, *(spot.rect.bottom() + 1 - area.top for spot in last.spots)])
        if last.picture:
            used = max(used, last.picture.height())
        placed = _keys(page, keys, used, area, kit)
        if placed is not None:
            return [*parts[:-1], replace(last, spots=(*last.spots, *placed))]
    while keys:
        count = next((n for n in range(len(keys), 1, -1) if _keys(page, keys[:n], 0, area, kit)), 1)
        placed = _keys(page, keys[:count], 0, area, kit) or _alone(page, keys[0], area, kit)
        parts.append(Sheet(keys[0], QRect(), None, placed))
        keys = keys[count:]
    return parts


def _alone(page: Page, index: int, area: Area, kit: Kit) -> tuple[Spot, ...]:
    """A key too large for its sheet all the same stands there alone; the walker finds it."""
    laid = grid([_key(page, index)], area.width, 1, kit)
    return (Spot(index, laid.rects[0].translated(QPoint(0, area.top))),)


def _key(page: Page, index: int) -> Key | Tickable:
    block = page.blocks[index]
    assert isinstance(block, Key | Tickable)
    return block


def _keys(page: Page, keys: list[int], used: int, area: Area, kit: Kit) -> tuple[Spot, ...] | None:
    """The keys at the foot of the area, below what is used; None where they do not fit."""
    gap = kit.px(kit.room.gap) if used else 0
    room = area.height - used - gap
    laid = best_grid([_key(page, i) for i in keys], area.width, room, kit)
    if laid.height > room or not laid.fits:
        return None
    top = area.top + area.height - laid.height
    return tuple(Spot(i, rect.translated(QPoint(0, top))) for i, rect in zip(keys, laid.rects, strict=True))


def _rows(page: Page, words: list[int], width: int, kit: Kit) -> list[Row]:
    """Tickable things side by side where there is room; every other block is a row of its own."""
    columns = 2 if width >= kit.px(TWO_COLUMNS_MM) else 1
    rows: list[Row] = []
    for index in words:
        joins = (
            rows
            and isinstance(page.blocks[index], Tickable)
            and isinstance(page.blocks[rows[-1][-1]], Tickable)
            and len(rows[-1]) < columns
        )
        if joins:
            rows[-1] = (*rows[-1], index)
        else:
            rows.append((index,))
    return rows


def _flow(page: Page, words: list[int], side: int, area: Area, kit: Kit) -> tuple[tuple[Spot, ...], list[int]]:
    """As many blocks as fit beside a picture of this side: where they stand, and the blocks left over."""
    left = side + kit.px(kit.room.gap) if side else 0
    width = area.width - left
    placed: list[Spot] = []
    top = area.top
    for row in _rows(page, words, width, kit):
        spots, high = _row(page, row, QPoint(left, top), width, kit)
        if placed and top + high > area.top + area.height:
            break
        placed.extend(spots)
        top += high + kit.px(_gap_after(page.blocks[row[-1]], kit))
    while len(placed) > 1 and len(placed) < len(words) and _is_heading(page.blocks[placed[-1].block]):
        placed.pop()  # a heading goes with what it heads
    return tuple(placed), words[len(placed) :]


def _is_heading(block: Block) -> bool:
    return isinstance(block, Saying) and block.tone == "heading"


def _gap_after(block: Block, kit: Kit) -> float:
    return kit.room.gap if isinstance(block, Tickable) else ROW_GAP_MM if not isinstance(block, Digits) else 1.0


def _row(page: Page, row: Row, at: QPoint, width: int, kit: Kit) -> tuple[list[Spot], int]:
    blocks = [page.blocks[i] for i in row]
    if isinstance(blocks[0], Tickable):
        columns = 2 if width >= kit.px(TWO_COLUMNS_MM) else 1
        laid = grid([_key(page, i) for i in row], width, columns, kit)
        return [Spot(i, rect.translated(at)) for i, rect in zip(row, laid.rects, strict=True)], laid.height
    high = height_of(blocks[0], width, kit)
    return [Spot(row[0], QRect(at.x(), at.y(), width, high))], high
