"""Practice in the guide: every way, every answer, もどる and やりなおす; pure."""

from dataclasses import replace

import pytest

from kiosk.guide import moves
from kiosk.guide.library import Library
from kiosk.guide.moves import Back, Forward, Practise, Touch, Wonder
from kiosk.guide.page import Key, Page, Part
from kiosk.guide.places import Home, Rehearsal, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn, after
from kiosk.procedures.model import Practise as Written
from kiosk.procedures.rehearse import WAYS, Way, next_part
from tests.guide.moving import VISIT

STEP = Step("konbini", "try_tiles")
MOST = 60


@pytest.fixture
def there() -> Session:
    """Before the practice of the konbini procedure."""
    return Session(visit=VISIT, trail=(Home(), Step("konbini", "cover"), STEP))


def state_of(turn: Turn) -> Rehearsal:
    here = turn.session.place
    assert isinstance(here, Rehearsal)
    return here


def right(turn: Turn, library: Library) -> Touch:
    practised = library.practised(STEP.procedure, STEP.step)
    assert practised
    return Touch(next_part(*practised, state_of(turn).state))


def to_the_end(turn: Turn, library: Library) -> list[Turn]:
    turns = [turn]
    while not state_of(turns[-1]).state.over:
        move = Forward() if turns[-1].page.forward else right(turns[-1], library)
        turns.append(after(turns[-1].session, move, library))
        assert len(turns) < MOST
    return turns


def _offered(page: Page) -> list[moves.Move]:
    """What the keys of a page ask for, but for the meaning of a word."""
    asked = [block.move for block in page.blocks if isinstance(block, Key)]
    return [move for move in asked if not isinstance(move, moves.AskMeaning)]


def test_practising_is_offered_and_never_forced(there: Session, library: Library) -> None:
    """Three ways, and つぎへ leads past them."""
    page = after(there, moves.Repeat(), library).page
    offered = _offered(page)
    assert offered == [Practise(way) for way in WAYS]
    assert page.forward
    assert after(there, Forward(), library).session.place == Step("konbini", "shop")


@pytest.mark.parametrize("way", WAYS)
def test_each_way_ends_with_what_was_learnt(there: Session, library: Library, way: Way) -> None:
    """The last page tells what was learnt and where people stop, offers every way again, and leads on."""
    turns = to_the_end(after(there, Practise(way), library), library)
    page = turns[-1].page
    told = [sentence.text for sentence in page.spoken()]
    practised = library.practised(STEP.procedure, STEP.step)
    assert practised
    assert {library.told(text).text for text in (*practised[1].learnt, *practised[1].stops)} <= set(told)
    assert [block.move for block in page.blocks if isinstance(block, Key)] == [Practise(way) for way in WAYS]
    assert after(turns[-1].session, Forward(), library).session.place == Step("konbini", "shop")


@pytest.mark.parametrize("way", WAYS)
def test_back_takes_back_one_touch_after_the_other(there: Session, library: Library, way: Way) -> None:
    """R7: from the end to the step, every page as it was; the visit is never lost."""
    turns = to_the_end(after(there, Practise(way), library), library)
    session = turns[-1].session
    for before in reversed(turns[:-1]):
        session = after(session, Back(), library).session
        assert session == before.session
    assert after(session, Back(), library).session == there


def test_beginning_again_keeps_the_visit(there: Session, library: Library) -> None:
    """やりなおす: the first screen again; もどる from there is the screen that was left."""
    first = after(there, Practise("together"), library)
    left = after(first.session, right(first, library), library)
    assert left.page.redo == Practise("together")
    again = after(left.session, Practise("together"), library)
    assert state_of(again) == state_of(first)
    assert again.session.visit == VISIT
    assert after(again.session, Back(), library).session == left.session


def test_a_right_touch_is_praised_and_a_wrong_one_explained(there: Session, library: Library) -> None:
    """G5: what was touched is explained, what to look for is told, and nobody is blamed."""
    first = after(there, Practise("alone"), library)
    wrong = after(first.session, Touch("copy"), library)
    assert wrong.page.title.text == "紙を写す所です。「行政」の字をさがします。"
    assert wrong.session.trail[:-1] == first.session.trail[:-1]
    again = after(wrong.session, Touch("photo"), library)
    assert again.page.title.text == "写真を出す所です。「行政サービス」を押します。"
    assert [block.move for block in again.page.blocks if isinstance(block, Part) and block.pointed] == [
        Touch("gyosei")
    ]
    good = after(again.session, Touch("gyosei"), library)
    praises = tuple(library.say(f"practise.praise_{number}") for number in range(3))
    assert good.page.title.text.startswith(praises)


def test_silence_helps_twice(there: Session, library: Library) -> None:
    """First where to look, then the hand; after that nothing more is waited for."""
    turn = after(there, Practise("alone"), library)
    titles = []
    while turn.page.wonders:
        turn = after(turn.session, Wonder(), library)
        titles.append(turn.page.title.text)
    assert titles == ["「行政」の字をさがします。", "「行政サービス」を押します。"]
    assert any(isinstance(block, Part) and block.pointed for block in turn.page.blocks)
    assert after(turn.session, Back(), library).session == there


def test_watching_needs_no_hand(there: Session, library: Library) -> None:
    """A touch elsewhere while watching changes nothing but the words."""
    first = after(there, Practise("watch"), library)
    touched = after(first.session, Touch("copy"), library)
    assert touched.page.title.text == library.word("practise.only_watching").text
    assert state_of(touched).state.same_look(state_of(first).state)


def test_a_number_is_said_to_be_pretended_in_every_way(there: Session, library: Library) -> None:
    """No page asks for a real number: wherever digits are to be pressed, the words say which and why."""
    for way in WAYS:
        turns = to_the_end(after(there, Practise(way), library), library)
        typing = [turn for turn in turns if state_of(turn).state.screen == "pin"]
        assert len(typing) == 5
        for turn in typing[:4]:
            assert "本物の番号でなく" in turn.page.title.text
            assert "1234" in turn.page.title.text


def test_a_broken_machine_offers_a_person(there: Session, library: Library) -> None:
    """The step stays, with a helper's key, and leads on."""
    without = replace(library, machines={})
    turn = after(there, moves.Repeat(), without)
    assert _offered(turn.page) == [moves.CallHelp("unsure")]
    assert after(there, Practise("watch"), without).session == there
    assert after(there, Forward(), without).session.place == Step("konbini", "shop")


def test_a_machine_that_goes_in_the_middle_leads_back_to_its_step(there: Session, library: Library) -> None:
    """Content refreshed while somebody practises: no page is lost."""
    middle = after(there, Practise("together"), library).session
    without = replace(library, machines={})
    turn = after(middle, moves.Repeat(), without)
    assert turn.page.name == "konbini.try_tiles"
    assert after(middle, Forward(), without).session.place == Step("konbini", "shop")


def test_the_log_hears_of_no_touch(there: Session, library: Library) -> None:
    """Which parts were touched is nobody's business; the step was shown once, when it was opened."""
    turns = to_the_end(after(there, Practise("alone"), library), library)
    assert [note for turn in turns for note in turn.notes] == []


def test_every_practice_of_every_procedure_is_sound(library: Library) -> None:
    """Each step that practises has its machine and its task."""
    for opened in library.home.ways():
        procedure = library.procedure(opened)
        assert procedure
        for name, step in procedure.steps.items():
            assert not isinstance(step, Written) or library.practised(procedure.id, name)
