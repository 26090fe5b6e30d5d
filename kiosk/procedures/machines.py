"""A simulated machine as its authors write it: screens, the parts on them, and the tasks to practise on it.

A machine is a graph: a part leads to a screen (`to`), or stays where it is and says why (`why`).  A task
tells which part is right on each screen it may meet.  Nothing here can hold what a person typed.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from kiosk.procedures.model import Name, Sentences, Source, Text
from kiosk.written import Limit, written

END = "end"  # the screen after the last one: the task is done
DIGITS = "1234567890"
Face = Annotated[str, Limit(min_length=1, max_length=20)]
Few = Annotated[tuple[Text, ...], Limit(strict=False, min_length=1, max_length=2)]
Shape = Literal["copier", "counter", "telephone", "computer", "smartphone"]
Side = Literal["right", "left", "foot"]


@written
class Part:
    """What can be touched: a button on the machine's screen, or a slot or a key in its body."""

    key: Name
    face: Face
    kind: Literal["button", "slot", "digit"] = "button"
    picture: Name | None = None
    to: Name | None = None
    why: Text | None = None


@written
class Keypad:
    """Ten digits.  `secret` hides them and has the program itself say that the number is pretended.

    `erase` names the part that takes a wrong digit away.  Where no key confirms, `to` is where the last digit
    leads, and `other` where any other digit does (the telephone's voice goes on with something else).
    """

    secret: bool = False
    erase: Name | None = None
    to: Name | None = None
    other: Name | None = None


@written
class Screen:
    """What the machine shows: its own words, and what can be touched; `alarm` where it wants to frighten."""

    words: Sentences
    alarm: bool = False
    picture: Name | None = None
    keypad: Keypad | None = None
    parts: Annotated[tuple[Part, ...], Limit(strict=False, max_length=7)] = ()

    def all_parts(self) -> tuple[Part, ...]:
        """The digits, then the parts as written."""
        digits = DIGITS if self.keypad else ""
        return (*(Part(key=f"d{digit}", face=digit, kind="digit") for digit in digits), *self.parts)

    def part(self, key: str) -> Part | None:
        """A part by its key."""
        return next((part for part in self.all_parts() if part.key == key), None)


@written
class Act:
    """The right thing on one screen: `type` these digits where there is a keypad, then `press` this part.

    `also` are as good as `press`: a free choice.  `do` says it, `hint` tells where to look.
    """

    type: Annotated[str, Limit(pattern=r"^[0-9]{1,6}$")] | None = None
    press: Name | None = None
    also: Annotated[tuple[Name, ...], Limit(strict=False)] = ()
    do: Text
    hint: Text


@written
class Mistake:
    """A typical slip that is shown and put right: on this screen, this part; `do` announces it."""

    at: Name
    press: Name
    do: Text


@written
class Task:
    """One task: the goal, what is right on each screen, one slip, and what to take home."""

    goal: Text
    start: Name
    acts: Annotated[Mapping[Name, Act], Limit(min_length=1)]
    mistake: Mistake
    learnt: Few
    stops: Few


@written
class Machine:
    """One machine in one maker's shape; `slots` is where its slots and hard keys stand beside the screen."""

    id: Name
    name: Text
    shape: Shape
    slots: Side = "right"
    sources: Annotated[tuple[Source, ...], Limit(strict=False, min_length=1)]
    screens: Annotated[Mapping[Name, Screen], Limit(min_length=1)]
    tasks: Annotated[Mapping[Name, Task], Limit(min_length=1)]
