"""Single rules of the guide, each on its own."""

from datetime import date, timedelta

import pytest

from kiosk.guide import moves
from kiosk.guide.compose import page_of
from kiosk.guide.library import DOUBT, Library
from kiosk.guide.looks import Looks
from kiosk.guide.page import Digits, Key, Saying, Square, Tickable
from kiosk.guide.places import COVER, Home, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import after
from kiosk.procedures import model
from tests.guide.conftest import TODAY, shipped_library
from tests.guide.moving import begun, walked

PROCEDURES = ("konbini", "yobou", "sagi")


def at(library: Library, procedure: str, step: str) -> Session:
    """A session standing on a step."""
    trail = (Home(), Step(procedure, COVER), Step(procedure, step))
    return Session(begun().visit, trail)


def opening(library: Library, procedure: str) -> tuple[moves.Move, ...]:
    """The taps from the home page to a procedure."""
    return tuple(moves.OpenTile(tile.key) for tile in library.home.ways()[procedure])


def all_steps(library: Library) -> list[tuple[str, str, model.Step]]:
    found = ((name, library.procedure(name)) for name in PROCEDURES)
    return [(name, step, each) for name, of in found if of for step, each in of.steps.items()]


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_first_page_says_what_how_long_and_what_to_bring(library: Library, name: str) -> None:
    """What is urgent says only what for, and asks at once."""
    page = walked(library, *opening(library, name)).page
    told = [block.sentence.text for block in page.blocks if isinstance(block, Saying)]
    procedure = library.procedure(name)
    assert procedure is not None
    urgent = library.home.ways()[name][-1].urgent
    for sentence in procedure.able[:1] if urgent else procedure.able:
        assert library.told(sentence).text in told
    assert (library.word("cover.minutes", minutes=str(procedure.minutes)).text in told) != urgent
    assert any(library.told(thing).text in text for thing in procedure.bring for text in told) != urgent


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_first_page_offers_three_ways_of_equal_weight(library: Library, name: str) -> None:
    """The screen's, the counter's, the telephone's, in one tone; then 「わからない」."""
    page = walked(library, *opening(library, name)).page
    keys = [block for block in page.blocks if isinstance(block, Key)]
    assert [key.move for key in keys] == [moves.Choose(way) for way in ("here", "counter", "phone", "unsure")]
    assert len({key.tone for key in keys[:3]}) == 1


def test_every_question_ends_with_not_knowing(library: Library) -> None:
    """「わからない」 is the last answer, everywhere, and leads on."""
    for name, step, written in all_steps(library):
        if isinstance(written, model.Choose):
            page = page_of(at(library, name, step), library)
            keys = [block.move for block in page.blocks if isinstance(block, Key)]
            answers = [move for move in keys if isinstance(move, moves.Choose)]
            assert answers[-1] == moves.Choose("unsure")
            assert len(answers) == len(written.options) + 1
            then = after(at(library, name, step), moves.Choose("unsure"), library).session
            assert then.place == Step(name, str(written.unsure))


def test_what_is_risky_is_said_before_the_act_and_a_person_is_offered(library: Library) -> None:
    """The words of care stand before every other word; the helper's key is on the same page."""
    risky = [(name, step, each) for name, step, each in all_steps(library) if each.risk]
    assert risky
    for name, step, written in risky:
        page = page_of(at(library, name, step), library)
        tones = [block.tone for block in page.blocks if isinstance(block, Saying)]
        assert tones[: len(written.risk.before)] == ["careful"] * len(written.risk.before)  # type: ignore[union-attr]
        assert moves.CallHelp("risk") in [block.move for block in page.blocks if isinstance(block, Key)]


