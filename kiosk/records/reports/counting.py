"""Reads a range of days from the log and counts.  The connection can only read.

A million events fill 280 MB, so little is read: the pages shown (three quarters of all events) are passed
over, but for the last one of each visit that did not finish.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection, Cursor

from sqlalchemy.exc import DBAPIError

from kiosk.engines import reading_engine
from kiosk.records.ids import uuid7
from kiosk.records.reports.figures import Counted, Figures, figures_of
from kiosk.records.reports.span import JAPAN, Span, logged
from kiosk.records.reports.words import COVER, FINISHED, UNENDED, Words
from kiosk.records.requests import ANSWERS
from kiosk.records.trouble import LogUnreadableError

SOON, WITHIN = timedelta(minutes=1), timedelta(minutes=5)
"""Rows of the report; the same limits after which a call becomes urgent (kiosk/helpcall/call.py)."""

SLACK = timedelta(minutes=1)
"""Earlier versions took an id and its time one after the other; more apart than this they never are."""

_RANGE = "SELECT min(seq), max(seq) FROM events WHERE id >= ? AND id < ?"
_COUNTED = (
    "visit_begun",
    "visit_ended",
    "looks_changed",
    "procedure_opened",
    "procedure_finished",
    "help_asked",
    "unmet_need",
    "touch_trouble",
    "help_stage",
)
_UNTIMED = "CASE WHEN name IN ('visit_ended', 'help_stage') THEN json_remove(fields, '$.ms') ELSE fields END"
"""Milliseconds that nobody reads are left out: without them few bodies differ, and each is read once."""

_EVENTS = """
SELECT visit, at, name, {fields} FROM events
WHERE seq BETWEEN ? AND ? AND name IN {names} AND at >= ? AND at < ? ORDER BY seq
"""

_LAST_STEPS = """
SELECT (SELECT fields ->> 'step' FROM events WHERE visit = walk.value ->> 0 AND name = 'step_shown'
        AND fields ->> 'procedure' = walk.value ->> 1 ORDER BY seq DESC LIMIT 1)
FROM json_each(?) AS walk ORDER BY walk.key
"""


_body = lru_cache(maxsize=4096)(json.loads)


def figures(path: Path, span: Span, words: Words) -> Figures:
    """Count one range of days. Raises `LogUnreadableError`."""
    with reading(path) as connection:
        return figures_of(span, _counted(connection, span), words)


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """The driver's own connection, in one view of the log however long it takes. `LogUnreadableError`."""
    try:
        with reading_engine(path).connect() as connection:
            plain: Connection = connection.connection.driver_connection  # type: ignore[assignment]
            plain.execute("BEGIN")
            yield plain
    except DBAPIError as error:
        raise LogUnreadableError(f"{path.name}: {error.orig}") from error


def seq_range(connection: Connection, span: Span) -> tuple[int, int]:
    """The first and the last number a range of days can have: ids sort by time, and have an index anyway."""
    first, after = span.bounds()
    ids = uuid7(first - SLACK, bytes(10)), uuid7(after + SLACK, bytes(10))
    low, high = connection.execute(_RANGE, ids).fetchone()
    return low or 0, high or 0


def events(connection: Connection, span: Span, names: Sequence[str], fields: str = "fields") -> Cursor:
    """Visit, moment, name and fields of each event of these names (two at least), as they were written."""
    bounds = map(logged, span.bounds())
    told = _EVENTS.format(fields=fields, names=tuple(names))
    return connection.execute(told, (*seq_range(connection, span), *bounds))


@dataclass
class _Visit:
    """One visit as its events go by."""

    day: str | None = None
    size: str = "standard"
    ending: str = UNENDED
    finished: dict[str, bool] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)


@dataclass
class _Count:
    """Lists that grow as events go by."""

    visits: dict[str, _Visit] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    call_places: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    asked_at: list[str] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def take(self, visit: _Visit, at: str, name: str, body: dict[str, str]) -> None:
        match name:
            case "visit_begun":
                visit.day = _day(at)
            case "visit_ended":
                visit.ending = body["reason"]
            case "looks_changed" if body["what"] == "text":
                visit.size = body["to"]
            case "procedure_opened":
                visit.finished.setdefault(body["procedure"], False)
            case "procedure_finished" if body["procedure"] in visit.finished:
                visit.finished[body["procedure"]] = True
            case "help_asked":
                self._ask(visit, at, body)
            case "unmet_need":
                self.unmet.append(body["picture"])
            case "touch_trouble":
                self.troubles.append(body["kind"])
            case "help_stage" if body["stage"] in ANSWERS:
                self._answer(visit, at)

    def _ask(self, visit: _Visit, at: str, body: dict[str, str]) -> None:
        visit.waiting.append(len(self.calls))
        self.calls.append(body["kind"])
        self.call_places.append(body["procedure"])
        self.answers.append("never")
        self.asked_at.append(at)

    def _answer(self, visit: _Visit, at: str) -> None:
        """One answer is for every call of the visit that still waits: it is the same person at the glass."""
        for call in visit.waiting:
            self.answers[call] = _speed(_moment(at) - _moment(self.asked_at[call]))
        visit.waiting.clear()


def _counted(connection: Connection, span: Span) -> Counted:
    count = _Count()
    for visit, at, name, fields in events(connection, span, _COUNTED, _UNTIMED):
        known = count.visits.get(visit)
        if known is None:
            known = count.visits[visit] = _Visit()
        count.take(known, at, name, _body(fields))
    begun = [visit for visit in count.visits.values() if visit.day]
    return Counted(
        days=[visit.day or "" for visit in begun],
        endings=[visit.ending for visit in begun],
        sizes=[visit.size for visit in begun],
        walks=_walks(connection, count.visits),
        calls=count.calls,
        call_places=count.call_places,
        answers=count.answers,
        unmet=count.unmet,
        troubles=count.troubles,
    )


def _walks(connection: Connection, visits: dict[str, _Visit]) -> list[tuple[str, str]]:
    opened = [(name, *way) for name, visit in visits.items() for way in visit.finished.items()]
    stopped = [(visit, procedure) for visit, procedure, finished in opened if not finished]
    last = connection.execute(_LAST_STEPS, (json.dumps(stopped),))
    ended = [(procedure, FINISHED) for _, procedure, finished in opened if finished]
    return [
        *ended,
        *((procedure, step or COVER) for (_, procedure), (step,) in zip(stopped, last, strict=True)),
    ]


def _speed(waited: timedelta) -> str:
    if waited <= SOON:
        return "1min"
    return "5min" if waited <= WITHIN else "later"


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _day(at: str) -> str:
    return _day_of_hour(at[: len("2026-10-31T15")])


@lru_cache(maxsize=4096)
def _day_of_hour(hour: str) -> str:
    """Japan's day: its hours begin with those of UTC."""
    return datetime.strptime(f"{hour}+0000", "%Y-%m-%dT%H%z").astimezone(JAPAN).date().isoformat()
