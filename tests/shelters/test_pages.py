"""The pages inside the step by the rows of the human factors; every town's key in the largest text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk.guide.library import Library
from kiosk.guide.moves import Choose, OpenTile
from kiosk.guide.page import Key
from kiosk.guide.turn import Turn, after
from kiosk.opening import Opened, open_all
from kiosk.widgets.pictures import Pictures
from kiosk.words.plain import PlainWords
from tests.guide.moving import walked
from tests.shelters.written import flee_places
from tests.walker.looks import MEASURED, TEN_INCH, Look
from tests.walker.parts import LATE, TODAY
from tests.walker.rows_content import g3
from tests.walker.seen import Sheet
from tests.walker.stand import Stand
from tests.walker.test_all_screens import OF_ONE_SHEET, hold
from tests.walker.ways import Stop, walk

LARGEST = Look("largest", "light", TEN_INCH)
LONGEST_NAMES = 12


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    where = flee_places(tmp_path_factory.mktemp("pages"))
    for font in sorted((where.assets / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return open_all(where, lambda: TODAY)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    return Pictures(flee_places(tmp_path_factory.mktemp("pictures")).assets / "pictures")


def inside(library: Library) -> tuple[Stop, ...]:
    """The pages of the step, without a word of doubt and with it."""
    late = replace(library, today=lambda: LATE)
    stops = (*walk(library), *(replace(stop, name=f"{stop.name}[late]") for stop in walk(late)))
    return tuple(stop for stop in stops if stop.page.name == "flee.find")


def measured(look: Look, opened: Opened, pictures: Pictures, stops: tuple[Stop, ...]) -> tuple[Sheet, ...]:
    stand = Stand(opened, pictures, look)
    found = tuple(sheet for stop in stops for sheet in stand.measured(stop))
    stand.close()
    return found


@pytest.mark.parametrize("look", MEASURED, ids=str)
def test_every_row(look: Look, opened: Opened, pictures: Pictures) -> None:
    """Nothing cut, nothing too small, six keys at most, in each size on each glass."""
    sheets = measured(look, opened, pictures, inside(opened.library))
    assert len(sheets) > 20
    for judge in OF_ONE_SHEET.values():
        hold(found for sheet in sheets for found in judge(sheet))


def index_pages(library: Library) -> Iterator[Turn]:
    """Every page of the index, down to the names of the towns."""
    waiting = [walked(library, OpenTile("flee"), Choose("here"), Choose("stay"))]
    while waiting:
        turn = waiting.pop()
        if turn.page.forward:
            continue  # the list of places
        yield turn
        keys = [block.move for block in turn.page.blocks if isinstance(block, Key)]
        waiting += [after(turn.session, move, library) for move in keys if move != Choose("unsure")]


def test_every_town_in_the_largest_text(opened: Opened, pictures: Pictures) -> None:
    """No name of a town is cut, wherever it stands."""
    stops = tuple(Stop(str(i), turn) for i, turn in enumerate(index_pages(opened.library)))
    sheets = measured(LARGEST, opened, pictures, stops)
    for row in ("T7_nothing_cut", "P1_target", "P2_key_height", "P3_gaps", "G1_choices"):
        hold(found for sheet in sheets for found in OF_ONE_SHEET[row](sheet))
    named = {block.sentence.text for stop in stops for block in stop.page.blocks if isinstance(block, Key)}
    assert {town.name for town in opened.library.gazetteer.towns} <= named


def test_the_longest_names_of_places_in_the_largest_text(opened: Opened, pictures: Pictures) -> None:
    """As a key with their distance, and as a title."""
    library = opened.library
    places = sorted(library.gazetteer.places, key=lambda place: len(place.name))[-LONGEST_NAMES:]
    paths = paths_to_towns(library)
    stops: list[Stop] = []
    for place in places:
        one = replace(library.gazetteer, places=(place,))
        alone = replace(library, open_gazetteer=partial(replace, one))
        town = min(
            library.gazetteer.towns, key=lambda town: abs(town.lat - place.lat) + abs(town.lon - place.lon)
        )
        turn = walked(
            alone, OpenTile("flee"), Choose("here"), Choose("stay" if "stay" in place.uses else "water")
        )
        for key in (*paths[town.name], "first"):
            turn = after(turn.session, Choose(key), alone)
            if turn.page.forward:
                stops.append(Stop(f"{place.name} {key}", turn))
    assert len(stops) >= LONGEST_NAMES
    sheets = measured(LARGEST, opened, pictures, tuple(stops))
    for row in ("T7_nothing_cut", "P1_target", "P2_key_height", "G1_choices"):
        hold(found for sheet in sheets for found in OF_ONE_SHEET[row](sheet))


def paths_to_towns(library: Library) -> dict[str, tuple[str, ...]]:
    """The keys that lead to each town."""
    found: dict[str, tuple[str, ...]] = {}
    for turn in index_pages(library):
        way = getattr(turn.session.place, "within", ())[1:]
        for block in turn.page.blocks:
            # A town's name may also begin a chapter; the last page to show it is its own.
            if isinstance(block, Key) and isinstance(block.move, Choose):
                name = block.move.key
                if name == block.sentence.text and len(way) >= len(found.get(name, ())) - 1:
                    found[name] = (*way, name)
    return found


def test_the_words(opened: Opened) -> None:
    """Row G3: short and plain."""
    words = PlainWords.load(Path("assets/plain_words.yaml"))
    hold(g3(inside(opened.library), words))
