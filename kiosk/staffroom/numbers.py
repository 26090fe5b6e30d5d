"""The rows of the pages of numbers: what is counted, in the staff's words, the largest first.  No Qt.

Inside the centre the numbers are exact; what leaves it is told with small numbers hidden there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk.records.reports.counting import figures
from kiosk.records.reports.figures import Figures, Tally
from kiosk.records.reports.helping import Help, Waits
from kiosk.records.reports.keeping import partly_gone
from kiosk.records.reports.span import Span
from kiosk.records.reports.words import FINISHED, OTHER, Words, words_of
from kiosk.staffroom.office import Office
from kiosk.staffroom.tell import place, step
from kiosk.values import dataclass


@dataclass(frozen=True)
class Row:
    """One bar: its name, the whole, and the part of it that is filled."""

    name: str
    whole: int
    part: int
    picture: str | None = None


def words(office: Office) -> Words:
    """The names of everything that can be counted."""
    library = office.library
    known = {name: library.procedure(name) for name in library.home.ways()}
    there = {name: each for name, each in known.items() if each}
    return words_of(there, library.home.needs, office.events)


def counted(office: Office, span: Span) -> Figures:
    """The figures of a range. Raises `LogUnreadableError`."""
    gone = partly_gone(span, office.library.today(), office.events)
    return replace(figures(office.where.log, span, words(office)), gone=gone)


def note(office: Office, found: Figures, *tables: str) -> str:
    """That some events of these tables are past their days; empty where all are there."""
    return office.say("numbers.gone") if found.gone.intersection(tables) else ""


def procedures(office: Office, found: Figures) -> list[Row]:
    """Opened, and of these finished."""
    finished = {tally.name: tally.parts.get(FINISHED, 0) for tally in found.stops}
    rows = [
        Row(_procedure(office, name), count, finished.get(name, 0))
        for name, count in found.openings.parts.items()
    ]
    return _largest(rows)


def stops(office: Office, tally: Tally) -> list[Row]:
    """Where the visits of one procedure stopped: in the order of its steps, those that finished last."""
    known = words(office).steps.get(tally.name, {})
    rows = [
        Row(_bare(office, known.get(step, office.say("numbers.other"))), count, count)
        for step, count in tally.parts.items()
        if count and step != FINISHED
    ]
    done = tally.parts.get(FINISHED, 0)
    return [*rows, Row(office.say("numbers.finished"), done, done)]


def simple(office: Office, tally: Tally, names: Mapping[str, str]) -> list[Row]:
    """The parts of a tally, each wholly filled."""
    other = office.say("numbers.other")
    return _largest(
        Row(_bare(office, names.get(code, other)), count, count) for code, count in tally.parts.items()
    )


def places(office: Office, found: Help) -> list[Row]:
    """Where help was asked for: procedure and page."""
    named = (
        (place(office, name), step(office, name, page), count) for (name, page), count in found.places.items()
    )
    return _largest(Row(f"{there}　{page}", count, count) for there, page, count in named)


def waits(office: Office, found: Waits) -> str:
    """The middle and the ninetieth of a hundred, in words."""
    if found.median is None or found.ninetieth is None:
        return office.say("numbers.no_waits")
    middle, most = (_lasting(office, seconds) for seconds in (found.median, found.ninetieth))
    return office.say("numbers.waits", middle=middle, most=most)


def _lasting(office: Office, seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return office.say("numbers.minutes" if minutes else "numbers.seconds", minutes=minutes, seconds=rest)


def finished(found: Figures) -> int:
    """Procedures gone through to the end."""
    return sum(tally.parts.get(FINISHED, 0) for tally in found.stops)


def soon_share(found: Figures) -> int | None:
    """Per cent of the calls that were answered within five minutes; None where no answer was recorded."""
    parts = found.answers.parts
    soon = parts["1min"] + parts["5min"]
    return round(100 * soon / found.calls.whole) if soon + parts["later"] else None


def _procedure(office: Office, name: str) -> str:
    return office.say("numbers.other") if name == OTHER else office.procedure(name)


def _bare(office: Office, text: str) -> str:
    return office.library.told(text).text


def _largest(rows: Iterable[Row]) -> list[Row]:
    return sorted((row for row in rows if row.whole), key=lambda row: -row.whole)
