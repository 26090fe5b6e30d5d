"""The hub's parts and what they do together: every change is kept first, then told."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from kiosk.hub import book
from kiosk.hub.entry import Entry, as_wire
from kiosk.hub.holder import Holder, Role
from kiosk.hub.joins import Joins
from kiosk.hub.keeper import Keeper
from kiosk.hub.moment import written
from kiosk.hub.news import Event, Listener, News, event
from kiosk.hub.presence import Presence
from kiosk.hub.tokens import Tokens
from kiosk.hub.wire import AskedAct, NewCall, Told

LOG = logging.getLogger(__name__)

PING_S = 4.0
LOOK_S = 0.5
"""How often the clock is looked at: who waits too long, who is silent."""


class NoSuchKeyError(LookupError):
    """The page has changed; it has no such key."""


class NotYoursError(PermissionError):
    """Only who is with the resident may point, and only where the resident asked to be watched."""


@dataclass
class Hub:
    """Lives in one event loop."""

    keeper: Keeper
    tokens: Tokens
    joins: Joins
    now: Callable[[], datetime]
    presence: Presence = field(init=False)
    news: News = field(init=False)
    _points: dict[str, tuple[str, str]] = field(default_factory=dict)  # call -> key, who points
    _watchers: int = 0
    _gone: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.presence = Presence(self.now)
        self.news = News(self._see)

    async def open_call(self, new: NewCall, tablet: Holder) -> tuple[dict[str, Any], bool]:
        entry, is_new = await self.keeper.do(partial(book.open_call, new=new, tablet=tablet, now=self.now()))
        if is_new:
            self._tell(entry)
        return self.wire(entry), is_new

    async def tell(self, call_id: str, told: Told, tablet: Holder) -> dict[str, Any]:
        work = partial(book.tell, call_id=call_id, told=told, tablet=tablet, now=self.now())
        entry = await self.keeper.do(work)
        self._tell(entry)
        pointed = self._points.get(call_id)
        if pointed and not entry.has_key(pointed[0]):
            self._end_pointing(entry)
        return self.wire(entry)

    async def act(self, call_id: str, asked: AskedAct, asker: Holder) -> dict[str, Any]:
        work = partial(book.act, call_id=call_id, asked=asked, asker=asker, now=self.now())
        entry, changed = await self.keeper.do(work)
        if changed:
            self._tell(entry)
            if entry.call.by != self._points.get(call_id, (None, entry.call.by))[1] or not entry.call.open:
                self._end_pointing(entry)
        return self.wire(entry)

    async def guide(self, call_id: str, how: str, asker: Holder) -> dict[str, Any]:
        entry = await self.keeper.do(partial(book.guide, call_id=call_id, how=how, asker=asker))
        self._tell(entry)
        return self.wire(entry)

    async def point(self, call_id: str, key: str | None, asker: Holder) -> None:
        """Raises `NotYoursError`, `NoSuchKeyError`."""
        entry = await self.keeper.do(partial(book.call_of, call_id=call_id, asker=asker))
        if not entry.call.open:
            raise book.PastError(entry)
        if entry.call.by != asker.name or entry.call.kind != "watch":
            raise NotYoursError
        if key is None:
            self._end_pointing(entry)
        elif not entry.has_key(key):
            raise NoSuchKeyError(key)
        else:
            self._points[call_id] = (key, asker.name)
            self._tell_point(entry)

    async def open_calls(self, asker: Holder) -> list[dict[str, Any]]:
        found = await self.keeper.do(partial(book.open_calls, tablet=asker.id if asker.is_tablet else None))
        return [self.wire(entry) for entry in found]

    async def missed(self, listener: Listener, after: int | None) -> list[Event]:
        """What a stream begins with: everything open, or what has changed after an event.

        Results come back in the order of the commits: what the listener was told meanwhile is all in here.
        """
        tablet = listener.holder.id if listener.holder.is_tablet else None
        found = await self.keeper.do(partial(_missed, after=after, tablet=tablet))
        events = [self._news(entry) for entry in found]
        events += [self._point_news(entry) for entry in found if entry.call.id in self._points]
        listener.skip()
        return [*events, self._watchers_news(), self._ping()]

    def wire(self, entry: Entry) -> dict[str, Any]:
        return as_wire(entry, self.now(), gone=entry.tablet_id in self._gone)

    def _see(self) -> None:
        tablets = [tablet.id for tablet in self.tokens.of(Role.TABLET)]
        self.presence.see(self.news.listening(), tablets)

    def _count_watchers(self) -> None:
        """Told twice a second at most: when a whole network goes, everybody leaves at once."""
        count = self.presence.watchers(self.news.listening())
        if count != self._watchers:
            self._watchers = count
            self.news.tell(self._watchers_news(), _everybody)

    def close_revoked(self) -> None:
        """Ends the streams of those whose token holds no more."""
        self.news.cut(lambda holder: not self.tokens.still(holder))

    async def run(self) -> None:
        """Until it is cancelled.  A failure is logged, and the next look is taken."""
        ticks = 0
        while True:
            await asyncio.sleep(LOOK_S)
            ticks += 1
            try:
                await self._look(ping=ticks % round(PING_S / LOOK_S) == 0)
            except Exception:
                LOG.exception("the hub's clock failed once")

    async def _look(self, *, ping: bool) -> None:
        for work in (book.give_up, book.escalate):
            for entry in await self.keeper.do(partial(work, now=self.now())):
                self._tell(entry)
        self.close_revoked()
        self._see()
        self._count_watchers()
        await self._look_for_tablets()
        if ping:
            self.news.tell(self._ping(), _everybody)

    async def _look_for_tablets(self) -> None:
        tablets = self.tokens.of(Role.TABLET)
        gone = frozenset(tablet.id for tablet in tablets if self.presence.gone(tablet.id))
        changed, self._gone = gone ^ self._gone, gone
        for tablet in changed:
            for entry in await self.keeper.do(partial(book.open_calls, tablet=tablet)):
                self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        self.news.tell(self._news(entry), partial(_concerned, entry))

    def _tell_point(self, entry: Entry) -> None:
        self.news.tell(self._point_news(entry), partial(_concerned, entry))

    def _end_pointing(self, entry: Entry) -> None:
        if self._points.pop(entry.call.id, None):
            self._tell_point(entry)

    def _news(self, entry: Entry) -> Event:
        return event("call", self.wire(entry), entry.seq)

    def _point_news(self, entry: Entry) -> Event:
        key, by = self._points.get(entry.call.id, (None, None))
        return event("point", {"call": entry.call.id, "key": key, "by": by})

    def _watchers_news(self) -> Event:
        return event("watchers", {"count": self._watchers})

    def _ping(self) -> Event:
        return event("ping", {"now": written(self.now())})


def _missed(connection: Connection, after: int | None, tablet: str | None) -> list[Entry]:
    if after is None or after > book.last_seq(connection):  # nothing seen yet, or seen in a file that is gone
        return sorted(book.open_calls(connection, tablet), key=lambda entry: entry.seq)
    return book.changed_since(connection, after, tablet)


def _everybody(_holder: Holder) -> bool:
    return True


def _concerned(entry: Entry, holder: Holder) -> bool:
    return not holder.is_tablet or holder.id == entry.tablet_id
