"""The dictionaries the checks read by: which words are jargon, which have no reading."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from yaml import YAMLError

from kiosk.procedures.as_shown import bare
from kiosk.procedures.fault import Fault, shown
from kiosk.values import dataclass
from kiosk.words.missing import missing_readings
from kiosk.words.plain import PlainWords, jargon
from kiosk.words.readings import ReadingBook

D = TypeVar("D", PlainWords, ReadingBook)
T = TypeVar("T")
_Ask = Callable[[str], list[T]]
_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〆]")


@dataclass(frozen=True)
class Dictionaries:
    """What is asked of a text whose ruby marks fit: jargon with its replacements; words without a reading."""

    jargon: _Ask[tuple[str, str]]
    unreadable: _Ask[str]


def open_dictionaries(assets: Path) -> tuple[Dictionaries, tuple[Fault, ...]]:
    """readings.yaml with kyoiku.txt, and plain_words.yaml; an unreadable one is told and asks nothing."""
    words, no_words = _opened(assets / "plain_words.yaml", PlainWords.load)
    book, no_book = _opened(assets / "readings.yaml", ReadingBook.load)
    dictionaries = Dictionaries(
        jargon=_remembered(_jargon_of(words)) if words else lambda _text: [],
        unreadable=_remembered(_unreadable_by(book)) if book else lambda _text: [],
    )
    return dictionaries, (*no_words, *no_book)


def _remembered(ask: _Ask[T]) -> _Ask[T]:
    """Many procedures share a sentence, and all that use a part its steps."""
    return lru_cache(maxsize=4096)(ask)


def _jargon_of(words: PlainWords) -> _Ask[tuple[str, str]]:
    # Nine texts of ten hold none of the words: one search says so a hundred times sooner.
    some = re.compile("|".join(map(re.escape, words.replacements)) or "(?!)")

    def ask(text: str) -> list[tuple[str, str]]:
        return jargon(text, words) if some.search(bare(text)) else []

    return ask


def _unreadable_by(book: ReadingBook) -> _Ask[str]:
    # A text of taught kanji alone needs no look into the book.
    def ask(text: str) -> list[str]:
        return [] if book.taught.issuperset(_KANJI.findall(text)) else missing_readings(text, book)

    return ask


def _opened(path: Path, load: Callable[[Path], D]) -> tuple[D | None, tuple[Fault, ...]]:
    try:
        return load(path), ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, YAMLError) as problem:
        what = f"辞書が読めません({_line(problem)})"
        return None, (Fault(shown(path), None, what, "ファイルを直すか、控えから戻してください"),)


def _line(problem: Exception) -> str:
    """One line of what went wrong; a missing file names itself already."""
    if isinstance(problem, OSError):
        return f"{problem.strerror}: {Path(str(problem.filename)).name}"
    return " ".join(str(problem).split())
