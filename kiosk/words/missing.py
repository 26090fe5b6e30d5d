"""Which words of a text still want a reading."""

import re

from kiosk.words.annotate import read_tokens
from kiosk.words.readings import ReadingBook

_KANJI_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff々〆ヶ]+")


def missing_readings(text: str, book: ReadingBook) -> list[str]:
    """Kanji words with a kanji beyond the primary school list that no ruby and no entry covers.

    Each once, in the order of the text. Raises `RubyError`.
    """
    missing: dict[str, None] = {}
    for piece in _uncovered(text, book):
        for run in _KANJI_RUN.findall(piece):
            if any(char not in book.taught and char not in "々ヶ" for char in run):
                missing[run] = None
    return list(missing)


def _uncovered(text: str, book: ReadingBook) -> list[str]:
    covered = book.readings
    return [
        token.surface
        for token in read_tokens(text, book)
        if not token.reading and token.surface not in covered
    ]
