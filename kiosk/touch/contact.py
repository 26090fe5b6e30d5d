"""What a finger, a palm or a mouse tells the recogniser, in millimetres and seconds."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from kiosk.values import dataclass

Key = int | str
MOUSE = -1
"""The contact id of the mouse; a mouse is one more finger, of unknown size."""


class Phase(Enum):
    """The moments in a contact's life."""

    DOWN = auto()
    MOVE = auto()
    UP = auto()
    CANCEL = auto()


@dataclass(frozen=True)
class Contact:
    """One report about one contact.

    `size_mm` is the longer axis of the area touched, 0 where the glass does not say.
    `at_s` comes from any clock that never runs backwards.
    """

    id: int
    phase: Phase
    x_mm: float
    y_mm: float
    size_mm: float
    at_s: float


@dataclass(frozen=True)
class Reach:
    """A target, and how far its edge is from the point asked about: 0 mm when the point lies on it."""

    key: Key
    gap_mm: float


Targets = Callable[[float, float], Sequence[Reach]]
"""For a point in mm: the targets in reach, nearest first. At most one of them has a gap of 0."""
