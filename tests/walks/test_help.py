"""係をよぶ from every page, 「ここにない」, and 「わからない」 on every question."""

import pytest

from kiosk.guide.moves import (
    AskFor,
    AskNotHere,
    AskStartOver,
    Back,
    CallHelp,
    Choose,
    Forward,
    HelpAct,
    OpenLooks,
    TellNeed,
)
from kiosk.guide.page import Key
from kiosk.helpcall.call import Act, Kind
from kiosk.procedures.model import Choose as Question
from tests.hand import Hand
from tests.walks.conftest import ROUTES, SHELF, SOME
from tests.walks.routes import Route
from tests.walks.test_back import see
from tests.walks.visit import Visit, assert_logged


@pytest.mark.parametrize("route", SOME, ids=lambda route: route.procedure)
def test_help_from_every_page_comes_back_to_it(hand: Hand, route: Route) -> None:
    """G4: the telephone and the desk, then exactly the same page, sheet and ticks; the log hears where.

    もどる leaves the call open, よぶのを やめる ends it; either way it is the same page.
    """
    asked: list[object] = []
    met: set[tuple[str, int]] = set()

    def help_then_act(key: object) -> None:
        if (visit.page, visit.number) not in met:
            met.add((visit.page, visit.number))
            asked.append({**visit.named(), "kind": "desk"})
            _there_and_back(hand)
        hand.click(hand.key(key.move_asked))  # type: ignore[attr-defined]

    visit = Visit(hand, help_then_act)
    visit.follow(route)
    assert [fields for name, fields in visit.logged() if name == "help_asked"] == asked


@pytest.mark.parametrize("move", [OpenLooks(), AskStartOver()], ids=["looks", "start_over"])
def test_help_from_a_page_over_the_page_comes_back_to_that(
    hand: Hand, move: OpenLooks | AskStartOver
) -> None:
    """Every page is every page: the settings and the question of はじめから too."""
    visit = Visit(hand, hand.click)
    visit.open("yobou")
    visit.do(move)
    _there_and_back(hand)


def _there_and_back(hand: Hand) -> None:
    before, session = see(hand), hand.kiosk.tablet.guide.session
    hand.click(hand.key(CallHelp()))
    assert hand.kiosk.page() == "help"
    hand.click(hand.key(AskFor(Kind.BESIDE)))
    assert hand.kiosk.page() == "help_unanswered"
    centre = hand.kiosk.tablet.library.centre
    assert any(centre.telephone in text for text in _all_sheets(hand))
    hand.click(hand.key(Back))
    assert see(hand) == before
    hand.click(hand.key(CallHelp()))
    while not hand.offers(HelpAct(Act.CANCEL)):
        hand.click(hand.key(Forward))
    hand.click(hand.key(HelpAct(Act.CANCEL)))
    assert see(hand) == before
    after = hand.kiosk.tablet.guide.session
    assert (after.trail, after.overlay, after.ticked, after.chosen) == (
        session.trail,
        session.overlay,
        session.ticked,
        session.chosen,
    )


def _all_sheets(hand: Hand) -> list[str]:
    shown = hand.glass.on_show
    assert shown is not None
    return [block.sentence.text for block in shown.view.page.blocks]


@pytest.mark.parametrize("need", SHELF.home.needs, ids=lambda need: need.key)
def test_what_is_not_here_is_recorded_by_picture(hand: Hand, need: object) -> None:
    """「ここにない」: one picture, no typing; a person is offered, and the log hears the need."""
    key: str = need.key  # type: ignore[attr-defined]
    hand.tap(hand.key(AskNotHere()))
    visit = Visit(hand, hand.tap, visit=hand.kiosk.tablet.guide.session.visit)
    assert visit.page == "not_here"
    visit.do(TellNeed(key))
    assert visit.page == "help"
    visit.heard += [
        ("visit_begun", {}),
        ("step_shown", {"procedure": "home", "step": "not_here", "sheet": 0}),
        ("unmet_need", {"picture": key}),
        ("help_asked", {"procedure": "home", "step": "not_here", "kind": "unmet"}),
    ]
    assert_logged(visit)
    visit.do(Back())
    assert visit.page == "not_here"
    visit.do(Back())
    assert visit.page == "home"


def test_every_question_is_met_and_offers_not_knowing() -> None:
    """「わからない」 is an answer of every question, and some route above takes each of them by a finger."""
    questions = {
        (name, step)
        for name, procedure in SHELF.procedures.items()
        for step, written in procedure.steps.items()
        if isinstance(written, Question)
    }
    unsure = {
        (route.procedure, step)
        for route in ROUTES
        for step, answer in route.answers.items()
        if answer == "unsure"
    }
    assert unsure == questions


def test_not_knowing_is_the_last_answer_on_the_page(hand: Hand) -> None:
    """Always in the same place among the answers."""
    visit = Visit(hand, hand.click)
    for route in SOME:
        visit.open(route.procedure)
        page = hand.kiosk.tablet.guide.now().page
        answers = [block.move for block in page.blocks if isinstance(block, Key)]
        assert answers[-1] == Choose("unsure")
        while visit.page != "home":
            hand.click(hand.key(Back))
