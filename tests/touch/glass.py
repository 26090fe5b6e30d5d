"""A glass for tests: square targets in a row, and a hand that touches them."""

import math
from dataclasses import dataclass, field
from itertools import count

from kiosk.touch.contact import Contact, Key, Phase, Reach
from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Kind, Outcome, Tapped, Trouble
from kiosk.touch.recogniser import Recogniser

SIDE = 20.0
GAP = 6.0
PITCH = SIDE + GAP
MIDDLE = SIDE / 2
KEYS = ("a", "b", "c")


def targets(x: float, y: float) -> list[Reach]:
    """Three targets of 20 mm in a row, 6 mm apart, the first with its corner at the origin."""
    found = []
    for index, key in enumerate(KEYS):
        left = index * PITCH
        aside = max(left - x, 0.0, x - (left + SIDE))
        above = max(-y, 0.0, y - SIDE)
        found.append(Reach(key, math.hypot(aside, above)))
    return sorted(found, key=lambda reach: reach.gap_mm)


def middle(key: str) -> tuple[float, float]:
    """The middle of a target, in mm."""
    return KEYS.index(key) * PITCH + MIDDLE, MIDDLE


@dataclass
class Glass:
    """A recogniser and everything it has said. Starts long after any page change."""

    limits: Limits = field(default_factory=Limits)
    now: float = 100.0
    said: list[Outcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.recogniser = Recogniser(targets, self.limits)
        self._ids = count()

    def report(
        self, phase: Phase, id_: int, at: tuple[float, float], size: float = 0.0
    ) -> tuple[Outcome, ...]:
        said = self.recogniser.step(Contact(id_, phase, *at, size, self.now))
        self.said.extend(said)
        return said

    def down(self, at: tuple[float, float], size: float = 0.0) -> int:
        id_ = next(self._ids)
        self.report(Phase.DOWN, id_, at, size)
        return id_

    def move(self, id_: int, at: tuple[float, float], size: float = 0.0) -> tuple[Outcome, ...]:
        return self.report(Phase.MOVE, id_, at, size)

    def up(self, id_: int, at: tuple[float, float]) -> tuple[Outcome, ...]:
        return self.report(Phase.UP, id_, at)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def touch(
        self, at: tuple[float, float], to: tuple[float, float] | None = None, held: float = 0.1
    ) -> tuple[Outcome, ...]:
        """One finger: down, a while, up. The answer to its lift."""
        id_ = self.down(at)
        self.wait(held)
        return self.up(id_, to or at)

    def taps(self) -> list[Key]:
        return [outcome.key for outcome in self.said if isinstance(outcome, Tapped)]

    def troubles(self) -> list[Kind]:
        return [outcome.kind for outcome in self.said if isinstance(outcome, Trouble)]
