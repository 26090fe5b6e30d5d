"""Cells and lines that a spreadsheet takes for what they are."""

from collections.abc import Iterable

BOM = "\ufeff".encode()
"""Tells Excel that the file is UTF-8; without it a double click shows Japanese as rubbish."""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NEEDS_QUOTES = frozenset('",\r\n')


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it instead of showing it."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


def field(value: int | str) -> str:
    """One field of a CSV line. A number is written as it is."""
    if isinstance(value, int):
        return str(value)
    text = guarded(value)
    if _NEEDS_QUOTES.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def line(values: Iterable[int | str]) -> str:
    """One line of a CSV file, as RFC 4180 ends it."""
    return ",".join(map(field, values)) + "\r\n"


def csv_bytes(rows: Iterable[Iterable[int | str]]) -> bytes:
    """A small CSV file."""
    return BOM + "".join(map(line, rows)).encode()
