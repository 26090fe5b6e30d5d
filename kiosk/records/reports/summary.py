"""An edition of the figures as rows of a spreadsheet, and as what the report's pages are drawn from."""

from collections.abc import Iterator, Mapping

from kiosk.records.reports.dictionary import MEANINGS, TITLES
from kiosk.records.reports.editions import Edition, Table
from kiosk.records.reports.keeping import GONE
from kiosk.records.reports.telling import SMALL, UNTOLD, Told
from kiosk.records.reports.words import FINISHED, OTHER, Words

HEADINGS = ("表", "手続き", "項目", "数")
WHOLE, NOTE = "全部", "ことわり"
FEW_ALIKE = 3
"""More rows than these that all tell the least are drawn as one."""

Data = dict[str, object]


def names(table: Table, words: Words) -> Mapping[str, str]:
    """The Japanese name of each part of a table."""
    listed = {
        "endings": words.endings,
        "sizes": words.sizes,
        "openings": words.procedures,
        "calls": words.helps,
        "call_places": words.procedures,
        "answers": words.speeds,
        "unmet": words.pictures,
        "troubles": words.troubles,
    }
    other = {OTHER: "そのほか"}
    if table.name in listed:
        return {**listed[table.name], **other}
    if table.name == "visits":
        return {code: _day(code) for code in table.parts}
    return {FINISHED: "最後まで進んだ", **words.steps.get(table.name, {}), **other}


def rows(edition: Edition, words: Words) -> Iterator[tuple[str, str, str, int | str]]:
    """Table, procedure, what was counted, and the count."""
    for name, table in edition.tables.items():
        yield from _rows(TITLES[name], "", table, words)
    for table in edition.stops:
        yield from _rows(TITLES["stops"], words.procedures.get(table.name, "そのほか"), table, words)


def _rows(
    title: str, procedure: str, table: Table, words: Words
) -> Iterator[tuple[str, str, str, int | str]]:
    called = names(table, words)
    yield title, procedure, WHOLE, table.whole.cell
    if table.gone:
        yield title, procedure, NOTE, GONE
    for code, told in table.parts.items():
        yield title, procedure, called[code], told.cell


def drawn(edition: Edition, words: Words) -> Data:
    """The tables as the report's template takes them: strings, and lengths from 0 to 1."""
    tables = {
        name: _drawn(TITLES[name], _meaning(name, gone=table.gone), table, words)
        for name, table in edition.tables.items()
    }
    stops = [
        _drawn(words.procedures.get(table.name, "そのほか"), "", table, words)
        for table in edition.stops
        if table.whole.low and any(told.low for told in table.parts.values())
    ]
    some_gone = any(table.gone for table in edition.stops)
    return {
        "tables": tables,
        "stops": stops,
        "stops_title": TITLES["stops"],
        "stops_meaning": _meaning("stops", gone=some_gone),
    }


def _meaning(name: str, *, gone: bool) -> str:
    return f"{MEANINGS[name]} {GONE}。" if gone else MEANINGS[name]


def _drawn(title: str, meaning: str, table: Table, words: Words) -> Data:
    longest = max([SMALL, *(told.low for told in table.parts.values())])
    called = names(table, words)
    shown = [_bar(called[code], told, longest) for code, told in table.parts.items()]
    lines = shown if table.name == "visits" else _gathered(table, shown)
    told = table.whole != UNTOLD
    return {"title": title, "meaning": meaning, "whole": str(table.whole), "told": told, "lines": lines}


def _bar(name: str, told: Told, longest: int) -> Data:
    return {"name": name, "text": str(told), "length": told.low / longest, "exact": told.exact}


def _gathered(table: Table, shown: list[Data]) -> list[Data]:
    """The largest first, and the many that tell the least in one line: by what is told, not by the counts."""
    least = [told for told in table.parts.values() if not told.low]
    alike = len(least) > FEW_ALIKE and len(set(least)) == 1
    others = "ほかの" if len(least) < len(shown) else ""
    told = sorted(zip(table.parts.values(), shown, strict=True), key=lambda pair: -pair[0].low)
    if not alike:
        return [line for _, line in told]
    rest = {
        "name": f"{others}{len(least)}項目は どれも",
        "text": str(least[0]),
        "length": 0.0,
        "exact": least[0].exact,
    }
    return [*(line for each, line in told if each.low), rest]


def _day(code: str) -> str:
    year, month, *day = (int(part) for part in code.split("-"))
    return f"{day[0]}日" if day else f"{year}年{month}月"
