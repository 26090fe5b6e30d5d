"""Practice at the real window, by taps, keyboard and two switches: hints, help, もどる, やりなおす."""

from itertools import pairwise

import pytest

from kiosk.guide.looks import Looks
from kiosk.guide.moves import Back, CallHelp, End, Forward, Practise, SetLooks, Touch
from kiosk.guide.places import Rehearsal
from kiosk.procedures.rehearse import POINTED_FROM, WAYS, State, Way, next_part
from kiosk.widgets.glide import DURATION_MS, Glide
from kiosk.widgets.machine_parts import PartKey
from tests.hand import Hand
from tests.hand import Way as Act
from tests.kiosks import let_pass, settle, wait_for
from tests.walks.visit import Visit

MOST = 40
PROCEDURE, ANSWERS, STEP = "konbini", ("here", "juminhyo"), "try_tiles"


def arrive(visit: Visit, practised: str = STEP) -> None:
    """From the home page to the step that practises, by its keys."""
    visit.open(PROCEDURE)
    for answer in ANSWERS:
        visit.answer(answer)
    for step in ("whose", "bring"):
        assert visit.step == step
        visit.onward()
    visit.answer("known")
    visit.answer("tiles" if practised == "try_tiles" else "listed")
    assert visit.step == practised


def begin(visit: Visit, way: Way) -> None:
    visit.find(Practise(way))
    visit.do(Practise(way))


def state(visit: Visit) -> State:
    here = visit.session.place
    assert isinstance(here, Rehearsal)
    return here.state


def right(visit: Visit) -> Touch:
    here = visit.session.place
    assert isinstance(here, Rehearsal)
    practised = visit.hand.kiosk.tablet.library.practised(here.procedure, here.step)
    assert practised
    return Touch(next_part(*practised, here.state))


def to_the_end(visit: Visit) -> None:
    for _ in range(MOST):
        if state(visit).over:
            return
        visit.do(Forward() if visit.hand.offers(Forward) else right(visit))
    pytest.fail("the practice has no end")


def pointed(hand: Hand) -> list[PartKey]:
    return [key for key in hand.glass.keys_on_show() if isinstance(key, PartKey) and key.part.pointed]


@pytest.mark.parametrize("step", ["try_tiles", "try_listed"])
@pytest.mark.parametrize("way", WAYS)
def test_a_finger_practises_in_every_way(hand: Hand, way: Way, step: str) -> None:
    """By taps alone, from the home page through the whole practice and on to the procedure's next step."""
    visit = Visit(hand, hand.tap)
    arrive(visit, step)
    begin(visit, way)
    rail = [key.geometry() for key in hand.glass.rail.keys()]  # noqa: SIM118 - the rail's keys, no dict's
    to_the_end(visit)
    assert [key.geometry() for key in hand.glass.rail.keys()] == rail  # noqa: SIM118
    assert visit.page == f"{PROCEDURE}.{step}.{way}.end"
    while visit.more():
        visit.do(Forward(hand.glass.rail.forward.move_asked.at))  # type: ignore[union-attr]
    visit.do(Forward())
    assert visit.page == f"{PROCEDURE}.shop"


@pytest.mark.parametrize("how", ["press", "switch"])
def test_keys_and_switches_practise_too(hand: Hand, how: str) -> None:
    """Every part is reached by Tab and pressed by Enter, or by two switches."""
    act: Act = getattr(hand, how)
    visit = Visit(hand, hand.click)
    arrive(visit)
    begin(visit, "together")
    visit.act = act
    to_the_end(visit)
    assert state(visit).over


