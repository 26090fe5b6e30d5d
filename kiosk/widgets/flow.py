"""Blocks beside a picture, one below the other, as many as the area holds.  Pixels throughout."""

from PySide6.QtCore import QPoint, QRect

from kiosk.guide.page import Block, Digits, Key, Page, Saying, Tickable
from kiosk.values import dataclass
from kiosk.widgets.block_views import BAND_TONES, height_of
from kiosk.widgets.grid import grid
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit

ROW_GAP_MM = 3.0
TICK_MM = 22.0  # a tick's picture and the padding around it
LEAST_TICK_MM = 21.0
ALMOST = 0.85

Row = tuple[int, ...]


@dataclass(frozen=True)
class Spot:
    """A block and where it stands."""

    block: int
    rect: QRect


@dataclass(frozen=True)
class Area:
    """The room for words."""

    left: int
    top: int
    width: int
    height: int


def key_of(page: Page, index: int) -> Key | Tickable:
    """The key at a block's place."""
    block = page.blocks[index]
    assert isinstance(block, Key | Tickable)
    return block


def _rows(page: Page, words: list[int], columns: int) -> list[Row]:
    """Tickable things side by side where there is room; every other block is a row of its own."""
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


def flow(page: Page, words: list[int], area: Area, kit: Kit) -> tuple[tuple[Spot, ...], list[int]]:
    """As many blocks as an area holds: where they stand, and the blocks left over."""
    placed: list[Spot] = []
    top = area.top
    columns = _columns(page, words, area.width, kit)
    for row in _rows(page, words, columns):
        spots, high = _row(page, row, QPoint(area.left, top), area.width, columns, kit)
        if placed and top + high > area.top + area.height:
            break
        placed.extend(spots)
        top += high + kit.px(_gap_after(page.blocks[row[-1]], kit))
    while len(placed) > 1 and len(placed) < len(words) and is_heading(page.blocks[placed[-1].block]):
        placed.pop()  # a heading goes with what it heads
    return tuple(placed), words[len(placed) :]


def is_heading(block: Block) -> bool:
    """A heading, and a name told of in the next sentence."""
    return isinstance(block, Saying) and block.tone in ("heading", "strong")


def _gap_after(block: Block, kit: Kit) -> float:
    if isinstance(block, Tickable):
        return kit.room.gap
    return 1.0 if isinstance(block, Digits) or _is_band(block) else ROW_GAP_MM


def _is_band(block: Block) -> bool:
    return isinstance(block, Saying) and block.tone in BAND_TONES


def _columns(page: Page, words: list[int], width: int, kit: Kit) -> int:
    """Two columns of ticks where every label stands there in nearly its full size."""
    ticks = [key_of(page, i) for i in words if isinstance(page.blocks[i], Tickable)]
    half = (width - kit.px(kit.room.gap)) // 2 - kit.px(TICK_MM)
    high = kit.px(LEAST_TICK_MM - 4.0)
    full = kit.px(kit.text.key * ALMOST)
    fitted = [fit(tick.sentence, kit, half, high) for tick in ticks]
    return 2 if fitted and all(f.fits and f.style.em >= full for f in fitted) else 1


def _row(page: Page, row: Row, at: QPoint, width: int, columns: int, kit: Kit) -> tuple[list[Spot], int]:
    blocks = [page.blocks[i] for i in row]
    if isinstance(blocks[0], Tickable):
        columns = len(row) if len(row) > 1 else columns
        laid = grid([key_of(page, i) for i in row], width, columns, kit, LEAST_TICK_MM)
        return [Spot(i, rect.translated(at)) for i, rect in zip(row, laid.rects, strict=True)], laid.height
    high = height_of(blocks[0], width, kit)
    return [Spot(row[0], QRect(at.x(), at.y(), width, high))], high
