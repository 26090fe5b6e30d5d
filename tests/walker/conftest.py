"""The walk: each look is dressed once, and every row is judged from the records of that one walk."""

import os
import re
from collections.abc import Iterator
from zlib import crc32

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.walker.looks import MEASURED, SAMPLED, TIGHTEST, TURNED, Look
from tests.walker.parts import Parts, parts
from tests.walker.rows_colour import Shot
from tests.walker.seen import Sheet
from tests.walker.stand import Stand
from tests.walker.ways import Stop

SHARE = 16
OF_DATA = re.compile(r"\.|^words_")
"""Names of the procedures' pages and the glossary's: many, and alike in shape."""


@pytest.fixture(scope="session")
def content(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The project's own content, and every page of it."""
    return parts(tmp_path_factory.mktemp("walker"))


@pytest.fixture(scope="session", params=MEASURED, ids=str)
def sheets(request: pytest.FixtureRequest, content: Parts) -> tuple[Sheet, ...]:
    """Every page in the tightest look; in each of the others a share of its own, with words of doubt."""
    look: Look = request.param
    return _measured(look, content, content.timely if look == TIGHTEST else share(content.stops, look))


@pytest.fixture(scope="session", params=TURNED, ids=str)
def upright(request: pytest.FixtureRequest, content: Parts) -> tuple[Sheet, ...]:
    """The same on a glass stood upright."""
    return _measured(request.param, content, share(content.timely, request.param))


@pytest.fixture(scope="session", params=SAMPLED, ids=str)
def shots(request: pytest.FixtureRequest, content: Parts) -> tuple[Shot, ...]:
    """A share of all sheets by their pixels: each theme in two sizes."""
    return _judged(request.param, content, share(content.timely, request.param))


def share(stops: tuple[Stop, ...], look: Look) -> tuple[Stop, ...]:
    """The program's own pages, and of those made of data a sixteenth in each look; all when asked for all."""
    if os.environ.get("TETSUNAGI_EVERY_PAGE"):
        return stops
    return tuple(stop for stop in stops if not OF_DATA.search(stop.name) or _falls_to(look, stop))


def _falls_to(look: Look, stop: Stop) -> bool:
    return crc32(f"{look} {stop.name}".encode()) % SHARE == 0


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
