"""Writes the guide's notes into the diary, with the milliseconds since the visit began."""

from collections.abc import Callable, Mapping

from kiosk.guide.library import Library
from kiosk.guide.notes import discreet, spot
from kiosk.guide.session import Note, Session
from kiosk.guide.turn import Turn
from kiosk.records.diary import Diary

TIMED = ("step_shown", "visit_ended")


class Scribe:
    """A listener of the guide.  `library` is what holds now; `clock` gives seconds, never backwards."""

    def __init__(self, diary: Diary, library: Callable[[], Library], clock: Callable[[], float]) -> None:
        self._diary, self._library, self._clock = diary, library, clock
        self._began = clock()

    def turned(self, turn: Turn, before: Session) -> None:
        """Every note of a turn, once."""
        visit = turn.session.visit or before.visit
        for note in turn.notes:
            if note.name == "visit_begun":
                self._began = self._clock()
            timed = {"ms": self._ms()} if note.name in TIMED else {}
            self._diary.note(visit, note.name, {**note.fields, **timed})

    def trouble(self, kind: str, session: Session) -> None:
        """A tap that was not accepted: what kind, and on which page."""
        where = discreet(Note("touch_trouble", spot(session)), self._library())
        self._diary.note(session.visit, where.name, {"kind": kind, "place": str(where.fields["step"])})

    def helped(self, name: str, fields: Mapping[str, int | str], visit: str) -> None:
        """What became of a call for help."""
        self._diary.note(visit, name, fields)

    def _ms(self) -> int:
        return round((self._clock() - self._began) * 1000)
