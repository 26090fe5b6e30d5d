"""Keys in rows: as few columns as the room allows, every key of a row alike.  Pixels throughout."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect

from kiosk.guide.page import Key, Tickable
from kiosk.values import dataclass
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit

PICTURE_MM = 13.0
STEP_MM = 3.0
TALLEST_MM = 46.0
LEAST_MM = (25.0, 20.4)  # row P2: the goal, then the floor with a little to spare


@dataclass(frozen=True)
class Grid:
    """Rectangles of the keys, from (0, 0); `height` is that of all rows."""

    rects: tuple[QRect, ...]
    height: int
    columns: int
    fits: bool


def key_height(key: Key | Tickable, width: int, kit: Kit, least: float) -> tuple[int, bool]:
    """How high a key must be for its label at this width, and whether the label fits at all."""
    room = kit.room
    wide = width - kit.px(2 * room.pad + PICTURE_MM + room.pad * 0.7)
    high = least
    while high <= TALLEST_MM:
        if fit(key.sentence, kit, wide, kit.px(high - room.pad * 1.2)).fits:
            return kit.px(high), True
        high += STEP_MM
    return kit.px(TALLEST_MM), False


def grid(keys: Sequence[Key | Tickable], width: int, columns: int, kit: Kit, least: float = 25.0) -> Grid:
    """The keys in so many columns, at least so many mm high; a short last row keeps the columns' width."""
    leave = any(isinstance(key, Key) and key.tone == "leave" for key in keys)
    gap = kit.px(kit.room.leave_gap if leave else kit.room.gap)
    inset = gap - kit.px(kit.room.gap) if leave else 0  # as far from the rail as from its neighbour
    wide = (width - inset - gap * (columns - 1)) // columns
    heights = [key_height(key, wide, kit, least) for key in keys]
    rects: list[QRect] = []
    top = 0
    for row in range(ceil(len(keys) / columns)):
        of_row = heights[row * columns : (row + 1) * columns]
        high = max(h for h, _ in of_row)
        rects.extend(QRect(column * (wide + gap), top, wide, high) for column in range(len(of_row)))
        top += high + gap
    return Grid(tuple(rects), top - gap, columns, all(ok for _, ok in heights))


def best_grid(keys: Sequence[Key | Tickable], width: int, height: int, kit: Kit) -> Grid:
    """The fewest columns that fit the height, lower keys only where they must; else the lowest."""
    columns = range(1, min(3, len(keys)) + 1)
    tried = [grid(keys, width, count, kit, least) for least in LEAST_MM for count in columns]
    good = [g for g in tried if g.fits and g.height <= height]
    return good[0] if good else min(tried, key=lambda g: (not g.fits, g.height))
