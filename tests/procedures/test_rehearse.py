"""Every shipped machine, by simulated learners: one who knows, one who errs, one who waits; pure."""

import random
from dataclasses import fields

import pytest

from kiosk.content import ROOT
from kiosk.procedures.machines import Machine, Task
from kiosk.procedures.rehearse import (
    POINTED_FROM,
    RIGHT,
    WAYS,
    State,
    Way,
    begin,
    good_parts,
    next_part,
    pointed,
    reached,
    screens_ahead,
    slip_is_due,
    touch,
    wonder,
)
from kiosk.procedures.shelf import open_shelf

MACHINES = open_shelf(ROOT / "assets").machines
TASKS = [(machine, task) for machine in MACHINES.values() for task in machine.tasks.values()]
NAMES = [f"{machine}-{task}" for machine, each in MACHINES.items() for task in each.tasks]
every_task = pytest.mark.parametrize(("machine", "task"), TASKS, ids=NAMES)
every_way = pytest.mark.parametrize("way", WAYS)
LEARNERS, ERRS, MOST = 60, 0.4, 400


def solved(machine: Machine, task: Task, state: State) -> list[State]:
    """The states of one who touches only what is right."""
    states = [state]
    while not states[-1].over:
        states.append(touch(machine, task, states[-1], next_part(machine, task, states[-1])))
        assert len(states) < MOST
    return states


def test_there_are_the_machines_that_were_promised() -> None:
    assert {"copier_tiles", "copier_list", "reader", "telephone", "warning", "smartphone"} <= MACHINES.keys()


@every_way
@every_task
def test_a_learner_who_knows_comes_to_the_end(machine: Machine, task: Task, way: Way) -> None:
    """The hand leads to the end, and each touch of it is right or the one slip on purpose."""
    states = solved(machine, task, begin(task, way))
    slips = [state for state in states if slip_is_due(task, state)]
    assert len(slips) == (way != "alone")
    assert all(state.told in ("", RIGHT) for state in states if not state.erred or way == "alone")


@every_task
def test_the_slip_is_shown_and_mended(machine: Machine, task: Task) -> None:
    """G6: after the slip the same screen comes again, and this time the right part is touched there."""
    states = solved(machine, task, begin(task, "together"))
    after = states[next(i for i, state in enumerate(states) if slip_is_due(task, state)) + 1 :]
    assert not after[0].same_look(State("together", task.mistake.at))
    way_on = {state.screen for state in after}
    assert task.mistake.at in way_on or after[0].screen != task.mistake.at


@every_way
@every_task
def test_one_who_errs_at_random_ends_well(machine: Machine, task: Task, way: Way) -> None:
    """Sixty learners who touch anything four times in ten: nobody is lost, nothing typed is anywhere."""
    for seed in range(LEARNERS):
        chance = random.Random(seed)
        state = begin(task, way)
        for _ in range(MOST):
            if state.over:
                break
            parts = machine.screens[state.screen].all_parts()
            wrong = chance.choice(parts).key if chance.random() < ERRS else ""
            state = touch(machine, task, state, wrong or next_part(machine, task, state))
            assert state.over or next_part(machine, task, state)
        assert state.over, f"learner {seed} is still at {state}"


@every_task
def test_every_screen_can_be_met(machine: Machine, task: Task) -> None:
    """What a task tells of, some touches lead to."""
    assert task.acts.keys() <= reached(machine, task)


def test_every_screen_of_a_machine_is_met_by_some_task() -> None:
    for machine in MACHINES.values():
        met = frozenset().union(*(reached(machine, task) for task in machine.tasks.values()))
        assert machine.screens.keys() <= met


@every_task
def test_help_grows_with_wrong_touches_and_with_silence(machine: Machine, task: Task) -> None:
    """Alone: nothing is pointed out at first, and from the second wrong touch or silence it is."""
    for screen, act in task.acts.items():
        state = State("alone", screen, erred=True)
        assert not pointed(machine, task, state)
        for _ in range(POINTED_FROM):
            state = wonder(state)
        assert pointed(machine, task, state) == ("" if act.also else next_part(machine, task, state))


@every_task
def test_a_free_choice_is_left_free(machine: Machine, task: Task) -> None:
    """Where either answer is good no hand points at one of them, and both lead on."""
    for screen, act in task.acts.items():
        for way in WAYS if act.also else ():
            state = State(way, screen, erred=True)
            assert not pointed(machine, task, state)
            assert all(
                touch(machine, task, state, key).told == RIGHT for key in good_parts(machine, task, state)
            )


def test_nothing_in_a_state_can_hold_a_number() -> None:
    """H1: how many digits were right is all that is known of what was typed."""
    assert {field.name for field in fields(State)} == {
        "way", "screen", "typed", "slip", "unsure", "told", "erred",
    }  # fmt: skip
    machine, task = MACHINES["copier_tiles"], MACHINES["copier_tiles"].tasks["juminhyo"]
    states = set()
    for digits in ("9999", "5678", "0000"):
        state = State("alone", "pin", erred=True)
        for digit in digits:
            state = touch(machine, task, state, f"d{digit}")
        states.add((state.screen, state.typed, state.slip, state.unsure))
    assert states == {("pin", 0, True, POINTED_FROM)}


def test_confirming_too_early_leads_nowhere() -> None:
    """The right key before its time is no way past the number."""
    machine, task = MACHINES["copier_tiles"], MACHINES["copier_tiles"].tasks["juminhyo"]
    state = touch(machine, task, State("alone", "pin", typed=2, erred=True), "enter")
    assert (state.screen, state.typed) == ("pin", 2)


@every_task
def test_the_way_ahead_gets_shorter(machine: Machine, task: Task) -> None:
    """「8のうち3」 never counts past its end, and ends at it."""
    states = solved(machine, task, begin(task, "alone"))[:-1]
    ahead = [screens_ahead(machine, task, state) for state in states]
    assert ahead == sorted(ahead, reverse=True)
    assert ahead[-1] == 1
