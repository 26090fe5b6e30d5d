"""The Desk alone: no clock, no network, no window."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.helpcall.call import Act, Call, Kind, Stage
from kiosk.helpcall.desk import GRACE_S, Desk, Tale
from kiosk.helpcall.news import News, Reach
from kiosk.helpcall.port import LineDown, LineUp, Pointed, Refused, StillOpen, Told, Watchers
from tests.helpcall.told import BEGAN, SPOT, PlayedHub


class Room:
    """A Desk with a played hub, and everything its listeners heard."""

    def __init__(self, boards: int = 1) -> None:
        self.hub = PlayedHub()
        ids = iter("abcdef")
        self.desk = Desk(self.hub, lambda: next(ids), 100.0)
        self.tales: list[Tale] = []
        self.points: list[tuple[str | None, str]] = []
        self.desk.listen(self.tales.append, lambda key, by: self.points.append((key, by)))
        self.hub.listen(self.desk.heard)
        self.hub.is_there(boards)

    def call(self, kind: Kind = Kind.BESIDE) -> None:
        self.desk.open(kind, SPOT)
        assert self.hub.call_now
        self.hub.say(Told(self.hub.call_now))

    @property
    def news(self) -> News:
        return self.tales[-1].news

    def reach(self, now: float) -> Reach:
        self.desk.tick(now)
        return self.desk.reach(now)

    def last_act(self) -> object:
        return self.hub.orders[-1][0]


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_whole_call_is_told_stage_by_stage(room: Room) -> None:
    """Each change once, with the milliseconds since the touch."""
    room.call()
    room.desk.tick(102.5)
    room.hub.do(Act.SEE, "田中")
    room.hub.do(Act.COME, "田中", 3)
    room.desk.act(Act.ARRIVE)
    room.hub.do(Act.ARRIVE, "田中")
    room.hub.do(Act.RESOLVE, codes=("card",))
    stages = [tale.news.stage for tale in room.tales]
    assert stages == [Stage.REQUESTED, Stage.SEEN, Stage.ON_THE_WAY, Stage.ARRIVED, Stage.RESOLVED]
    assert [tale.ms for tale in room.tales] == [0, 2500, 2500, 2500, 2500]
    assert room.tales[2].news == News(Kind.BESIDE, Stage.ON_THE_WAY, Reach.RINGING, "田中", 3)
    assert (room.tales[-1].ended, room.tales[-1].codes) == (Stage.RESOLVED, ("card",))
    assert room.desk.news is None


def test_a_promise_is_not_told_when_it_is_no_longer_so(room: Room) -> None:
    """「あと1分」 after a minute would be invented."""
    room.call()
    room.hub.do(Act.COME, "田中", 1)
    room.desk.tick(159.9)
    assert room.news.minutes == 1
    room.desk.tick(160.0)
    assert room.news.minutes is None
    assert room.news.stage is Stage.ON_THE_WAY


def test_nobody_for_a_minute(room: Room) -> None:
    """The glass counts by itself: the hub's word may not come."""
    room.call()
    room.desk.tick(159.0)
    assert not room.news.unanswered
    room.desk.tick(160.0)
    assert room.news.late
    assert room.news.unanswered
    room.hub.do(Act.COME, "田中")
    assert not room.news.unanswered


def test_no_board_and_a_board_that_opens(room: Room) -> None:
    """Told at once, and taken back as soon as somebody can see it."""
    room.hub.say(Watchers(0))
    assert room.reach(100.0 + GRACE_S) is Reach.NOBODY
    room.call()
    assert room.news.reach is Reach.NOBODY
    room.hub.say(Watchers(2))
    assert room.reach(100.0 + GRACE_S) is Reach.RINGING


def test_a_hub_that_is_back_in_time_is_not_missed(room: Room) -> None:
    """A hub that dies is back within three seconds; only later is the resident told."""
    room.call()
    room.hub.say(LineDown())
    assert room.reach(100.0 + GRACE_S - 0.1) is Reach.RINGING
    room.hub.is_there()
    assert room.reach(100.0 + GRACE_S + 1) is Reach.RINGING
    room.hub.say(LineDown())
    assert room.reach(100.0 + 2 * GRACE_S + 1) is Reach.CUT
    assert len(room.tales) == 2


def test_without_any_hub_it_is_cut_at_once() -> None:
    """Nobody is waited for who cannot come."""
    desk = Desk(PlayedHub(), lambda: "a", 5.0, 0.0)
    assert desk.reach(5.0) is Reach.CUT


@pytest.mark.parametrize("before", [(), (Act.SEE,), (Act.COME,), (Act.COME, Act.ARRIVE)])
def test_cancelled_at_every_stage(room: Room, before: tuple[Act, ...]) -> None:
    """At once on the glass; the hub is told, and its own late news change nothing."""
    room.call()
    for act in before:
        room.hub.do(act, "田中")
    room.desk.act(Act.CANCEL)
    assert room.desk.news is None
    assert room.tales[-1].ended is Stage.CANCELLED
    assert room.last_act() is Act.CANCEL
    told = len(room.tales)
    assert room.hub.call_now
    room.hub.say(Told(room.hub.call_now), StillOpen((Told(room.hub.call_now),)))
    assert len(room.tales) == told


def test_a_cancel_that_came_too_late_is_sent_again(room: Room) -> None:
    """The call moved meanwhile: the resident's word still holds."""
    room.call()
    room.desk.act(Act.CANCEL)
    room.hub.do(Act.COME, "田中")
    assert room.hub.call_now
    room.hub.say(Refused(room.hub.call_now))
    assert room.hub.orders[-1] == (Act.CANCEL, 2)


