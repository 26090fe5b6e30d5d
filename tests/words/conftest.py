"""The shipped dictionary, read once for this room's tests."""

from pathlib import Path

import pytest

from kiosk.words.annotate import Annotator
from kiosk.words.plain import PlainWords
from kiosk.words.readings import ReadingBook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def book() -> ReadingBook:
    return ReadingBook.load(ROOT / "assets" / "readings.yaml")


@pytest.fixture(scope="session")
def annotator(book: ReadingBook) -> Annotator:
    return Annotator(book)


@pytest.fixture(scope="session")
def plain_words() -> PlainWords:
    return PlainWords.load(ROOT / "assets" / "plain_words.yaml")
