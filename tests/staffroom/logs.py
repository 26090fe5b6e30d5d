"""Logs made up for the staff room's tests: a month of visits, every event through the real writer."""

import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from kiosk.records.backlog import Note
from kiosk.records.book import open_book
from kiosk.records.ids import uuid7

DAY = timedelta(days=1)
PROCEDURES = {
    "konbini": ("cover", "which", "bring", "number"),
    "bus": ("cover", "tram_lines", "pay"),
    "sagi": ("cover", "hang_up"),
}
KINDS = ("desk", "unmet", "risk", "unsure")
STAGES = ("on_the_way", "no_answer", "arrived")
REASONS = ("finish", "home", "idle")


def write_log(path: Path, first: date, days: int, *, a_day: int = 6, seed: int = 1) -> int:
    """Visits from nine in the morning on, every second with a call for help; how many events."""
    chance = random.Random(seed)
    notes: list[Note] = []
    numbers = count(1)
    for day in range(days):
        for number in range(a_day):
            at = datetime(first.year, first.month, first.day, 0, 5, tzinfo=UTC) + day * DAY
            notes += _visit(at + timedelta(minutes=20 * number), number, chance, numbers)
    book = open_book(path, lambda: bytes(32), lambda: datetime.now(UTC))
    for start in range(0, len(notes), 500):
        book.append(notes[start : start + 500])
    book.close()
    return len(notes)


def _visit(at: datetime, number: int, chance: random.Random, numbers: "count[int]") -> Iterator[Note]:
    visit = f"{chance.getrandbits(128):032x}"
    procedure, steps = list(PROCEDURES.items())[number % len(PROCEDURES)]

    def note(name: str, seconds: int, **fields: int | str) -> Note:
        return make_note(next(numbers), visit, at + timedelta(seconds=seconds), name, fields)

    yield note("visit_begun", 0)
    yield note("looks_changed", 2, what="text", to=chance.choice(("large", "larger", "standard")))
    yield note("procedure_opened", 4, procedure=procedure, version=20261101)
    reached = steps[: chance.randint(1, len(steps))]
    for place, step in enumerate(reached):
        yield note("step_shown", 6 + place * 20, procedure=procedure, step=step, sheet=0, ms=1000)
    if number % 2 == 0:
        kind = KINDS[number // 2 % len(KINDS)]
        yield note("help_asked", 100, procedure=procedure, step=reached[-1], kind=kind)
        stage = STAGES[number // 2 % len(STAGES)]
        yield note("help_stage", 125, way="beside", stage=stage, ms=24_000 + 1000 * number)
        yield note("help_ended", 138, way="beside", how="resolved", ms=37_000)
    if number % 3 == 0:
        yield note("touch_trouble", 110, kind=chance.choice(("rolled", "near", "double")), place=reached[-1])
        yield note("unmet_need", 120, picture="need_health")
    if len(reached) == len(steps):
        yield note("procedure_finished", 130, procedure=procedure, version=20261101)
    yield note("visit_ended", 140, reason=chance.choice(REASONS), ms=140_000)


def make_note(number: int, visit: str, at: datetime, name: str, fields: Mapping[str, int | str]) -> Note:
    """One entry as the diary would write it."""
    when = at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
    return Note(uuid7(at, number.to_bytes(10)), visit, when, name, json.dumps(fields), 1)
