"""The spare words: the catalogue once more."""

from pathlib import Path

from kiosk.words.po import read_po
from kiosk.words.spare import SPARE_WORDS

CATALOGUE = Path(__file__).parents[2] / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po"


def test_the_spare_words_are_the_catalogue() -> None:
    """A word changed in the catalogue is changed here too: run packaging/spare_words.py."""
    assert read_po(CATALOGUE.read_text(encoding="utf-8")) == SPARE_WORDS
