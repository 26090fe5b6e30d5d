"""The Desk: holds the one call of this tablet, hears the hub, and tells listeners what may be said of it.

No clock and no network inside: `tick` brings the time, `heard` what the hub says.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.helpcall.call import OPEN, UNANSWERED, Act, ActRefusedError, Call, Kind, Stage, acted
from kiosk.helpcall.news import WAITING, News, Reach
from kiosk.helpcall.port import (
    Event,
    Line,
    LineDown,
    LineUp,
    Pointed,
    Refused,
    Spot,
    StillOpen,
    Told,
    Watchers,
)
from kiosk.values import dataclass

GRACE_S = 5.0
"""A hub that died is back within three seconds, then the boards are: so long nobody is told of it."""

NEVER = datetime.fromtimestamp(0, UTC)
_MINUTE_S = 60.0


@dataclass(frozen=True)
class Held:
    """The call that is open.  `version` is the newest the hub told; times are the Desk's seconds."""

    id: str
    kind: Kind
    opened: float
    stage: Stage = Stage.REQUESTED
    version: int = 0
    by: str | None = None
    promised: int | None = None
    since: float = 0.0
    late: bool = False
    wanted: Act | None = None
    codes: tuple[str, ...] = ()
    again: bool = False
    guided: str = ""


@dataclass(frozen=True)
class Tale:
    """What listeners hear: the news, and the milliseconds since the call was opened.

    `ended` tells how it ended: resolved or cancelled.  `codes` are what it was about.
    """

    news: News
    ms: int
    ended: Stage | None = None
    codes: tuple[str, ...] = ()


