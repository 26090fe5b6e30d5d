"""The log itself, event by event, in a reader's columns: for the staff of this centre only.

A million events have a few thousand different texts among them, so what a text means is worked out once.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from sqlite3 import Connection

from kiosk.records.catalogue import Catalogue, CodeKind
from kiosk.records.reports.cells import BOM, line
from kiosk.records.reports.fetching import Columns
from kiosk.records.reports.span import JAPAN, Span, logged
from kiosk.records.reports.words import Words
from kiosk.values import dataclass

COLUMNS = (
    "番号",
    "日付",
    "時刻",
    "利用の番号",
    "できごと",
    "手続き",
    "ページ",
    "くわしく",
    "枚目",
    "秒",
    "記号",
)
TIMED = '{"ms":'
"""How the fields of an event with a time begin (kiosk/records/diary.py sorts them)."""

_COUNT = "SELECT count(*) FROM events WHERE at >= ? AND at < ?"
_PROCEDURE, _PAGE, _DETAIL = (
    ("procedure",),
    ("step", "place"),
    ("kind", "reason", "what", "to", "picture", "room", "code"),
)
_OWN_PAGES = {"home": "はじめの画面", "group": "はじめの画面の次", "not_here": "ここにない"}


@dataclass(frozen=True)
class Meaning:
    """What every event with the same name and fields has in common: the middle and the end of its row."""

    event: str
    procedure: str
    page: str
    detail: str
    sheet: int | str
    code: str


class Meanings(dict[str, Meaning]):
    """Of each name with its fields, without the time."""

    def __init__(self, words: Words, events: Catalogue) -> None:
        super().__init__()
        self._words, self._events = words, events

    def __missing__(self, text: str) -> Meaning:
        name, brace, rest = text.partition("{")
        meaning = self[text] = self._worked_out(name, json.loads(brace + rest))
        return meaning

    def _worked_out(self, name: str, fields: dict[str, int | str]) -> Meaning:
        event = self._events.events.get(name)
        procedure = str(fields.get("procedure", ""))
        page = str(fields.get("step", fields.get("place", "")))
        details = [self._detail(name, key, fields[key]) for key in _DETAIL if key in fields]
        if "version" in fields:
            details.append(f"第{fields['version']}版")
        return Meaning(
            event=event.when.removesuffix("とき") if event else name,
            procedure=self._words.procedures.get(procedure, _OWN_PAGES.get(procedure, procedure)),
            page=self._words.steps.get(procedure, {}).get(page, _OWN_PAGES.get(page, page)),
            detail="、".join(details),
            sheet=int(fields["sheet"]) + 1 if "sheet" in fields else "",
            code=name,
        )

    def _detail(self, name: str, key: str, value: int | str) -> str:
        if key == "picture":
            return self._words.pictures.get(str(value), str(value))
        if key == "to":
            return self._words.sizes.get(str(value), str(value))
        event = self._events.events.get(name)
        kind = self._events.kinds.get(event.fields.get(key, "")) if event else None
        meanings = kind.one_of or {} if isinstance(kind, CodeKind) else {}
        return meanings.get(str(value), str(value))


class Hours(dict[str, tuple[str, str]]):
    """Of each hour as logged (UTC): the day in Japan, and the hour there."""

    def __missing__(self, hour: str) -> tuple[str, str]:
        there = datetime.fromisoformat(f"{hour}:00:00+00:00").astimezone(JAPAN)
        found = self[hour] = (f"{there:%Y-%m-%d}", f"{there:%H}")
        return found


def how_many(connection: Connection, span: Span) -> int:
    """Events of a range of days."""
    found: int = connection.execute(_COUNT, tuple(map(logged, span.bounds()))).fetchone()[0]
    return found


def csv_pieces(pieces: Iterable[Columns], words: Words, events: Catalogue) -> Iterator[bytes]:
    """The log as a CSV file, piece by piece.

    Japanese is encoded once, when a text is first met, and then carried as Latin-1: Python joins and
    encodes such strings as they are, in a third of the time.
    """
    middles, hours = _Middles(Meanings(words, events)), _HourFields()
    yield BOM + line(COLUMNS).encode()
    for columns in pieces:
        lines = []
        for seq, at, visit, text in zip(*columns, strict=True):
            name, timed, rest = text.partition(TIMED)
            if timed:
                ms, _, rest = rest.partition(",")
                before, after = middles[f"{name}{{{rest}"]
                lines.append(f"{seq},{hours[at[:13]]}{at[13:19]},{visit},{before}{ms[:-3] or 0}{after}")
            else:
                before, after = middles[name]
                lines.append(f"{seq},{hours[at[:13]]}{at[13:19]},{visit},{before}{after}")
        yield "".join(lines).encode("latin-1")


class _Middles(dict[str, tuple[str, str]]):
    """The fields of a CSV line before the seconds, and those behind."""

    def __init__(self, meanings: Meanings) -> None:
        super().__init__()
        self._meanings = meanings

    def __missing__(self, text: str) -> tuple[str, str]:
        known = self._meanings[text]
        shown = (known.event, known.procedure, known.page, known.detail, known.sheet, "")
        found = self[text] = (_carried(line(shown).removesuffix("\r\n")), _carried("," + line((known.code,))))
        return found


class _HourFields(dict[str, str]):
    """The day and the hour in Japan as the beginning of two fields."""

    def __init__(self) -> None:
        super().__init__()
        self._hours = Hours()

    def __missing__(self, hour: str) -> str:
        found = self[hour] = ",".join(self._hours[hour])
        return found


def _carried(text: str) -> str:
    return text.encode().decode("latin-1")
