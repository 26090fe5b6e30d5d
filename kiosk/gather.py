"""Reads every file anew.  What cannot be read is a fault for staff, and a spare stands in."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.content import Content, Places
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import RESTORE, Fault
from kiosk.procedures.shelf import open_shelf
from kiosk.records.catalogue import Catalogue as Events
from kiosk.records.catalogue import load as load_events
from kiosk.settings import Settings, read_settings
from kiosk.shelters.gazetteer import open_gazetteer
from kiosk.words.catalogue import Catalogue
from kiosk.words.readings import ReadingBook
from kiosk.words.spare import SPARE_WORDS

log = logging.getLogger("kiosk")
T = TypeVar("T")


def gather(where: Places) -> Content:
    """Read everything.  Never raises for what a file holds, or for a file that is not there."""
    faults: list[Fault] = []
    read = read_settings(where.settings)
    shelf = open_shelf(where.assets)
    facts, refused = centre_facts(shelf.facts, read.settings)
    lost = "ふりがなが出ません（kyoiku.txt も見てください）"
    readings = _or_spare(where.assets / "readings.yaml", ReadingBook.load, ReadingBook({}), lost, faults)
    words = _or_spare(where.words, _words, SPARE_WORDS, "画面の言葉がたりません", faults)
    words = _complete(where.words, words, faults)
    events = _or_spare(where.assets / "events.toml", load_events, _no_events(), "記録を書けません", faults)
    gazetteer, lost_places = open_gazetteer(where.assets / "places", where.data / "places")
    return Content(
        settings=read.settings,
        home=shelf.home,
        procedures=shelf.procedures,
        machines=shelf.machines,
        gazetteer=lambda: gazetteer,
        facts=facts,
        glossary=shelf.glossary,
        words=words,
        readings=readings,
        events=events,
        faults=(*read.faults, *refused, *faults, *lost_places, *shelf.faults),
    )


def _words(path: Path) -> Mapping[str, str]:
    return Catalogue.load(path).messages


def _complete(path: Path, words: Mapping[str, str], faults: list[Fault]) -> Mapping[str, str]:
    """The texts with the spare ones where they lack them: a resident never meets a key's name."""
    lacking = SPARE_WORDS.keys() - words.keys()
    if not lacking:
        return words
    faults.append(Fault(path.name, None, f"画面の言葉が {len(lacking)} たりません", RESTORE))
    return {**SPARE_WORDS, **words}


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


def centre_facts(facts: Mapping[str, Fact], settings: Settings) -> tuple[dict[str, Fact], tuple[Fault, ...]]:
    """The facts with this house's own values, where the house may give them."""
    known, faults = dict(facts), []
    for key, value in settings.facts.items():
        fact = facts.get(key)
        if fact is None or "centre" not in fact.editors:
            todo = "facts.yaml の editors に centre がある事実だけ、館でなおせます"
            faults.append(Fault("kiosk.toml", None, f"事実「{key}」は館でなおせません", todo))
        else:
            known[key] = replace(fact, value=value)
    return known, tuple(faults)
