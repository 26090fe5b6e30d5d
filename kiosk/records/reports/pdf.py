"""The report as PDF/A, with its font inside.  Typst is imported by nothing else."""

import json
from datetime import datetime
from pathlib import Path
from typing import Literal

import typst

from kiosk.records.reports import dictionary
from kiosk.records.reports.editions import Edition, Table
from kiosk.records.reports.keeping import GONE
from kiosk.records.reports.span import JAPAN
from kiosk.records.reports.summary import drawn
from kiosk.records.reports.words import Words
from kiosk.values import dataclass

STANDARD: Literal["a-1a"] = "a-1a"
"""PDF/A-1a: the oldest and strictest, tagged for screen readers, and every archive takes it."""


@dataclass(frozen=True)
class Print:
    """What a report is printed with: the template and fonts of `assets`, the centre's name, the moment."""

    assets: Path
    centre: str
    now: datetime


def report(edition: Edition, words: Words, printed: Print) -> bytes:
    """The report's bytes; the same edition printed at the same moment gives the same bytes."""
    made = printed.now.astimezone(JAPAN)
    entries = dictionary.of_summary(inside=edition.inside)
    data = {
        **drawn(edition, words),
        "title": f"てつなぎ {'月次報告' if edition.span.is_month else '報告'} {edition.span.told}",
        "span": edition.span.told,
        "centre": printed.centre,
        "made": f"{made.year}年{made.month}月{made.day}日",
        "inside": edition.inside,
        "who": dictionary.INSIDE_ONLY if edition.inside else dictionary.MAY_LEAVE,
        "heads": _heads(edition),
        "reading": [entry[:2] for entry in entries if entry not in dictionary.SPREADSHEET_ONLY],
    }
    made_pdf: bytes = typst.compile(
        printed.assets / "report" / "report.typ",
        root=printed.assets / "report",
        font_paths=[printed.assets / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=printed.now.replace(microsecond=0),
    )
    return made_pdf


def _heads(edition: Edition) -> list[dict[str, str]]:
    heads = {
        "visits": "使われた回数",
        "openings": "開いた手続き",
        "calls": "係をよんだ回数",
        "unmet": "「ここにない」",
    }
    return [{"name": name, **_head(edition.tables[key])} for key, name in heads.items()]


def _head(table: Table) -> dict[str, str]:
    return {"text": str(table.whole), "note": GONE if table.gone else ""}
