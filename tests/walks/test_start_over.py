"""はじめから asks first; both answers."""

from kiosk.guide.moves import AskStartOver, Close, StartOver
from kiosk.guide.session import Session
from tests.hand import Hand
from tests.walks.conftest import KONBINI
from tests.walks.test_back import see
from tests.walks.visit import Visit, assert_logged


def test_no_keeps_everything(hand: Hand) -> None:
    """「このまま」: the same page, and nothing was lost."""
    visit = Visit(hand, hand.tap)
    visit.follow(KONBINI, until="number")
    before, session = see(hand), visit.session
    visit.do(AskStartOver())
    assert visit.page == "start_over"
    assert visit.session.trail == session.trail
    visit.do(Close())
    assert see(hand) == before
    assert visit.session == session
    assert_logged(visit)


def test_yes_ends_the_visit_and_wipes_it(hand: Hand) -> None:
    """「はじめの画面へ」: home, nothing left, and the log says restart."""
    visit = Visit(hand, hand.tap)
    visit.follow(KONBINI, until="number")
    visit.do(AskStartOver())
    visit.find(StartOver())
    visit.do(StartOver())
    assert visit.page == "home"
    assert visit.session == Session()
    visit.heard.append(("started_over", {"procedure": "konbini", "step": "number"}))
    visit.heard.append(("visit_ended", {"reason": "restart"}))
    assert_logged(visit)


def test_the_home_page_does_not_offer_it(hand: Hand) -> None:
    """Nothing to start over there; everywhere else it is offered."""
    assert not hand.offers(AskStartOver())
    visit = Visit(hand, hand.tap)
    visit.open("sagi")
    assert hand.offers(AskStartOver())
