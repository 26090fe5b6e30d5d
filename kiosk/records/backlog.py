"""What waits for the disk: bounded, oldest dropped first, safe between two threads."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from threading import Condition

from kiosk.records.audit.deeds import Entry
from kiosk.values import dataclass as value


@value(frozen=True)
class Note:
    """One row of the log before it has a number. `fields` is JSON, `at` UTC in ISO 8601 with ms."""

    id: str
    visit: str
    at: str
    name: str
    fields: str
    catalogue: int


@dataclass(slots=True, eq=False)
class Jotting:
    """A note as it was left: nothing of it is checked yet. `fields` nobody else may change.

    `row` is made once, by the writer's thread: a write that is tried again must find the same id.
    """

    at: datetime
    visit: str
    name: str
    fields: Mapping[str, int | str]
    row: Note | None = field(default=None, init=False)


Waiting = Jotting | Entry


class Backlog:
    """The lock is held for microseconds and never over the disk, so `add` does not stop a touch."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._notes: deque[Waiting] = deque()
        self._dropped = 0
        self._closed = False
        self._changed = Condition()

    def add(self, note: Waiting) -> None:
        with self._changed:
            if len(self._notes) >= self._capacity:
                self._notes.popleft()
                self._dropped += 1
            self._notes.append(note)
            self._changed.notify_all()

    def first(self, count: int) -> tuple[Waiting, ...]:
        """The oldest notes. They stay here until `forget`, so a failed write loses nothing."""
        with self._changed:
            return tuple(islice(self._notes, count))

    def forget(self, written: Sequence[Waiting]) -> None:
        """Take out what is on disk. Those pushed out meanwhile are on disk too, so they were not lost."""
        ids = {id(note) for note in written}
        with self._changed:
            removed = 0
            while self._notes and id(self._notes[0]) in ids:
                self._notes.popleft()
                removed += 1
            self._dropped -= len(written) - removed
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Sleep until a note waits or the time is over (True), or until closed with none left (False)."""
        with self._changed:
            self._changed.wait_for(lambda: self._notes or self._closed, seconds)
            return bool(self._notes) or not self._closed

    def settle(self, seconds: float) -> bool:
        """Sleep until nothing waits. False if something still does after so long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._notes, seconds)

    def pause(self, seconds: float) -> None:
        """Sleep whatever is added, but not beyond `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed, timeout=seconds)

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        return self._closed

    def counts(self) -> tuple[int, int]:
        """How many wait, and how many were dropped for want of room."""
        with self._changed:
            return len(self._notes), self._dropped
