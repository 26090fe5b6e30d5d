"""From a page to sheets: what does not fit becomes another sheet; nothing scrolls, nothing is cut.

Pixels throughout.  Words come first, beside or below the picture; keys stand at the foot.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize

from kiosk.guide.page import Key, Page, Square, Tickable
from kiosk.values import dataclass
from kiosk.widgets.block_views import whole
from kiosk.widgets.flow import LEAST_TICK_MM, Area, Spot, flow, is_heading, key_of
from kiosk.widgets.grid import best_grid, grid
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Laid, lay
from kiosk.widgets.ruby_text import style_of, title_use

PICTURES_MM = (58.0, 52.0, 46.0, 40.0, 34.0, 30.0, 26.0)
CORNER_MM = (40.0, 34.0, 30.0, 26.0, 22.0, 18.0, 15.0)
SMALL_MM = (22.0, 18.0, 15.0)
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


@dataclass(frozen=True)
class Frame:
    """A first sheet before its words: the title's place, the picture's, and the room for words."""

    title: QRect
    picture: QRect | None
    words: Area


def sheets(page: Page, size: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """The sheets of a page in a content area of this size, in order; at least one."""
    bare = _laid(page, _plain(page, size, kit), size, kit)
    if not (page.picture or _square(page)):
        return bare
    for most in _limits(page, len(bare)):
        if found := _pictured(page, size, kit, most):
            return found
    return _under(page, bare, size, kit)


def _limits(page: Page, bare: int) -> tuple[int, ...]:
    """How many sheets a page may take for its picture's sake, one limit after the other, given those without.

    A question that stands on one sheet is not parted from its answers.
    """
    keys = [block for block in page.blocks if isinstance(block, Key)]
    least = max(bare, MOST_FOR_A_SQUARE) if _square(page) else bare
    if bare == 1 and any(key.tone != "quiet" for key in keys):
        return (least,)
    return (least, least + 1) if keys or bare > 1 else (least + 1,)


def _pictured(page: Page, size: QSize, kit: Kit, most: int) -> tuple[Sheet, ...]:
    """The fewest sheets with the largest picture; in the corner where there is no room below the title."""
    below, corner = _below(page, size, PICTURES_MM, kit), _corner(page, size, kit)
    for frames in (below, corner, _below(page, size, SMALL_MM, kit)):
        tried = [_laid(page, frame, size, kit) for frame in frames]
        good = [parts for parts in tried if parts and len(parts) <= most]
        if good:
            return min(good, key=lambda parts: (len(parts), _lonely(page, parts)))
    return ()


def _under(page: Page, parts: tuple[Sheet, ...], size: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """A small picture between words and keys, or at the foot, on the first sheet that has room for it."""
    gap = kit.px(kit.room.gap)
    for at, sheet in enumerate(parts):
        keys = [spot.rect.top() for spot in sheet.spots if isinstance(page.blocks[spot.block], Key)]
        words = [spot.rect.bottom() for spot in sheet.spots if not isinstance(page.blocks[spot.block], Key)]
        top = max([sheet.title.bottom(), *words]) + 1 + gap
        room = min([size.height(), *(key - gap for key in keys)]) - top
        side = next((side for side in map(kit.px, SMALL_MM) if side <= room), 0)
        if side:
            return (*parts[:at], replace(sheet, picture=QRect(0, top, side, side)), *parts[at + 1 :])
    return parts


def _lonely(page: Page, parts: tuple[Sheet, ...]) -> int:
    """How many sheets hold nothing but a key that asks for nothing."""
    alone = [page.blocks[sheet.blocks[0]] for sheet in parts if len(sheet.blocks) == 1 and not sheet.picture]
    return sum(isinstance(block, Key) and block.tone == "quiet" for block in alone)


def _square(page: Page) -> bool:
    return any(isinstance(block, Square) for block in page.blocks)


def _plain(page: Page, size: QSize, kit: Kit) -> Frame:
    """No picture: the title, and all the room below it."""
    title = QRect(0, 0, size.width(), round(_title(page, size.width(), kit).height))
    top = title.height() + kit.px(TITLE_GAP_MM)
    return Frame(title, None, Area(0, top, size.width(), size.height() - top))


def _below(page: Page, size: QSize, sides: tuple[float, ...], kit: Kit) -> Iterator[Frame]:
    """The picture below the title, at the left of the words."""
    plain = _plain(page, size, kit)
    room = plain.words
    for side in map(kit.px, sides):
        left = side + kit.px(kit.room.gap)
        if side <= room.height:
            words = Area(left, room.top, room.width - left, room.height)
            yield Frame(plain.title, QRect(0, room.top, side, side), words)


def _corner(page: Page, size: QSize, kit: Kit) -> Iterator[Frame]:
    """The picture in the upper right corner, beside the title, and beside the words if it reaches so far."""
    for side in map(kit.px, () if _square(page) else CORNER_MM):
        width = size.width() - side - kit.px(kit.room.gap)
        laid = _title(page, width, kit)
        top = round(laid.height) + kit.px(TITLE_GAP_MM)
        picture = QRect(size.width() - side, 0, side, side)
        if not laid.broken:
            title = QRect(0, 0, width, round(laid.height))
            wide = size.width() if side <= top else width
            yield Frame(title, picture, Area(0, top, wide, size.height() - top))


def _title(page: Page, width: int, kit: Kit) -> Laid:
    return lay(page.title, style_of(title_use(page), kit), float(width))


def _laid(page: Page, frame: Frame, size: QSize, kit: Kit) -> tuple[Sheet, ...]:
    """The sheets that begin with this frame; none where its picture costs a whole word or parts a heading."""
    left = [i for i, block in enumerate(page.blocks) if not isinstance(block, Key)]
    keys = [i for i, block in enumerate(page.blocks) if isinstance(block, Key)]
    flowed, left = flow(page, left, frame.words, kit)
    lost = bool(left) and bool(flowed) and is_heading(page.blocks[flowed[-1].block])
    if frame.picture and (lost or not (_fits(flowed, frame.words) and _whole(page, flowed, kit))):
        return ()
    plain = _plain(page, size, kit)
    parts = [Sheet(0, frame.title, frame.picture, flowed)] if flowed or frame.picture else []
    while left:
        first = left[0]
        flowed, left = flow(page, left, plain.words, kit)
        parts.append(Sheet(first, plain.title, None, flowed))
    return tuple(_with_keys(page, keys, parts, plain, kit))


def _whole(page: Page, flowed: tuple[Spot, ...], kit: Kit) -> bool:
    """Whether everything in the column beside the picture stands there without a word being cut."""
    ticks = [spot for spot in flowed if isinstance(page.blocks[spot.block], Tickable)]
    words = all(whole(page.blocks[spot.block], spot.rect.width(), kit) for spot in flowed)
    return words and all(
        grid([key_of(page, t.block)], t.rect.width(), 1, kit, LEAST_TICK_MM).fits for t in ticks
    )


def _fits(flowed: tuple[Spot, ...], area: Area) -> bool:
    return all(spot.rect.bottom() < area.top + area.height for spot in flowed)


def _with_keys(page: Page, keys: list[int], parts: list[Sheet], plain: Frame, kit: Kit) -> list[Sheet]:
    """Keys together at the foot of the last sheet, or on a sheet of their own, or by rows.

    A quiet key that is alone asks for nothing: it stands on an earlier sheet rather than on one of its own.
    """
    if not keys:
        return parts
    area = plain.words
    only = page.blocks[keys[0]]
    aside = len(keys) == 1 and isinstance(only, Key) and only.tone == "quiet"
    for at in reversed(range(len(parts))):
        last = at + 1 == len(parts)
        free = last or (aside and not _ends_in_heading(page, parts[at]))
        full = _with_foot(page, keys, parts[at], area, kit) if free else None
        if full is not None:
            return [*parts[:at], full, *parts[at + 1 :]]
    parts, taken = _taken(page, keys, parts, area, kit)
    while keys:
        used = taken[-1].rect.bottom() + 1 - area.top if taken else 0
        most = min(len(keys), MOST_KEYS)
        count = next((n for n in range(most, 1, -1) if _keys(page, keys[:n], used, area, kit)), 1)
        placed = _keys(page, keys[:count], used, area, kit) or _alone(page, keys[0], area, kit)
        first = taken[0].block if taken else keys[0]
        parts.append(Sheet(first, plain.title, None, (*taken, *placed)))
        keys, taken = keys[count:], ()
    return parts


def _with_foot(page: Page, keys: list[int], sheet: Sheet, area: Area, kit: Kit) -> Sheet | None:
    """The sheet with these keys at its foot; None where they do not fit."""
    stands = [spot.rect for spot in sheet.spots] + ([sheet.picture] if sheet.picture else [])
    used = max([0, sheet.title.bottom() + 1 - area.top, *(rect.bottom() + 1 - area.top for rect in stands)])
    placed = _keys(page, keys, used, area, kit)
    return None if placed is None else replace(sheet, spots=(*sheet.spots, *placed))


def _ends_in_heading(page: Page, sheet: Sheet) -> bool:
    return bool(sheet.spots) and is_heading(page.blocks[sheet.spots[-1].block])


def _taken(
    page: Page, keys: list[int], parts: list[Sheet], area: Area, kit: Kit
) -> tuple[list[Sheet], tuple[Spot, ...]]:
    """What goes with the keys from the foot of the last sheet: their heading; with a lone key, any words."""
    last = parts[-1] if parts else None
    if last is None or not last.spots or not (len(keys) == 1 or _ends_in_heading(page, last)):
        return parts, ()
    kept = len(last.spots) - 1
    while kept and is_heading(page.blocks[last.spots[kept - 1].block]):
        kept -= 1
    moved, left = flow(page, [spot.block for spot in last.spots[kept:]], area, kit)
    if left or _keys(page, keys[:1], moved[-1].rect.bottom() + 1 - area.top, area, kit) is None:
        return parts, ()
    rest = replace(last, spots=last.spots[:kept])
    return ([*parts[:-1], rest] if rest.spots or rest.picture else parts[:-1]), moved


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
