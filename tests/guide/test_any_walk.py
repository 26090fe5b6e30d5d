"""Whatever anybody does: no exception, always a way, one page for one place; back undoes forward."""

from dataclasses import replace
from itertools import groupby

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.authored import NEWS
from kiosk.content import ROOT
from kiosk.guide import moves
from kiosk.guide.compose import page_of
from kiosk.guide.guide import Guide
from kiosk.guide.page import Key, Part
from kiosk.guide.places import Home
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn
from kiosk.helpcall.news import News
from kiosk.records.catalogue import load
from tests.guide.conftest import shipped_library
from tests.guide.moving import VISIT, offered

LIBRARY = shipped_library()
EVENTS = load(ROOT / "assets/events.toml")
STEPS, WALKS = 60, 40
MOST_OVER = 10  # menu, one of its settings, five of help, the two questions, and one to spare
WALKS_ON = (moves.Forward, moves.Choose, moves.OpenTile, moves.AskNotHere, moves.Practise)
LAYS_OVER = (
    moves.AskMeaning,
    moves.CallHelp,
    moves.OpenLooks,
    moves.AskStartOver,
    moves.TellNeed,
    moves.AskStillThere,
)


class AnyWalk(RuleBasedStateMachine):
    """One resident after another, pressing whatever is offered."""

    @initialize()
    def arrive(self) -> None:
        self.guide = Guide(LIBRARY, lambda: VISIT)
        self.turns: list[tuple[Turn, Session]] = []
        self.guide.listen(lambda turn, before: self.turns.append((turn, before)))

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        """Any key of the page."""
        page = page_of(self.guide.session, LIBRARY)
        self._make(data.draw(st.sampled_from(offered(page))))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """A key that leads on, so that the walk comes far."""
        page = page_of(self.guide.session, LIBRARY)
        onward = [move for move in offered(page) if isinstance(move, WALKS_ON)]
        if onward:
            self._make(data.draw(st.sampled_from(onward)))

    @precondition(lambda self: self.guide.session.visit)
    @rule(news=st.sampled_from(NEWS))
    def hear(self, news: News) -> None:
        """The hub says how a call stands, whenever it likes."""
        before = self.guide.session
        self._make(moves.HelpTold(news))
        assert self.guide.session.trail == before.trail

    @precondition(lambda self: self.guide.session.visit)
    @rule()
    def be_silent(self) -> None:
        """Nobody touches for long."""
        self._make(moves.AskStillThere())

    @precondition(lambda self: self.guide.session.visit)
    @rule(patience=st.integers(0, 9))
    def leave(self, patience: int) -> None:
        """Nobody answers; now and then."""
        if patience == 0:
            self._make(moves.LeaveAlone())
            assert self.guide.session == Session()

    def _make(self, move: moves.Move) -> None:
        before = self.guide.session
        foreseen = self.guide.foresee(move)
        self.guide.make(move)
        turn = self.turns[-1][0]
        assert replace(turn.session, visit="") == replace(foreseen.session, visit="")
        assert turn.page == page_of(turn.session, LIBRARY)
        _assert_back_undoes(before, move, turn.session)
        for note in turn.notes:
            timed = {"ms": 1} if note.name in ("step_shown", "visit_ended") else {}
            EVENTS.check(note.name, {**note.fields, **timed})

    @invariant()
    def there_is_a_way(self) -> None:
        """On, back or home, on every page; the trail begins at home and is never empty."""
        session = self.guide.session
        page = page_of(session, LIBRARY)
        keys = [block for block in page.blocks if isinstance(block, Key | Part)]
        assert keys or page.forward or page.back
        assert page.back or page.name == "home"
        assert session.trail[0] == Home()
        assert len(_pages_over(session)) <= MOST_OVER, "pages lie over pages without end"

    @invariant()
    def the_same_place_is_the_same_page(self) -> None:
        """A page depends on the session alone."""
        assert page_of(self.guide.session, LIBRARY) == page_of(self.guide.session, LIBRARY)


def _pages_over(session: Session) -> list[object]:
    """What lies over the page, each with all its sheets."""
    return [overlay for overlay, _ in groupby(layer.overlay for layer in session.layers)]


def _assert_back_undoes(before: Session, move: moves.Move, then: Session) -> None:
    """R7: もどる right after a step is exactly the place before, with every tick and every layer."""
    forth = isinstance(move, (*WALKS_ON, *LAYS_OVER)) and len(then.layers) >= len(before.layers)
    if before == then or not forth:
        return
    guide = Guide(LIBRARY, lambda: VISIT)
    guide.session = then
    back = guide.foresee(moves.Back(page_of(then, LIBRARY).at)).session
    assert back.ticked == before.ticked
    assert back.trail == before.trail
    if not isinstance(move, LAYS_OVER) or len(then.layers) == len(before.layers) + 1:
        assert back.layers == before.layers


TestAnyWalk = AnyWalk.TestCase
TestAnyWalk.settings = settings(
    max_examples=WALKS,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # finding the shortest way to a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
