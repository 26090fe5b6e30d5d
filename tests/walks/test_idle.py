"""Silence: asks whether anyone is there, waits, and wipes (rows R4 and R5).  The clock is the real one."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.guide.moves import AskStartOver, Back, Close
from kiosk.guide.session import Session
from kiosk.settings import IdleSettings
from kiosk.written import read_as
from tests.conftest import MakeKiosk
from tests.hand import Hand
from tests.kiosks import let_pass, standard_places, wait_for
from tests.walks.test_back import see
from tests.walks.visit import Visit, assert_logged

SOON_S, ANSWER_S = 0.6, 0.8
TIMES = 10  # row R5


@pytest.fixture
def hasty(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The kiosk with an idle time of fractions of a second."""
    idle = hand.kiosk.tablet.idle
    monkeypatch.setattr(idle, "_ask_after", round(SOON_S * 1000))
    monkeypatch.setattr(idle, "_answer_within", round(ANSWER_S * 1000))
    return hand


def test_the_standard_is_five_minutes_and_one() -> None:
    """R4 and R5, and staff cannot set less."""
    assert IdleSettings() == IdleSettings(ask_after_s=300, answer_within_s=60)
    for less in ({"ask_after_s": 299}, {"answer_within_s": 59}):
        with pytest.raises(ValueError, match="greater than or equal"):
            read_as(IdleSettings, less)


def test_asked_and_answered_ten_times_then_left_alone(hasty: Hand) -> None:
    """Ten times 「つづける」 is the same page again; then nobody answers, and everything is wiped."""
    visit = Visit(hasty, hasty.tap)
    visit.open("konbini")
    visit.turn()
    before = see(hasty)
    for _ in range(TIMES):
        wait_for(lambda: visit.page == "still_there")
        visit.heard.append(("idle_asked", {"procedure": "konbini", "step": "cover"}))
        visit.do(Close())
        assert see(hasty) == before
    wait_for(lambda: visit.page == "still_there")
    visit.heard.append(("idle_asked", {"procedure": "konbini", "step": "cover"}))
    wait_for(lambda: visit.page == "home")
    visit.heard.append(("idle_reset", {"procedure": "konbini", "step": "cover"}))
    visit.heard.append(("visit_ended", {"reason": "idle"}))
    assert visit.session == Session()
    assert_logged(visit)


def test_a_touch_beside_the_keys_counts_as_somebody(hand: Hand) -> None:
    """A tap that is not accepted still shows that somebody is there."""
    visit = Visit(hand, hand.tap)
    visit.open("sagi")
    timer = hand.kiosk.tablet.idle._timer
    timer.stop()
    hand.touch(hand.beside(hand.glass.rail.help))
    assert hand.notice()
    assert timer.isActive()


def test_the_question_over_another_question_gives_it_back(hasty: Hand) -> None:
    """Asked while はじめから was being asked: 「つづける」 returns to that question."""
    visit = Visit(hasty, hasty.tap)
    visit.open("sagi")
    visit.do(AskStartOver())
    before = see(hasty)
    wait_for(lambda: visit.page == "still_there")
    visit.do(Close())
    assert see(hasty) == before


def test_the_home_page_waits_for_ever(hasty: Hand) -> None:
    """No visit, no question: neither before the first one nor after the last, nor after a near miss."""
    visit = Visit(hasty, hasty.tap)
    visit.open("sagi")
    hasty.tap(hasty.key(Back))
    hasty.leave()
    seq = hasty.kiosk.rows()[-1].seq
    hasty.touch(hasty.beside(hasty.glass.rail.help))
    assert hasty.notice()
    let_pass(SOON_S + ANSWER_S + 0.3)
    assert visit.page == "home"
    assert [row.name for row in hasty.kiosk.rows() if row.seq > seq] == ["touch_trouble"]


def test_what_staff_set_reaches_the_timer(make_kiosk: MakeKiosk, tmp_path: Path) -> None:
    """Ten minutes in the file are ten minutes on the timer."""
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[idle]\nask_after_s = 600\n", encoding="utf-8")
    kiosk = make_kiosk(replace(standard_places(tmp_path), settings=settings))
    kiosk.tablet.idle.touched()
    assert kiosk.tablet.idle._timer.interval() == 600_000
