from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest

from kiosk.records.audit.deeds import Entry
from kiosk.records.backlog import Note
from kiosk.records.book import Book, Written
from kiosk.records.catalogue import load
from kiosk.records.health import DiaryHealth
from kiosk.records.read import count_by_name, tail
from tests.records.conftest import LONG_S, ROOT, VISIT, Ear, MakeDiary
from tests.records.openings import at_each_opening


def step(number: int) -> dict[str, int | str]:
    return {"procedure": "konbini", "step": "read", "sheet": 0, "ms": number}


def all_written(health: DiaryHealth) -> bool:
    return health.state == "ok" and health.waiting == 0


def test_a_note_is_on_disk_as_soon_as_the_writer_got_to_it(
    make_diary: MakeDiary, path: Path, ear: Ear
) -> None:
    """Another connection reads it while the diary is open: it is committed, not held back for a batch."""
    diary = make_diary()
    diary.start()
    diary.note(VISIT, "step_shown", step(7))
    health = ear.wait_for(lambda health: health.last_seq == 1)
    (row,) = tail(path, 10)
    assert (row.seq, row.visit, row.name, row.fields) == (1, VISIT, "step_shown", step(7))
    assert row.catalogue == load(ROOT / "assets" / "events.toml").version
    assert health.last_written is not None


def test_notes_taken_before_the_start_are_kept_in_order(make_diary: MakeDiary, path: Path) -> None:
    """The first page is shown before the diary opens its file; what happened on it must not be lost."""
    diary = make_diary()
    for number in range(500):
        diary.note(VISIT, "step_shown", step(number))
    assert diary.health().state == "waiting"
    diary.start()
    assert diary.close(LONG_S)
    rows = tail(path, 1000)
    assert [row.fields["ms"] for row in rows] == list(range(500))
    assert [row.seq for row in rows] == list(range(1, 501))


def test_a_note_carries_the_time_it_was_taken(make_diary: MakeDiary, path: Path) -> None:
    """Not the time of the write, which may be an hour later when the disk was full; and always UTC.

    The id is made by the writer, but begins with the same time: a range of days is found by it.
    """
    noted = datetime(2026, 11, 22, 15, 30, 0, 123_999, tzinfo=UTC) + timedelta(hours=9)
    times = chain([noted], repeat(datetime(2030, 1, 1, tzinfo=UTC)))
    diary = make_diary(now=lambda: next(times))
    diary.note(VISIT, "visit_begun", {})
    assert diary.close(LONG_S)
    (row,) = tail(path, 1)
    assert row.at == noted.replace(microsecond=123_000)
    assert UUID(row.id).int >> 80 == round(row.at.timestamp() * 1000)


@pytest.mark.parametrize(
    ("visit", "name", "fields"),
    [
        (VISIT, "step_shown", {**step(1), "step": "長崎太郎"}),
        (VISIT, "typed", {"text": "x"}),
        ("taro", "visit_begun", {}),
    ],
)
def test_a_forbidden_note_becomes_a_fault(
    make_diary: MakeDiary, path: Path, visit: str, name: str, fields: dict[str, int | str]
) -> None:
    """Nothing of it reaches the file, nobody is stopped, and the maker learns when it happened."""
    diary = make_diary()
    diary.note(VISIT, "step_shown", step(1))
    diary.note(visit, name, fields)
    diary.note(VISIT, "step_shown", step(2))
    assert diary.close(LONG_S)
    before, row, after = tail(path, 10)
    assert (row.visit, row.name, row.fields) == ("", "fault", {"room": "records", "code": "note_refused"})
    assert (before.fields["ms"], after.fields["ms"]) == (1, 2)


def test_a_note_is_kept_as_it_was_left(make_diary: MakeDiary, path: Path) -> None:
    """The writer looks at it later: what the caller does with its fields meanwhile is nothing to it."""
    diary = make_diary()
    fields = step(1)
    diary.note(VISIT, "step_shown", fields)
    fields["ms"] = 2
    fields["more"] = "x"
    assert diary.close(LONG_S)
    assert [row.fields for row in tail(path, 10)] == [step(1)]


