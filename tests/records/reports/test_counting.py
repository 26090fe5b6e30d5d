import json
from dataclasses import fields
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from kiosk.records.reports.counting import _COUNTED, figures
from kiosk.records.reports.dictionary import TITLES
from kiosk.records.reports.editions import inside, outside
from kiosk.records.reports.export import Source, edition
from kiosk.records.reports.figures import Figures
from kiosk.records.reports.keeping import COUNTED_FROM, GONE
from kiosk.records.reports.span import Span
from kiosk.records.reports.summary import rows
from kiosk.records.reports.telling import UNDER, UNTOLD, exactly
from kiosk.records.trouble import LogUnreadableError
from tests.records.reports.conftest import OCTOBER, TODAY, YEAR, Log, at, walk


def test_a_month_is_counted_in_japans_days(busy: Path, source: Source) -> None:
    """The last minute of September in Japan is not October's, its first is, and so at the other end."""
    counted = figures(busy, OCTOBER, source.words)
    assert counted.visits.whole == 42
    assert counted.visits.parts["2026-10-01"] == 3
    assert counted.visits.parts["2026-10-31"] == 0
    assert figures(busy, YEAR, source.words).visits.whole == 44


def test_where_people_stop(busy: Path, source: Source) -> None:
    """Each visit that opened a procedure finished it, or stopped on the last page it saw."""
    counted = figures(busy, OCTOBER, source.words)
    stops = {tally.name: tally for tally in counted.stops}
    assert counted.openings.parts["konbini"] == stops["konbini"].whole == 20
    assert stops["konbini"].parts["finished"] == 15
    assert sum(stops["konbini"].parts.values()) == 20
    assert stops["sagi"].parts["other"] == 20  # a page that the procedure no longer has


def test_every_table_of_visits_adds_up_to_the_visits(busy: Path, source: Source) -> None:
    """However a visit ended, and whatever the size of its text, it is counted once."""
    counted = figures(busy, OCTOBER, source.words)
    assert counted.endings.whole == counted.sizes.whole == counted.visits.whole
    assert counted.sizes.parts["larger"] == 1
    assert counted.endings.parts == {
        **dict.fromkeys(counted.endings.parts, 0),
        "finish": 20,
        "idle": 20,
        "unended": 2,
    }


def test_calls_needs_and_troubles(busy: Path, source: Source) -> None:
    """Counted one by one; a call that nobody answered is told as such."""
    counted = figures(busy, OCTOBER, source.words)
    assert counted.calls.parts["desk"] == counted.call_places.parts["konbini"] == 6
    assert counted.answers.parts["never"] == 6
    assert (counted.unmet.parts["papers"], counted.troubles.parts["near"]) == (1, 1)


def test_an_answer_is_timed(log: Log, source: Source) -> None:
    """Who comes, or is there, answers every waiting call of the visit; to have been seen is no answer yet."""
    log.visit(at(1), [("help_asked", {"procedure": "konbini", "step": "told", "kind": "desk"})])
    seq = log.rows[0]
    others = (digit for digit in "0123" if digit != seq[0][-1])
    for last, second, stage in zip(others, (5, 59, 70), ("seen", "on_the_way", "arrived"), strict=False):
        told = json.dumps({"way": "beside", "stage": stage, "ms": second * 1000})
        minute = f"2026-10-01T01:{second // 60:02}:{second % 60:02}.000Z"
        log.rows.append((seq[0][:-1] + last, seq[1], minute, "help_stage", told))
    assert figures(log.written(), OCTOBER, source.words).answers.parts["1min"] == 1


