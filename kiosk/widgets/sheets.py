"""From a page to sheets: what does not fit becomes another sheet; nothing scrolls, nothing is cut.

Pixels throughout.  Words come first, beside the picture; keys stand at the foot.
"""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize

from kiosk.guide.page import Key, Page, Square, Tickable
from kiosk.values import dataclass
from kiosk.widgets.block_views import whole
from kiosk.widgets.flow import LEAST_TICK_MM, Area, Spot, flow, is_heading, key_of
from kiosk.widgets.grid import best_grid, grid
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import lay
from kiosk.widgets.ruby_text import style_of, title_use

PICTURES_MM = (58.0, 52.0, 46.0, 40.0, 34.0, 30.0, 26.0)
MOST_FOR_A_SQUARE = 4
MOST_KEYS = 6  # on one sheet (row G1); more of them are laid over several
TITLE_GAP_MM = 3.0


@dataclass(frozen=True)
class TileLook:
    """How tiles stand: their pictures' side in mm, words below or beside, and whether readings are shown."""

    picture_mm: float
    upright: bool
    ruby: bool = True


@dataclass(frozen=True)
class MachineLook:
    """Where a simulated machine's body stands, and the screen in it."""

    body: QRect
    screen: QRect


@dataclass(frozen=True)
class Sheet:
    """One sheet: the title's place, the picture's, and the blocks'."""

    first: int
    title: QRect
    picture: QRect | None
    spots: tuple[Spot, ...]
    tile: TileLook | None = None
    machine: MachineLook | None = None

    @property
    def blocks(self) -> tuple[int, ...]:
        """The blocks on this sheet."""
        return tuple(spot.block for spot in self.spots)


