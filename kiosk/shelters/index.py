"""An index of towns by their readings, narrow enough for large keys: a few tiles a page, then the towns."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from kiosk.shelters.model import Town
from kiosk.values import dataclass

MOST_KEYS = 5  # a page; 「わからない」 is the sixth (row G1)
ROW = "行"
_ROWS = (
    "あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも",
    "やゆよ", "らりるれろ", "わをん",
)  # fmt: skip

Part = tuple[Town, ...]


@dataclass(frozen=True)
class Chapter:
    """Towns that follow one another; `first` and `last` are what stands on the key."""

    first: str
    last: str
    towns: Part


def chapters(towns: Sequence[Town], depth: int) -> tuple[Chapter, ...]:
    """The towns in at most five chapters of nearly one size; empty when they can be shown themselves.

    `depth` counts the choices made already: first come rows (あ行), then the beginnings of readings (かみ),
    then the towns' own names.
    """
    if len(towns) <= MOST_KEYS:
        return ()
    ordered = sorted(towns, key=lambda town: (plain(town.kana), town.kana, town.name))
    parts = [tuple(part) for _, part in groupby(ordered, lambda town: _beginning(town, depth))]
    found = _shared_out(parts)
    around = (None, *found, None)
    return tuple(
        Chapter(*_ends(part, before, after, depth), part)
        for before, part, after in zip(around, found, around[2:], strict=False)
    )


def _ends(part: Part, before: Part | None, after: Part | None, depth: int) -> tuple[str, str]:
    """Where a chapter begins and ends, told apart from its neighbours; both as long as the longer."""
    first, last = part[0], part[-1]
    match depth:
        case 0:
            return _beginning(first, 0), _beginning(last, 0)
        case 1:
            length = max(
                _apart(first, before[-1] if before else None), _apart(last, after[0] if after else None)
            )
            return plain(first.kana)[:length], plain(last.kana)[:length]
        case _:
            return first.name, last.name


def _apart(town: Town, neighbour: Town | None) -> int:
    """How many kana tell a reading from its neighbour's in the next chapter."""
    kana, other = plain(town.kana), plain(neighbour.kana) if neighbour else ""
    return next((end for end in range(1, len(kana)) if kana[:end] != other[:end]), len(kana))


def _shared_out(parts: Sequence[Part]) -> list[Part]:
    """Neighbours put together into as few as need be, five at most, the largest as small as can be."""
    room = max(map(len, parts))
    fewest = min(MOST_KEYS, len(_filled(parts, max(room, MOST_KEYS))))
    while len(found := _filled(parts, room)) > fewest:
        room += 1
    return found


def _filled(parts: Sequence[Part], room: int) -> list[Part]:
    """Neighbours put together as long as there is room for so many towns."""
    found: list[Part] = []
    for part in parts:
        if found and len(found[-1]) + len(part) <= room:
            found[-1] += part
        else:
            found.append(part)
    return found


def _beginning(town: Town, depth: int) -> str:
    """What a town is put together with others by, after so many choices."""
    kana = plain(town.kana)
    match depth:
        case 0:
            return next((row[0] for row in _ROWS if kana[0] in row), kana[0]) + ROW
        case 1:
            return kana[:2]
        case _:
            return kana


def plain(kana: str) -> str:
    """Without the marks of が and ぱ: が stands with か."""
    parts = unicodedata.normalize("NFD", kana)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in "\u3099\u309a"))
