"""Every walk ends without a word of complaint from the program itself."""

import logging
from collections.abc import Iterator

import pytest

from kiosk.content import ROOT
from kiosk.procedures.shelf import open_shelf
from tests.walks.routes import Route, covering

SHELF = open_shelf(ROOT / "assets")
ROUTES: tuple[Route, ...] = tuple(
    route for procedure in SHELF.procedures.values() for route in covering(procedure, frozenset())
)
LONGEST: tuple[Route, ...] = tuple(
    max((route for route in ROUTES if route.procedure == name), key=lambda route: len(route.edges))
    for name in SHELF.procedures
)
"""One long route of each procedure."""
KONBINI = next(route for route in LONGEST if route.procedure == "konbini")
SOME: tuple[Route, ...] = tuple(
    route for route in LONGEST if route.procedure in ("konbini", "sagi", "yobou", "bousai")
)
"""Of them, those that between them meet every kind of page: for what the program itself does."""


@pytest.fixture(autouse=True)
def no_complaint(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A listener that failed, a note refused: the program logs it and goes on; a test does not."""
    yield
    complaints = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.name.startswith("kiosk") and record.levelno >= logging.WARNING
    ]
    assert complaints == []
