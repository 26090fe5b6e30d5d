"""支援する方へ, and what a hub is told of a page: the author's lines, nothing of the resident."""

from kiosk.guide.library import Library
from kiosk.guide.moves import Guided
from kiosk.guide.page import Block, Key, Page, Saying
from kiosk.guide.places import Rehearsal, Step
from kiosk.guide.session import Session
from kiosk.helpcall.port import About
from kiosk.procedures.model import Procedure
from kiosk.procedures.model import Step as Written
from kiosk.words.sentence import split_sentences

PRIVATE = "private"


def guidance(session: Session, library: Library) -> Page:
    """This step's line and what nobody does for a resident; one tap marks the visit as guided."""
    _, procedure, step = _here(session, library)
    line, never = _lines(procedure, step, library)
    blocks: tuple[Block, ...] = (
        *(Saying(library.told(text), "strong", "talk") for text in split_sentences(line)),
        Saying(library.word("guidance.never"), "heading"),
        *(
            Saying(library.told(text), "plain", "stop_hand")
            for told in never
            for text in split_sentences(told)
        ),
        *(
            Key(Guided(how), library.word(f"guidance.{how}"), picture, current=session.guided == how)
            for how, picture in (("one", "consult"), ("group", "family"))
        ),
    )
    title = library.word("guidance.title")
    return Page("menu", "guidance", title, blocks, start_over=False, for_supporters=True)


def has_lines(session: Session, library: Library) -> bool:
    """Whether the author has written anything for supporters here."""
    _, procedure, step = _here(session, library)
    line, never = _lines(procedure, step, library)
    return procedure is not None and bool(line or never)


def about(session: Session, where: str, library: Library) -> About:
    """Where the resident is, in the words of the author alone; `where` is 「7のうち3」."""
    name, procedure, step = _here(session, library)
    if step and step.private:
        name, step = PRIVATE, None
    line, never = _lines(procedure, step, library)
    title = library.told(procedure.title if procedure else library.home.question).text
    return About(
        procedure.id if procedure else "home",
        title,
        name,
        library.told(step.title).text if step else title,
        library.told(line).text,
        tuple(library.told(text).text for text in never),
        where if procedure else "",
    )


def _here(session: Session, library: Library) -> tuple[str, Procedure | None, Written | None]:
    """The name of the page, its procedure, and its step where it is one of the author's."""
    here = session.place
    procedure = library.procedure(here.procedure) if isinstance(here, Step | Rehearsal) else None
    if procedure is None or not isinstance(here, Step | Rehearsal):
        return "home", None, None
    return here.step, procedure, procedure.steps.get(here.step)


def _lines(
    procedure: Procedure | None, step: Written | None, library: Library
) -> tuple[str, tuple[str, ...]]:
    """The line for supporters and what is never done, as written."""
    if procedure is None:
        return library.say("guidance.anywhere"), (library.say("guidance.never_press"),)
    if step is None:
        return procedure.supporter, procedure.forbidden
    return step.supporter, tuple(dict.fromkeys((*step.forbidden, *procedure.forbidden)))
