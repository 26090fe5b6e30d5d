"""One move: from a session to the next, its page, and what the log should know.  Pure."""

from typing import assert_never

from kiosk.guide import helping, moves, practice
from kiosk.guide.compose import page_of
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks, said
from kiosk.guide.moves import Move
from kiosk.guide.notes import at_spot, changed, discreet, ended, shown
from kiosk.guide.page import Page
from kiosk.guide.places import (
    AloneOffer,
    Explained,
    Guidance,
    HelpOffer,
    HelpPhone,
    Lookers,
    LooksMenu,
    LooksOf,
    NotHere,
    Recorded,
    StartOverQuestion,
    StillThere,
)
from kiosk.guide.session import Note, Session
from kiosk.guide.walking import Outcome, back, choose, close, forward, go, open_tile, over, tick
from kiosk.values import dataclass, replace


@dataclass(frozen=True)
class Turn:
    """What a move led to."""

    session: Session
    page: Page
    notes: tuple[Note, ...] = ()
    move: Move | None = None


def after(session: Session, move: Move, library: Library) -> Turn:
    """The turn that a move makes.  A move that means nothing here changes nothing."""
    then, notes = _outcome(session, move, library)
    then = helping.settled(then)
    told = (*notes, *shown(session, then, library))
    return Turn(then, page_of(then, library), tuple(discreet(note, library) for note in told), move)


def _outcome(session: Session, move: Move, library: Library) -> Outcome:
    match move:
        case moves.OpenTile(key):
            return open_tile(session, key, library)
        case moves.AskNotHere():
            return go(session, NotHere()), ()
        case moves.TellNeed(key):
            needed = Note("unmet_need", {"picture": key})
            return over(session, HelpOffer("unmet")), (needed, at_spot("help_asked", session, kind="unmet"))
        case moves.Forward(at):
            return forward(session, at, library), ()
        case moves.Back(sheet):
            return back(session, sheet)
        case moves.Choose(key):
            return choose(session, key, library)
        case moves.Tick(key):
            return tick(session, key), ()
        case moves.Practise(way):
            return practice.begin(session, way, library), ()
        case moves.Touch(part):
            return practice.touch(session, part, library), ()
        case moves.Wonder():
            return practice.wonder(session), ()
        case moves.Repeat():
            return session, (at_spot("repeated", session),)
        case moves.CallHelp(kind):
            return helping.ask(session, kind)
        case moves.AskMeaning(words):
            return over(session, Explained(words)), ()
        case moves.AskFor(kind):
            return helping.call(session, kind, library)
        case moves.TryAlone():
            return over(session, AloneOffer()), (at_spot("help_chosen", session, way="alone"),)
        case moves.SlowAndLarge():
            return helping.slow_and_large(session)
        case moves.HelpAct(act):
            return helping.act(session, act), ()
        case moves.HelpTold(news):
            return helping.told(session, news)
        case moves.ShowPhone():
            return over(session, HelpPhone()), ()
        case moves.OpenGuidance():
            return over(session, Guidance()), (at_spot("guidance_opened", session),)
        case moves.Guided(how):
            return helping.guided(session, how)
        case moves.OpenLooks(what):
            return over(session, LooksOf(what) if what else LooksMenu()), ()
        case moves.OpenRecord(lookers):
            return over(session, Lookers() if lookers else Recorded()), ()
        case moves.SetLooks(looks):
            return _set_looks(session, looks)
        case moves.AskStartOver():
            return over(session, StartOverQuestion()), ()
        case moves.Close():
            return close(session), ()
        case moves.StartOver():
            return Session(), (at_spot("started_over", session), ended("restart"))
        case moves.End():
            return Session(), (ended("finish"),)
        case moves.AnotherThing():
            again = Session(session.visit, looks=session.looks)
            return replace(again, help=session.help, guided=session.guided), ()
        case moves.AskStillThere():
            return _ask_still_there(session)
        case moves.LeaveAlone():
            return Session(), (at_spot("idle_reset", session), ended("idle"))
    assert_never(move)


def _set_looks(session: Session, looks: Looks) -> Outcome:
    """Take the looks, and tell on the page what has changed."""
    then = replace(session, looks=looks)
    if isinstance(session.overlay, LooksOf):
        then = over(then, LooksOf(session.overlay.what, said(session.looks, looks)))
    return then, changed(session.looks, looks)


def _ask_still_there(session: Session) -> Outcome:
    if isinstance(session.overlay, StillThere):
        return session, ()
    return over(session, StillThere()), (at_spot("idle_asked", session),)
