"""Help in a range of days: waits, what stayed without an answer, and where."""

from pathlib import Path

import pytest

from kiosk.records.reports.helping import Waits, help_in, waits_of
from kiosk.records.trouble import LogUnreadableError
from tests.records.reports.conftest import OCTOBER, Log, at

Notes = list[tuple[str, dict[str, int | str]]]


def call(*stages: tuple[str, int], how: str = "resolved") -> Notes:
    """A call that went through these stages, each so many seconds after its beginning."""
    told: Notes = [
        ("help_stage", {"way": "beside", "stage": stage, "ms": seconds * 1000}) for stage, seconds in stages
    ]
    asked: Notes = [("help_asked", {"procedure": "konbini", "step": "told", "kind": "desk"})]
    return [*asked, *told, ("help_ended", {"way": "beside", "how": how, "ms": 900_000})]


def test_waits_are_until_somebody_comes(log: Log) -> None:
    """Only the first answer of a call counts; to have been seen is none."""
    for day, seconds in enumerate((10, 20, 30, 40, 50), start=1):
        log.visit(at(day), call(("seen", 5), ("on_the_way", seconds), ("arrived", seconds + 60)))
    waits = help_in(log.written(), OCTOBER).waits
    assert waits == Waits(5, 30, 46)


def test_two_calls_of_one_visit(log: Log) -> None:
    log.visit(at(1), [*call(("arrived", 8)), *call(("arrived", 12))])
    found = help_in(log.written(), OCTOBER)
    assert found.waits == Waits(2, 10, 12)
    assert found.places == {("konbini", "told"): 2}


def test_unanswered_by_the_hour_of_the_call(log: Log) -> None:
    """At ten in Japan; who was answered late, or took it back before anybody was missed, is not counted."""
    log.visit(at(1), call(("requested", 0), ("no_answer", 60), how="cancelled"))
    log.visit(at(2), call(("nobody", 5), how="cancelled"))
    log.visit(at(3), call(("cut", 5))[:-1])  # switched off
    log.visit(at(4), call(("no_answer", 60), ("on_the_way", 90)))
    log.visit(at(5), call(("requested", 0), how="cancelled"))
    unanswered = help_in(log.written(), OCTOBER).unanswered
    assert {hour: count for hour, count in enumerate(unanswered) if count} == {10: 3}


def test_one_wait_and_none() -> None:
    assert waits_of([7.4]) == Waits(1, 7, 7)
    assert waits_of([]) == Waits()


def test_what_is_no_log_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LogUnreadableError):
        help_in(tmp_path / "none", OCTOBER)
