"""A call and the visit it belongs to: silence, the end of a visit, a start in between, a kiosk at rest."""

import pytest
from PySide6.QtCore import QTimer

from kiosk.guide.moves import Back, CallHelp, End, HelpAct, LeaveAlone
from kiosk.helpcall.call import Act, Call, Kind, Stage
from kiosk.helpcall.port import StillOpen, Told
from tests.helpcall.conftest import House
from tests.helpcall.told import BEGAN


def test_silence_does_not_ask_while_help_is_on_its_way(house: House) -> None:
    """R4: nobody is asked who waits; whoever is not answered is, and so is whoever has been helped."""
    stage, guide = house.hand.kiosk.tablet.stage, house.hand.kiosk.tablet.guide
    house.in_a_step()
    house.ask(Kind.BESIDE)
    for act in (Act.SEE, Act.COME):
        house.hub.do(act, "田中")
        stage.ask_still_there()
        assert house.page != "still_there"
    house.hub.do(Act.ARRIVE)
    stage.ask_still_there()
    assert house.page == "still_there"
    guide.make(LeaveAlone())
    assert house.hub.orders[-1][0] is Act.RESOLVE
    assert house.page == "home"
    assert house.rail == "係をよぶ"


def test_help_that_comes_answers_the_question_whether_anyone_is_there(house: House) -> None:
    """「まだ いらっしゃいますか」 does not lie under the news, and does not come back."""
    house.in_a_step()
    house.ask(Kind.BESIDE)
    house.wait(61)
    house.hand.kiosk.tablet.stage.ask_still_there()
    assert house.page == "still_there"
    house.hub.do(Act.COME, "田中")
    assert house.page == "help_coming"
    house.wait(1)
    house.tap(Back)
    assert house.page == "konbini.cover"
    assert not house.hand.kiosk.tablet.idle._asked


@pytest.mark.parametrize("end", [End(), LeaveAlone()])
def test_the_end_of_the_visit_ends_the_call(house: House, end: End | LeaveAlone) -> None:
    """Nobody comes to an empty chair; the next person meets no trace of it."""
    house.in_a_step()
    house.ask(Kind.BESIDE)
    house.tap(Back)
    house.hand.kiosk.tablet.guide.make(end)
    assert house.hub.orders[-1][0] is Act.CANCEL
    assert (house.page, house.rail) == ("home", "係をよぶ")
    house.hub.do(Act.COME, "田中")
    assert (house.page, house.rail) == ("home", "係をよぶ")


def test_a_call_that_was_open_before_the_start_is_shown_again(house: House) -> None:
    """The tablet was cut off in mid-call: the home page says at once who is coming."""
    call = Call("8a6f", 3, Stage.ON_THE_WAY, Kind.BESIDE, BEGAN, BEGAN, "田中")
    house.hub.say(StillOpen((Told(call),)))
    house.shows_and_says("help_coming", "田中さんが むかっています")
    visit = house.hand.kiosk.tablet.guide.session.visit
    assert visit
    stages = [row.visit for row in house.hand.kiosk.rows() if row.name == "help_stage"]
    assert stages == [visit], "nothing is logged of nobody"
    house.wait(1)
    house.tap(Back)
    assert house.page == "home"
    house.tap(CallHelp())
    house.tap(HelpAct(Act.CANCEL))
    assert house.hub.orders == [(Act.CANCEL, 3)]


def test_seconds_count_only_while_a_call_is_open(house: House) -> None:
    """A kiosk that nobody touches wakes once a minute, and for nothing else."""

    def beats() -> list[int]:
        timers = (*house.hand.glass.findChildren(QTimer), house.hand.kiosk.tablet.helping._ticking)
        return sorted(each.interval() for each in timers if each.isActive() and not each.isSingleShot())

    assert beats() == [60_000]
    house.ask(Kind.BESIDE)
    assert 1000 in beats()
    house.wait(1)
    house.tap(HelpAct(Act.CANCEL))
    assert 1000 not in beats()
