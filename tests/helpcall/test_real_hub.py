"""The glass and the real hub in a process of its own: a whole call, a hub killed, a tablet gone."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.guide.moves import AskFor, Back, CallHelp, Close, HelpAct
from kiosk.helpcall.call import Act, Kind
from kiosk.line.build import HubExchange
from tests.conftest import MakeHand, MakeKiosk
from tests.hand import Hand
from tests.helpcall.conftest import Ears
from tests.helpcall.person import Person
from tests.kiosks import Kiosk, standard_places, wait_for
from tests.walks.test_back import see
from tests.walks.visit import Visit

BACK_WITHIN_S = 3.0
SLACK = float(os.environ.get("TETSUNAGI_SLACK", "3"))
"""How much slower than on an idle machine a start of a process may be here."""


def exchange(kiosk: Kiosk) -> HubExchange:
    assert isinstance(kiosk.tablet.exchange, HubExchange)
    return kiosk.tablet.exchange


def opened(make_kiosk: MakeKiosk, data: Path) -> Kiosk:
    """A kiosk whose own hub is there."""
    kiosk = make_kiosk(standard_places(data), line=HubExchange)
    kiosk.tablet.stage.speak_with(Ears())
    exchange(kiosk)._begun()
    wait_for(lambda: kiosk.tablet.helping._desk._up)
    return kiosk


def joined(kiosk: Kiosk, name: str) -> Person:
    base = f"http://127.0.0.1:{exchange(kiosk).port}"
    person = Person(base, name).join(exchange(kiosk).staff_token)
    wait_for(lambda: kiosk.tablet.helping._desk._count > 0)
    return person


@pytest.fixture
def house(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path) -> Iterator[tuple[Hand, Person]]:
    kiosk = opened(make_kiosk, tmp_path)
    person = joined(kiosk, "田中")
    yield make_hand(kiosk), person
    person.close()


def ask(hand: Hand, kind: Kind, person: Person) -> None:
    hand.tap(hand.key(CallHelp()))
    hand.tap(hand.key(AskFor(kind)))
    wait_for(lambda: len(person.calls()) == 1)


def test_a_whole_call_then_one_with_pointing(house: tuple[Hand, Person]) -> None:
    """Seen, coming in a minute, here, over; then watched, pointed at, and cancelled."""
    hand, person = house
    kiosk = hand.kiosk
    visit = Visit(hand, hand.tap)
    visit.open("konbini")
    before = see(hand)
    ask(hand, Kind.BESIDE, person)
    assert kiosk.page() == "help_called"
    call = person.calls()[0]
    assert (call["about"]["procedure"], call["about"]["step"], call["kind"]) == ("konbini", "cover", "beside")
    assert call["about"]["forbidden"]
    person.do("see")
    wait_for(lambda: "田中さんが 見ました。" in hand.read())
    person.do("come", minutes=1)
    wait_for(lambda: kiosk.page() == "help_coming")
    assert {"田中さんが むかっています", "あと1分くらいです。"} <= set(hand.read())
    hand.tap(hand.key(HelpAct(Act.ARRIVE)))
    wait_for(lambda: person.calls()[0]["stage"] == "arrived")
    person.do("resolve", about=["card", "next_step"])
    wait_for(lambda: kiosk.page() == "help_over")
    about = [row.fields["about"] for row in kiosk.rows() if row.name == "help_about"]
    assert about == ["card", "next_step"], "what it was about is logged with the end of the call"
    kiosk.clock.wait(1)
    hand.tap(hand.key(Close()))
    assert see(hand) == before

    ask(hand, Kind.WATCH, person)
    hand.tap(hand.key(Close()))
    person.do("see")
    wait_for(lambda: hand.glass.rail.help.text() == "係が 見ています")
    wait_for(lambda: any(key["words"] == "もどる" for key in person.calls()[0]["keys"]))
    person.point("もどる")
    wait_for(lambda: hand.glass.pointed_at() is hand.glass.rail.back)
    person.point(None)
    wait_for(lambda: hand.glass.pointed_at() is None)
    hand.tap(hand.key(CallHelp()))
    hand.tap(hand.key(HelpAct(Act.CANCEL)))
    assert see(hand) == before
    wait_for(lambda: person.calls() == [])


def test_a_killed_hub_is_back_and_no_call_is_lost_or_doubled(house: tuple[Hand, Person]) -> None:
    """Kill -9 in mid-call; an act on the glass meanwhile reaches it; the resident is told nothing of it."""
    hand, person = house
    kiosk = hand.kiosk
    ask(hand, Kind.BESIDE, person)
    person.do("come", minutes=3)
    wait_for(lambda: kiosk.page() == "help_coming")
    own = exchange(kiosk)._own
    assert own is not None
    assert own._child is not None
    before = person.calls()[0]["id"]
    os.kill(own._child._process.processId(), signal.SIGKILL)
    began = time.monotonic()
    wait_for(lambda: not kiosk.tablet.helping._desk._up)
    kiosk.clock.wait(1)
    hand.tap(hand.key(HelpAct(Act.ARRIVE)))
    assert kiosk.page() == "help_arrived"
    wait_for(lambda: kiosk.tablet.helping._desk._up)
    assert time.monotonic() - began < BACK_WITHIN_S * SLACK
    wait_for(lambda: [(call["id"], call["stage"]) for call in safely(person)] == [(before, "arrived")])
    assert kiosk.page() == "help_arrived"
    person.do("resolve")
    wait_for(lambda: kiosk.page() == "help_over")


def test_a_tablet_that_went_in_mid_call_takes_it_up_again(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path
) -> None:
    """The hub kept it; the home page says at the next start who was coming."""
    first = opened(make_kiosk, tmp_path)
    person = joined(first, "田中")
    ask(make_hand(first), Kind.BESIDE, person)
    person.do("come")
    wait_for(lambda: first.page() == "help_coming")
    person.close()
    first.close()
    second = opened(make_kiosk, tmp_path)
    wait_for(lambda: second.page() == "help_coming")
    hand = make_hand(second)
    assert "田中さんが むかっています" in hand.read()
    hand.tap(hand.key(HelpAct(Act.CANCEL)))
    assert second.page() == "home"
    person = joined(second, "山田")
    wait_for(lambda: person.calls() == [])
    person.close()


def test_a_hub_elsewhere_that_is_away(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path) -> None:
    """Nobody listens at that address: the glass says so, and rings by itself."""
    from dataclasses import replace  # noqa: PLC0415

    settings = tmp_path / "kiosk.toml"
    settings.write_text('[help]\nhub = "http://127.0.0.1:9"\ntoken = "x"\n', encoding="utf-8")
    kiosk = make_kiosk(replace(standard_places(tmp_path), settings=settings), line=HubExchange)
    ears = Ears()
    kiosk.tablet.stage.speak_with(ears)
    hand = make_hand(kiosk)
    hand.tap(hand.key(CallHelp()))
    hand.tap(hand.key(AskFor(Kind.BESIDE)))
    kiosk.clock.wait(6)
    kiosk.tablet.helping.tick()
    assert kiosk.page() == "help_unanswered"
    assert "いま、係に つながりません" in hand.read()
    kiosk.clock.wait(30)
    kiosk.tablet.helping.tick()
    assert [name for name, _ in ears.chimes] == ["help_called", "help_called"]
    hand.tap(hand.key(Back))
    assert kiosk.page() == "home"


def safely(person: Person) -> list[dict[str, object]]:
    """The board, while the hub may still be on its way back."""
    import httpx  # noqa: PLC0415

    try:
        return person.calls()
    except httpx.HTTPError:
        return []
