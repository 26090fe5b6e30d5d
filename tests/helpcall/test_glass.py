"""A call on the real glass: every stage by eye and by ear, and back to exactly the same page."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.guide.looks import Looks
from kiosk.guide.moves import (
    AskFor,
    Back,
    CallHelp,
    Close,
    HelpAct,
    OpenLooks,
    ShowPhone,
    SlowAndLarge,
    TryAlone,
)
from kiosk.helpcall.call import Act, Kind
from kiosk.helpcall.port import LineDown, Pointed, Watchers
from kiosk.widgets.reach import button_at
from tests.helpcall.conftest import House, MakeHouse
from tests.helpcall.told import PlayedHub
from tests.kiosks import standard_places
from tests.walks.test_back import see


def test_every_stage_is_shown_and_said(house: House) -> None:
    """よびました, who has seen it, who is coming and when, きました, おわりました; the page as it was."""
    before = house.in_a_step()
    house.tap(CallHelp())
    house.shows_and_says("help", "そばで 教えてほしい", "見ていてほしい", "もうすこし 自分で やってみる")
    assert house.hub.orders == []
    house.tap(AskFor(Kind.BESIDE))
    house.shows_and_says("help_called", "よびました", "係に 知らせました。")
    assert house.rail == "よんで います"
    house.hub.do(Act.SEE, "田中")
    house.shows_and_says("help_called", "田中さんが 見ました。")
    house.hub.do(Act.COME, "田中", 1)
    house.shows_and_says("help_coming", "田中さんが むかっています", "あと1分くらいです。")
    assert house.rail == "係が きます"
    house.wait(1)
    house.tap(HelpAct(Act.ARRIVE))
    house.shows_and_says("help_arrived", "田中さんが きました")
    house.hub.do(Act.ARRIVE)
    house.hub.do(Act.RESOLVE, codes=("card",))
    house.shows_and_says("help_over", "おわりました")
    assert house.rail == "係をよぶ"
    house.wait(1)
    house.tap(Close())
    assert see(house.hand) == before
    assert [name for name, _ in house.ears.chimes] == ["help_called", "help_coming"]
    way = {"way": "beside"}
    assert house.logged()[1:] == [
        ("help_chosen", {"procedure": "konbini", "step": "cover", **way}),
        *(("help_stage", {"stage": s, **way}) for s in ("requested", "seen", "on_the_way", "arrived")),
        ("help_ended", {"how": "resolved", **way}),
        ("help_about", {"about": "card"}),
    ]


@pytest.mark.parametrize("acts", [(), (Act.SEE,), (Act.COME,), (Act.COME, Act.ARRIVE)], ids=str)
def test_cancelled_at_any_stage_leaves_the_same_page(house: House, acts: tuple[Act, ...]) -> None:
    """From a page that lies over another, too."""
    house.in_a_step()
    house.tap(OpenLooks())
    before = see(house.hand)
    house.ask(Kind.BESIDE)
    for act in acts:
        house.hub.do(act, "田中")
    house.wait(1)
    house.tap(HelpAct(Act.CANCEL))
    assert see(house.hand) == before
    assert house.hub.orders[-1][0] is Act.CANCEL
    assert house.rail == "係をよぶ"
    assert house.logged()[-1] == ("help_ended", {"way": "beside", "how": "cancelled"})


def test_the_page_under_a_call_can_be_used_and_the_call_looked_at_again(house: House) -> None:
    """もどる leaves the call open; the rail's key says how it stands, and opens it."""
    before = house.in_a_step()
    house.ask(Kind.BESIDE)
    house.tap(Back)
    assert see(house.hand) == before
    assert house.rail == "よんで います"
    house.hub.do(Act.SEE, "田中")
    assert see(house.hand) == before
    house.tap(CallHelp())
    assert house.page == "help_called"
    house.tap(Back)
    house.hub.do(Act.COME, "田中")
    house.shows_and_says("help_coming", "田中さんが むかっています")
    assert not any("分くらい" in text for text in house.hand.read())


def test_who_cannot_come_after_all_is_not_waited_for(house: House) -> None:
    """And it rings again."""
    house.ask(Kind.BESIDE)
    house.hub.do(Act.COME, "田中")
    house.hub.do(Act.GIVE_BACK)
    house.shows_and_says("help_called", "ほかの人を よんでいます")
    assert [name for name, _ in house.ears.chimes] == ["help_called", "help_coming", "help_called"]


def test_trying_alone_calls_nobody(house: House) -> None:
    """The same page, larger and slower, read aloud; nothing is ordered of the hub."""
    before = house.in_a_step()
    house.tap(CallHelp())
    house.tap(TryAlone())
    house.shows_and_says("help_alone", "文字を大きくして、ゆっくり 読みます。")
    house.tap(SlowAndLarge())
    guide = house.hand.kiosk.tablet.guide
    assert guide.session.looks == Looks(text="larger", slow=True)
    assert (house.page, guide.session.layers) == (before.page, ())
    assert house.ears.said
    assert house.hub.orders == []