def test_an_arrival_that_came_too_late_is_sent_again_or_given_up(room: Room) -> None:
    """Where somebody gave the call back meanwhile, きました still counts; where it ended, its end does."""
    room.call()
    room.hub.do(Act.COME, "田中")
    room.desk.act(Act.ARRIVE)
    room.hub.do(Act.GIVE_BACK)
    assert room.news.stage is Stage.ARRIVED
    assert room.hub.call_now
    room.hub.say(Refused(room.hub.call_now))
    assert room.hub.orders[-1] == (Act.ARRIVE, 3)
    room.hub.say(Refused(replace(room.hub.call_now, version=9, stage=Stage.RESOLVED)))
    assert room.tales[-1].ended is Stage.RESOLVED


def test_old_news_and_foreign_calls_change_nothing(room: Room) -> None:
    """A replay after a reconnect tells again what is known."""
    room.call()
    first = room.hub.call_now
    assert first
    room.hub.do(Act.COME, "田中")
    told = len(room.tales)
    room.hub.say(Told(first), Told(replace(first, id="z", version=99, stage=Stage.RESOLVED)))
    assert len(room.tales) == told
    assert room.news.stage is Stage.ON_THE_WAY


def test_somebody_who_cannot_come_after_all(room: Room) -> None:
    """The name is not told any more; that another is called, is."""
    room.call()
    room.hub.do(Act.COME, "田中", 5)
    room.hub.do(Act.GIVE_BACK)
    assert room.news == News(Kind.BESIDE, Stage.REQUESTED, Reach.RINGING, again=True)


def test_a_call_left_open_goes_on_after_a_start(room: Room) -> None:
    """The newest is taken up; a tablet has one call, so older ones are ended."""
    old = Call("old", 4, Stage.SEEN, Kind.BESIDE, BEGAN, BEGAN)
    new = Call("new", 2, Stage.ON_THE_WAY, Kind.BESIDE, BEGAN.replace(hour=11), BEGAN, "田中")
    room.hub.say(StillOpen((Told(new), Told(old))))
    assert room.news.stage is Stage.ON_THE_WAY
    assert room.news.by == "田中"
    assert room.hub.orders == [(Act.CANCEL, 4)]


def test_a_call_left_open_is_as_old_as_it_is(room: Room) -> None:
    """What was promised two minutes ago is not promised anew; the log's times are those of the call."""
    call = Call("left", 2, Stage.ON_THE_WAY, Kind.BESIDE, BEGAN, BEGAN + timedelta(seconds=20), "田中")
    room.hub.say(StillOpen((Told(call, 3, now=BEGAN + timedelta(seconds=140)),)))
    assert room.news.minutes == 3
    assert room.tales[-1].ms == 140_000
    room.desk.tick(159.0)
    assert room.news.minutes == 3
    room.desk.tick(160.0)
    assert room.news.minutes is None


def test_the_end_of_a_visit_ends_its_call(room: Room) -> None:
    """Whoever came is thanked, who was on the way is spared the way."""
    room.call()
    room.desk.leave()
    assert room.last_act() is Act.CANCEL
    room.call()
    room.hub.do(Act.ARRIVE, "田中")
    room.desk.leave()
    assert room.last_act() is Act.RESOLVE


def test_one_call_at_a_time(room: Room) -> None:
    """A second touch calls nobody twice."""
    room.call()
    room.desk.open(Kind.WATCH, SPOT)
    assert [order for order in room.hub.orders if order[0] == "call"] == [("call", Kind.BESIDE)]


def test_pointing_at_a_foreign_call_is_not_heard(room: Room) -> None:
    """Only at what this resident sees."""
    room.call(Kind.WATCH)
    assert room.hub.call_now
    room.hub.say(Pointed("z", "1.0", "田中"), Pointed(room.hub.call_now.id, "1.2", "田中"))
    assert room.points == [("1.2", "田中")]


def test_who_is_watched_is_not_told_that_nobody_answers(room: Room) -> None:
    """Watching is an answer; when the watcher's page is closed, it is none any more."""
    room.call(Kind.WATCH)
    room.hub.do(Act.SEE, "田中")
    room.hub.escalate()
    assert room.news.watched
    assert not room.news.unanswered
    room.hub.say(Watchers(0))
    room.desk.tick(100.0 + GRACE_S)
    assert room.news.unanswered


def test_a_line_that_was_never_up() -> None:
    """A call before the hub has started rings as soon as it has."""
    hub = PlayedHub()
    desk = Desk(hub, lambda: "a", 0.0)
    tales: list[Tale] = []
    desk.listen(tales.append, lambda *_: None)
    desk.open(Kind.BESIDE, SPOT)
    desk.tick(GRACE_S)
    desk.heard(LineUp())
    desk.heard(Watchers(1))
    desk.tick(3 * GRACE_S)
    assert [tale.news.reach for tale in tales] == [Reach.RINGING, Reach.CUT, Reach.RINGING]


def test_a_call_left_open_ends_where_a_new_one_was_made_first(room: Room) -> None:
    """Where the hub waits for the first call it tells of the old one only then."""
    room.call()
    opened = len(room.hub.orders)
    now = room.news
    old = Call("old", 4, Stage.SEEN, Kind.BESIDE, BEGAN, BEGAN)
    assert room.hub.call_now
    room.hub.say(StillOpen((Told(old), Told(room.hub.call_now))))
    assert room.hub.orders[opened:] == [(Act.CANCEL, 4)]
    assert room.news == now
