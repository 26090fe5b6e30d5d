"""The log's events, a thousand at a time and column by column, ahead of whoever makes lines of them.

Row by row, Python would be busy fetching for half of the time.  SQLite joins each column to one text instead,
in one step during which Python is free: it makes lines of one thousand while the next are fetched.
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from sqlite3 import Connection

from kiosk.records.reports.span import Span, logged

AT_ONCE = 1000
"""Numbers of events fetched at a time: also how often progress is told and a cancel is heard."""

AHEAD = 2
"""Fetches that are begun before they are asked for, so that the thread need not wait for the next."""

_ENDS = "SELECT ifnull(min(seq), 1), ifnull(max(seq), 0) FROM events"
VISIT = 13
"""Letters of a visit's id that tell it from a year's others: the first 48 of its random bits."""

_BETWEEN = "\x1f"
"""No column can hold it: the table's own rules refuse it."""

_FETCH = f"""
SELECT group_concat(seq, '{_BETWEEN}'), group_concat(at, '{_BETWEEN}'),
    group_concat(substr(visit, 1, {VISIT}), '{_BETWEEN}'), group_concat(name || fields, '{_BETWEEN}')
FROM events NOT INDEXED WHERE seq BETWEEN ? AND ? AND at >= ? AND at < ?
"""  # noqa: S608 - our own constants: char(31) would be called for every event, and take half of the time
"""Without an index SQLite can only go by the table's own order, that of `seq`."""

Columns = Sequence[Sequence[str]]
"""Of some events in order: their numbers, times, visits (shortened), and names with the fields behind."""

Told = Callable[[int, int], None]
"""Hears how many are done, and of how many."""


def nobody(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def fetched(connection: Connection, span: Span, told: Told) -> Generator[Columns, None, None]:
    """Events of a range of days.  To be closed before the connection is."""
    first, last = connection.execute(_ENDS).fetchone()
    bounds = tuple(map(logged, span.bounds()))

    def fetch(number: int) -> Columns:
        row = connection.execute(_FETCH, (number, number + AT_ONCE - 1, *bounds)).fetchone()
        return [text.split(_BETWEEN) if text is not None else () for text in row]

    numbers = range(first, last + 1, AT_ONCE)
    with ThreadPoolExecutor(1, "fetch") as fetcher:
        coming = deque(fetcher.submit(fetch, number) for number in numbers[:AHEAD])
        for number in numbers:
            columns = coming.popleft().result()
            coming.append(fetcher.submit(fetch, number + AHEAD * AT_ONCE))
            yield columns
            told(min(number + AT_ONCE, last + 1) - first, last + 1 - first)
