"""The blocks that many pages share."""

from kiosk.guide.library import Library
from kiosk.guide.moves import Choose
from kiosk.guide.page import Block, Key, Saying, Tone


def lines(
    library: Library, texts: tuple[str, ...], tone: Tone = "plain", mark: str | None = None
) -> tuple[Block, ...]:
    """Each text as a sentence of its own."""
    return tuple(Saying(library.told(text), tone, mark) for text in texts)


def headed(library: Library, key: str, texts: tuple[str, ...], mark: str | None = None) -> tuple[Block, ...]:
    """A heading and its sentences; nothing where there are none."""
    if not texts:
        return ()
    return (Saying(library.word(key), "heading"), *lines(library, texts, "plain", mark))


def unsure(library: Library, chosen: str | None) -> Key:
    """「わからない」, the last answer of every question."""
    return Key(Choose("unsure"), library.word("page.unsure"), "unsure", "unsure", chosen == "unsure")
