"""All that the guide needs to know to write a page; the composition root puts it together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiosk.procedures.facts import Fact, fill
from kiosk.procedures.home import HomePage
from kiosk.procedures.model import Procedure
from kiosk.shelters.gazetteer import Gazetteer
from kiosk.words.sentence import Sentence

DOUBT = "page.may_have_changed"
NOWHERE = Gazetteer()


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


@dataclass(frozen=True)
class Library:
    """Content, this house's facts, and the words; `today` and `procedure` are asked each time."""

    home: HomePage
    procedure: Callable[[str], Procedure | None]
    facts: Mapping[str, Fact]
    centre: Centre
    today: Callable[[], date]
    say: Say
    sentence: Callable[[str], Sentence]
    gazetteer: Gazetteer = NOWHERE

    def word(self, key: str, **keywords: str) -> Sentence:
        """A sentence of the catalogue."""
        return self.sentence(self.say(key, **keywords))

    def told(self, text: str) -> Sentence:
        """An author's sentence with its facts put in."""
        return self.sentence(fill(text, self.facts, self.today()).text)

    def doubtful(self, texts: tuple[str, ...]) -> bool:
        """Whether any of these texts tells a fact that may have changed."""
        return any(fill(text, self.facts, self.today()).doubtful for text in texts)
