"""Figures for staff: how long people waited, what nobody answered, and where they got stuck."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from statistics import quantiles
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from kiosk.hub.tables import calls

PLACES = 20
"""Pages named at most."""


def figures(connection: Connection, since: datetime | None) -> dict[str, Any]:
    """Seconds.  `waiting`: until いきます or きました; `busy`: on the way; `served`: together.

    `unanswered_by_hour`: calls that ended, or became urgent, without an answer, by the hour of the day here.
    """
    wanted = select(calls) if since is None else select(calls).where(calls.c.opened >= since)
    rows = connection.execute(wanted).mappings().all()
    answered = [(row["opened"], row["answered"] or row["arrived"]) for row in rows]
    return {
        "calls": len(rows),
        "waiting_s": _spread(answered),
        "busy_s": _spread((row["answered"], row["arrived"]) for row in rows),
        "served_s": _spread((row["arrived"], row["ended"]) for row in rows),
        "ended": dict(Counter(row["stage"] for row in rows if row["ended"])),
        "unanswered_by_hour": _by_hour(row for row in rows if _unanswered(row)),
        "about": dict(Counter(code for row in rows for code in json.loads(row["codes"]))),
        "guided": dict(Counter(row["guided"] for row in rows if row["guided"])),
        "stuck": _places(rows),
    }


def _spread(pairs: Iterable[tuple[datetime | None, datetime | None]]) -> dict[str, float | int | None]:
    seconds = sorted((end - begin).total_seconds() for begin, end in pairs if begin and end)
    if not seconds:
        return {"count": 0, "median": None, "p90": None}
    tenths = quantiles(seconds, n=10, method="inclusive") if len(seconds) > 1 else seconds * 9
    return {"count": len(seconds), "median": round(tenths[4], 1), "p90": round(tenths[8], 1)}


def _unanswered(row: RowMapping) -> bool:
    return not (row["answered"] or row["arrived"]) and bool(row["ended"] or row["escalated"])


def _by_hour(rows: Iterable[RowMapping]) -> dict[str, int]:
    hours = Counter(row["opened"].astimezone().hour for row in rows)
    return {str(hour): hours[hour] for hour in sorted(hours)}


def _places(rows: Iterable[RowMapping]) -> list[dict[str, Any]]:
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows:
        about = json.loads(row["told"])["about"]
        counted[about["procedure"], about["step"]] += 1
    return [
        {"procedure": procedure, "step": step, "calls": number}
        for (procedure, step), number in counted.most_common(PLACES)
    ]
