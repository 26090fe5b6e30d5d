"""The Guide: holds the session, makes moves, tells each listener once."""

import logging
from collections.abc import Callable, Sequence

from kiosk.guide.compose import page_of
from kiosk.guide.library import Library
from kiosk.guide.moves import AskStillThere, LeaveAlone, Move
from kiosk.guide.session import Note, Session
from kiosk.guide.turn import Turn, after
from kiosk.values import replace

Listener = Callable[[Turn, Session], None]
log = logging.getLogger(__name__)


class Guide:
    """Where the resident is.  Listeners hear (turn, session before); one that fails never stops a touch.

    `library` is the content that holds now; another comes with `refresh`.
    """

    def __init__(
        self, library: Library, new_visit: Callable[[], str], listeners: Sequence[Listener] = ()
    ) -> None:
        self.library = library
        self._new_visit = new_visit
        self._listeners = list(listeners)
        self.session = Session()

    def listen(self, listener: Listener) -> None:
        """Add a listener; they are told in this order."""
        self._listeners.append(listener)

    def now(self) -> Turn:
        """The present page, without a move."""
        return Turn(self.session, page_of(self.session, self.library))

    def make(self, move: Move) -> None:
        """Make a move and tell everyone."""
        before, begun = self._begun(move)
        turn = after(before, move, self.library)
        self._tell(replace(turn, notes=(*begun, *turn.notes)), before)

    def foresee(self, move: Move) -> Turn:
        """What a move would lead to; nothing happens."""
        return after(self.session, move, self.library)

    def refresh(self, library: Library) -> None:
        """Go on with other content (a broken procedure left out); the page is told again."""
        self.library = library
        self._tell(self.now(), self.session)

    def _begun(self, move: Move) -> tuple[Session, tuple[Note, ...]]:
        """The first touch on the home page begins a visit; so does a call that was open before."""
        if self.session.visit or isinstance(move, AskStillThere | LeaveAlone):
            return self.session, ()
        return replace(self.session, visit=self._new_visit()), (Note("visit_begun"),)

    def _tell(self, turn: Turn, before: Session) -> None:
        self.session = turn.session
        for listener in self._listeners:
            try:
                listener(turn, before)
            except Exception:
                log.exception("a listener failed")