def sheets(page: Page, size: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """The sheets of a page in a content area of this size, in order; at least one."""
    high = round(lay(page.title, style_of(title_use(page), kit), float(size.width())).height)
    title = QRect(0, 0, size.width(), high)
    top = high + kit.px(TITLE_GAP_MM)
    area = Area(top, size.width(), size.height() - top)
    words = [i for i, block in enumerate(page.blocks) if not isinstance(block, Key)]
    keys = [i for i, block in enumerate(page.blocks) if isinstance(block, Key)]
    parts = _fewest(page, words, keys, area, kit)
    return tuple(replace(sheet, title=title) for sheet in parts)


def _fewest(page: Page, words: list[int], keys: list[int], area: Area, kit: Kit) -> list[Sheet]:
    """The fewest sheets, then the largest picture; one sheet may become two for its picture's sake."""
    bare = _with_picture(page, words, keys, 0, area, kit)
    if not _has_picture(page):
        return bare
    most = len(bare) + (1 if len(bare) == 1 and not keys else 0)
    most = max(most, MOST_FOR_A_SQUARE) if _square(page) else most
    tried = [_with_picture(page, words, keys, kit.px(mm), area, kit) for mm in PICTURES_MM]
    good = [parts for parts in tried if parts and len(parts) <= most]
    return min(good, key=len) if good else bare


def _square(page: Page) -> bool:
    return any(isinstance(block, Square) for block in page.blocks)


def _has_picture(page: Page) -> bool:
    return page.picture is not None or _square(page)


def _with_picture(
    page: Page, words: list[int], keys: list[int], side: int, area: Area, kit: Kit
) -> list[Sheet]:
    """The sheets with a picture of this side on the first; none where that cannot be."""
    picture = QRect(0, area.top, side, side) if side else None
    flowed, left = flow(page, words, side, area, kit)
    if side and (side > area.height or not _fits(flowed, area) or not _whole(page, flowed, kit)):
        return []
    parts = [Sheet(0, QRect(), picture, flowed)] if flowed or picture else []
    while left:
        first = left[0]
        flowed, left = flow(page, left, 0, area, kit)
        parts.append(Sheet(first, QRect(), None, flowed))
    return _with_keys(page, keys, parts, area, kit)


def _whole(page: Page, flowed: tuple[Spot, ...], kit: Kit) -> bool:
    """Whether everything in the column beside the picture stands there without a word being cut."""
    ticks = [spot for spot in flowed if isinstance(page.blocks[spot.block], Tickable)]
    words = all(whole(page.blocks[spot.block], spot.rect.width(), kit) for spot in flowed)
    return words and all(
        grid([key_of(page, t.block)], t.rect.width(), 1, kit, LEAST_TICK_MM).fits for t in ticks
    )


def _fits(flowed: tuple[Spot, ...], area: Area) -> bool:
    return all(spot.rect.bottom() < area.top + area.height for spot in flowed)


def _with_keys(page: Page, keys: list[int], parts: list[Sheet], area: Area, kit: Kit) -> list[Sheet]:
    """Keys together at the foot of the last sheet, or on a sheet of their own, or by rows.

    A quiet key that is alone asks for nothing: it stands on an earlier sheet rather than on one of its own.
    """
    if not keys:
        return parts
    only = page.blocks[keys[0]]
    aside = len(keys) == 1 and isinstance(only, Key) and only.tone == "quiet"
    for at in reversed(range(len(parts))):
        last = at + 1 == len(parts)
        free = last or (aside and not _ends_in_heading(page, parts[at]))
        full = _with_foot(page, keys, parts[at], area, kit) if free else None
        if full is not None:
            return [*parts[:at], full, *parts[at + 1 :]]
    parts, heading = _taken_heading(page, parts, area)
    used = heading[0].rect.bottom() + 1 - area.top if heading else 0
    while keys:
        most = min(len(keys), MOST_KEYS)
        count = next((n for n in range(most, 1, -1) if _keys(page, keys[:n], used, area, kit)), 1)
        placed = _keys(page, keys[:count], used, area, kit) or _alone(page, keys[0], area, kit)
        first = heading[0].block if heading else keys[0]
        parts.append(Sheet(first, QRect(), None, (*heading, *placed)))
        keys, heading, used = keys[count:], (), 0
    return parts


def _with_foot(page: Page, keys: list[int], sheet: Sheet, area: Area, kit: Kit) -> Sheet | None:
    """The sheet with these keys at its foot; None where they do not fit."""
    used = max([0, *(spot.rect.bottom() + 1 - area.top for spot in sheet.spots)])
    used = max(used, sheet.picture.height() if sheet.picture else 0)
    placed = _keys(page, keys, used, area, kit)
    return None if placed is None else replace(sheet, spots=(*sheet.spots, *placed))


def _ends_in_heading(page: Page, sheet: Sheet) -> bool:
    return bool(sheet.spots) and is_heading(page.blocks[sheet.spots[-1].block])


def _taken_heading(page: Page, parts: list[Sheet], area: Area) -> tuple[list[Sheet], tuple[Spot, ...]]:
    """A heading at the foot of the last sheet goes with the keys that it heads."""
    if not parts or not _ends_in_heading(page, parts[-1]):
        return parts, ()
    last = parts[-1]
    spot = last.spots[-1]
    moved = Spot(spot.block, QRect(0, area.top, area.width, spot.rect.height()))
    rest = replace(last, spots=last.spots[:-1])
    return ([*parts[:-1], rest] if rest.spots else parts[:-1]), (moved,)


def _alone(page: Page, index: int, area: Area, kit: Kit) -> tuple[Spot, ...]:
    """A key too large for its sheet all the same stands there alone; the walker finds it."""
    laid = grid([key_of(page, index)], area.width, 1, kit)
    return (Spot(index, laid.rects[0].translated(QPoint(0, area.top))),)


def _keys(page: Page, keys: list[int], used: int, area: Area, kit: Kit) -> tuple[Spot, ...] | None:
    """The keys at the foot of the area, below what is used; None where they do not fit or are too many."""
    if len(keys) > MOST_KEYS:
        return None
    gap = kit.px(kit.room.gap) if used else 0
    room = area.height - used - gap
    laid = best_grid([key_of(page, i) for i in keys], area.width, room, kit)
    if laid.height > room or not laid.fits:
        return None
    top = area.top + area.height - laid.height
    return tuple(Spot(i, rect.translated(QPoint(0, top))) for i, rect in zip(keys, laid.rects, strict=True))
