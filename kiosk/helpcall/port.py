"""The port to the hub: what the Desk asks of it, and what it hears back."""

from datetime import datetime
from typing import Protocol

from kiosk.helpcall.call import Act, Call, Kind
from kiosk.values import dataclass


@dataclass(frozen=True)
class About:
    """Where a resident is, as supporters may know it: never what was chosen or typed."""

    procedure: str
    title: str
    step: str
    step_title: str
    supporter_line: str
    forbidden: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class KeyOnShow:
    """A key that a supporter can point at.  No two pages share a name."""

    name: str
    words: str


@dataclass(frozen=True)
class Look:
    """How the resident sees and hears the pages."""

    text: str
    theme: str
    voice: bool
    slow: bool


@dataclass(frozen=True)
class Spot:
    """Everything told of the page on show; `keys` only while somebody is asked to watch."""

    about: About
    on_page_s: int
    troubles: int
    looks: Look
    keys: tuple[KeyOnShow, ...] = ()


@dataclass(frozen=True)
class LineUp:
    """The hub is there."""


@dataclass(frozen=True)
class LineDown:
    """The hub is away."""


@dataclass(frozen=True)
class Told:
    """The hub's word on a call.

    `minutes` is how long the person who comes will take, if they said so; `guided` how they say the visit is
    helped (alone, one, group); `codes` what it was about; `now` the hub's clock, if it said what that shows.
    """

    call: Call
    minutes: int | None = None
    guided: str = ""
    codes: tuple[str, ...] = ()
    now: datetime | None = None

    def ago(self, then: datetime) -> float:
        """Seconds by the hub's clock."""
        return (self.now - then).total_seconds() if self.now else 0.0


@dataclass(frozen=True)
class Refused:
    """An act was too late; this is the call as it is."""

    call: Call


@dataclass(frozen=True)
class StillOpen:
    """Calls of this tablet that were open before the program started."""

    calls: tuple[Told, ...]


@dataclass(frozen=True)
class Watchers:
    """How many boards somebody looks at."""

    count: int


@dataclass(frozen=True)
class Pointed:
    """A supporter points at a key, or (None) no longer does."""

    call: str
    key: str | None
    by: str


Event = LineUp | LineDown | Told | Refused | StillOpen | Watchers | Pointed


class Line(Protocol):
    """Every order returns at once, is kept until the hub has it, and is never carried out twice."""

    def call(self, call: str, kind: Kind, spot: Spot) -> None:
        """Open a call."""

    def spot(self, call: str, spot: Spot) -> None:
        """Tell where the resident is now."""

    def act(self, call: str, act: Act, version: int) -> None:
        """Do something about a call, as it was at this version."""
