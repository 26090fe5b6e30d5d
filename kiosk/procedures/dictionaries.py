"""The dictionaries the checks read by: which words are jargon, which have no reading."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from yaml import YAMLError

from kiosk.procedures.fault import Fault, shown
from kiosk.words.missing import missing_readings
from kiosk.words.plain import PlainWords, jargon
from kiosk.words.readings import ReadingBook

D = TypeVar("D", PlainWords, ReadingBook)


@dataclass(frozen=True)
class Dictionaries:
    """What is asked of a text whose ruby marks fit: jargon with its replacements; words without a reading."""

    jargon: Callable[[str], list[tuple[str, str]]]
    unreadable: Callable[[str], list[str]]


def open_dictionaries(assets: Path) -> tuple[Dictionaries, tuple[Fault, ...]]:
    """readings.yaml with kyoiku.txt, and plain_words.yaml; an unreadable one is told and asks nothing."""
    words, no_words = _opened(assets / "plain_words.yaml", PlainWords.load)
    book, no_book = _opened(assets / "readings.yaml", ReadingBook.load)
    known = words or PlainWords({})
    dictionaries = Dictionaries(
        jargon=lambda text: jargon(text, known),
        unreadable=lambda text: missing_readings(text, book) if book else [],
    )
    return dictionaries, (*no_words, *no_book)


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