def test_nobody_watching_is_said_with_what_to_do_and_it_goes_on_ringing(make_house: MakeHouse) -> None:
    """The desk, the number, the hours; each ring louder than the last, up to a limit; then somebody looks."""
    house = make_house()
    house.hub.is_there(boards=0)
    house.wait(6)
    house.in_a_step()
    house.ask(Kind.BESIDE)
    centre = house.hand.kiosk.tablet.library.centre
    house.shows_and_says("help_unanswered", "いま、係が 見ていません", "受付の人に 声をかけてください。")
    assert any(centre.telephone in text for text in house.hand.read())
    for _ in range(80):
        house.wait(1)
    assert house.ears.chimes == [("help_called", loud) for loud in (0.5, 0.75, 1.0, 1.0, 1.0)]
    house.tap(ShowPhone())
    house.shows_and_says("help_phone", centre.telephone, centre.hours)
    house.tap(Back)
    house.hub.say(Watchers(1))
    assert house.page == "help_unanswered"  # nobody has answered for a minute all the same
    house.hub.do(Act.COME, "田中")
    house.shows_and_says("help_coming", "田中さんが むかっています")


def test_nobody_answers_for_a_minute(house: House) -> None:
    """「まだ 返事が ありません」, over whatever page is on show, and the call stays open."""
    house.in_a_step()
    house.ask(Kind.BESIDE)
    house.tap(Back)
    house.wait(61)
    house.shows_and_says("help_unanswered", "まだ 返事が ありません")
    house.hub.do(Act.COME, "田中", 3)
    house.shows_and_says("help_coming", "あと3分くらいです。")
    house.hub.escalate()
    house.shows_and_says("help_unanswered", "まだ 着いていません")
    stages = [fields["stage"] for name, fields in house.logged() if name == "help_stage"]
    assert stages == ["requested", "no_answer", "on_the_way", "not_arrived"]


def test_no_hub_is_said_and_not_rung_where_staff_do_not_want_it(
    make_house: MakeHouse, tmp_path: Path
) -> None:
    """`ring = false`: one chime answers the touch, and no more."""
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[help]\nring = false\n", encoding="utf-8")
    house = make_house(replace(standard_places(tmp_path), settings=settings), PlayedHub(grace_s=0.0))
    house.ask(Kind.BESIDE)
    house.shows_and_says("help_unanswered", "いま、係に つながりません")
    for _ in range(60):
        house.wait(1)
    assert house.ears.chimes == [("help_called", 0.5)]


def test_a_hub_that_is_away_for_seconds_is_not_mentioned(house: House) -> None:
    """Only after the grace; and when it is back, the rail says so again."""
    house.ask(Kind.BESIDE)
    house.hub.say(LineDown())
    house.wait(4)
    assert house.page == "help_called"
    house.wait(2)
    house.shows_and_says("help_unanswered", "いま、係に つながりません")
    house.hub.is_there()
    assert house.page == "help_called"


def test_watched_and_pointed_at(house: House) -> None:
    """The page and its keys go to the hub, the resident works on, one key gets a ring, with words."""
    house.in_a_step()
    house.ask(Kind.WATCH)
    house.shows_and_says("help_watch_called", "このページが、係の画面に うつります。")
    house.tap(Close())
    house.hub.do(Act.SEE, "田中")
    assert house.page == "konbini.cover"
    assert house.rail == "係が 見ています"
    assert house.ears.said == ("係が 見ています",)
    spot = house.hub.spots[-1]
    assert (spot.about.procedure, spot.about.step) == ("konbini", "cover")
    names = {key.words: key.name for key in spot.keys}
    assert {"もどる", "はじめから"} <= names.keys()
    assert house.hub.call_now
    house.hub.say(Pointed(house.hub.call_now.id, names["もどる"], "田中"))
    glass = house.hand.glass
    assert glass.pointed_at() is glass.rail.back
    assert house.ears.said == ("田中さんが まるを つけました。",)
    assert house.hand.notice() == "田中さんが まるを つけました。"
    assert button_at(glass, house.hand.middle(glass.rail.back)) is glass.rail.back
    house.tap(Back)
    assert glass.pointed_at() is None
    house.hub.say(Pointed(house.hub.call_now.id, names["もどる"], "田中"))
    assert glass.pointed_at() is None, "a key of a page that is gone"
    house.hub.do(Act.RESOLVE)
    house.shows_and_says("help_over", "おわりました")


def test_a_step_that_tells_of_an_illness_names_no_key(house: House) -> None:
    """Neither the step nor what can be chosen there leaves the tablet."""
    guide, library = house.hand.kiosk.tablet.guide, house.hand.kiosk.tablet.library
    private = next(
        (name, step)
        for name in library.home.ways()
        for step, written in library.procedure(name).steps.items()  # type: ignore[union-attr]
        if written.private
    )
    house.ask(Kind.WATCH)
    house.tap(Close())
    from kiosk.guide.places import Home, Step  # noqa: PLC0415

    guide.session = replace(guide.session, trail=(Home(), Step(*private)))
    guide.refresh(library)
    spot = house.hub.spots[-1]
    assert (spot.about.procedure, spot.about.step) == (private[0], "private")
    around = (*house.hand.glass.rail.keys(), *house.hand.glass.top.keys())
    assert {key.words for key in spot.keys} <= {key.face.sentence.text for key in around}


def test_three_presses_call_once(house: House) -> None:
    """A trembling finger on 係をよぶ and on its choice."""
    house.ask(Kind.BESIDE)
    for _ in range(3):
        house.tap(CallHelp())
    assert [order for order in house.hub.orders if order[0] == "call"] == [("call", Kind.BESIDE)]
