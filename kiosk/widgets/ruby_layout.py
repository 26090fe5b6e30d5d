"""Where each word of a sentence stands: greedy lines that break between phrases only.

All measures are in pixels.  A ruby that is wider than its word spreads the word's room.
"""

import math
from collections.abc import Iterator
from functools import lru_cache

from kiosk.values import dataclass
from kiosk.widgets.kit import metrics
from kiosk.words.ruby import Token
from kiosk.words.sentence import Sentence
from kiosk.words.subphrase import subphrases

SPACES = " \u3000"


@dataclass(frozen=True)
class Style:
    """How a text is set: em and ruby em in pixels, weight, the pitch of one line and of many in em."""

    em: int
    ruby_em: int
    bold: bool = False
    pitch: float = 1.6
    many: float = 0.0


@dataclass(frozen=True)
class Placed:
    """One word at its place in the line."""

    x: float
    width: float
    surface: str
    ruby: str | None


@dataclass(frozen=True)
class Line:
    """One line: its words and how wide it is."""

    words: tuple[Placed, ...]
    width: float


@dataclass(frozen=True)
class Laid:
    """A sentence set in lines; `broken` tells that a word had to be cut (row T5 forbids it)."""

    lines: tuple[Line, ...]
    width: float
    pitch: float
    broken: bool = False

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.pitch * len(self.lines)


@lru_cache(maxsize=4096)
def advance(text: str, em: int, *, bold: bool) -> float:
    """How wide a text is."""
    return metrics(em, bold=bold).horizontalAdvance(text)


def _wide(token: Token, style: Style) -> float:
    base = advance(token.surface, style.em, bold=style.bold)
    if token.reading is None or not token.shown:
        return base
    return max(base, advance(token.reading, style.ruby_em, bold=False))


def _measured(phrase: tuple[Token, ...], style: Style) -> tuple[tuple[Token, float], ...]:
    return tuple((token, _wide(token, style)) for whole in phrase for token in _spaced(whole))


def _spaced(token: Token) -> tuple[Token, ...]:
    """A space at either end stands by itself, so that a line can do without it."""
    bare = token.surface.strip(SPACES)
    if not bare or bare == token.surface:
        return (token,)
    before, after = token.surface.split(bare, 1)
    parts = (Token(before), Token(bare, token.reading, token.shown), Token(after))
    return tuple(part for part in parts if part.surface)


def _cut(phrase: tuple[Token, ...], style: Style, width: float) -> Iterator[tuple[Token, ...]]:
    """A word wider than the line: between its characters, at the very worst."""
    for token in phrase:
        if _wide(token, style) <= width or token.reading is not None:
            yield (token,)
        else:
            yield from ((Token(letter),) for letter in token.surface)


def _pieces(sentence: Sentence, style: Style, width: float) -> tuple[list[tuple[Token, ...]], bool]:
    """Phrases; a phrase wider than the line between its words; a word only where nothing else is left."""
    pieces: list[tuple[Token, ...]] = []
    broken = False
    for phrase in sentence.phrases:
        for part in (phrase,) if _fits(phrase, style, width) else subphrases(phrase):
            if _fits(part, style, width):
                pieces.append(part)
            else:
                broken = True
                pieces.extend(_cut(part, style, width))
    return pieces, broken


def _fits(phrase: tuple[Token, ...], style: Style, width: float) -> bool:
    return sum(wide for _, wide in _trimmed(list(_measured(phrase, style)))) <= width


@lru_cache(maxsize=512)
def lay(sentence: Sentence, style: Style, width: float) -> Laid:
    """Set a sentence in lines no wider than `width` pixels."""
    pieces, broken = _pieces(sentence, style, width)
    rows: list[list[tuple[Token, float]]] = [[]]
    used = 0.0
    for piece in pieces:
        measured = _measured(piece, style)
        wide = sum(w for _, w in measured)
        if rows[-1] and used + sum(w for _, w in _trimmed(list(measured))) > width:
            rows.append([])
            used = 0.0
        rows[-1].extend(measured)
        used += wide
    lines = tuple(_line(_trimmed(row)) for row in rows if row)
    return Laid(lines, max(line.width for line in lines), _pitch(sentence, style, len(lines)), broken)


def _trimmed(row: list[tuple[Token, float]]) -> list[tuple[Token, float]]:
    """A line begins and ends with a word, never with the space between two."""
    while row and not row[0][0].surface.strip():
        row = row[1:]
    while row and not row[-1][0].surface.strip():
        row = row[:-1]
    return row


def _pitch(sentence: Sentence, style: Style, lines: int) -> float:
    """As far apart as the style says for one line or many, and far enough for the ruby where there is one."""
    ruby = any(token.reading is not None and token.shown for phrase in sentence.phrases for token in phrase)
    pitch = style.em * (style.pitch if lines == 1 else max(style.pitch, style.many))
    return max(pitch, room_for_ruby(style)) if ruby else pitch


def room_for_ruby(style: Style) -> float:
    """The height of a line that has its reading above it, in pixels."""
    base, small = metrics(style.em, bold=style.bold), metrics(style.ruby_em, bold=False)
    return math.ceil(over(style) + small.ascent() + small.descent() + base.descent()) + 1


def over(style: Style) -> float:
    """From the baseline to the foot of the ruby: clear of the tallest kanji."""
    return metrics(style.em, bold=style.bold).capHeight() * 1.15


def _line(row: list[tuple[Token, float]]) -> Line:
    words: list[Placed] = []
    x = 0.0
    for token, wide in row:
        words.append(Placed(x, wide, token.surface, token.reading if token.shown else None))
        x += wide
    return Line(tuple(words), x)
