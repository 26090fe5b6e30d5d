"""Practising on a simulated machine: each touch is a place of its own, so that もどる takes it back."""

from kiosk.guide.library import Library
from kiosk.guide.places import Rehearsal, Step
from kiosk.guide.session import Session
from kiosk.procedures import rehearse
from kiosk.procedures.rehearse import State, Way
from kiosk.values import replace


def begin(session: Session, way: Way, library: Library) -> Session:
    """The first screen of the machine; again, where a practice is going on or over."""
    here = session.place
    if not isinstance(here, Step | Rehearsal) or session.overlay is not None:
        return session
    practised = library.practised(here.procedure, here.step)
    if practised is None:
        return session
    _, task = practised
    return _walked(session, Rehearsal(here.procedure, here.step, rehearse.begin(task, way)))


def touch(session: Session, part: str, library: Library) -> Session:
    """A part of the machine was touched."""
    here = session.place
    if not isinstance(here, Rehearsal) or session.overlay is not None:
        return session
    practised = library.practised(here.procedure, here.step)
    return _to(session, here, rehearse.touch(*practised, here.state, part)) if practised else session


def shown_next(session: Session, here: Rehearsal, library: Library) -> Session:
    """つぎへ while one only watches: the touch that is pointed out."""
    practised = library.practised(here.procedure, here.step)
    if practised is None:
        return session
    return touch(session, rehearse.next_part(*practised, here.state), library)


def wonder(session: Session) -> Session:
    """Nobody has touched the machine for a while."""
    here = session.place
    if not isinstance(here, Rehearsal) or session.overlay is not None:
        return session
    return _to(session, here, rehearse.wonder(here.state))


def _to(session: Session, here: Rehearsal, state: State) -> Session:
    """Where the machine looks as before only the advice changes, and もどる need not take that back."""
    then = replace(here, state=state)
    if state.same_look(here.state):
        return replace(session, trail=(*session.trail[:-1], then))
    return _walked(session, then)


def _walked(session: Session, place: Rehearsal) -> Session:
    return replace(session, trail=(*session.trail, place))
