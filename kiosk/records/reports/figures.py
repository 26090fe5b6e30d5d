"""What can be known from the log about a range of days: exact numbers, for the staff room."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kiosk.records.reports.span import Span
from kiosk.records.reports.words import FINISHED, OTHER, Words
from kiosk.values import dataclass


@dataclass(frozen=True)
class Tally:
    """A whole and the parts that add up to it, each with its code, in an order that owes nothing to them."""

    name: str
    parts: Mapping[str, int]

    @property
    def whole(self) -> int:
        return sum(self.parts.values())


@dataclass(frozen=True)
class Figures:
    """The numbers of a range of days.

    visits: by day.  endings, sizes: the same visits by how they ended, and by the last text size.
    openings: visits that opened a procedure, by procedure (twice in a visit counts once).
    stops: one for each procedure, of the same visits: finished, or the page on which they stopped.
    calls, call_places, answers: calls for help by kind, by procedure, and by how soon somebody answered.
    unmet: 「ここにない」 by picture.  troubles: taps that were not accepted, by kind.
    gone: the tables of which some events are past the days they are kept; their counts are too small.
    """

    span: Span
    visits: Tally
    endings: Tally
    sizes: Tally
    openings: Tally
    stops: tuple[Tally, ...]
    calls: Tally
    call_places: Tally
    answers: Tally
    unmet: Tally
    troubles: Tally
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Counted:
    """What a reading of the log found, code by code; each entry of a list is one visit, call or tap.

    walks: procedure and, where it was not finished, the last page; `FINISHED` where it was.
    """

    days: Iterable[str]
    endings: Iterable[str]
    sizes: Iterable[str]
    walks: Iterable[tuple[str, str]]
    calls: Iterable[str]
    call_places: Iterable[str]
    answers: Iterable[str]
    unmet: Iterable[str]
    troubles: Iterable[str]


def figures_of(span: Span, counted: Counted, words: Words) -> Figures:
    """The tallies, with a part for every code there could be and one for what is no longer known."""
    walks: dict[str, list[str]] = defaultdict(list)
    for procedure, stop in counted.walks:
        walks[procedure if procedure in words.procedures else OTHER].append(stop)
    opened = [procedure for procedure, stops in walks.items() for _ in stops]
    return Figures(
        span=span,
        visits=_by_day(span, counted.days),
        endings=_tally("endings", counted.endings, words.endings),
        sizes=_tally("sizes", counted.sizes, words.sizes),
        openings=_tally("openings", opened, words.procedures),
        stops=tuple(_stops(name, walks[name], words) for name in [*words.procedures, OTHER]),
        calls=_tally("calls", counted.calls, words.helps),
        call_places=_tally("call_places", counted.call_places, words.procedures),
        answers=_tally("answers", counted.answers, words.speeds),
        unmet=_tally("unmet", counted.unmet, words.pictures),
        troubles=_tally("troubles", counted.troubles, words.troubles),
    )


def _by_day(span: Span, days: Iterable[str]) -> Tally:
    counts = Counter(days)
    return Tally("visits", {day.isoformat(): counts[day.isoformat()] for day in span.days()})


def _stops(procedure: str, ended: Iterable[str], words: Words) -> Tally:
    return _tally(procedure, ended, [FINISHED, *words.steps.get(procedure, ())])


def _tally(name: str, found: Iterable[str], codes: Iterable[str]) -> Tally:
    """Each code with its count, zero too; what has no code of its own is counted as other, at the end."""
    counts = Counter(found)
    parts = {code: counts.pop(code, 0) for code in codes}
    return Tally(name, {**parts, OTHER: counts.total()})
