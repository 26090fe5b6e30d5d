"""All that the guide needs to know to write a page; the composition root puts it together."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Protocol

from kiosk.guide.looks import LOUDEST
from kiosk.guide.meanings import Meanings
from kiosk.helpcall.news import Reach
from kiosk.procedures.facts import Fact, fill
from kiosk.procedures.home import HomePage
from kiosk.procedures.machines import Machine, Task
from kiosk.procedures.model import Practise, Procedure
from kiosk.shelters.gazetteer import Gazetteer
from kiosk.values import dataclass
from kiosk.words.sentence import Sentence

DOUBT = "page.may_have_changed"
NO_WORDS = Meanings({})


class Say(Protocol):
    """A text of the catalogue by its key."""

    def __call__(self, key: str, **values: str) -> str: ...


@dataclass(frozen=True)
class Centre:
    """This house: whom to turn to, and what it has (names used in conditions)."""

    name: str
    telephone: str
    desk: str
    hours: str
    has: frozenset[str] = frozenset()


def _cut() -> Reach:
    return Reach.CUT


@dataclass(frozen=True)
class Library:
    """Content, this house's facts, and the words; whatever can be called is asked each time.

    `reach` is how far a call for help would come, `lookers` who has looked at the record.
    """

    home: HomePage
    procedure: Callable[[str], Procedure | None]
    facts: Mapping[str, Fact]
    centre: Centre
    today: Callable[[], date]
    say: Say
    sentence: Callable[[str], Sentence]
    machines: Mapping[str, Machine] = field(default_factory=dict)
    open_gazetteer: Callable[[], Gazetteer] = Gazetteer
    meanings: Meanings = NO_WORDS
    reach: Callable[[], Reach] = _cut
    volumes: tuple[int, int] = (0, LOUDEST)
    lookers: Callable[[], tuple[str, ...]] = tuple

    @property
    def gazetteer(self) -> Gazetteer:
        """The places to flee to."""
        return self.open_gazetteer()

    def practised(self, procedure: str, step: str) -> tuple[Machine, Task] | None:
        """The machine and the task of a step that practises; None where there is none, or it is broken."""
        known = self.procedure(procedure)
        written = known.steps.get(step) if known else None
        machine = self.machines.get(written.machine) if isinstance(written, Practise) else None
        if machine is None or not isinstance(written, Practise) or written.task not in machine.tasks:
            return None
        return machine, machine.tasks[written.task]

    def word(self, key: str, **keywords: str) -> Sentence:
        """A sentence of the catalogue."""
        return self.sentence(self.say(key, **keywords))

    def told(self, text: str) -> Sentence:
        """An author's sentence with its facts put in."""
        return self.sentence(fill(text, self.facts, self.today()).text)

    def doubtful(self, texts: tuple[str, ...]) -> bool:
        """Whether any of these texts tells a fact that may have changed."""
        return any(fill(text, self.facts, self.today()).doubtful for text in texts)