class Desk:
    """One call at a time.  Listeners hear each change of the news once; what the glass itself did, too."""

    def __init__(self, line: Line, new_id: Callable[[], str], now: float, grace_s: float = GRACE_S) -> None:
        """`new_id` makes the ids of calls; `now` is the first tick; no hub, no grace."""
        self._line = line
        self._new_id = new_id
        self._listeners: list[Callable[[Tale], None]] = []
        self._pointing: list[Callable[[str | None, str], None]] = []
        self._now = now
        self._grace_s = grace_s
        self._up = False
        self._since = now
        self._count = 0
        self._held: Held | None = None
        self._ended: dict[str, Act] = {}
        self._last: News | None = None

    def listen(self, tale: Callable[[Tale], None], pointed: Callable[[str | None, str], None]) -> None:
        """Add a listener of the news, and of what a supporter points at (key or None, nickname)."""
        self._listeners.append(tale)
        self._pointing.append(pointed)

    @property
    def news(self) -> News | None:
        """What may be said of the open call; None where none is open."""
        return self._news(self._held) if self._held else None

    def reach(self, now: float) -> Reach:
        """How far a call would come at this moment."""
        if self._count or now - self._since < self._grace_s:
            return Reach.RINGING
        return Reach.NOBODY if self._up else Reach.CUT

    # ------------------------------------------------------------ what the resident does

    def open(self, kind: Kind, spot: Spot) -> None:
        """Call for help.  While a call is open this changes nothing."""
        if self._held is None:
            self._held = Held(self._new_id(), kind, self._now, since=self._now)
            self._line.call(self._held.id, kind, spot)
            self._tell()

    def moved(self, spot: Spot) -> None:
        """The resident is elsewhere."""
        if self._held:
            self._line.spot(self._held.id, spot)

    def act(self, act: Act) -> None:
        """きました, おわりました, よぶのをやめる: holds at once, and the hub is told."""
        held = self._held
        if held is None:
            return
        try:
            stage = acted(_call(held), act, NEVER).stage
        except ActRefusedError:
            return
        self._held = replace(held, stage=stage, since=self._now, wanted=act, late=False)
        if not self._held_open():
            self._ended[held.id] = act
        self._line.act(held.id, act, held.version)
        self._tell()

    def leave(self) -> None:
        """The visit is over, and its call with it."""
        if self._held:
            self.act(Act.RESOLVE if self._held.stage is Stage.ARRIVED else Act.CANCEL)

    # ------------------------------------------------------------ what time and the hub bring

    def tick(self, now: float) -> None:
        """So many seconds by a clock that never runs backwards."""
        self._now = now
        held = self._held
        if held is None:
            return
        waited = now - held.opened >= UNANSWERED.total_seconds()
        if waited and not held.late and held.stage in WAITING:
            self._held = replace(held, late=True)
        self._tell()

    def heard(self, event: Event) -> None:
        """The hub said something."""
        match event:
            case LineUp() | LineDown():
                self._line_is(up=isinstance(event, LineUp))
            case Watchers(count):
                self._count = count
            case Told():
                self._told(event)
            case Refused(call):
                self._refused(call)
            case StillOpen(calls):
                self._pick_up(calls)
            case Pointed(call_id, key, by):
                self._point(call_id, key, by)
        self._tell()

    def _line_is(self, *, up: bool) -> None:
        if up is not self._up:
            self._up, self._since, self._count = up, self._now, 0

    def _told(self, told: Told) -> None:
        held, call = self._held, told.call
        if held is None or call.id != held.id or call.version < held.version:
            return
        if held.wanted and call.open and call.stage is not held.stage:
            self._held = replace(held, version=call.version)  # ours is still on its way to the hub
            return
        self._held = _taken(held, told, self._now)

    def _refused(self, call: Call) -> None:
        """Somebody else moved the call first: once more where the act still has a meaning."""
        if call.id in self._ended and call.open:
            self._line.act(call.id, self._ended[call.id], call.version)
        held = self._held
        if held is None or call.id != held.id or held.wanted is None:
            return
        try:
            acted(call, held.wanted, NEVER)
        except ActRefusedError:
            self._held = _taken(held, Told(call), self._now)
        else:
            self._held = replace(held, version=call.version)
            self._line.act(held.id, held.wanted, call.version)

    def _pick_up(self, calls: tuple[Told, ...]) -> None:
        """The newest goes on unless there is one already; a tablet has only one."""
        mine = self._held.id if self._held is not None else None
        left = [told for told in calls if told.call.id not in self._ended and told.call.id != mine]
        older = sorted(left, key=lambda told: told.call.opened)
        if older and self._held is None:
            newest = older.pop()
            opened, since = (self._now - newest.ago(then) for then in (newest.call.opened, newest.call.since))
            fresh = Held(newest.call.id, newest.call.kind, opened)
            self._held = _taken(fresh, newest, since)
        for told in older:
            self._line.act(told.call.id, Act.CANCEL, told.call.version)

    def _point(self, call: str, key: str | None, by: str) -> None:
        if self._held and self._held.id == call:
            for listener in self._pointing:
                listener(key, by)

    # ------------------------------------------------------------ what listeners hear

    def _news(self, held: Held) -> News:
        minutes = held.promised if held.stage is Stage.ON_THE_WAY else None
        if minutes is not None and self._now - held.since >= minutes * _MINUTE_S:
            minutes = None  # it was said, and it is no longer so
        return News(
            held.kind, held.stage, self.reach(self._now), held.by, minutes, held.late, held.again, held.guided
        )

    def _held_open(self) -> bool:
        return self._held is not None and self._held.stage in OPEN

    def _tell(self) -> None:
        """Each change once; a call that has ended is let go of."""
        held = self._held
        if held is None:
            return
        news = self._news(held)
        if not news.open:
            self._held, self._last = None, None
        elif news == self._last:
            return
        else:
            self._last = news
        ms = round((self._now - held.opened) * 1000)
        ended = None if news.open else news.stage
        for listener in self._listeners:
            listener(Tale(news, ms, ended, held.codes))


def _call(held: Held) -> Call:
    """What is held, in the words of the stages; its times mean nothing here."""
    return Call(held.id, held.version, held.stage, held.kind, NEVER, NEVER, held.by)


def _taken(held: Held, told: Told, since: float) -> Held:
    """What is held, as the hub has it; `since` when its stage is another than that was."""
    call = told.call
    waits = call.stage in WAITING
    return replace(
        held,
        stage=call.stage,
        version=call.version,
        by=call.by,
        promised=told.minutes,
        since=held.since if call.stage is held.stage else since,
        late=call.escalated or (held.late and waits and held.stage in WAITING),
        wanted=None,
        codes=told.codes,
        again=waits and (held.again or held.stage is Stage.ON_THE_WAY),
        guided=told.guided,
    )
