"""The state of one visit: immutable, in memory only, gone when it ends."""

from collections.abc import Mapping
from dataclasses import field
from itertools import takewhile

from kiosk.guide.looks import Looks
from kiosk.guide.places import Home, Overlay, Place, Step, has_sheets, same_page
from kiosk.helpcall.news import News
from kiosk.values import dataclass, replace


@dataclass(frozen=True)
class Layer:
    """A page laid over another; `at` is the first block of its sheet on show."""

    overlay: Overlay
    at: int = 0


@dataclass(frozen=True)
class Session:
    """The way walked so far (last is here), what lies over it, the looks, and this visit's answers.

    `help` is what is known of the call that is open; `guided` how somebody helps (alone, one, group).
    """

    visit: str = ""
    trail: tuple[Place, ...] = (Home(),)
    layers: tuple[Layer, ...] = ()
    looks: Looks = field(default_factory=Looks)
    chosen: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ticked: frozenset[tuple[str, str, str]] = frozenset()
    help: News | None = None
    guided: str = ""

    @property
    def place(self) -> Place:
        """Where the resident is."""
        return self.trail[-1]

    @property
    def overlay(self) -> Overlay | None:
        """What lies on top of the page."""
        return self.layers[-1].overlay if self.layers else None

    def answers(self, procedure: str) -> Mapping[str, str]:
        """What was chosen in a procedure, by step."""
        return {step: key for (of, step), key in self.chosen.items() if of == procedure}

    def choose(self, place: Step, key: str) -> "Session":
        """The same with an answer."""
        return replace(self, chosen={**self.chosen, (place.procedure, place.question): key})

    def sheet(self) -> int:
        """How many sheets of this very page were turned already."""
        earlier = reversed(self.trail[:-1]) if has_sheets(self.place) else ()
        return sum(1 for _ in takewhile(lambda place: same_page(place, self.place), earlier))


@dataclass(frozen=True)
class Note:
    """One entry for the log: an event of the catalogue and its codes, never a person's choice."""

    name: str
    fields: Mapping[str, int | str] = field(default_factory=dict)
