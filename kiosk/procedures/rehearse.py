"""A task on a simulated machine, one touch after another.  Pure, and nothing typed is kept.

Three ways to practise, in any order (row G6): `watch` shows each touch, `together` points out the next part,
`alone` helps only where it is needed.  The first two also make one typical slip and put it right, because
errors that were seen and mended protect better than a faultless show (Struve and Wandke 2009).
"""

from typing import Literal

from kiosk.procedures.machines import END, Machine, Part, Task
from kiosk.values import dataclass, replace

Way = Literal["watch", "together", "alone"]
WAYS: tuple[Way, ...] = ("watch", "together", "alone")
POINTED_FROM = 2  # wrong touches or long silences on one screen, from which the next part is pointed out
RIGHT, ONLY_WATCHING = "+right", "+watching"  # no part may be called so


@dataclass(frozen=True)
class State:
    """Where a rehearsal stands.

    `typed` counts the right digits, `slip` tells that a wrong one stands behind them; which, nobody knows.
    `unsure` counts wrong touches and long silences on this screen.  `told` is what the last touch is answered
    with: nothing, RIGHT, ONLY_WATCHING, or 「screen.part」 of the wrong part.  `erred`: the slip was shown.
    """

    way: Way
    screen: str
    typed: int = 0
    slip: bool = False
    unsure: int = 0
    told: str = ""
    erred: bool = False

    @property
    def over(self) -> bool:
        """Whether the task is done."""
        return self.screen == END

    def same_look(self, other: "State") -> bool:
        """Whether the machine itself looks the same in both."""
        return (self.screen, self.typed, self.slip) == (other.screen, other.typed, other.slip)


def begin(task: Task, way: Way) -> State:
    """The first screen."""
    return State(way, task.start, erred=way == "alone")


def slip_is_due(task: Task, state: State) -> bool:
    """Whether the next touch is the slip that is shown on purpose."""
    return not state.erred and state.screen == task.mistake.at and not state.typed


def next_part(machine: Machine, task: Task, state: State) -> str:
    """The key of the part to touch now; empty where the task is done."""
    act, screen = task.acts.get(state.screen), machine.screens.get(state.screen)
    if act is None or screen is None:
        return ""
    if state.slip and screen.keypad and screen.keypad.erase:
        return screen.keypad.erase
    if slip_is_due(task, state):
        return task.mistake.press
    if act.type and state.typed < len(act.type):
        return f"d{act.type[state.typed]}"
    return act.press or ""


def good_parts(machine: Machine, task: Task, state: State) -> tuple[str, ...]:
    """The part to touch now, and those that are as good."""
    key, act = next_part(machine, task, state), task.acts.get(state.screen)
    return (key, *act.also) if act and key == act.press else (key,)


def pointed(machine: Machine, task: Task, state: State) -> str:
    """The key of the part that a hand points at; empty where the resident is left to find it, or free."""
    act = task.acts.get(state.screen)
    left = state.way == "alone" and state.unsure < POINTED_FROM
    return "" if left or (act and act.also) else next_part(machine, task, state)


def touch(machine: Machine, task: Task, state: State, key: str) -> State:
    """What a touch leads to; a part that is not there changes nothing."""
    screen = machine.screens.get(state.screen)
    part = screen.part(key) if screen else None
    if part is None:
        return state
    if slip_is_due(task, state) and key == task.mistake.press:
        return replace(_slipped(machine, task, state, part), erred=True)
    usual = replace(state, erred=True)
    if key in good_parts(machine, task, usual):
        return _right(machine, task, usual if slip_is_due(task, state) else state, part)
    if state.way == "watch":
        return replace(state, told=ONLY_WATCHING)
    return _slipped(machine, task, state, part)


def wonder(state: State) -> State:
    """Nobody has touched for a while: help a little more."""
    helped = min(state.unsure + 1, POINTED_FROM)
    return replace(state, unsure=helped, told="") if state.way == "alone" and not state.over else state


def _right(machine: Machine, task: Task, state: State, part: Part) -> State:
    keypad = machine.screens[state.screen].keypad
    if keypad and part.key == keypad.erase:
        return replace(state, slip=False, unsure=0, told="")
    if part.kind != "digit":
        return _on(state, part.to or END)
    typed = state.typed + 1
    if keypad and keypad.to and typed == len(task.acts[state.screen].type or ""):
        return _on(state, keypad.to)
    return replace(state, typed=typed, unsure=0, told="")


def _on(state: State, screen: str) -> State:
    return State(state.way, screen, told=RIGHT, erred=state.erred)


def _slipped(machine: Machine, task: Task, state: State, part: Part) -> State:
    """A slip goes where the real machine goes, as far as the task knows the way on from there."""
    keypad = machine.screens[state.screen].keypad
    told = f"{state.screen}.{part.key}"
    unsure = min(state.unsure + 1, POINTED_FROM)
    if part.kind == "digit" and keypad and keypad.erase:
        return replace(state, slip=True, unsure=unsure, told=told)
    to = keypad.other if part.kind == "digit" and keypad else part.to
    if to and to in task.acts and part.key != task.acts[state.screen].press:
        return State(state.way, to, unsure=1, told=told, erred=state.erred)
    return replace(state, unsure=unsure, told=told)


def screens_ahead(machine: Machine, task: Task, state: State) -> int:
    """How many screens still come before the end when all goes well, this one included."""
    state = replace(state, erred=True)
    seen = 1
    for _ in range(len(task.acts) * 10):
        then = touch(machine, task, state, next_part(machine, task, state))
        if then.over:
            break
        seen += then.screen != state.screen
        state = then
    return seen


def reached(machine: Machine, task: Task) -> frozenset[str]:
    """Every screen that some touches, right or wrong, lead to."""
    first = begin(task, "alone")
    waiting, met = [first], {first}
    while waiting:
        state = waiting.pop()
        screen = machine.screens.get(state.screen)
        for part in screen.all_parts() if screen else ():
            then = replace(touch(machine, task, state, part.key), unsure=0, told="")
            if then not in met:
                met.add(then)
                waiting.append(then)
    return frozenset(state.screen for state in met)
