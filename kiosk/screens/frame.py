"""Where everything stands on the glass: rail, top row, content.  Pixels from millimetres, once."""

from PySide6.QtCore import QRect, QSize

from kiosk.values import dataclass
from kiosk.widgets.kit import Kit

START_OVER_MM = 37.4
LOOKS_MM = 53.6
GUIDANCE_MM = 16.4  # row P1's floor of 16 mm with a little to spare
BESIDE_MM = 3.6  # row P3's floor of 3.2 mm with a little to spare
BEFORE_MM = 1.8  # between words and a key
WHERE_MM = 19.7
NARROW_MM = 135.0  # less than the top row needs in one line
TOP_GAP_MM, NARROW_GAP_MM = 3.0, 1.6
RAIL_KEYS = 4


@dataclass(frozen=True)
class Frame:
    """The places of one window size.  `home` is the content with the progress' room given to it.

    `guidance` is the key for supporters, beside the words of `where`.
    """

    rail: tuple[QRect, ...]
    where: QRect
    start_over: QRect
    looks: QRect
    content: QRect
    home: QRect
    guidance: QRect


def frame(size: QSize, kit: Kit) -> Frame:
    """The rail at the side (mirrored for the left-handed); in portrait at the foot."""
    return _portrait(size, kit) if size.height() > size.width() else _landscape(size, kit)


def _landscape(size: QSize, kit: Kit) -> Frame:
    room, px = kit.room, kit.px
    margin, gap, rail = px(room.margin), px(room.gap), px(room.rail)
    inner = QRect(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin)
    left = inner.left() if kit.mirrored else inner.right() + 1 - rail
    high = (inner.height() - (RAIL_KEYS - 1) * gap) // RAIL_KEYS
    tall = inner.height() - (RAIL_KEYS - 1) * (high + gap)
    high = min(high, px(30.0))
    tall = min(tall, px(34.0))
    rects = [QRect(left, inner.top() + i * (high + gap), rail, high) for i in range(RAIL_KEYS - 1)]
    rects.append(QRect(left, inner.bottom() + 1 - tall, rail, tall))
    if not kit.mirrored:
        body = QRect(inner.left(), inner.top(), inner.width() - rail - gap, inner.height())
    else:
        body = QRect(inner.left() + rail + gap, inner.top(), inner.width() - rail - gap, inner.height())
    return _top(tuple(rects), body, kit)


def _portrait(size: QSize, kit: Kit) -> Frame:
    room, px = kit.room, kit.px
    margin, gap = px(room.margin), px(room.gap)
    inner = QRect(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin)
    wide, high = (inner.width() - gap) // 2, px(room.key)
    foot = inner.bottom() + 1 - 2 * high - gap
    columns = (inner.left(), inner.left() + wide + gap)
    first, second = (columns[1], columns[0]) if not kit.mirrored else columns
    rects = (
        QRect(second, foot, wide, high),
        QRect(first, foot, wide, high),
        QRect(second, foot + high + gap, wide, high),
        QRect(first, foot + high + gap, wide, high),
    )
    return _top(rects, QRect(inner.left(), inner.top(), inner.width(), foot - gap - inner.top()), kit)


def _top(rail: tuple[QRect, ...], body: QRect, kit: Kit) -> Frame:
    """The top row: where am I, はじめから, 見やすさ; on a narrow glass the first stands above the others."""
    px, gap, high = kit.px, kit.px(kit.room.gap), kit.px(kit.room.top)
    narrow = body.width() < px(NARROW_MM)
    first = px(WHERE_MM) if narrow else 0
    looks = QRect(body.right() + 1 - px(LOOKS_MM), body.top() + first, px(LOOKS_MM), high)
    start = QRect(looks.left() - gap - px(START_OVER_MM), looks.top(), px(START_OVER_MM), high)
    small = px(GUIDANCE_MM)
    end = body.right() + 1 if narrow else start.left() - px(BESIDE_MM)
    guidance = QRect(end - small, body.top(), small, small if narrow else high)
    where = QRect(body.topLeft(), QSize(guidance.left() - px(BEFORE_MM) - body.left(), guidance.height()))
    top = looks.bottom() + 1 + px(NARROW_GAP_MM if narrow else TOP_GAP_MM)
    content = QRect(body.left(), top, body.width(), body.bottom() + 1 - top)
    return Frame(rail, where, start, looks, content, body, guidance)
