"""The walk: each look is dressed once, and every row is judged from the records of that one walk."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.walker.looks import MEASURED, SAMPLED, TEN_INCH, TURNED, Look
from tests.walker.parts import Parts, parts
from tests.walker.rows_colour import Shot
from tests.walker.seen import Sheet
from tests.walker.stand import Stand
from tests.walker.ways import Stop


@pytest.fixture(scope="session")
def content(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The project's own content, and every page of it."""
    return parts(tmp_path_factory.mktemp("walker"))


@pytest.fixture(scope="session")
def walked() -> dict[Look, tuple[Shot, ...]]:
    """Looks that were walked with their pixels by the way, so that nobody walks them again."""
    return {}


@pytest.fixture(scope="session", params=MEASURED, ids=str)
def sheets(
    request: pytest.FixtureRequest, content: Parts, walked: dict[Look, tuple[Shot, ...]]
) -> tuple[Sheet, ...]:
    """Every sheet of every page, measured: each text size on each glass; words of doubt on the tightest."""
    look: Look = request.param
    stops = content.stops if look.screen == TEN_INCH else content.timely
    if look not in SAMPLED:
        return _measured(look, content, stops)
    walked[look] = _judged(look, content, stops)
    return tuple(shot.sheet for shot in walked[look])


@pytest.fixture(scope="session", params=TURNED, ids=str)
def upright(request: pytest.FixtureRequest, content: Parts) -> tuple[Sheet, ...]:
    """The same on a glass stood upright."""
    return _measured(request.param, content, content.timely)


@pytest.fixture(scope="session", params=SAMPLED, ids=str)
def shots(
    request: pytest.FixtureRequest, content: Parts, walked: dict[Look, tuple[Shot, ...]]
) -> tuple[Shot, ...]:
    """Every sheet by its pixels: each theme in two sizes."""
    return walked.pop(request.param, ()) or _judged(request.param, content, content.timely)


@pytest.fixture
def stand(content: Parts) -> Iterator[Stand]:
    """One glass of ten inches in the standard looks."""
    stand = Stand(content.opened, content.pictures, SAMPLED[0])
    yield stand
    stand.close()


def _measured(look: Look, content: Parts, stops: tuple[Stop, ...]) -> tuple[Sheet, ...]:
    stand = Stand(content.opened, content.pictures, look, aimed=look in MEASURED)
    found = tuple(sheet for stop in stops for sheet in stand.measured(stop))
    stand.close()
    assert {sheet.name for sheet in found} == {stop.name for stop in stops}
    return found


def _judged(look: Look, content: Parts, stops: tuple[Stop, ...]) -> tuple[Shot, ...]:
    stand = Stand(content.opened, content.pictures, look, aimed=look in MEASURED)
    found = tuple(shot for stop in stops for shot in stand.judged(stop))
    stand.close()
    return found
