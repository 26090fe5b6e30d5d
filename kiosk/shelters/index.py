"""An index of towns by their readings, narrow enough for large keys: a few tiles a page, then the towns."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from kiosk.shelters.model import Town

MOST_KEYS = 5  # a page; 「わからない」 is the sixth
MOST_TOWNS = 12  # about two pages of keys; more than that and one more kana is asked for
DEEPEST = 3  # a row, a kana, two kana
ROW = "行"
_ROWS = (
    "あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも",
    "やゆよ", "らりるれろ", "わをん",
)  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """Towns that follow one another: `first` and `last` are rows (あ行), kana (こ) or two kana (こう)."""

    first: str
    last: str
    towns: tuple[Town, ...]


def chapters(towns: Sequence[Town], depth: int) -> tuple[Chapter, ...]:
    """The towns in at most five parts of nearly one size: by row, then by the first kana, then by two.

    `depth` counts the choices made already.  Empty when the towns are few enough to be shown themselves.
    """
    if len(towns) <= MOST_TOWNS or depth >= DEEPEST:
        return ()
    ordered = sorted(towns, key=lambda town: (_plain(town.kana), town.kana, town.name))
    parts = _parts(ordered, depth)
    while len(parts) == 1:  # all of them begin alike: a longer beginning tells them apart
        depth += 1
        parts = _parts(ordered, depth)
    return tuple(
        Chapter(some[0].first, some[-1].first, tuple(town for part in some for town in part.towns))
        for some in _shared_out(parts)
    )


def _parts(ordered: Sequence[Town], depth: int) -> list[Chapter]:
    groups = groupby(ordered, lambda town: _key(town.kana, depth))
    return [Chapter(key, key, tuple(group)) for key, group in groups]


def _shared_out(parts: list[Chapter]) -> list[list[Chapter]]:
    """Neighbours put together into at most five, the largest as small as can be."""
    inner = combinations(range(1, len(parts)), min(MOST_KEYS, len(parts)) - 1)
    ways = ([parts[a:b] for a, b in pairwise((0, *cuts, len(parts)))] for cuts in inner)
    return min(ways, key=lambda way: max(sum(len(part.towns) for part in some) for some in way))


def _key(kana: str, depth: int) -> str:
    """What a reading is found under after so many choices."""
    plain = _plain(kana)
    if depth == 0:
        return next((row[0] + ROW for row in _ROWS if plain[0] in row), plain[0])
    return plain[:depth]


def _plain(kana: str) -> str:
    """Without the marks of が and ぱ: が stands with か."""
    parts = unicodedata.normalize("NFD", kana)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in "\u3099\u309a"))
