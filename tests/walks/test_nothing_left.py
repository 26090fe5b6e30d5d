"""H1: two seconds after おわる nothing of the visit is on the disk, in the log, in memory or on the glass."""

import gc
import json
from typing import TypeVar

import pytest

from kiosk import kept
from kiosk.guide.moves import End, Tick
from kiosk.guide.page import Page
from kiosk.guide.session import Session
from kiosk.procedures.model import Checklist
from kiosk.screens.sheet_view import SheetView
from tests.hand import Hand
from tests.kiosks import let_pass
from tests.walks.conftest import KONBINI, ROUTES, SHELF
from tests.walks.routes import Route
from tests.walks.visit import Visit

GONE_WITHIN_S = 2.0
Kind = TypeVar("Kind")


def _written() -> set[str]:
    """Every name that an author gave to a step or that the catalogue of events knows: these may be logged."""
    steps = {step for procedure in SHELF.procedures.values() for step in procedure.steps}
    return steps | {"known", "unsure", *SHELF.procedures}


def _telling(route: Route) -> set[str]:
    """The answers of a route that are part of no name the log may hold, so that finding one proves a leak."""
    return {answer for answer in route.answers.values() if not any(answer in name for name in _written())}


def _ticks(route: Route) -> bool:
    steps = SHELF.procedures[route.procedure].steps
    return any(isinstance(steps[name], Checklist) for name in route.steps)


KONBINI_TELLING = [each for each in ROUTES if each.procedure == "konbini" and _telling(each) and _ticks(each)]


@pytest.mark.parametrize("route", KONBINI_TELLING[:3], ids=str)
def test_no_answer_and_no_tick_is_on_the_disk(hand: Hand, route: Route) -> None:
    """Every byte of the data folder, the write-ahead log included."""
    visit = Visit(hand, hand.click)
    ticked = _walk_and_tick(visit, route)
    visit.find(End())
    visit.do(End())
    let_pass(GONE_WITHIN_S)
    assert visit.logged()[-1] == ("visit_ended", {"reason": "finish"})
    allowed = _written()
    secrets = _telling(route) | {key for key in ticked if not any(key in name for name in allowed)}
    for file in hand.kiosk.data.rglob("*"):
        # What was read from the shipped files knows every answer there is, and was kept before anybody came.
        content = file.read_bytes() if file.is_file() and file.name != kept.NAME else b""
        assert [secret for secret in secrets if secret.encode() in content] == [], file.name


@pytest.mark.parametrize("route", ROUTES[:1], ids=str)
def test_no_field_of_the_log_holds_an_answer(hand: Hand, route: Route) -> None:
    """Answers that share their name with a step are looked for where only an answer could stand."""
    visit = Visit(hand, hand.click)
    visit.follow(route)
    visit.end()
    for name, fields in visit.logged():
        rest = {key: value for key, value in fields.items() if key not in ("procedure", "step")}
        assert not {str(value) for value in rest.values()} & (
            set(route.answers.values()) - {"unsure", "known"}
        ), (
            name,
            json.dumps(fields),
        )


def test_nothing_of_the_visit_is_in_memory(hand: Hand) -> None:
    """No session with answers, no page and no widget that showed them, no note that waits."""
    elsewhere = [
        *_alive(Session),
        *_alive(Page),
    ]  # of kiosks that other tests closed; held, so no id comes twice
    visit = Visit(hand, hand.click)
    _walk_and_tick(visit, KONBINI)
    visit.find(End())
    visit.do(End())
    del visit
    let_pass(GONE_WITHIN_S)
    gc.collect()
    tablet = hand.kiosk.tablet
    assert tablet.guide.session == Session()
    assert tablet.diary.health().waiting == 0
    old = {id(each) for each in elsewhere}
    sessions = [each for each in _alive(Session) if id(each) not in old]
    assert [each for each in sessions if each.chosen or each.ticked or each.visit] == []
    pages = {each.name for each in _alive(Page) if id(each) not in old and each.shape != "home"}
    covers = {f"{name}.cover" for name in SHELF.procedures}
    assert pages <= {"help", "looks", *covers}
    views = [view for view in hand.glass.findChildren(SheetView) if view.isVisible()]
    assert [view.page.name for view in views] == ["home"]
    assert hand.kiosk.page() == "home"


def _alive(kind: type[Kind]) -> list[Kind]:
    """Every object of a class; by its type, for a weak proxy asks its dead referent for its class."""
    return [each for each in gc.get_objects() if issubclass(type(each), kind)]


def _walk_and_tick(visit: Visit, route: Route) -> set[str]:
    """A route with everything ticked on the way; the keys that were ticked."""
    ticked: set[str] = set()

    def tick_then_act(key: object) -> None:
        keys = [each.move_asked for each in visit.hand.glass.keys_on_show()]
        for move in (move for move in keys if isinstance(move, Tick) and move.key not in ticked):
            ticked.add(move.key)
            visit.hand.click(visit.hand.key(move))
        visit.hand.click(visit.hand.key(key.move_asked))  # type: ignore[attr-defined]

    walking = Visit(visit.hand, tick_then_act, visit.heard)
    walking.follow(route)
    visit.visit = walking.visit
    assert ticked
    return ticked
