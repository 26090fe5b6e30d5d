"""Going on and going back: pure functions from a session to the next."""

from itertools import takewhile

from kiosk.guide.compose import page_of, tile_at
from kiosk.guide.library import Library
from kiosk.guide.notes import at_spot
from kiosk.guide.places import (
    COUNTER,
    COVER,
    ENDED,
    OWN_PAGES,
    PHONE,
    Group,
    HelpOffer,
    Overlay,
    Place,
    Rehearsal,
    Step,
    has_sheets,
    same_page,
)
from kiosk.guide.practice import shown_next
from kiosk.guide.refuges import arrived, inner_way, way_of
from kiosk.guide.session import Layer, Note, Session
from kiosk.procedures.model import Choose, Finish, Next, Procedure, Shelter
from kiosk.procedures.paths import taken
from kiosk.values import replace

UNSURE = "unsure"
Outcome = tuple[Session, tuple[Note, ...]]


def go(session: Session, place: Place) -> Session:
    """Walk on to a place; nothing lies over it."""
    return replace(session, trail=(*session.trail, place), layers=())


def over(session: Session, overlay: Overlay) -> Session:
    """Lay a page over this one; one of its kind that lies there already is gone back to, never doubled."""
    under = takewhile(lambda layer: type(layer.overlay) is not type(overlay), session.layers)
    return replace(session, layers=(*under, Layer(overlay)))


def open_tile(session: Session, key: str, library: Library) -> Outcome:
    """A tile leads to a page of tiles or to the first page of a procedure."""
    here = session.place
    keys = (*here.keys, key) if isinstance(here, Group) else (key,)
    tile = tile_at(keys, library)
    if tile is None:
        return session, ()
    if tile.opens is None:
        return go(session, Group(keys)), ()
    procedure = library.procedure(tile.opens)
    if procedure is None:
        return session, ()
    opened = Note("procedure_opened", {"procedure": procedure.id, "version": procedure.version})
    return go(session, Step(procedure.id, COVER)), (opened,)


def forward(session: Session, at: int | None, library: Library) -> Session:
    """The next sheet of this page, or the next step."""
    if at is not None:
        if session.overlay is not None:
            return replace(session, layers=(*session.layers, Layer(session.overlay, at)))
        return go(session, replace(session.place, at=at))
    page, here = page_of(session, library), session.place
    if session.overlay is not None or not page.forward:
        return session
    if isinstance(here, Rehearsal) and page.device is not None:
        return shown_next(session, here, library)
    return _next_step(session, library)


def _next_step(session: Session, library: Library) -> Session:
    here = session.place.belongs_to if isinstance(session.place, Rehearsal) else session.place
    procedure = library.procedure(here.procedure) if isinstance(here, Step) else None
    if procedure is None or not isinstance(here, Step):
        return session
    answers = session.answers(procedure.id)
    if here.step in OWN_PAGES:
        return go(session, Step(procedure.id, _own_next(here.step, answers.get(COVER), procedure.start)))
    step = procedure.steps[here.step]
    answer = answers.get(here.question)
    if isinstance(step, Shelter) and not arrived(step, here, library):
        key = inner_way(step, here, answer, library)
        return go(session, replace(here, at=0, within=(*here.within, key))) if key else session
    way = _way(procedure, here.step, answer)
    return (
        session if way is None else go(session, Step(procedure.id, taken(way, answers, library.centre.has)))
    )


def _own_next(page: str, chosen: str | None, start: str) -> str:
    if page != COVER:
        return ENDED
    return chosen if chosen in (COUNTER, PHONE) else start


def _way(procedure: Procedure, name: str, answer: str | None) -> Next | None:
    step = procedure.steps[name]
    if isinstance(step, Finish):
        return None
    if not isinstance(step, Choose):
        return step.next
    if answer == UNSURE:
        return step.unsure
    return next((option.next for option in step.options if option.key == answer), None)


def choose(session: Session, key: str, library: Library) -> Outcome:
    """Take an answer and walk on; the log hears only whether the person knew."""
    here = session.place
    if not isinstance(here, Step) or session.overlay is not None:
        return session, ()
    procedure = library.procedure(here.procedure)
    step = procedure.steps.get(here.step) if procedure else None
    if isinstance(step, Shelter):
        return _within(session, here, key, step, library)
    note = at_spot("chose", session, kind=UNSURE if key == UNSURE else "known")
    if here.step == COVER and key == UNSURE:
        return over(session, HelpOffer(UNSURE)), (note, at_spot("help_asked", session, kind=UNSURE))
    return _next_step(session.choose(here, key), library), (note,)


def _within(session: Session, here: Step, key: str, step: Shelter, library: Library) -> Outcome:
    """A choice inside a step.  The log hears nothing of it; without a town there is a person to ask."""
    if key == UNSURE and here.within:
        return over(session, HelpOffer(UNSURE)), (at_spot("help_asked", session, kind=UNSURE),)
    if way_of(step, here.within, library) is None:
        here = Step(here.procedure, here.step)  # the first page is on show
    return go(session.choose(here, key), replace(here, at=0, within=(*here.within, key))), ()


def back(session: Session, sheet: int) -> Outcome:
    """The sheet before, the page under this one, or exactly the page before."""
    if session.layers:
        return replace(session, layers=session.layers[:-1]), ()
    if len(session.trail) == 1:
        return session, ()
    here, trail = session.place, session.trail[:-1]
    while has_sheets(here) and same_page(here, trail[-1]) and trail[-1].at >= sheet:
        trail = trail[:-1]  # sheets that the text's new size has laid together
    inside = isinstance(here, Step) and here.same_step(trail[-1]) and not same_page(here, trail[-1])
    return replace(session, trail=trail), () if inside else (at_spot("moved_back", session),)


def close(session: Session) -> Session:
    """Leave the page on top, with all its sheets, for what lies under it."""
    layers = session.layers
    while layers and layers[-1].overlay == session.overlay:
        layers = layers[:-1]
    return replace(session, layers=layers)


def tick(session: Session, key: str) -> Session:
    """A thing of the checklist, on or off."""
    here = session.place
    if not isinstance(here, Step):
        return session
    return replace(session, ticked=session.ticked ^ {(here.procedure, here.step, key)})
