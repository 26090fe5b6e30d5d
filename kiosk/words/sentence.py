"""A sentence as three things at once: what is seen, where it may break, what is said."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise

from kiosk.values import dataclass
from kiosk.words.kana import spoken_kana
from kiosk.words.ruby import Token
from kiosk.words.script import NEVER_FIRST, NEVER_LAST, script_of

_BETWEEN_QUOTES = "(?<=[」』])(?=[「『])"
_STOP_IN_A_QUOTE = "。(?=[」』]と)"
_QUOTES_AND_SPACES = r"[「」『』\s　]"
_PAUSES = r"[、・（）()\[\]／/]*、[、・（）()\[\]／/]*|[・（）()／/]+"
_NEEDLESS_PAUSE = r"^、+|、+(?=[。！？!?]|$)|(?<=[。！？!?])、+"
_ENDS = r"(?<=[。！？!?])(?![」』）)。！？!?])"


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page.

    `text` is the surface without ruby marks: what the screen reader and the tests see.
    `phrases` are the pieces between which a line may break. `voice` goes to the synthesiser.
    """

    text: str
    phrases: tuple[tuple[Token, ...], ...]
    voice: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in order, phrase by phrase."""
        return tuple(chain.from_iterable(self.phrases))


def unmarked(sentence: Sentence) -> Sentence:
    """The same sentence without readings above its words, for a place too small for them."""
    phrases = tuple(tuple(replace(token, shown=False) for token in phrase) for phrase in sentence.phrases)
    return replace(sentence, phrases=phrases)


def apart(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentences of a text that holds several, for saying them one by one."""
    ends = {end.start() for end in re.finditer(_ENDS, sentence.text)} - {len(sentence.text)}
    if not ends:
        return (sentence,)
    pieces = tuple(cut(sentence.tokens, ends))
    return tuple(Sentence("".join(t.surface for t in piece), (piece,), voice_of(piece)) for piece in pieces)


def split_sentences(raw: str) -> tuple[str, ...]:
    """Cut a paragraph after 。！？, but not before a closing bracket, and at line ends; keeps ruby marks."""
    pieces = chain.from_iterable(re.split(_ENDS, line) for line in raw.splitlines())
    return tuple(piece.strip() for piece in pieces if piece.strip())


def voice_of(tokens: Iterable[Token]) -> str:
    """What the synthesiser is given: readings as katakana, everything else as it is written.

    Quotation marks and spaces are dropped; brackets, 「・」 and the gap between two quotations become
    a pause; 「〜」 becomes から; a quotation that goes on with と loses its full stop.
    """
    pieces = (spoken_kana(token.reading) if token.reading else token.surface for token in tokens)
    joined = re.sub(_BETWEEN_QUOTES, "、", re.sub(_STOP_IN_A_QUOTE, "", "".join(pieces)))
    joined = re.sub(_QUOTES_AND_SPACES, "", joined)
    joined = re.sub("(?<=.)[〜～](?=.)", "から", joined)
    return re.sub(_NEEDLESS_PAUSE, "", re.sub(_PAUSES, "、", joined))


def phrases_of(
    tokens: Iterable[Token], parse: Callable[[str], list[str]], together: Iterable[str]
) -> tuple[tuple[Token, ...], ...]:
    """Cut tokens into phrases at the places `parse` proposes, minus those where a line must not break.

    `parse` cuts a text into phrases (BudouX); `together` are words it must not split.
    """
    kept = tuple(tokens)
    text = "".join(token.surface for token in kept)
    proposed = {*_ends_of(parse(text)), *_after_spaces(text), *_before_numbers(kept)}
    breaks = {end for end in proposed if _may_break(text, end)}
    breaks -= inside_tokens(kept) | _inside_words(text, together)
    breaks |= {end for end in _after_commas(text) if _may_break(text, end)}
    return tuple(cut(kept, breaks))


def _after_commas(text: str) -> Iterator[int]:
    return (at + 1 for at, letter in enumerate(text) if letter in "、。")


def _ends_of(pieces: Iterable[str]) -> Iterator[int]:
    end = 0
    for piece in pieces:
        end += len(piece)
        yield end


def _after_spaces(text: str) -> Iterator[int]:
    """An author's space says where a line may break."""
    return (space.end() for space in re.finditer(r"\s+", text))


def _before_numbers(tokens: Iterable[Token]) -> Iterator[int]:
    """Between a year and its day, or a town and its number: too long for one line in the largest text."""
    at = 0
    for before, after in pairwise(tokens):
        at += len(before.surface)
        if before.reading and after.reading and after.surface[0].isdecimal():
            yield at


def _may_break(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    western = {script_of(before), script_of(after)} <= {"latin", "digit"}
    return after not in NEVER_FIRST and before not in NEVER_LAST and not western and not after.isspace()


def inside_tokens(tokens: Iterable[Token]) -> set[int]:
    """The places inside words that have a reading."""
    inside: set[int] = set()
    start = 0
    for token in tokens:
        if token.reading:
            inside.update(range(start + 1, start + len(token.surface)))
        start += len(token.surface)
    return inside


def _inside_words(text: str, words: Iterable[str]) -> set[int]:
    return {
        found.start() + offset
        for word in words
        if word in text
        for found in re.finditer(re.escape(word), text)
        for offset in range(1, len(word))
    }


def cut(tokens: Iterable[Token], breaks: set[int]) -> Iterator[tuple[Token, ...]]:
    """Tokens cut into phrases at these places of their text."""
    phrase: list[Token] = []
    start = 0
    for token in tokens:
        end = start + len(token.surface)
        cuts = [start, *sorted(at for at in breaks if start < at < end), end]
        for left, right in pairwise(cuts):
            surface = token.surface[left - start : right - start]
            phrase.append(Token(surface, token.reading, token.shown))
            if right in breaks:
                yield tuple(phrase)
                phrase = []
        start = end
    if phrase:
        yield tuple(phrase)
