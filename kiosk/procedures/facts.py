"""Facts: every figure a resident is told, with its source, its status and its last day."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from kiosk.procedures.model import Source, Text
from kiosk.values import dataclass
from kiosk.written import Limit, written

BRACED = r"\{([a-z][a-z0-9_.]+)\}"
FACT_KEY = r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$"


@written
class Fact:
    """One fact.  ◎ confirmed, ○ common knowledge or a secondary source, △ could not be confirmed."""

    value: str | int
    unit: str = ""
    status: Literal["◎", "○", "△"]
    source: Source
    valid_until: date
    editors: Annotated[tuple[Literal["city", "centre"], ...], Limit(strict=False, min_length=1)]
    about: Text

    def told(self) -> str:
        """As it stands in a sentence: 1200, 円 -> 「1,200円」; text values stand as they are."""
        value = f"{self.value:,}" if isinstance(self.value, int) else self.value
        return value + self.unit

    def certain(self, today: date) -> bool:
        """Whether it may be told without a word of doubt on this day."""
        return self.status != "△" and today <= self.valid_until


@written
class FactSheet:
    """The whole file: facts by key."""

    facts: Mapping[Annotated[str, Limit(pattern=FACT_KEY)], Fact]


@dataclass(frozen=True)
class Filled:
    """A text with its facts put in; `doubtful` holds the keys that may have changed."""

    text: str
    doubtful: tuple[str, ...]


def used(text: str) -> tuple[str, ...]:
    """The keys of the facts a text asks for, in order."""
    return tuple(re.findall(BRACED, text))


def fill(text: str, facts: Mapping[str, Fact], today: date) -> Filled:
    """Put the facts into a text.  Raises KeyError for a fact nobody wrote (the check finds those first)."""
    doubtful = tuple(key for key in used(text) if not facts[key].certain(today))
    return Filled(re.sub(BRACED, lambda found: facts[found[1]].told(), text), doubtful)