def test_four_quick_digits_are_all_taken(hand: Hand) -> None:
    """A keypad is pressed faster than pages are read: 0.2 s between two digits are no early touch."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "together")
    while state(visit).screen != "pin":
        visit.do(right(visit))
    hand.kiosk.clock.wait(2.0)
    for typed in range(1, 5):
        hand.touch(hand.middle(hand.key(right(visit))), breath=0.1)
        assert hand.notice() is None
        assert state(visit).typed == typed


def test_silence_is_helped_and_then_left_in_peace(hand: Hand) -> None:
    """Alone: ten seconds of silence bring a hint, ten more the hand; after that nothing changes any more."""
    visit = Visit(hand, hand.tap)
    stage = hand.kiosk.tablet.stage
    arrive(visit)
    begin(visit, "alone")
    before, keys = visit.page, len(hand.glass.keys_on_show())
    for unsure in range(1, POINTED_FROM + 1):
        assert stage._wondering.isActive()
        stage.wonder()
        settle()
        assert (visit.page, len(hand.glass.keys_on_show())) == (before, keys)
        assert state(visit).unsure == unsure
    assert len(pointed(hand)) == 1
    assert not stage._wondering.isActive()


def test_a_hint_waits_while_a_page_lies_over_the_machine(hand: Hand) -> None:
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "alone")
    visit.do(CallHelp())
    assert not hand.kiosk.tablet.stage._wondering.isActive()
    visit.do(Back())
    assert hand.kiosk.tablet.stage._wondering.isActive()


def test_help_lies_over_a_practice_and_leaves_it_as_it_was(hand: Hand) -> None:
    """R7: the same screen, the same digits, the same advice."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "together")
    for _ in range(7):
        visit.do(right(visit))
    left = visit.session
    visit.do(CallHelp())
    assert visit.page == "help"
    visit.do(Back())
    assert visit.session == left


def test_back_takes_back_touch_after_touch(hand: Hand) -> None:
    """Every もどる shows the machine as it was, down to the step before the practice."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "together")
    sessions = [visit.session]
    for _ in range(9):
        visit.do(right(visit))
        sessions.append(visit.session)
    for later, before in pairwise(reversed(sessions)):
        assert visit.session == later
        visit.do(Back())
        assert visit.session == before
    visit.do(Back())
    assert visit.step == STEP


def test_beginning_again_keeps_the_visit(hand: Hand) -> None:
    """やりなおす stands where はじめから stood, and wipes nothing."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    place = hand.glass.start_over.geometry()
    begin(visit, "alone")
    assert not hand.glass.start_over.isVisible()
    assert hand.glass.top.redo.geometry() == place
    answers = dict(visit.session.chosen)
    visit.do(right(visit))
    visit.do(Practise("alone"))
    assert (state(visit).screen, dict(visit.session.chosen)) == ("menu", answers)


def test_the_hand_goes_there_and_no_finger_meets_it(hand: Hand) -> None:
    """見る: a hand moves to the part by itself and lies there; meanwhile every key can be pressed."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "watch")
    glides = [glide for glide in hand.glass.findChildren(Glide) if glide.isVisible()]
    assert len(glides) == 1
    key = pointed(hand)[0]
    glides[0].move(key.mapTo(hand.glass.on_show.view, key.rect().center()))  # type: ignore[union-attr]
    visit.do(right(visit))
    assert state(visit).screen == "services"
    let_pass(DURATION_MS / 1000 + 0.3)
    wait_for(lambda: not [glide for glide in hand.glass.findChildren(Glide) if glide.isVisible()])
    assert len(pointed(hand)) == 1


def test_another_text_size_keeps_the_practice(hand: Hand) -> None:
    """見やすさ in the middle of a practice: the same screen in another dress."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "together")
    visit.do(right(visit))
    page = visit.page
    hand.kiosk.tablet.guide.make(SetLooks(Looks(text="largest", theme="dark")))
    settle()
    assert visit.page == page
    hand.kiosk.clock.wait(2.0)
    to_the_end(visit)


def test_nothing_of_a_practice_is_left_when_the_visit_ends(hand: Hand) -> None:
    """H1: neither the session nor the log knows a part that was touched or a digit that was pressed."""
    visit = Visit(hand, hand.tap)
    arrive(visit)
    begin(visit, "alone")
    to_the_end(visit)
    assert visit.logged() == visit.heard
    hand.kiosk.tablet.guide.make(End())
    settle()
    assert visit.page == "home"
    assert not hand.kiosk.tablet.stage._wondering.isActive()
