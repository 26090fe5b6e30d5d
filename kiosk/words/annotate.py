"""From written text to sentences: ruby marks, numbers, the reading dictionary, phrases, voice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from kiosk.words.numbers import match_number
from kiosk.words.readings import ReadingBook
from kiosk.words.ruby import Token, parse_aozora
from kiosk.words.sentence import Sentence, phrases_of, voice_of

_REMEMBERED = 2048  # sentences; all procedures together hold under a thousand


class Annotator:
    """Makes sentences with one reading book. Remembers the last 2048; safe to share between pages.

    `known` are sentences that were made with this book before, by their written text.
    """

    def __init__(self, book: ReadingBook, known: Mapping[str, Sentence] | None = None) -> None:
        self._book = book
        self._made = dict(known or {})

    @property
    def made(self) -> Mapping[str, Sentence]:
        """The sentences remembered now, by their written text."""
        return self._made

    def sentence(self, raw: str) -> Sentence:
        """One sentence, whose text may carry Aozora ruby marks. Raises `RubyError`."""
        known = self._made.get(raw)
        if known is None:
            known = self._made[raw] = self._make(raw)
            if len(self._made) > _REMEMBERED:
                del self._made[next(iter(self._made))]  # the oldest
        return known

    def label(self, raw: str) -> Sentence:
        """The words on a key: a sentence without a full stop."""
        return self.sentence(raw)

    def sentences(self, raws: Iterable[str]) -> tuple[Sentence, ...]:
        """Several sentences in order. Raises `RubyError` for the first that is marked wrongly."""
        return tuple(self.sentence(raw) for raw in raws)

    def _make(self, raw: str) -> Sentence:
        tokens = tuple(read_tokens(" ".join(raw.split("\n")).strip(), self._book))
        text = "".join(token.surface for token in tokens)
        return Sentence(text, phrases_of(tokens, self._parse, self._book.together), voice_of(tokens))

    @cached_property
    def _parse(self) -> Callable[[str], list[str]]:
        # Imported on first use: the model costs the start-up time that a resident waits for.
        import budoux  # noqa: PLC0415

        parser = budoux.load_default_japanese_parser()
        return lambda text: list(parser.parse(text))


def read_tokens(raw: str, book: ReadingBook) -> Iterator[Token]:
    """Tokens of a marked text: ruby as written, then numbers, then the book, then plain text.

    Raises `RubyError`.
    """
    for token in parse_aozora(raw):
        if token.reading:
            yield token
        else:
            yield from _look_up(token.surface, book)


def _look_up(text: str, book: ReadingBook) -> Iterator[Token]:
    start = at = 0
    while at < len(text):
        found = _at(text, at, book, after_word=at == start)
        if found is None:
            at += 1
            continue
        if start < at:
            yield Token(text[start:at])
        yield found
        start = at = at + len(found.surface)
    if start < len(text):
        yield Token(text[start:])


def _at(text: str, at: int, book: ReadingBook, *, after_word: bool) -> Token | None:
    entry = book.match(text, at, after_word=after_word)
    if entry:
        return Token(entry.surface, entry.reading, entry.shown) if entry.spoken else Token(entry.surface)
    number = match_number(text, at)
    return Token(number.surface, number.reading, shown=False) if number else None
