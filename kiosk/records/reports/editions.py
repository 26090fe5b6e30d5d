"""The two editions of the figures: exact ones that stay in the centre, and what may leave it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import reduce
from operator import add

from kiosk.records.reports.figures import Figures, Tally
from kiosk.records.reports.span import Span
from kiosk.records.reports.telling import UNTOLD, Told, exactly, tell_parts, tell_whole

DAYS_SHOWN = 31
"""A longer range is shown by months."""


@dataclass(frozen=True)
class Table:
    """A tally as it is told.  `gone`: some of its events are past the days they are kept."""

    name: str
    whole: Told
    parts: Mapping[str, Told]
    gone: bool = False


@dataclass(frozen=True)
class Edition:
    """Everything that is told of a range. `stops` are by procedure; `tables` by the names in `Figures`."""

    span: Span
    inside: bool
    tables: Mapping[str, Table]
    stops: tuple[Table, ...]


class NotWholeMonthsError(ValueError):
    """Only whole months that are over may leave: two ranges that overlap would give their difference away."""


def inside(figures: Figures) -> Edition:
    """Exact numbers of any range of days, for the staff of this centre only."""
    gone = figures.gone
    tables = {tally.name: _exact(tally, gone=tally.name in gone) for tally in _tallies(figures)}
    if len(figures.visits.parts) > DAYS_SHOWN:
        tables["visits"] = _exact(_by_months(figures.visits), gone="visits" in gone)
    stops = tuple(_exact(tally, gone="stops" in gone) for tally in figures.stops)
    return Edition(figures.span, inside=True, tables=tables, stops=stops)


def months_to_tell(span: Span, today: date) -> tuple[Span, ...]:
    """The months of an edition that may leave. Raises `NotWholeMonthsError`."""
    months = span.months()
    if months is None or span.last >= today:
        raise NotWholeMonthsError(str(span))
    return months


def outside(span: Span, months: tuple[Figures, ...]) -> Edition:
    """What may leave: each month told by itself, and a longer range as the sum of what its months told."""
    each = [_month(figures) for figures in months]
    tables = {name: _sum([one.tables[name] for one in each]) for name in each[0].tables}
    if len(each) > 1:
        by_month = {str(one.span): one.tables["visits"].whole for one in each}
        tables["visits"] = replace(tables["visits"], parts=by_month)
    stops = tuple(_sum(list(same)) for same in zip(*(one.stops for one in each), strict=True))
    return Edition(span, inside=False, tables=tables, stops=stops)


def _month(figures: Figures) -> Edition:
    gone = figures.gone
    tables = {
        tally.name: _withheld(tally) if tally.name in gone else _told(tally, tell_whole(tally.whole))
        for tally in _tallies(figures)
    }
    opened = tables["openings"].parts
    stops = tuple(
        _withheld(tally) if "stops" in gone else _told(tally, opened[tally.name]) for tally in figures.stops
    )
    return Edition(figures.span, inside=False, tables=tables, stops=stops)


def _tallies(figures: Figures) -> list[Tally]:
    values = (getattr(figures, field.name) for field in fields(figures))
    return [value for value in values if isinstance(value, Tally)]


def _told(tally: Tally, whole: Told) -> Table:
    return Table(tally.name, whole, tell_parts(tally.parts, whole))


def _withheld(tally: Tally) -> Table:
    return Table(tally.name, UNTOLD, dict.fromkeys(tally.parts, UNTOLD), gone=True)


def _exact(tally: Tally, *, gone: bool) -> Table:
    parts = {code: exactly(count) for code, count in tally.parts.items()}
    return Table(tally.name, exactly(tally.whole), parts, gone)


def _by_months(visits: Tally) -> Tally:
    months: dict[str, int] = {}
    for day, count in visits.parts.items():
        months[day[:7]] = months.get(day[:7], 0) + count
    return Tally(visits.name, months)


def _sum(same: list[Table]) -> Table:
    codes = dict.fromkeys(code for table in same for code in table.parts)
    parts = {
        code: reduce(add, (table.parts[code] for table in same if code in table.parts)) for code in codes
    }
    gone = any(table.gone for table in same)
    return Table(same[0].name, reduce(add, (table.whole for table in same)), parts, gone)
