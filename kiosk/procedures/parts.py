"""Steps that several procedures share: written once in assets/parts, joined to each that names them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any

from kiosk.procedures.fault import Fault, Faulty
from kiosk.procedures.model import Name, Step
from kiosk.procedures.sheet import Sheet
from kiosk.written import Limit, written

_ASK = "係を、よんでください。"
_WAYS_ON = ("next", "unsure", "to")


@written
class Part:
    """The file: its steps, whose names all begin with the part's own."""

    id: Name
    steps: Annotated[Mapping[Name, Step], Limit(min_length=1)]


Parts = Mapping[str, Sheet | None]
"""The parts by name; None where the file cannot be used."""


def joined(sheet: Sheet, parts: Parts) -> Sheet:
    """The sheet of a procedure with the steps of its parts; each keeps the file and the line it stands on.

    In place of a part that cannot be used (its own faults are told) there is a person to ask.  Raises Faulty.
    """
    data = sheet.data
    names = _named(data)
    if not names:
        return sheet
    steps, lines, texts, lent = dict(data["steps"]), dict(sheet.lines), list(sheet.texts), dict(sheet.lent)
    faults = tuple(_twice(sheet, names, parts))
    if faults:
        raise Faulty(faults)
    for name in names:
        part = parts.get(name)
        if part is None:
            steps |= _with_a_person(sheet, name)
            continue
        steps |= part.data["steps"]
        lines |= {place: line for place, line in part.lines.items() if place[:1] == ("steps",)}
        texts += [text for text in part.texts if text[0][0] == "steps"]
        lent |= dict.fromkeys(part.data["steps"], part)
    return replace(sheet, data={**data, "steps": steps}, lines=lines, texts=tuple(texts), lent=lent)


def unknown(sheet: Sheet, parts: Parts) -> tuple[Fault, ...]:
    """The parts that a procedure names and nobody wrote."""
    todo = "assets/parts にあるファイルの名前(.yaml を取ったもの)を書いてください"
    return tuple(
        Fault(sheet.file, sheet.line(("parts",)), f"「{name}」という共通の歩はありません", todo)
        for name in _named(sheet.data)
        if name not in parts
    )


def misnamed(sheet: Sheet, part: Part) -> tuple[Fault, ...]:
    """Steps whose names do not begin with the part's own: they could meet a procedure's."""
    todo = f"名前を「{part.id}_」ではじめてください"
    return tuple(
        Fault(sheet.file, sheet.line(("steps", name)), f"歩「{name}」の名前が 手順の歩と ぶつかります", todo)
        for name in part.steps
        if not name.startswith(f"{part.id}_")
    )


def _named(data: Any) -> tuple[str, ...]:
    """What the model will refuse is no name here."""
    if not isinstance(data, dict) or not isinstance(data.get("steps"), dict):
        return ()
    names = data.get("parts")
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def _twice(sheet: Sheet, names: tuple[str, ...], parts: Parts) -> Iterator[Fault]:
    for name in names:
        part = parts.get(name)
        for step in part.data["steps"] if part else ():
            if step in sheet.data["steps"]:
                what = f"歩「{step}」は 共通の歩「{name}」にもあります"
                yield Fault(sheet.file, sheet.line(("steps", step)), what, "歩の名前を変えてください")


def _with_a_person(sheet: Sheet, part: str) -> dict[str, Any]:
    """For every way into a part that is not there: a person, and the end."""
    end = f"{part}_over"
    asked = {text for _, field, text in sheet.texts if field in _WAYS_ON and text.startswith(f"{part}_")}
    common = {"picture": "help_person", "supporter": "この先の案内が出せません。いっしょに考えます。"}
    person = {"kind": "helper", "reason": "risk", "title": "係に 話します", "text": [_ASK]}
    over = {"kind": "finish", "title": "おわりです", "text": ["係が、いっしょに考えます。"]}
    found = {name: {**common, **person, "next": end} for name in asked - sheet.data["steps"].keys()}
    return {**found, end: common | over} if found else {}
