"""The shipped places, opened once."""

from pathlib import Path

import pytest

from kiosk.content import ROOT
from kiosk.guide.library import Library
from kiosk.opening import open_all
from kiosk.shelters.gazetteer import Gazetteer, open_gazetteer
from tests.kiosks import TODAY
from tests.shelters.written import flee_places

NOWHERE = Path("nowhere")


@pytest.fixture(scope="session")
def shipped() -> Gazetteer:
    gazetteer, faults = open_gazetteer(ROOT / "assets" / "places", NOWHERE)
    assert faults == ()
    return gazetteer


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The procedure that asks where to flee to, on the shipped places."""
    return open_all(flee_places(tmp_path), lambda: TODAY).library
