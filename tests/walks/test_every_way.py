"""Every branch and every answer of every procedure, by a finger, from the home page to the home page."""

import pytest

from kiosk.guide.moves import AnotherThing, Back, Choose
from kiosk.procedures.model import Procedure
from tests.hand import Hand
from tests.walks.conftest import ROUTES, SHELF
from tests.walks.routes import Route, covering, every_branch
from tests.walks.visit import Visit, assert_logged

PROCEDURES = tuple(SHELF.procedures.values())


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)
def test_the_routes_use_every_branch_that_is_written(procedure: Procedure) -> None:
    """What no route uses nobody would have walked."""
    used = {edge for route in covering(procedure, frozenset()) for edge in route.edges}
    assert used == every_branch(procedure)


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_finger_walks_it_and_the_log_has_every_page(hand: Hand, route: Route) -> None:
    """Home to finish by taps alone; the log has exactly the pages seen, in codes, and no answer."""
    visit = Visit(hand, hand.tap)
    visit.follow(route)
    visit.end()
    assert_logged(visit)


@pytest.mark.parametrize("way", ["counter", "phone"])
@pytest.mark.parametrize("name", SHELF.procedures)
def test_the_other_ways_lead_to_an_end_too(hand: Hand, name: str, way: str) -> None:
    """Counter and telephone carry the same weight: offered beside the screen's way, told, and ended."""
    visit = Visit(hand, hand.tap)
    visit.open(name)
    visit.answer(way)
    assert visit.page == f"{name}.{way}"
    visit.onward()
    assert visit.page == f"{name}.ended"
    visit.end()
    assert_logged(visit)


@pytest.mark.parametrize("name", SHELF.procedures)
def test_who_does_not_know_the_way_is_offered_a_person(hand: Hand, name: str) -> None:
    """「わからない」 on the first page leads to help, and back to the same question."""
    visit = Visit(hand, hand.tap)
    visit.open(name)
    visit.find(Choose("unsure"))
    number = visit.number
    visit.do(Choose("unsure"))
    assert visit.page == "help"
    visit.do(Back())
    assert (visit.page, visit.number) == (f"{name}.cover", number)
    assert visit.logged()[-2:] == [
        ("chose", {"procedure": name, "step": "cover", "kind": "unsure"}),
        ("help_asked", {"procedure": name, "step": "cover", "kind": "unsure"}),
    ]


def test_another_thing_in_the_same_visit(hand: Hand) -> None:
    """「ほかのことをする」: the home page in the same visit, and the first procedure's answers are gone."""
    visit = Visit(hand, hand.tap)
    visit.open("konbini")
    visit.answer("counter")
    visit.onward()
    visit.find(AnotherThing())
    visit.do(AnotherThing())
    visit.heard.append(("step_shown", {"procedure": "home", "step": "home", "sheet": 0}))
    assert visit.page == "home"
    assert not visit.session.chosen
    visit.open("sagi")
    visit.answer("phone")
    visit.onward()
    visit.end()
    assert_logged(visit)
