"""The guide on the shipped content, without a window."""

from datetime import date

import pytest

from kiosk.content import ROOT, Places
from kiosk.guide.library import Library
from kiosk.opening import open_all
from kiosk.records.catalogue import Catalogue, load

TODAY = date(2026, 11, 22)


def shipped_library(today: date = TODAY) -> Library:
    """The shipped content with the standard settings."""
    nowhere = ROOT / "nowhere"
    return open_all(Places(ROOT / "assets", ROOT / "locales", nowhere, nowhere), lambda: today).library


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="session")
def events() -> Catalogue:
    return load(ROOT / "assets/events.toml")
