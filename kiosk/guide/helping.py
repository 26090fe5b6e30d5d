"""What a call for help does to the session: pages lie over the page, and leave exactly that page."""

from kiosk.guide.library import Library
from kiosk.guide.looks import TEXT_SIZES
from kiosk.guide.notes import at_spot, changed
from kiosk.guide.places import AloneOffer, Guidance, HelpCall, HelpOffer, HelpPhone, StillThere
from kiosk.guide.session import Note, Session
from kiosk.guide.walking import Outcome, over
from kiosk.helpcall.call import Act, Kind, Stage
from kiosk.helpcall.news import News
from kiosk.values import replace

LARGER_BY = 2
_ASKING = (HelpOffer, AloneOffer, HelpPhone)
_PASSED = (*_ASKING, HelpCall, Guidance, StillThere)


def ask(session: Session, why: str) -> Outcome:
    """係をよぶ: what kind of help; while a call is open, how it stands."""
    if session.help is not None and session.help.open:
        return over(session, HelpCall()), ()
    return over(session, HelpOffer(why)), (at_spot("help_asked", session, kind=why),)


def call(session: Session, kind: Kind, library: Library) -> Outcome:
    """The call itself: told on the glass before anybody has answered."""
    if session.help is not None and session.help.open:
        return over(session, HelpCall()), ()
    then = replace(_without(session, _PASSED), help=News(kind, reach=library.reach()))
    return over(then, HelpCall()), (at_spot("help_chosen", session, way=kind.value),)


def slow_and_large(session: Session) -> Outcome:
    """The page again: larger, slower, spoken."""
    old = session.looks
    size = min(TEXT_SIZES.index(old.text) + LARGER_BY, len(TEXT_SIZES) - 1)
    new = replace(old, text=TEXT_SIZES[size], slow=True, voice=True)
    return replace(_without(session, _ASKING), looks=new), changed(old, new)


def act(session: Session, done: Act) -> Session:
    """What the resident does about the call holds at once."""
    news = session.help
    if news is None or not news.open:
        return session
    match done:
        case Act.CANCEL:
            return _without(replace(session, help=None), _PASSED)
        case Act.ARRIVE:
            return replace(session, help=_at(news, Stage.ARRIVED))
        case Act.RESOLVE:
            return over(replace(session, help=_at(news, Stage.RESOLVED)), HelpCall())
        case _:
            return session  # a supporter's


def told(session: Session, news: News) -> Outcome:
    """Take the news; what the resident waits for is shown over the page, and passing things are not."""
    before = session.help
    if before is None and not news.open:
        return session, ()
    then, notes = guided(replace(session, help=news), news.guided or session.guided)
    if before == news or not _is_shown(before, news):
        return then, notes
    return over(_without(then, (*_ASKING, StillThere)), HelpCall()), notes


def guided(session: Session, how: str) -> Outcome:
    """Somebody stands beside the resident."""
    if session.guided == how:
        return session, ()
    return replace(session, guided=how), (Note("guided", {"how": how}),)


def settled(session: Session) -> Session:
    """A call that is over is forgotten with the page that said so."""
    over_now = session.help is not None and not session.help.open
    shown = any(isinstance(layer.overlay, HelpCall) for layer in session.layers)
    return replace(session, help=None) if over_now and not shown else session


def _is_shown(before: News | None, news: News) -> bool:
    """Whether the news is laid over the page.  Who is only watched goes on undisturbed."""
    if before is None or not news.open:
        return True
    if news.unanswered:
        return not before.unanswered or news.stage is not before.stage
    if news.kind is Kind.WATCH or news.stage is before.stage:
        return False
    return news.stage is not Stage.SEEN


def _at(news: News, stage: Stage) -> News:
    return replace(news, stage=stage, late=False, minutes=None)


def _without(session: Session, kinds: tuple[type, ...]) -> Session:
    kept = tuple(layer for layer in session.layers if not isinstance(layer.overlay, kinds))
    return replace(session, layers=kept)
