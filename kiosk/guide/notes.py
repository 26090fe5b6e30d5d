"""What the log hears of a move: events of the catalogue with codes, never what a person chose."""

from typing import assert_never

from kiosk.guide.library import Library
from kiosk.guide.looks import Looks
from kiosk.guide.places import ENDED, Group, Home, NotHere, Rehearsal, Step
from kiosk.guide.session import Note, Session
from kiosk.procedures.model import Finish

PRIVATE = "private"


def spot(session: Session) -> dict[str, int | str]:
    """Where the session is, in the log's two codes."""
    here = session.place
    match here:
        case Step(procedure, step) | Rehearsal(procedure, step):
            return {"procedure": procedure, "step": step}
        case Home():
            return {"procedure": "home", "step": "home"}
        case Group(keys):
            return {"procedure": "group", "step": keys[-1]}
        case NotHere():
            return {"procedure": "home", "step": "not_here"}
    assert_never(here)


def at_spot(name: str, session: Session, **fields: str) -> Note:
    """An event that happened where the session is."""
    return Note(name, {**spot(session), **fields})


def discreet(note: Note, library: Library) -> Note:
    """The note without the name of a step that would tell of an illness or a loss."""
    procedure = library.procedure(str(note.fields.get("procedure", "")))
    step = procedure.steps.get(str(note.fields.get("step", ""))) if procedure else None
    return Note(note.name, {**note.fields, "step": PRIVATE}) if step and step.private else note


def ended(reason: str) -> Note:
    """The end of a visit."""
    return Note("visit_ended", {"reason": reason})


def changed(old: Looks, new: Looks) -> tuple[Note, ...]:
    """One note for each of the looks that changed."""
    before = old.codes()
    return tuple(
        Note("looks_changed", {"what": what, "to": code})
        for what, code in new.codes().items()
        if before[what] != code
    )


def shown(before: Session, then: Session, library: Library) -> tuple[Note, ...]:
    """The page that came on show, and whether it finishes its procedure; no touch of a rehearsal."""
    if then.overlay is not None or then.trail == before.trail or not then.visit:
        return ()
    if isinstance(then.place, Rehearsal):
        return ()
    if isinstance(then.place, Step) and then.place.within:
        return ()  # not even how many pages led to the town
    note = Note("step_shown", {**spot(then), "sheet": then.sheet()})
    here = then.place
    procedure = library.procedure(here.procedure) if isinstance(here, Step) else None
    if procedure is None or not isinstance(here, Step) or then.sheet() or len(then.trail) < len(before.trail):
        return (note,)
    if here.step != ENDED and not isinstance(procedure.steps.get(here.step), Finish):
        return (note,)
    return (note, Note("procedure_finished", {"procedure": procedure.id, "version": procedure.version}))