def test_a_table_partly_past_its_days_is_not_told(busy: Path, source: Source) -> None:
    """Touch troubles are kept for 90 days: then October's are shown inside, with a word, and not told.

    Before and after the expiry the files would differ by a small count.
    """
    last, after = date(2026, 12, 29), date(2026, 12, 30)
    assert not edition(source, OCTOBER, last).tables["troubles"].gone
    made = edition(source, OCTOBER, after)
    assert made.tables["troubles"].gone
    assert made.tables["troubles"].whole == UNTOLD
    assert set(made.tables["troubles"].parts.values()) == {UNTOLD}
    assert not made.tables["visits"].gone
    title = TITLES["troubles"]
    told = [row for row in rows(made, source.words) if row[0] == title]
    assert (title, "", "ことわり", GONE) in told
    assert {row[3] for row in told} == {GONE, "出しません"}
    kept = edition(source, Span(date(2026, 10, 1), date(2026, 10, 30)), after).tables["troubles"]
    assert (kept.whole, kept.gone) == (exactly(1), True)


def test_a_year_with_a_month_past_its_days(busy: Path, source: Source) -> None:
    """Adds up to what its months told: at least so many, and says so."""
    quarter = Span(date(2026, 10, 1), date(2026, 12, 31))
    made = edition(source, quarter, date(2027, 1, 5))
    assert made.tables["troubles"].gone
    assert made.tables["troubles"].whole.high is None
    assert GONE in {row[3] for row in rows(made, source.words)}


def test_after_all_days_nothing_is_told(busy: Path, source: Source) -> None:
    """Nor where people stopped."""
    made = edition(source, OCTOBER, date(2027, 11, 10))
    assert all(table.gone for table in (*made.tables.values(), *made.stops))
    assert {row[3] for row in rows(made, source.words)} == {GONE, "出しません"}


def test_every_table_knows_its_events(busy: Path, source: Source) -> None:
    """By the names of the figures and of the catalogue."""
    names = {field.name for field in fields(Figures)} - {"span", "gone"}
    assert set(COUNTED_FROM) == names
    assert set(chain(*COUNTED_FROM.values())) == set(_COUNTED) | {"step_shown"}
    assert set(chain(*COUNTED_FROM.values())) <= set(source.events.events)


def test_opened_twice_in_a_visit_is_once(log: Log, source: Source) -> None:
    """A person who comes back to the first page is not a second one."""
    log.visit(
        at(1), [*walk("konbini", ["told"], finished=False)[:3], *walk("konbini", ["told"], finished=True)[1:]]
    )
    counted = figures(log.written(), OCTOBER, source.words)
    assert counted.openings.whole == 1
    assert {tally.name: tally.parts["finished"] for tally in counted.stops}["konbini"] == 1


def test_an_empty_month_tells_nothing_and_does_not_fail(log: Log, source: Source) -> None:
    """No visit is a count under five as well."""
    counted = figures(log.written(), OCTOBER, source.words)
    assert counted.visits.whole == 0
    told = outside(OCTOBER, (counted,))
    assert {table.whole for table in told.tables.values()} == {UNDER}
    assert {told for *_, told in rows(told, source.words)} == {"5未満"}


def test_a_single_visit_is_exact_inside_and_hidden_outside(log: Log, source: Source) -> None:
    """The two editions of one month with one visitor."""
    log.visit(at(3), walk("konbini", ["told"], finished=True))
    counted = figures(log.written(), OCTOBER, source.words)
    assert inside(counted).tables["visits"].whole == exactly(1)
    assert {told for *_, told in rows(outside(OCTOBER, (counted,)), source.words)} == {"5未満"}


def test_only_whole_months_that_are_over_leave(busy: Path, source: Source) -> None:
    """Two files of ranges that overlap would give their difference away, and so would a month read twice."""
    assert not edition(source, OCTOBER, TODAY).inside
    assert edition(source, OCTOBER, OCTOBER.last).inside
    assert edition(source, YEAR, TODAY).inside


def test_what_is_no_log_is_said_so(tmp_path: Path, source: Source) -> None:
    """One named error, for no file and for a wrong one."""
    with pytest.raises(LogUnreadableError):
        figures(tmp_path / "none", OCTOBER, source.words)
