"""Which few pixels tell that a page is painted: taken from pictures of it; no layout is written down."""

from bench_glass import BLACK, Frame, Point, Seen, apart

STEP = 8
"""Pixels between the points looked at."""
AROUND = 3
"""A point counts only when all within so many pixels have its colour: no edge, no letter."""
CLEARLY = 90
"""Red, green and blue together differ by at least this much (of 765)."""
FEW = 4
LEFT = 0.7
"""The share of the display's width that is left of the rail."""
WHITE = (255, 255, 255)


def _plain(frame: Frame, point: Point) -> bool:
    x, y = point
    colour = frame.at(point)
    near = ((x + dx, y + dy) for dx in (-AROUND, 0, AROUND) for dy in (-AROUND, 0, AROUND))
    return all(frame.at(other) == colour for other in near)


def _looked_at(frame: Frame, right: float) -> list[Point]:
    across = range(STEP, round(frame.wide * right) - STEP, STEP)
    return [(x, y) for y in range(STEP, frame.high - STEP, STEP) for x in across]


def _spread(points: list[Point]) -> list[Point]:
    """A few of them from the top to the bottom: a page counts as painted only when all of it is."""
    if len(points) <= FEW:
        return points
    return [points[round(i * (len(points) - 1) / (FEW - 1))] for i in range(FEW)]


def opening(settled: Frame) -> Seen:
    """Points of the finished first page that differ from a black display and from an empty window.

    Raises ValueError when the page has no such points.
    """
    plain = [point for point in _looked_at(settled, 1.0) if _plain(settled, point)]
    colours = [settled.at(point) for point in plain]
    empty = (BLACK, WHITE, max(set(colours), key=colours.count))
    telling = [point for point in plain if all(apart(settled.at(point), other) >= CLEARLY for other in empty)]
    if not telling:
        raise ValueError("the first page has no coloured surface to watch")
    return {point: (settled.at(point), empty) for point in _spread(telling)}


def turning(before: Frame, after: Frame) -> tuple[Seen, Seen]:
    """Points left of the rail whose colour tells two pages apart: how they look on the one and on the other.

    Raises ValueError when there are none.
    """
    differing = [p for p in _looked_at(before, LEFT) if apart(before.at(p), after.at(p)) >= CLEARLY]
    plain = [p for p in differing if _plain(before, p) and _plain(after, p)]
    if not differing:
        raise ValueError("the two pages look the same")
    points = _spread(plain or differing)
    return (
        {p: (before.at(p), (after.at(p),)) for p in points},
        {p: (after.at(p), (before.at(p),)) for p in points},
    )
