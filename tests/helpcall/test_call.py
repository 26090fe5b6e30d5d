"""Every act at every stage: what it leads to, or that it is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.helpcall.call import Act, ActRefusedError, Call, Kind, Stage, acted, due_to_escalate, escalated

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=5)
ALLOWED = {
    (Stage.REQUESTED, Act.SEE): Stage.SEEN,
    (Stage.REQUESTED, Act.COME): Stage.ON_THE_WAY,
    (Stage.REQUESTED, Act.ARRIVE): Stage.ARRIVED,
    (Stage.REQUESTED, Act.RESOLVE): Stage.RESOLVED,
    (Stage.REQUESTED, Act.CANCEL): Stage.CANCELLED,
    (Stage.SEEN, Act.COME): Stage.ON_THE_WAY,
    (Stage.SEEN, Act.ARRIVE): Stage.ARRIVED,
    (Stage.SEEN, Act.RESOLVE): Stage.RESOLVED,
    (Stage.SEEN, Act.CANCEL): Stage.CANCELLED,
    (Stage.ON_THE_WAY, Act.GIVE_BACK): Stage.REQUESTED,
    (Stage.ON_THE_WAY, Act.ARRIVE): Stage.ARRIVED,
    (Stage.ON_THE_WAY, Act.RESOLVE): Stage.RESOLVED,
    (Stage.ON_THE_WAY, Act.CANCEL): Stage.CANCELLED,
    (Stage.ARRIVED, Act.RESOLVE): Stage.RESOLVED,
    (Stage.ARRIVED, Act.CANCEL): Stage.CANCELLED,
}


def call(stage: Stage = Stage.REQUESTED, by: str | None = None) -> Call:
    return Call("c", 1, stage, Kind.BESIDE, NOW, NOW, by)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("act", Act)
def test_every_act_at_every_stage(stage: Stage, act: Act) -> None:
    leads = ALLOWED.get((stage, act))
    if leads is None:
        with pytest.raises(ActRefusedError):
            acted(call(stage), act, LATER)
    else:
        after = acted(call(stage), act, LATER, "みどり")
        assert (after.stage, after.version, after.since) == (leads, 2, LATER)


def test_who_comes_stays_known_until_they_give_it_back() -> None:
    coming = acted(call(), Act.COME, LATER, "みどり")
    assert acted(coming, Act.ARRIVE, LATER).by == "みどり"
    assert acted(coming, Act.GIVE_BACK, LATER).by is None


@pytest.mark.parametrize(
    ("stage", "seconds", "urgent"),
    [
        (Stage.REQUESTED, 59, False),
        (Stage.REQUESTED, 60, True),
        (Stage.SEEN, 60, True),
        (Stage.ON_THE_WAY, 299, False),
        (Stage.ON_THE_WAY, 300, True),
        (Stage.ARRIVED, 3600, False),
        (Stage.RESOLVED, 3600, False),
    ],
)
def test_a_call_that_waits_too_long_becomes_urgent(stage: Stage, seconds: int, *, urgent: bool) -> None:
    assert due_to_escalate(call(stage), NOW + timedelta(seconds=seconds)) is urgent


def test_one_that_is_given_back_is_urgent_by_the_time_of_its_opening() -> None:
    coming = acted(call(), Act.COME, NOW + timedelta(seconds=50), "みどり")
    again = acted(coming, Act.GIVE_BACK, NOW + timedelta(seconds=70))
    assert due_to_escalate(again, NOW + timedelta(seconds=70))


def test_an_urgent_call_stays_urgent_until_somebody_comes() -> None:
    urgent = escalated(call())
    assert (urgent.version, acted(urgent, Act.SEE, LATER).escalated) == (2, True)
    assert not acted(urgent, Act.COME, LATER, "みどり").escalated
    assert not due_to_escalate(replace(urgent), LATER + timedelta(days=1))
