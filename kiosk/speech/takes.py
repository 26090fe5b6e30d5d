"""Sentences turned into sound, ahead of time where they can be, and kept while there is room.

One thread makes what is wanted now, another what will be wanted next, so that the one never waits
for the other. Open JTalk lets go of the interpreter while it works (measured: 18 ms at most held).
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from kiosk.speech import pace

_log = logging.getLogger(__name__)

BYTES_A_SECOND = 96_000  # 48 kHz, one channel, 16 bits
_ROOM_BYTES = 30_000_000  # the limit for decoded sound


@dataclass(frozen=True, slots=True)
class Line:
    """What identifies a piece of sound: what is shown, how it is read, at which pace, and by which voice."""

    text: str
    reading: str
    slow: bool
    live: bool = False


Make = Callable[[Line], Iterator[bytes]]
"""Phrases of PCM for a line."""

Maker = Callable[[], Make]
"""Called once, on the thread that will do the making."""


@dataclass(slots=True)
class Take:
    """The sound of one line; grows phrase by phrase and is then complete."""

    line: Line
    phrases: list[bytes] = field(default_factory=list)
    claimed: bool = False
    complete: bool = False

    def size(self) -> int:
        return sum(map(len, self.phrases))


class Takes:
    def __init__(self, now: Maker, ahead: Maker, changed: Callable[[], None]) -> None:
        """`changed` is called from the making threads whenever a take has grown."""
        self._changed = changed
        self._lock = threading.Lock()
        self._kept: OrderedDict[Line, Take] = OrderedDict()
        self._now: SimpleQueue[Take] = SimpleQueue()
        self._ahead: SimpleQueue[Take] = SimpleQueue()
        for maker, queue in ((now, self._now), (ahead, self._ahead)):
            threading.Thread(target=self._work, args=(maker, queue), daemon=True).start()

    def want(self, line: Line) -> Take:
        """The take of `line`, begun at once if it is not there yet."""
        take = self._kept_or_new(line)
        if not take.claimed:
            self._now.put(take)
        return take

    def expect(self, lines: Sequence[Line]) -> None:
        """Have these soon, in this order, whatever was expected before."""
        with suppress(Empty):
            while True:
                self._ahead.get_nowait()
        for line in lines:
            take = self._kept_or_new(line)
            if not take.claimed:
                self._ahead.put(take)

    def _kept_or_new(self, line: Line) -> Take:
        with self._lock:
            take = self._kept.setdefault(line, Take(line))
            self._kept.move_to_end(line)
            return take

    def _work(self, maker: Maker, queue: SimpleQueue[Take]) -> None:
        make = maker()
        while True:
            self._fill(queue.get(), make)

    def _fill(self, take: Take, make: Make) -> None:
        with self._lock:
            if take.claimed:
                return
            take.claimed = True
        try:
            for phrase in make(take.line):
                take.phrases.append(phrase)
                self._changed()
        except Exception as fault:  # noqa: BLE001 - one unreadable sentence must not end the voice
            _log.warning("a sentence could not be spoken: %s", type(fault).__name__)  # never its words
            take.phrases[:] = keep_time(take.line)
        take.complete = True
        self._make_room()
        self._changed()

    def _make_room(self) -> None:
        with self._lock:
            room = sum(take.size() for take in self._kept.values())
            for line, take in list(self._kept.items())[:-1]:
                if room <= _ROOM_BYTES:
                    return
                if take.complete:
                    room -= self._kept.pop(line).size()


def keep_time(line: Line) -> Iterator[bytes]:
    """Silence, as long as the line would take."""
    yield bytes(int(pace.seconds(line.reading, slow=line.slow) * BYTES_A_SECOND) // 2 * 2)
