"""What the log tells of help in a range of days: how long people waited, who was not answered, and where.

Stays in the house: nothing of it goes into a file that leaves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass as mutable
from dataclasses import field
from datetime import datetime, timedelta
from json import loads
from pathlib import Path
from statistics import quantiles

from kiosk.records.reports.counting import events, reading
from kiosk.records.reports.span import JAPAN, Span
from kiosk.records.requests import ANSWERS, ASKED, OVER, STAGE
from kiosk.values import dataclass

UNHEARD = ("nobody", "cut", "no_answer")
"""Stages that told the resident that nobody answers."""

HOURS = 24


@dataclass(frozen=True)
class Waits:
    """Seconds from a call until somebody said that they come, or was there; None where nobody did."""

    count: int = 0
    median: int | None = None
    ninetieth: int | None = None


@dataclass(frozen=True)
class Help:
    """`unanswered`: calls that stayed without an answer after the resident was told so, by hour of the day.

    `places`: how often help was asked for, by procedure and page.
    """

    waits: Waits
    unanswered: tuple[int, ...]
    places: Mapping[tuple[str, str], int]


NOTHING = Help(Waits(), (), {})


@mutable
class _Call:
    opened: datetime
    unheard: bool = False
    answered: bool = False


@mutable
class _Count:
    waits: list[float] = field(default_factory=list)
    unanswered: Counter[int] = field(default_factory=Counter)
    places: Counter[tuple[str, str]] = field(default_factory=Counter)
    calls: dict[str, _Call] = field(default_factory=dict)

    def take(self, visit: str, at: datetime, name: str, body: Mapping[str, str | int]) -> None:
        match name:
            case "help_asked":
                self.places[str(body["procedure"]), str(body["step"])] += 1
            case "help_stage":
                since = timedelta(milliseconds=int(body["ms"]))
                call = self.calls.setdefault(visit, _Call(at - since))
                self._stage(call, str(body["stage"]), since)
            case _:
                self._ended(self.calls.pop(visit, None))

    def close(self) -> None:
        """Calls whose end was not written: the tablet was switched off."""
        for call in self.calls.values():
            self._ended(call)

    def _stage(self, call: _Call, stage: str, since: timedelta) -> None:
        call.unheard = call.unheard or stage in UNHEARD
        if stage in ANSWERS and not call.answered:
            call.answered = True
            self.waits.append(since.total_seconds())

    def _ended(self, call: _Call | None) -> None:
        if call is not None and call.unheard and not call.answered:
            self.unanswered[call.opened.astimezone(JAPAN).hour] += 1


def help_in(path: Path, span: Span) -> Help:
    """Count one range of days. Raises `LogUnreadableError`."""
    count = _Count()
    with reading(path) as connection:
        for visit, at, name, fields in events(connection, span, (ASKED, STAGE, OVER)):
            count.take(visit, datetime.fromisoformat(at), name, loads(fields))
    count.close()
    unanswered = tuple(count.unanswered[hour] for hour in range(HOURS))
    return Help(waits_of(count.waits), unanswered, dict(count.places))


def waits_of(seconds: Iterable[float]) -> Waits:
    """The middle, and what nine of ten did not exceed."""
    known = list(seconds)
    if not known:
        return Waits()
    tenths = quantiles(known, n=10, method="inclusive") if len(known) > 1 else known * 9
    return Waits(len(known), round(tenths[4]), round(tenths[8]))
