"""Opens everything the kiosk reads: what the last start kept, or every file anew."""

import logging
from collections.abc import Callable
from datetime import date

from kiosk.content import Content, Places
from kiosk.guide.library import Centre, Library
from kiosk.guide.meanings import Meanings
from kiosk.kept import keep, recall
from kiosk.procedures.fault import Fault
from kiosk.procedures.home import offered
from kiosk.records.catalogue import Catalogue as Events
from kiosk.settings import Settings
from kiosk.values import dataclass, replace
from kiosk.words.annotate import Annotator
from kiosk.words.catalogue import Catalogue

log = logging.getLogger("kiosk")


@dataclass(frozen=True)
class Opened:
    """What the rooms are given, and what was wrong with it."""

    settings: Settings
    library: Library
    annotator: Annotator
    events: Events
    faults: tuple[Fault, ...]
    keep_sentences: Callable[[], None]
    """To be called once the first page stands: the next start need not take its texts apart again."""


def open_all(where: Places, today: Callable[[], date]) -> Opened:
    """Everything.  Never raises for what a file holds, or for a file that is not there."""
    content = recall(where) or _read_anew(where)
    annotator = Annotator(content.readings, content.sentences)
    library = library_of(content, today, annotator)

    def keep_sentences() -> None:
        if not content.sentences:
            keep(where, replace(content, sentences=dict(annotator.made)))

    return Opened(content.settings, library, annotator, content.events, content.faults, keep_sentences)


def library_of(content: Content, today: Callable[[], date], annotator: Annotator | None = None) -> Library:
    """What the guide may know of the content."""
    return Library(
        offered(content.home, content.settings.offer.without),
        content.procedures.get,
        content.facts,
        _centre(content.settings),
        today,
        Catalogue(content.words, _record).say,
        (annotator or Annotator(content.readings)).sentence,
        content.machines,
        content.gazetteer,
        meanings=Meanings(content.glossary),
        volumes=(content.settings.sound.quietest, content.settings.sound.loudest),
    )


def _read_anew(where: Places) -> Content:
    # Imported here: the readers and pydantic cost 0.4 s, and unchanged files need none of them.
    from kiosk.gather import gather  # noqa: PLC0415

    content = gather(where)
    keep(where, content)
    return content


def _record(fault: LookupError) -> None:
    log.error("%s", fault)


def _centre(settings: Settings) -> Centre:
    centre = settings.centre
    return Centre(centre.name, centre.telephone, centre.desk, centre.hours, frozenset(centre.has))