def test_every_kind_of_step_shows_what_it_is_for(library: Library) -> None:
    """A number in huge digits, a square to scan, things to tick, a person to call, an end."""
    for name, step, written in all_steps(library):
        blocks = page_of(at(library, name, step), library).blocks
        match written:
            case model.Call():
                assert sum(isinstance(block, Digits) for block in blocks) == 1
            case model.Qr():
                assert [block.url for block in blocks if isinstance(block, Square)] == [written.url]
            case model.Checklist():
                assert sum(isinstance(block, Tickable) for block in blocks) == len(written.items)
            case model.Helper():
                assert moves.CallHelp(written.reason) in [b.move for b in blocks if isinstance(b, Key)]
            case model.Finish():
                assert moves.End() in [block.move for block in blocks if isinstance(block, Key)]
            case _:
                assert blocks


def test_where_am_i_only_grows_and_ends_at_the_whole(library: Library) -> None:
    """G2: 「7のうち3」 never goes down on the way on, and is 「nのうちn」 at the end."""
    turn = walked(library, *opening(library, "konbini"), moves.Choose("here"))
    places = []
    while turn.page.where is not None:
        places.append(turn.page.where)
        if moves.End() in [block.move for block in turn.page.blocks if isinstance(block, Key)]:
            break
        answers = [block.move for block in turn.page.blocks if isinstance(block, Key)]
        known = [move for move in answers if isinstance(move, moves.Choose)]
        turn = after(turn.session, known[0] if known else moves.Forward(), library)
    positions = [where.position for where in places]
    assert positions == sorted(positions)
    assert places[-1].position == places[-1].total
    assert all(1 <= where.position <= where.total for where in places)


def test_a_branch_follows_an_earlier_answer(library: Library) -> None:
    """住民票 leads to the page about 住民票, anything else to the general one."""
    for answer, step in (("juminhyo", "content_juminhyo"), ("inkan", "content")):
        session = at(library, "konbini", "card_take").choose(Step("konbini", "which"), answer)
        assert after(session, moves.Forward(), library).session.place == Step("konbini", step)


def test_expired_texts_say_so() -> None:
    """After the last day of a text its first page says 「かわっていることがあります」."""
    fresh, stale = shipped_library(), shipped_library(TODAY + timedelta(days=3650))
    doubt = fresh.word(DOUBT)
    for library, told in ((fresh, False), (stale, True)):
        page = walked(library, moves.OpenTile("suspicious")).page
        assert any(block.sentence == doubt for block in page.blocks) == told


NOTHING_HERE = (moves.Forward(), moves.Choose("nazo"), moves.OpenTile("nazo"), moves.Back(), moves.Close())


@pytest.mark.parametrize("move", NOTHING_HERE)
def test_a_move_that_means_nothing_here_changes_nothing(library: Library, move: moves.Move) -> None:
    """On the home page."""
    assert after(begun(), move, library).session == begun()


def test_looks_are_logged_by_what_changed_and_gone_with_the_visit(library: Library) -> None:
    """One note a setting; おわる takes them back."""
    turn = after(begun(), moves.SetLooks(Looks(text="large", theme="dark")), library)
    told = [(note.fields["what"], note.fields["to"]) for note in turn.notes]
    assert told == [("text", "large"), ("theme", "dark")]
    assert after(turn.session, moves.End(), library).session.looks == Looks()
    assert after(turn.session, moves.AnotherThing(), library).session.looks == turn.session.looks


def test_a_private_step_has_no_name_in_any_note(library: Library) -> None:
    """Shown, answered, gone back from, helped at, left alone: the log reads 「private」."""
    private = [(name, step) for name, step, written in all_steps(library) if written.private]
    for name, step in private:
        session = at(library, name, step)
        doings = (moves.CallHelp(), moves.Repeat(), moves.AskStillThere(), moves.LeaveAlone())
        notes = [note for move in doings for note in after(session, move, library).notes]
        notes += [note for at in (3, 6) for note in after(session, moves.Forward(at), library).notes]
        assert notes
        assert step not in {value for note in notes for value in note.fields.values()}


def test_today_is_asked_each_time() -> None:
    """A kiosk that runs over midnight tells the new day's dates."""
    days = iter([date(2026, 11, 22), date(2026, 11, 23)])
    library = shipped_library()
    moved = type(library)(**{**vars(library), "today": lambda: next(days)})
    assert (moved.today(), moved.today()) == (date(2026, 11, 22), date(2026, 11, 23))
