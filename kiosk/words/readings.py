"""The project's reading dictionary: one source for the ruby on the screen and for the voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from kiosk.values import dataclass
from kiosk.words.script import is_kana, script_of

# What a section says of its entries: shown, wanting a local ear, spoken from the reading.
_SECTIONS: Mapping[str, tuple[bool, bool, bool]] = {
    "shown": (True, False, True),
    "places": (True, True, True),
    "voice": (False, False, True),
    "known": (False, False, False),
}


@dataclass(frozen=True)
class Reading:
    """How one word is read.

    `reading` is hiragana. `shown`: ruby on the screen. `local_ear`: a place name that somebody who
    lives there should listen to before it counts as right. `spoken`: the voice is given the reading
    instead of the surface; False for everyday words that adults and the engine both read right.
    """

    surface: str
    reading: str
    shown: bool
    local_ear: bool
    note: str = ""
    spoken: bool = True


class ReadingFileError(ValueError):
    """The reading dictionary holds something that is not a reading; the message names all of them."""


@dataclass(frozen=True)
class ReadingBook:
    """All readings by surface, the words no line may split, and the kanji that need no reading."""

    readings: Mapping[str, Reading]
    together: tuple[str, ...] = ()
    taught: frozenset[str] = frozenset()

    @classmethod
    def load(cls, path: Path) -> "ReadingBook":
        """Read `readings.yaml` and the `kyoiku.txt` beside it.

        Raises `ReadingFileError` for a malformed entry and `OSError` where a file cannot be read.
        """
        import yaml  # noqa: PLC0415 - only where the file is read anew

        # libyaml's reader is some ten times faster; start-up is measured.
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
        return cls.of(content, path.with_name("kyoiku.txt").read_text(encoding="utf-8"))

    @classmethod
    def of(cls, content: Mapping[str, Any], taught: str = "") -> "ReadingBook":
        """Build a book from the parsed sections `shown`, `places`, `voice`, `known` and `together`."""
        entries = [
            _entry(surface, value, section)
            for section in _SECTIONS
            for surface, value in (content.get(section) or {}).items()
        ]
        _refuse_faults(entries)
        kanji = frozenset(char for char in taught if script_of(char) == "kanji")
        return cls({entry.surface: entry for entry in entries}, tuple(content.get("together") or ()), kanji)

    def match(self, text: str, start: int, *, after_word: bool) -> Reading | None:
        """The longest entry that stands at `start`, or None.

        `after_word` says that what comes before `start` is already a word of its own. Otherwise an
        entry may not begin in the middle of a run of one script (日見 in 毎日見る), and a single kanji
        may not stand in front of another one (方 in 方法).
        """
        if not after_word and start and _same_run(text[start - 1], text[start]):
            return None
        for surface in self._by_first.get(text[start], ()):
            if text.startswith(surface, start) and _ends_word(surface, text[start + len(surface) :]):
                return self.readings[surface]
        return None

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for surface in sorted(self.readings, key=len, reverse=True):
            groups[surface[0]].append(surface)
        return {first: tuple(surfaces) for first, surfaces in groups.items()}


def _entry(surface: str, value: object, section: str) -> Reading:
    shown, local_ear, spoken = _SECTIONS[section]
    if isinstance(value, Mapping):
        return Reading(
            str(surface),
            str(value.get("reading", "")),
            shown,
            bool(value.get("local_ear", local_ear)),
            str(value.get("note", "")),
            spoken,
        )
    return Reading(str(surface), str(value), shown, local_ear, "", spoken)


def _refuse_faults(entries: Iterable[Reading]) -> None:
    seen: set[str] = set()
    faults = []
    for entry in entries:
        if not is_kana(entry.reading) or any("ァ" <= char <= "ヶ" for char in entry.reading):
            faults.append(f"「{entry.surface}」のよみ「{entry.reading}」は、ひらがなで書いてください。")
        if entry.surface in seen:
            faults.append(f"「{entry.surface}」が2回あります。1つにしてください。")
        seen.add(entry.surface)
    if faults:
        raise ReadingFileError("\n".join(faults))


def _same_run(before: str, char: str) -> bool:
    script = script_of(char)
    return script in {"kanji", "katakana", "latin", "digit"} and script_of(before) == script


def _ends_word(surface: str, rest: str) -> bool:
    if not rest:
        return True
    last = script_of(surface[-1])
    if last in {"latin", "digit"}:
        return script_of(rest[0]) != last
    return not (len(surface) == 1 and last == "kanji" and script_of(rest[0]) == "kanji")
