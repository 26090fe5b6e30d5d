"""The ways through a procedure: which branch is taken, and how long the longest way is."""

from collections.abc import Mapping
from functools import cache

from kiosk.procedures.model import Choose, Finish, Next, Procedure, Step, When


def targets(way: Next) -> tuple[str, ...]:
    """Every step a way can lead to."""
    return (way,) if isinstance(way, str) else tuple(branch.to for branch in way)


def onward(step: Step) -> tuple[str, ...]:
    """Every step that can follow this one."""
    if isinstance(step, Finish):
        return ()
    if isinstance(step, Choose):
        ways = (*(option.next for option in step.options), step.unsure)
        return tuple(name for way in ways for name in targets(way))
    return targets(step.next)


def holds(when: When | None, answers: Mapping[str, str], centre_has: frozenset[str]) -> bool:
    """Whether a condition holds for this visit's answers at this centre."""
    if when is None:
        return True
    chosen = all(answers.get(step) == option for step, option in when.chosen.items())
    return chosen and (when.centre is None or when.centre in centre_has)


def taken(way: Next, answers: Mapping[str, str], centre_has: frozenset[str]) -> str:
    """The step a way leads to; the last branch stands without a condition (the check sees to it)."""
    if isinstance(way, str):
        return way
    return next((b.to for b in way if holds(b.when, answers, centre_has)), way[-1].to)


def longest(procedure: Procedure) -> Mapping[str, int]:
    """For each step, how many steps the longest way from it has, itself included."""

    @cache
    def length(name: str) -> int:
        return 1 + max((length(after) for after in onward(procedure.steps[name])), default=0)

    return {name: length(name) for name in procedure.steps}
