"""The hub's file by itself: what it forgets, and what happens when it is damaged."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert

from kiosk.helpcall.call import Kind
from kiosk.hub import book
from kiosk.hub.entry import Entry
from kiosk.hub.figures import figures
from kiosk.hub.holder import Holder, Role
from kiosk.hub.keeper import Keeper
from kiosk.hub.tables import holders
from kiosk.hub.tidy import tidy
from kiosk.hub.tokens import SHIFT, Tokens
from kiosk.hub.wire import About, AskedAct, NewCall

MORNING = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(tmp_path: Path, clock: Clock) -> Iterator[Keeper]:
    kept = Keeper(tmp_path / "hub.sqlite", clock)
    yield kept
    kept.close()


def called(keeper: Keeper, clock: Clock) -> Entry:
    """One call of the only tablet."""
    tablet = Tokens(keeper, clock).given("own", Role.TABLET, "入口", "t" * 32)
    new = NewCall(id=uuid4(), kind=Kind.BESIDE, about=About(procedure="konbini", step="pay"))
    return keeper.do_now(partial(book.open_call, new=new, tablet=tablet, now=clock()))[0]


def test_a_call_that_nobody_ended_is_given_up(keeper: Keeper, clock: Clock) -> None:
    """The next morning no board shows it; the figures count it as unanswered, once."""
    called(keeper, clock)
    clock.now += timedelta(minutes=2)
    assert keeper.do_now(partial(book.give_up, now=clock())) == []
    assert len(keeper.do_now(partial(book.escalate, now=clock()))) == 1
    clock.now += timedelta(hours=8)
    assert [each.call.stage for each in keeper.do_now(partial(book.give_up, now=clock()))] == ["cancelled"]
    assert keeper.do_now(book.open_calls) == []
    told = keeper.do_now(partial(figures, since=None))
    assert sum(told["unanswered_by_hour"].values()) == 1
    assert told["stuck"] == [{"procedure": "konbini", "step": "pay", "calls": 1}]


def test_nicknames_and_calls_are_forgotten(keeper: Keeper, clock: Clock) -> None:
    """Names after a month, calls after a year and a month."""
    entry = called(keeper, clock)
    supporter = Holder("someone", Role.SUPPORTER, "田中", "", "0" * 64, clock(), clock() + SHIFT)
    keeper.do_now(lambda connection: connection.execute(insert(holders).values(asdict(supporter))) and None)
    for version, act in ((1, "come"), (2, "resolve")):
        asked = AskedAct(act=act, version=version, key=f"key-of-{act}")  # type: ignore[arg-type]
        doing = partial(book.act, call_id=entry.call.id, asker=supporter, now=clock())
        keeper.do_now(partial(doing, asked=asked))
    clock.now += timedelta(days=31)
    keeper.do_now(partial(tidy, now=clock()))
    assert keeper.do_now(partial(book.changed_since, seq=0))[0].call.by is None
    clock.now += timedelta(days=400)
    keeper.do_now(partial(tidy, now=clock()))
    assert keeper.do_now(partial(book.changed_since, seq=0)) == []


def test_a_damaged_file_is_kept_aside(tmp_path: Path, clock: Clock) -> None:
    """The hub starts with an empty one."""
    path = tmp_path / "hub.sqlite"
    path.write_bytes(b"no database at all, " * 400)
    kept = Keeper(path, clock)
    assert kept.do_now(book.open_calls) == []
    kept.close()
    assert [each.name for each in tmp_path.glob("*damaged*")] == ["hub.damaged-2026-11-22T000000.000Z.sqlite"]
