"""From text to plain data, keeping the line of everything.

Only what these files need of YAML: mappings, lists and plain values.  Anchors, tags and second
documents are refused, so nothing can be hidden or blown up.  Built from the C parser's events with a
stack of our own: no recursion, and about a third of the time of the stock constructor.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from kiosk.procedures.fault import Fault, Faulty
from kiosk.procedures.source import Saved
from kiosk.procedures.yaml_words import in_japanese

DEEPEST = 20  # levels; a procedure has 7
Place = tuple[str | int, ...]
_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, eq=False)
class Sheet:
    """A file as plain data, with the line (from 1) of each place in it; `lent` are steps of other files."""

    file: str
    data: Any
    lines: dict[Place, int]
    texts: tuple[tuple[Place, str, str], ...]  # every text, in file order: (place, field, text)
    notes: tuple[Fault, ...] = ()
    lent: Mapping[str, "Sheet"] = field(default_factory=dict)

    def spot(self, place: Place) -> tuple[str, int]:
        """The file and the line of a place."""
        lender = self.lent.get(str(place[1])) if len(place) > 1 and place[0] == "steps" else None
        return ((lender or self).file, self.line(place))

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it that is written."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclass
class _Open:
    """A mapping or list still being read."""

    place: Place
    into: dict[str, Any] | list[Any]
    key: str | None = None


@dataclass
class _Reader:
    """The state of one reading."""

    file: str
    root: list[Any] = field(default_factory=list)
    lines: dict[Place, int] = field(default_factory=dict)
    texts: list[tuple[Place, str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def wrong(self, line: int, what: str, todo: str) -> None:
        self.faults.append(Fault(self.file, line, what, todo))

    def stop(self, line: int, what: str, todo: str) -> Faulty:
        """The fault after which going on makes no sense, with those found before it."""
        self.wrong(line, what, todo)
        return Faulty(tuple(self.faults))

    def scalar(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if not event.value.isprintable() and any(c < " " and c != "\n" for c in event.value):
            self.wrong(line, "見えない制御文字が入っています", "この行を打ち直してください")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.into, dict) and top.key is None:
            self._key(top, event.value, line)
        else:
            value = _value(event)
            place = self._put(value, line)
            if isinstance(value, str):
                self.texts.append((place, _field(place), value))

    def begin(self, into: dict[str, Any] | list[Any], line: int) -> None:
        if len(self.stack) >= DEEPEST:
            raise self.stop(line, f"入れ子が深すぎます({DEEPEST}段まで)", "字下げと かっこを見直してください")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.into, dict) and top.key is None:
            raise self.stop(
                line, "項目の名前のところに かたまりがあります", "「名前: 値」の形に書き直してください"
            )
        self.stack.append(_Open(self._put(into, line), into))

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key in top.into:
            first = self.lines[(*top.place, key)]
            self.wrong(
                line,
                f"「{key}」が二度書かれています(一度目は{first}行目)",
                "どちらか一つにするか、名前を変えてください",
            )
        else:
            self.lines[(*top.place, key)] = line
        top.key = key

    def _put(self, value: Any, line: int) -> Place:
        if not self.stack:
            self.root.append(value)
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        if isinstance(top.into, list):
            place = (*top.place, len(top.into))
            top.into.append(value)
            self.lines[place] = line
            return place
        key = top.key
        assert key is not None
        top.key = None
        top.into.setdefault(key, value)
        return (*top.place, key)


def parse(saved: Saved) -> Sheet:
    """Plain data from a text.  Raises Faulty for what is not YAML, or more of YAML than is allowed."""
    reader = _Reader(saved.file)
    try:
        for event in _events(saved.text):
            _take(reader, event)
    except yaml.YAMLError as problem:
        line, what, todo = in_japanese(problem)
        raise reader.stop(line, what, todo) from None
    if not reader.root or reader.root[0] is None:
        raise reader.stop(1, "中身がありません", "内容を書くか、控えから戻してください")
    if reader.faults:
        raise Faulty(tuple(reader.faults))
    return Sheet(saved.file, reader.root[0], reader.lines, tuple(reader.texts), saved.notes)


def _field(place: Place) -> str:
    """The name of the field a value stands in; a list's entries stand in the list's field."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


def _take(reader: _Reader, event: Any) -> None:
    line = event.start_mark.line + 1
    if getattr(event, "anchor", None) is not None:
        raise reader.stop(line, "「&」や「*」の印は使えません", "同じ内容でも そのまま書いてください")
    if getattr(event, "tag", None) is not None:
        raise reader.stop(line, "「!」ではじまる印は使えません", "印を消すか、文を引用符で囲んでください")
    match event:
        case yaml.ScalarEvent():
            reader.scalar(event)
        case yaml.MappingStartEvent():
            reader.begin({}, line)
        case yaml.SequenceStartEvent():
            reader.begin([], line)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            reader.stack.pop()
        case yaml.DocumentStartEvent() if reader.root:
            raise reader.stop(
                line, "「---」で区切られた二つ目の文書があります", "一つのファイルに一つだけ書いてください"
            )


def _value(event: Any) -> Any:
    """Whole numbers, days, true, false and nothing; all else is text exactly as written.

    So 0120 keeps its zero, 6:30 is no number in sixties, and `no` is a word.
    """
    text: str = event.value
    if event.style:  # quoted or a block
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _DATE.fullmatch(text):
        return _day(text)
    return text


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30: the field it is written in will say so
        return text
