"""The pages every procedure has of itself: the first page, the other ways, and their end."""

from kiosk.guide.library import Library
from kiosk.guide.moves import Choose
from kiosk.guide.page import Block, Key, Saying
from kiosk.guide.places import COUNTER, PHONE
from kiosk.guide.sayings import lines, unsure
from kiosk.guide.steps import ending, number
from kiosk.procedures.model import Procedure


def cover(procedure: Procedure, chosen: str | None, library: Library) -> tuple[Block, ...]:
    """What you will be able to do, how long, what to bring; then the three ways with equal weight."""
    if _urgent(procedure, library):
        return (*lines(library, procedure.able[:1]), *_ways(procedure, chosen, library))
    minutes = library.word("cover.minutes", minutes=str(procedure.minutes))
    return (
        *lines(library, procedure.able),
        Saying(minutes, "plain", "clock"),
        *_bring(procedure, library),
        Saying(library.word("cover.can_go_back"), "plain", "back_arrow"),
        Saying(library.word("cover.which_way"), "heading"),
        *_ways(procedure, chosen, library),
    )


def _urgent(procedure: Procedure, library: Library) -> bool:
    """What is urgent is asked at once, and everything else told later."""
    return any(tile.urgent and tile.opens == procedure.id for tile in library.home.tiles)


def _ways(procedure: Procedure, chosen: str | None, library: Library) -> tuple[Block, ...]:
    ways = (
        ("here", procedure.here, procedure.picture),
        (COUNTER, procedure.counter.label, procedure.counter.picture),
        (PHONE, procedure.phone.label, procedure.phone.picture),
    )
    keys = (
        Key(Choose(way), library.told(label), picture, "choice", chosen == way)
        for way, label, picture in ways
    )
    return (*keys, unsure(library, chosen))


def _bring(procedure: Procedure, library: Library) -> tuple[Block, ...]:
    if not procedure.bring:
        return (Saying(library.word("cover.bring_nothing"), "plain", "bag"),)
    things = library.say("cover.bring", things="、".join(procedure.bring))
    return (Saying(library.told(things), "plain", "bag"),)


def counter(procedure: Procedure, library: Library) -> tuple[Block, ...]:
    """The way over a counter."""
    return lines(library, procedure.counter.text)


def phone(procedure: Procedure, library: Library) -> tuple[Block, ...]:
    """The way by telephone."""
    way = procedure.phone
    return (*lines(library, way.text), *number(way.number, way.free, way.hours, library))


def ended(library: Library) -> tuple[Block, ...]:
    """The end of another way."""
    return (Saying(library.word("ended.well")), *ending(library))


def cover_texts(procedure: Procedure) -> tuple[str, ...]:
    """Every text of the first page that may carry a fact."""
    return (*procedure.able, *procedure.bring, procedure.here, procedure.counter.label, procedure.phone.label)
