"""A real process for the tests to kill, to starve of disk, or to forbid writing.

python -m tests.records.child WORK DATABASE [NUMBER]
"""

import os
import resource
import secrets
import signal
import sys
from pathlib import Path
from threading import Event

from sqlalchemy import Engine, event

import kiosk.records.book  # noqa: F401 (imported before any rights are given up)
from kiosk.engines import writing_engine
from kiosk.records.catalogue import load
from kiosk.records.diary import Diary
from kiosk.records.health import DiaryHealth
from kiosk.records.ids import event_ids, visit_id
from kiosk.records.migrate import bring_up_to_date
from tests.records.conftest import KEY, LONG_S, ROOT, clock

NOBODY = 65534


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def diary_at(path: Path, heard: object) -> Diary:
    return Diary(
        path,
        load(ROOT / "assets/events.toml"),
        lambda: KEY,
        now=clock,
        new_id=event_ids(secrets.token_bytes),
        heard=heard,  # type: ignore[arg-type]
        retry_s=(0.01,),
    )


def write_for_ever(path: Path) -> None:
    """Notes as fast as they are written, each acknowledged on stdout by its seq, after its commit."""
    room = Event()

    def acknowledge(health: DiaryHealth) -> None:
        if health.last_seq is not None:
            say(str(health.last_seq))
        if health.waiting < 5:
            room.set()

    diary = diary_at(path, acknowledge)
    diary.start()
    visit = visit_id(secrets.token_bytes)
    number = 0
    while True:
        diary.note(visit, "step_shown", {"procedure": "konbini", "step": "read", "sheet": 0, "ms": number})
        number += 1
        if diary.health().waiting >= 20:
            room.clear()
            room.wait(LONG_S)


def write_each_time(path: Path) -> None:
    """For every line on stdin a process of its own that writes for ever; says its id, and when it is dead.

    Forked, so that a hundred of them do not import everything a hundred times.
    """
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            write_for_ever(path)
        say(f"writer {pid}")
        os.waitpid(pid, 0)
        say("dead")


def write_until_trouble(path: Path, *, as_nobody: bool = False) -> None:
    """Notes until the diary fails; prints the reason, whether notes wait, and whether all was written.

    Root would ignore the permission bits. Everything is imported and read before the rights are given up:
    nobody need not be able to read this program.
    """
    failed = Event()
    diary = diary_at(path, lambda health: failed.set() if health.state == "failing" else None)
    if as_nobody and os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    diary.start()
    visit = visit_id(secrets.token_bytes)
    for number in range(5000):
        diary.note(visit, "step_shown", {"procedure": "konbini", "step": "read", "sheet": 0, "ms": number})
    assert failed.wait(LONG_S)
    closed = diary.close(LONG_S)
    health = diary.health()
    say(f"{health.code} {health.waiting > 0} {closed}")


def with_little_room(path: Path, bytes_a_file: int) -> None:
    """No file of this process may grow beyond this size: what a full disk does to a write."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))
    write_until_trouble(path)


def die_while_migrating(path: Path) -> None:
    """Killed after the table is made and before its index."""

    def die(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("CREATE INDEX"):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", die)
    with writing_engine(path).begin() as connection:
        bring_up_to_date(connection)


def open_at_head(path: Path) -> None:
    """Says whether alembic was imported."""
    with writing_engine(path).begin() as connection:
        bring_up_to_date(connection)
    say(str(any(name.partition(".")[0] == "alembic" for name in sys.modules)))


def main(work: str, path: Path, number: int) -> None:
    match work:
        case "write_for_ever":
            write_for_ever(path)
        case "write_each_time":
            write_each_time(path)
        case "with_little_room":
            with_little_room(path, number)
        case "with_no_right":
            write_until_trouble(path, as_nobody=True)
        case "die_while_migrating":
            die_while_migrating(path)
        case "open_at_head":
            open_at_head(path)
        case _:
            raise ValueError(work)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
