"""Where each word of a sentence stands: greedy lines that break between phrases only.

All measures are in pixels.  A ruby that is wider than its word spreads the word's room.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiosk.widgets.kit import metrics
from kiosk.words.ruby import Token
from kiosk.words.sentence import Sentence

# A ruby may stand over its neighbours by under half a small letter on either side (JIS X 4051 allows one).
OVERHANG = 0.8
SPACES = " \u3000"


@dataclass(frozen=True)
class Style:
    """How a text is set: em and ruby em in pixels, weight, and the pitch of lines in em."""

    em: int
    ruby_em: int
    bold: bool = False
    pitch: float = 1.62


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
    return max(base, advance(token.reading, style.ruby_em, bold=False) - OVERHANG * style.ruby_em)


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
    """A phrase wider than the line: between its tokens, and at the very worst between characters."""
    for token in phrase:
        if _wide(token, style) <= width or token.reading is not None:
            yield (token,)
        else:
            yield from ((Token(letter),) for letter in token.surface)


def _pieces(sentence: Sentence, style: Style, width: float) -> tuple[list[tuple[Token, ...]], bool]:
    pieces: list[tuple[Token, ...]] = []
    broken = False
    for phrase in sentence.phrases:
        if sum(_wide(token, style) for token in phrase) <= width:
            pieces.append(phrase)
        else:
            broken = True
            pieces.extend(_cut(phrase, style, width))
    return pieces, broken


@lru_cache(maxsize=2048)
def lay(sentence: Sentence, style: Style, width: float) -> Laid:
    """Set a sentence in lines no wider than `width` pixels."""
    pieces, broken = _pieces(sentence, style, width)
    rows: list[list[tuple[Token, float]]] = [[]]
    used = 0.0
    for piece in pieces:
        measured = _measured(piece, style)
        wide = sum(w for _, w in measured)
        if rows[-1] and used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].extend(measured)
        used += wide
    lines = tuple(_line(_trimmed(row)) for row in rows if row)
    return Laid(lines, max(line.width for line in lines), _pitch(sentence, style), broken)


def _trimmed(row: list[tuple[Token, float]]) -> list[tuple[Token, float]]:
    """A line begins and ends with a word, never with the space between two."""
    while row and not row[0][0].surface.strip():
        row = row[1:]
    while row and not row[-1][0].surface.strip():
        row = row[:-1]
    return row


def _pitch(sentence: Sentence, style: Style) -> float:
    """Lines are as far apart as the style says, and far enough for the ruby where there is one."""
    ruby = any(token.reading is not None and token.shown for phrase in sentence.phrases for token in phrase)
    return style.em * max(style.pitch, 1.08 + style.ruby_em / style.em if ruby else 0.0)


def _line(row: list[tuple[Token, float]]) -> Line:
    words: list[Placed] = []
    x = 0.0
    for token, wide in row:
        words.append(Placed(x, wide, token.surface, token.reading if token.shown else None))
        x += wide
    return Line(tuple(words), x)
