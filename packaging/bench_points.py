"""Which few pixels tell that a page is painted: taken from pictures of it; no layout is written down."""

from bench_glass import BLACK, Colour, Frame, Point

STEP = 8
"""Pixels between the points looked at."""
AROUND = 3
"""A point counts only when all within so many pixels have its colour: no edge, no letter."""
CLEARLY = 90
"""Red, green and blue together differ by at least this much (of 765)."""
FEW = 4


def apart(one: Colour, other: Colour) -> int:
    """How much two colours differ, 0 to 765."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


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


def opening(settled: Frame) -> dict[Point, Colour]:
    """Points of the finished first page that differ from a black display and from an empty window.

    Raises ValueError when the page has no such points.
    """
    plain = [point for point in _looked_at(settled, 1.0) if _plain(settled, point)]
    colours = [settled.at(point) for point in plain]
    paper = max(set(colours), key=colours.count)
    telling = [point for point in plain if _tells(settled.at(point), paper)]
    if not telling:
        raise ValueError("the first page has no coloured surface to watch")
    return {point: settled.at(point) for point in _spread(telling)}


def _tells(colour: Colour, paper: Colour) -> bool:
    return all(apart(colour, other) >= CLEARLY for other in (BLACK, (255, 255, 255), paper))


def turning(before: Frame, after: Frame) -> list[Point]:
    """Points left of the keys whose colour tells two pages apart.  Raises ValueError when there are none."""
    differing = [p for p in _looked_at(before, 0.75) if apart(before.at(p), after.at(p)) >= CLEARLY]
    plain = [p for p in differing if _plain(before, p) and _plain(after, p)]
    if not differing:
        raise ValueError("the two pages look the same")
    return _spread(plain or differing)
