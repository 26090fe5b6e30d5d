"""What waits for the disk: bounded, oldest dropped first, safe between threads."""

from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from threading import Condition, Event, Lock
from time import monotonic

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


class Bell:
    """Wakes one sleeper, also one who lies down after it was rung.  To ring is one call to the system."""

    def __init__(self) -> None:
        self._silence = Lock()
        self._silence.acquire()

    def ring(self) -> None:
        with suppress(RuntimeError):  # it rings already
            self._silence.release()

    def sleep(self, seconds: float) -> None:
        """Until it rings, at most so long."""
        self._silence.acquire(timeout=seconds)


class Backlog:
    """Whoever adds takes no lock, unless all room is taken: the writer's steps cannot hold up a touch.

    That rests on a deque's own promise: to append at one end is one step for every thread.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._notes: deque[Waiting] = deque()
        self._dropped = 0
        self._bell = Bell()
        self._closed = Event()
        self._shorter = Condition()
        """Held by whoever takes something out."""

    def add(self, note: Waiting) -> None:
        """Leave it here; whoever sleeps until a note waits is woken by `ring`."""
        self._notes.append(note)
        if len(self._notes) > self._capacity:
            self._drop_oldest()

    def ring(self) -> None:
        """Wake whoever sleeps until a note waits."""
        self._bell.ring()

    def _drop_oldest(self) -> None:
        with self._shorter:
            while len(self._notes) > self._capacity:
                self._notes.popleft()
                self._dropped += 1

    def first(self, count: int) -> tuple[Waiting, ...]:
        """The oldest notes. They stay here until `forget`, so a failed write loses nothing."""
        with self._shorter:
            # One by one: a walk through a deque breaks off when somebody appends meanwhile.
            return tuple([self._notes[place] for place in range(min(count, len(self._notes)))])

    def forget(self, written: Sequence[Waiting]) -> None:
        """Take out what is on disk. Those pushed out meanwhile are on disk too, so they were not lost."""
        ids = {id(note) for note in written}
        with self._shorter:
            removed = 0
            while self._notes and id(self._notes[0]) in ids:
                self._notes.popleft()
                removed += 1
            self._dropped -= len(written) - removed
            self._shorter.notify_all()

    def wait(self, seconds: float) -> bool:
        """Sleep until a note waits or the time is over (True), or until closed with none left (False)."""
        end = monotonic() + seconds
        while not (self._notes or self.closed) and (left := end - monotonic()) > 0:
            self._bell.sleep(left)
        return bool(self._notes) or not self.closed

    def settle(self, seconds: float) -> bool:
        """Sleep until nothing waits. False if something still does after so long."""
        with self._shorter:
            return self._shorter.wait_for(lambda: not self._notes, seconds)

    def pause(self, seconds: float) -> None:
        """Sleep whatever is added, but not beyond `close`."""
        self._closed.wait(seconds)

    def close(self) -> None:
        self._closed.set()
        self._bell.ring()

    @property
    def closed(self) -> bool:
        return self._closed.is_set()

    def counts(self) -> tuple[int, int]:
        """How many wait, and how many were dropped for want of room."""
        with self._shorter:
            return len(self._notes), self._dropped