def test_a_note_tried_again_is_there_once(
    make_diary: MakeDiary, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit was done, but its answer was an error: the second try brings the same ids."""
    append, answers = Book.append, iter([OSError("no answer")])

    def unheard(book: Book, notes: Sequence[Note | Entry]) -> Written:
        written = append(book, notes)
        for error in answers:
            raise error
        return written

    monkeypatch.setattr(Book, "append", unheard)
    diary = make_diary()
    for number in range(3):
        diary.note(VISIT, "step_shown", step(number))
    diary.start()
    assert diary.settle(LONG_S)
    assert diary.close(LONG_S)
    assert [row.fields["ms"] for row in tail(path, 10) if row.visit] == [0, 1, 2]


def test_a_note_never_raises(make_diary: MakeDiary, path: Path) -> None:
    """A broken clock, a broken maker of ids, or nonsense from a caller stops no touch."""

    def broken(*_given: object) -> str:
        raise RuntimeError("broken")

    for diary in (make_diary(new_id=broken), make_diary(now=broken)):
        diary.note(VISIT, "visit_begun", {})
        diary.note(VISIT, "step_shown", None)  # type: ignore[arg-type]
        diary.note(None, None, None)  # type: ignore[arg-type]
        assert diary.close(LONG_S)
        assert diary.health().waiting == 0


def test_a_listener_that_fails_does_not_stop_the_writer(make_diary: MakeDiary, path: Path) -> None:
    """The staff's page may break; the log goes on."""

    def broken(_health: DiaryHealth) -> None:
        raise RuntimeError("broken")

    diary = make_diary(heard=broken)
    diary.start()
    for number in range(3):
        diary.note(VISIT, "step_shown", step(number))
    assert diary.close(LONG_S)
    assert len(tail(path, 10)) == 3


def test_a_note_does_not_wait_for_a_stuck_writer(make_diary: MakeDiary, path: Path) -> None:
    """With the writer hung in the middle of a commit, a thousand notes return; they are written later."""
    diary = make_diary()

    def take_notes() -> None:
        for number in range(1, 1001):
            diary.note(VISIT, "step_shown", step(number))

    taking = Thread(target=take_notes, daemon=True)
    with _stuck_writer() as (stuck, release):
        diary.start()
        diary.note(VISIT, "step_shown", step(0))
        assert stuck.wait(LONG_S)
        taking.start()
        taking.join(LONG_S)
        assert not taking.is_alive()
        assert diary.health().waiting == 1001
        release.set()
        assert diary.close(LONG_S)
    assert [row.fields["ms"] for row in tail(path, 2000)] == list(range(1001))


def test_memory_is_bounded_and_the_loss_is_owned_up_to(make_diary: MakeDiary, path: Path) -> None:
    """The oldest make way, they are counted, and the log itself says that something is missing."""
    diary = make_diary(capacity=10)
    for number in range(25):
        diary.note(VISIT, "step_shown", step(number))
    assert (diary.health().waiting, diary.health().dropped) == (10, 15)
    assert diary.close(LONG_S)
    rows = tail(path, 100)
    assert [row.fields["ms"] for row in rows[:10]] == list(range(15, 25))
    assert [row.fields["code"] for row in rows[10:]] == ["notes_dropped"]


def test_notes_pushed_out_while_being_written_are_not_counted_as_lost(
    make_diary: MakeDiary, path: Path
) -> None:
    """They were in the transaction: the count tells what is really missing."""
    diary = make_diary(capacity=3)
    with _stuck_writer() as (stuck, release):
        for number in range(3):
            diary.note(VISIT, "step_shown", step(number))
        diary.start()
        assert stuck.wait(LONG_S)
        for number in range(3, 6):
            diary.note(VISIT, "step_shown", step(number))
        assert diary.health().dropped == 3
        release.set()
        assert diary.close(LONG_S)
    assert diary.health().dropped == 0
    assert [row.fields["ms"] for row in tail(path, 100)] == list(range(6))


def test_an_impossible_note_does_not_hold_up_the_others(make_diary: MakeDiary, path: Path) -> None:
    """A clock in the year 10000 breaks a rule of the table; the notes around it are written."""
    ids = iter(["01a201eb-b143-7930-91ff-5c694dab2094", "not-an-id", "01a201eb-b143-7930-91ff-5c694dab2095"])
    diary = make_diary(new_id=lambda _at: next(ids))
    for number in range(3):
        diary.note(VISIT, "step_shown", step(number))
    diary.close(LONG_S)
    assert [(row.seq, row.fields["ms"]) for row in tail(path, 10)] == [(1, 0), (2, 2)]
    assert (diary.health().waiting, diary.health().dropped) == (0, 1)


def test_a_note_written_twice_is_there_once(make_diary: MakeDiary, path: Path) -> None:
    """A commit whose answer was lost is tried again; the id keeps it single and the numbers gapless."""
    ids = iter(f"01a201eb-b143-7930-91ff-5c694dab209{digit}" for digit in "4456")
    diary = make_diary(new_id=lambda _at: next(ids))
    for number in range(4):
        diary.note(VISIT, "step_shown", step(number))
    assert diary.close(LONG_S)
    assert [(row.seq, row.fields["ms"]) for row in tail(path, 10)] == [(1, 0), (2, 2), (3, 3)]
    assert diary.health().dropped == 0


def test_a_second_start_continues_the_numbers(make_diary: MakeDiary, path: Path) -> None:
    """The day after, the same file goes on."""
    for number in range(3):
        diary = make_diary()
        diary.note("", "started", {"version": f"0.1.{number}"})
        assert diary.close(LONG_S)
    assert [row.seq for row in tail(path, 10)] == [1, 2, 3]
    assert count_by_name(path) == {"started": 3}


def test_a_visit_cut_short_is_ended_by_the_next_start(make_diary: MakeDiary, path: Path) -> None:
    """After a power cut the visit ends as "cut", once, with the last time known of it."""
    diary = make_diary()
    diary.note(VISIT, "visit_begun", {})
    diary.note(VISIT, "step_shown", step(1200))
    diary.note(VISIT, "step_shown", step(9800))
    diary.note(VISIT, "moved_back", {"procedure": "konbini", "step": "read"})
    assert diary.close(LONG_S)
    for _ in range(3):
        again = make_diary()
        again.note("", "started", {"version": "0.1.0"})
        assert again.close(LONG_S)
    ends = [(row.visit, row.fields) for row in tail(path, 100) if row.name == "visit_ended"]
    assert ends == [(VISIT, {"reason": "cut", "ms": 9800})]


def test_a_visit_that_ended_is_not_ended_again(make_diary: MakeDiary, path: Path) -> None:
    """Nor is one that begins before the file is open."""
    for _ in range(2):
        diary = make_diary()
        diary.note(VISIT, "visit_begun", {})
        diary.note(VISIT, "visit_ended", {"reason": "finish", "ms": 5})
        assert diary.close(LONG_S)
    assert [row.fields["reason"] for row in tail(path, 100) if row.name == "visit_ended"] == ["finish"] * 2


def test_the_health_of_a_well_diary(make_diary: MakeDiary, ear: Ear) -> None:
    """Waiting until the file is open, then ok."""
    diary = make_diary()
    assert (diary.health().state, diary.health().code) == ("waiting", "opening")
    diary.start()
    assert ear.wait_for(all_written).code == "fine"


@contextmanager
def _stuck_writer() -> Iterator[tuple[Event, Event]]:
    """Hangs the writer's thread inside its transaction until released."""
    stuck, release = Event(), Event()

    def hang(statement: str) -> None:
        if "INSERT INTO events" in statement:
            stuck.set()
            release.wait(LONG_S)

    with at_each_opening(lambda connection: connection.set_trace_callback(hang)):
        try:
            yield stuck, release
        finally:
            release.set()
