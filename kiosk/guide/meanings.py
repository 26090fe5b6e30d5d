"""Which words of a page the glossary explains, and the page that explains them."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from kiosk.procedures.glossary import Entry
from kiosk.values import dataclass

MOST = 3
"""Words explained on one page: more would be a lesson."""


@dataclass(frozen=True)
class Meanings:
    """The glossary by name, ready to be looked for in texts."""

    entries: Mapping[str, Entry]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {entry.word: name for name, entry in self.entries.items()}

    @cached_property
    def _any(self) -> re.Pattern[str]:
        # The longest first: 「印鑑登録証」 is no 「印鑑」.
        longest = sorted(self._names, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)) or "(?!)")

    def found(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The names of the first words, in the order in which they stand there."""
        words = (found[0] for text in texts for found in self._any.finditer(text.replace(" ", "")))
        return tuple(dict.fromkeys(self._names[word] for word in words))[:MOST]
