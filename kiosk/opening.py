"""Opens everything the kiosk reads.  What cannot be opened is a fault for staff, and a spare stands in."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.guide.library import Centre, Library
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.shelf import open_shelf
from kiosk.records.catalogue import Catalogue as Events
from kiosk.records.catalogue import load as load_events
from kiosk.settings import Settings, read_settings
from kiosk.shelters.gazetteer import open_gazetteer
from kiosk.words.annotate import Annotator
from kiosk.words.catalogue import Catalogue
from kiosk.words.readings import ReadingBook
from kiosk.words.spare import SPARE_WORDS

ROOT = Path(__file__).resolve().parent.parent
RESTORE = "配られたときのファイルを、もういちど入れてください"
log = logging.getLogger("kiosk")
T = TypeVar("T")


@dataclass(frozen=True)
class Places:
    """Where things are on this machine."""

    assets: Path
    locales: Path
    settings: Path
    data: Path


@dataclass(frozen=True)
class Opened:
    """Everything that was read, and what was wrong with it."""

    settings: Settings
    library: Library
    annotator: Annotator
    events: Events
    faults: tuple[Fault, ...]


def places(data: Path, settings: Path) -> Places:
    """The project's own files, and this machine's."""
    return Places(ROOT / "assets", ROOT / "locales", settings, data)


def open_all(where: Places, today: Callable[[], date]) -> Opened:
    """Read everything.  Never raises for what a file holds, or for a file that is not there."""
    faults: list[Fault] = []
    read = read_settings(where.settings)
    shelf = open_shelf(where.assets)
    facts, refused = centre_facts(shelf.facts, read.settings)
    po = where.locales / "ja" / "LC_MESSAGES" / "kiosk.po"
    book = _or_spare(
        where.assets / "readings.yaml",
        ReadingBook.load,
        ReadingBook({}),
        "ふりがなが出ません（kyoiku.txt も見てください）",
        faults,
    )
    words = _or_spare(po, _words, Catalogue(SPARE_WORDS, _record), "画面の言葉がたりません", faults)
    words = _complete(po, words, faults)
    events = _or_spare(where.assets / "events.toml", load_events, _no_events(), "記録を書けません", faults)
    annotator = Annotator(book)
    gazetteer, lost = open_gazetteer(where.assets / "places", where.data / "places")
    told = (today, words.say, annotator.sentence)
    library = Library(
        shelf.home, shelf.procedures.get, facts, _centre(read.settings), *told, gazetteer=gazetteer
    )
    found = (*read.faults, *refused, *faults, *lost, *shelf.faults)
    return Opened(read.settings, library, annotator, events, found)


def _words(path: Path) -> Catalogue:
    return Catalogue.load(path, _record)


def _complete(path: Path, words: Catalogue, faults: list[Fault]) -> Catalogue:
    """The catalogue with the spare words where it lacks them: a resident never meets a key's name."""
    lacking = SPARE_WORDS.keys() - words.messages.keys()
    if not lacking:
        return words
    faults.append(Fault(path.name, None, f"画面の言葉が {len(lacking)} たりません", RESTORE))
    return Catalogue({**SPARE_WORDS, **words.messages}, _record)


def _record(fault: LookupError) -> None:
    log.error("%s", fault)


def _no_events() -> Events:
    return Events(version=1, readers={}, kinds={}, events={})


def _or_spare(path: Path, load: Callable[[Path], T], spare: T, harm: str, faults: list[Fault]) -> T:
    """The file's content, or the spare and a fault that says what now falls short."""
    try:
        return load(path)
    except Exception:
        # Whatever a damaged file provokes in a parser: a kiosk that does not open helps nobody.
        log.exception("%s cannot be used", path.name)
        faults.append(Fault(path.name, None, f"このファイルを使えないので、{harm}", RESTORE))
        return spare


def _centre(settings: Settings) -> Centre:
    centre = settings.centre
    return Centre(centre.name, centre.telephone, centre.desk, centre.hours, frozenset(centre.has))


def centre_facts(facts: Mapping[str, Fact], settings: Settings) -> tuple[dict[str, Fact], tuple[Fault, ...]]:
    """The facts with this house's own values, where the house may give them."""
    known, faults = dict(facts), []
    for key, value in settings.facts.items():
        fact = facts.get(key)
        if fact is None or "centre" not in fact.editors:
            todo = "facts.yaml の editors に centre がある事実だけ、館でなおせます"
            faults.append(Fault("kiosk.toml", None, f"事実「{key}」は館でなおせません", todo))
        else:
            known[key] = fact.model_copy(update={"value": value})
    return known, tuple(faults)
