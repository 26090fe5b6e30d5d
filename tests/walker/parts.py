"""What the whole walk shares: content, pictures, fonts, and the pages found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from kiosk.content import places
from kiosk.guide.page import Part
from kiosk.guide.places import Rehearsal
from kiosk.opening import Opened, open_all
from kiosk.widgets.pictures import Pictures
from tests.walker.ways import Stop, walk

# A day on which today's content is certain, and one on which every term has passed.
TODAY, LATE = date(2026, 12, 1), date(2035, 1, 1)
LATE_MARK = "[late]"


@dataclass(frozen=True)
class Parts:
    """Everything a stand needs; `stops` are all pages, each once."""

    opened: Opened
    pictures: Pictures
    stops: tuple[Stop, ...]

    @property
    def timely(self) -> tuple[Stop, ...]:
        """The pages as they are while every fact is certain."""
        return tuple(stop for stop in self.stops if LATE_MARK not in stop.name)


def parts(data: Path) -> Parts:
    """Open the project's own content.  Needs a QApplication."""
    where = places(data, data / "kiosk.toml")
    for font in sorted((where.assets / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    opened = open_all(where, lambda: TODAY)
    library = opened.library
    late = replace(library, today=lambda: LATE)
    found = (walk(library), _marked(walk(late), LATE_MARK))
    stops = {replace(stop.page, where=None): stop for each in reversed(found) for stop in each}
    return Parts(opened, Pictures(where.assets / "pictures"), thinned(tuple(stops.values())))


def thinned(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """All pages, but of each machine's screen only three: with the most words, with a hand, and without one.

    Where everything stands on it is judged for all its pages without drawing them (tests/widgets).
    """
    screens: dict[tuple[object, ...], list[Stop]] = {}
    for stop in stops:
        if isinstance(here := stop.turn.session.place, Rehearsal) and stop.page.device:
            screens.setdefault((here.procedure, here.step, here.state.screen), []).append(stop)
    kept = {stop.name for group in screens.values() for stop in _telling(group)}
    return tuple(stop for stop in stops if not stop.page.device or stop.name in kept)


def _telling(group: list[Stop]) -> Iterator[Stop]:
    yield max(group, key=lambda stop: len(stop.page.title.text))
    for pointed in (True, False):
        yield from [stop for stop in group if _pointed(stop) is pointed][:1]


def _pointed(stop: Stop) -> bool:
    return any(isinstance(block, Part) and block.pointed for block in stop.page.blocks)


def _marked(stops: tuple[Stop, ...], mark: str) -> tuple[Stop, ...]:
    return tuple(replace(stop, name=f"{stop.name}{mark}") for stop in stops)
