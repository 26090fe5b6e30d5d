"""What the recogniser answers: what to show, what to do, and what went wrong."""

from enum import StrEnum

from kiosk.touch.contact import Key
from kiosk.values import dataclass


class Kind(StrEnum):
    """Why a touch did nothing; a page has words for each of them."""

    ROLLED = "rolled"
    """Began on a target and lifted outside it."""
    LONG = "long"
    """Held longer than any press is."""
    NEAR = "near"
    """Landed beside a target."""
    DOUBLE = "double"
    """The bounce of a tap that did its work: usually best answered by nothing more than the first tap's."""
    PALM = "palm"
    """A hand, and no finger."""
    EARLY = "early"
    """Touched a page before it could be read, or kept the finger down while the page changed."""


@dataclass(frozen=True)
class Pressed:
    """Show this target pressed: lifting the finger now would act."""

    key: Key


@dataclass(frozen=True)
class Released:
    """Show this target at rest again."""

    key: Key


@dataclass(frozen=True)
class Tapped:
    """Do what this target is for, once."""

    key: Key


@dataclass(frozen=True)
class Trouble:
    """A touch that meant something and did nothing. `key` is the target it was meant for, as far as one
    can tell; the point is where it began, in mm.
    """

    kind: Kind
    key: Key | None
    x_mm: float
    y_mm: float


@dataclass(frozen=True)
class Aside:
    """A short touch on no target and near none: a finger on the text, perhaps.  The point is in mm."""

    x_mm: float
    y_mm: float


Outcome = Pressed | Released | Tapped | Aside | Trouble
