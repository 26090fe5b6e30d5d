"""A log as a busy kiosk would leave it, made up: for the bench of the records, and to look at a report."""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.engines import writing_engine
from kiosk.records.ids import uuid7, visit_id
from kiosk.records.migrate import bring_up_to_date

INSERT = "INSERT INTO events (id, visit, at, name, fields, catalogue) VALUES (?, ?, ?, ?, ?, 1)"
FIRST_HOUR_UTC, OPEN_HOURS = 0, 9  # nine o'clock to six in Japan
SHORTEST_S, LONGEST_S = 3, 40
ENLARGES, STEADY, SLIPS, ASKS, UNMET = 0.4, 0.8, 0.05, 0.03, 0.2

Row = tuple[str, str, str, str, str]
Walk = tuple[str, tuple[str, ...]]


def make_log(path: Path, count: int, first: datetime, days: int, walks: tuple[Walk, ...], seed: int) -> None:
    """Write about `count` events, spread evenly over whole days from `first` (midnight, UTC)."""
    engine = writing_engine(path)
    with engine.begin() as connection:
        bring_up_to_date(connection)
    engine.dispose()
    with closing(sqlite3.connect(path)) as file, file:
        file.executemany(INSERT, _rows(count, first, days, walks, random.Random(seed)))


def _rows(
    count: int, first: datetime, days: int, walks: tuple[Walk, ...], chance: random.Random
) -> Iterator[Row]:
    a_day, made = count / days, 0
    for day in range(days):
        visits: list[Row] = []
        while made + len(visits) < a_day * (day + 1):
            opening = first + timedelta(
                days=day, hours=FIRST_HOUR_UTC, seconds=chance.random() * OPEN_HOURS * 3600
            )
            visits += _visit(opening, walks, chance)
        made += len(visits)
        yield from sorted(visits, key=lambda row: row[0])


def _visit(began: datetime, walks: tuple[Walk, ...], chance: random.Random) -> list[Row]:
    visit, now, rows = visit_id(chance.randbytes), began, []

    def note(name: str, **fields: int | str) -> None:
        at = now.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
        body = json.dumps(fields, separators=(",", ":"), sort_keys=True)
        rows.append((uuid7(now, chance.randbytes(10)), visit, at, name, body))

    def ms() -> int:
        return round((now - began) / timedelta(milliseconds=1))

    note("visit_begun")
    if chance.random() < ENLARGES:
        note("looks_changed", what="text", to=chance.choice(["large", "larger", "largest"]))
    procedure, steps = chance.choices(walks, weights=range(len(walks), 0, -1))[0]
    note("procedure_opened", procedure=procedure, version=2)
    stay = 0.97 if chance.random() < STEADY else 0.8
    for step in steps:
        now += timedelta(seconds=chance.uniform(SHORTEST_S, LONGEST_S))
        note("step_shown", procedure=procedure, step=step, sheet=0, ms=ms())
        if chance.random() < SLIPS:
            note("touch_trouble", kind=chance.choice(["near", "double", "long", "palm"]), place=step)
        if chance.random() < ASKS:
            note("help_asked", procedure=procedure, step=step, kind=chance.choice(["desk", "risk", "unsure"]))
        if chance.random() > stay:
            break
    else:
        note("procedure_finished", procedure=procedure, version=2)
        note("visit_ended", reason="finish", ms=ms())
        return rows
    if chance.random() < UNMET:
        note("unmet_need", picture=chance.choice(["papers", "phone", "money", "body"]))
    note("visit_ended", reason=chance.choices(["home", "idle", "restart"], weights=[6, 3, 1])[0], ms=ms())
    return rows


def shipped_walks(assets: Path) -> tuple[Walk, ...]:
    """Each shipped procedure with the names of its steps, in the order of its file."""
    from kiosk.procedures.shelf import open_shelf  # noqa: PLC0415

    return tuple((name, tuple(one.steps)) for name, one in open_shelf(assets).procedures.items())


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    make_log(
        Path(sys.argv[1]),
        int(sys.argv[2]),
        datetime.fromisoformat(sys.argv[3]).replace(tzinfo=UTC),
        int(sys.argv[4]),
        shipped_walks(root / "assets"),
        seed=6,
    )
