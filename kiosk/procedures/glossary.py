"""Office words in plain words, explained where they stand on a page."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from kiosk.procedures.model import Name, Source, Text
from kiosk.written import Limit, written


@written
class Entry:
    """One word as it stands in the texts, how it is read (hiragana), and what it means."""

    word: Text
    reading: Annotated[str, Limit(pattern=r"^[ぁ-んー]+$")]
    plain: Annotated[tuple[Text, ...], Limit(strict=False, min_length=1, max_length=2)]


@written
class Glossary:
    """The whole file: words by a short name."""

    sources: Annotated[tuple[Source, ...], Limit(strict=False, min_length=1)]
    words: Mapping[Name, Entry] = field(default_factory=dict)
