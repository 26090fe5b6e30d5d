"""What is told to every open stream, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from kiosk.hub.holder import Holder

WAITING = 256
"""Events that may wait for one slow listener.  One further behind is cut off, and replays when it is back."""

STREAMS = 4
"""Open streams of one holder; the oldest makes way.  A phone that lost its network leaves some behind."""

EVERYBODY = 400
"""Open streams in all."""


@dataclass(frozen=True)
class Event:
    """`seq` is the id that a reconnecting listener names; events without one are never replayed."""

    name: str
    data: str
    seq: int | None = None

    def as_bytes(self) -> bytes:
        """The lines of the wire."""
        told = "" if self.seq is None else f"id: {self.seq}\n"
        return f"{told}event: {self.name}\ndata: {self.data}\n\n".encode()


def event(name: str, data: Any, seq: int | None = None) -> Event:
    """An event with JSON in it."""
    return Event(name, json.dumps(data, ensure_ascii=False, separators=(",", ":")), seq)


@dataclass(eq=False)
class Listener:
    """One open stream."""

    holder: Holder
    _queue: asyncio.Queue[Event | None] = field(default_factory=lambda: asyncio.Queue(WAITING))
    _cut: bool = False

    def offer(self, news: Event) -> None:
        """Never waits."""
        if self._queue.full():
            self.cut()
        elif not self._cut:
            self._queue.put_nowait(news)

    def cut(self) -> None:
        """The stream ends at once; what still waits is dropped, because a replay will bring it."""
        self._cut = True
        _empty(self._queue)
        self._queue.put_nowait(None)

    def skip(self) -> None:
        """Drops what waits, because a replay has just told it."""
        if not self._cut:
            _empty(self._queue)

    async def events(self) -> AsyncIterator[Event]:
        """Until it is cut."""
        while (news := await self._queue.get()) is not None:
            yield news


def _empty(queue: asyncio.Queue[Event | None]) -> None:
    while not queue.empty():
        queue.get_nowait()


class News:
    """Who listens.  `changed` hears whenever somebody begins or ends to listen."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._listeners: list[Listener] = []
        self._changed = changed

    @property
    def full(self) -> bool:
        """No more streams now."""
        return len(self._listeners) >= EVERYBODY

    def subscribe(self, holder: Holder) -> Listener:
        """A new stream."""
        own = [each for each in self._listeners if each.holder.id == holder.id]
        if len(own) >= STREAMS:
            own[0].cut()
            self._listeners.remove(own[0])
        listener = Listener(holder)
        self._listeners.append(listener)
        self._changed()
        return listener

    def unsubscribe(self, listener: Listener) -> None:
        """Its stream has ended."""
        if listener in self._listeners:
            self._listeners.remove(listener)
        self._changed()

    def tell(self, news: Event, wanted: Callable[[Holder], bool]) -> None:
        """Offers the event to every listener whose holder is wanted."""
        for listener in list(self._listeners):
            if wanted(listener.holder):
                listener.offer(news)

    def listening(self) -> set[str]:
        """The ids of those with an open stream."""
        return {listener.holder.id for listener in self._listeners}

    def cut(self, unwanted: Callable[[Holder], bool]) -> None:
        """Ends the streams of those who may not listen any more."""
        for listener in list(self._listeners):
            if unwanted(listener.holder):
                listener.cut()

    def count(self) -> int:
        """Open streams."""
        return len(self._listeners)
