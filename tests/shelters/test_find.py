"""Finding a place: the index of towns, the nearest places, their readings."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import ROOT
from kiosk.procedures.model import Use
from kiosk.shelters.gazetteer import Gazetteer, open_gazetteer
from kiosk.shelters.importing import import_places
from kiosk.shelters.index import MOST_KEYS, chapters
from kiosk.shelters.model import Refuge, Spot, Town
from kiosk.shelters.nearest import metres, nearest
from kiosk.words.script import is_kana
from tests.shelters.tables import OLD, park, table

HAZARDS: tuple[Use, ...] = ("flood", "landslide", "surge", "earthquake", "tsunami", "fire")


def spot(lat: float, lon: float) -> Spot:
    return Spot(lat=lat, lon=lon)


def refuge(name: str, lat: float, *uses: Use) -> Refuge:
    return Refuge(name=name, address="長崎市桜町1", lat=lat, lon=129.9, uses=frozenset(uses))


def test_distance_is_known_from_the_earth_itself() -> None:
    """A minute of latitude is a nautical mile, 1 852 m; of longitude, at 32.75 degrees, 0.841 of it."""
    assert metres(spot(32.70, 129.9), spot(32.70 + 1 / 60, 129.9)) == pytest.approx(1852, rel=0.002)
    assert metres(spot(32.75, 129.9), spot(32.75, 129.9 + 1 / 60)) == pytest.approx(1852 * 0.841, rel=0.002)
    assert metres(spot(32.75, 129.9), spot(32.75, 129.9)) == 0


def test_only_what_is_fit_and_the_nearest_first() -> None:
    places = [
        refuge("遠い", 32.80, "flood"),
        refuge("別の災害", 32.701, "tsunami"),
        refuge("近い", 32.71, "flood", "surge"),
    ]
    found = nearest(places, frozenset({"flood"}), spot(32.70, 129.9))
    assert [near.place.name for near in found] == ["近い", "遠い"]
    both = nearest(places, frozenset({"flood", "surge"}), spot(32.70, 129.9))
    assert [near.place.name for near in both] == ["近い"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(32.5, 33.0), min_size=1, max_size=30), st.floats(32.5, 33.0))
def test_nearest_is_what_sorting_says(lats: list[float], start: float) -> None:
    places = [refuge(f"{i:02}", lat, "fire") for i, lat in enumerate(lats)]
    here = spot(start, 129.9)
    found = nearest(places, frozenset({"fire"}), here)
    expected = sorted(places, key=lambda place: (metres(here, place), place.name))[:3]
    assert [near.place for near in found] == expected


def test_the_shipped_places(shipped: Gazetteer) -> None:
    """What the two files hold; the school outside the city and the hall without a town are not among them."""
    assert len(shipped.towns) == 356
    assert len(shipped.places) == 501
    fit = {use: sum(use in place.uses for place in shipped.places) for use in (*HAZARDS, "stay")}
    assert fit == {
        "flood": 232, "landslide": 189, "surge": 207, "earthquake": 82, "tsunami": 207, "fire": 236,
        "stay": 265,
    }  # fmt: skip
    assert not {"横尾中学校", "園田町公民館"} & {place.name for place in shipped.places}


def test_the_nearest_of_a_known_town(shipped: Gazetteer) -> None:
    """From 桜町 one can walk to 桜町 and 勝山町, not to another island."""
    town = shipped.town("桜町")
    assert town is not None
    found = shipped.near(frozenset({"stay"}), town)
    assert len(found) == 3
    assert all(near.metres < 700 for near in found)


def test_every_town_is_found_in_at_most_three_tiles(shipped: Gazetteer) -> None:
    """At most five tiles a page (「わからない」 is the sixth), three pages of them, then the town itself."""
    met: list[str] = []

    def read(towns: tuple[Town, ...], depth: int) -> None:
        found = chapters(towns, depth)
        assert len(found) <= MOST_KEYS
        assert depth <= 3
        assert len({chapter.first for chapter in found}) == len(found)
        for chapter in found:
            read(chapter.towns, depth + 1)
        met.extend(() if found else (town.name for town in towns))

    read(shipped.towns, 0)
    assert sorted(met) == sorted(town.name for town in shipped.towns)


def test_towns_stand_in_the_order_of_their_readings(shipped: Gazetteer) -> None:
    """が stands with か, as in any index."""
    first = chapters(shipped.towns, 0)
    assert [(part.first, part.last) for part in first][:2] == [("あ行", "あ行"), ("か行", "か行")]
    assert any(town.kana.startswith("ご") for town in first[1].towns)


def test_every_town_has_a_reading_and_a_place_of_its_own(shipped: Gazetteer) -> None:
    assert all(is_kana(town.kana) and town.kana < "ァ" for town in shipped.towns)
    assert len({(town.lat, town.lon) for town in shipped.towns}) > 350


def test_readings_come_from_the_data_or_from_the_very_town(shipped: Gazetteer) -> None:
    """A school is read like the town it stands in, never like one that only begins alike."""
    inside = Refuge(
        name="矢の平公園", address="長崎市矢の平2-1", lat=32.75, lon=129.89, uses=frozenset({"fire"})
    )
    assert shipped.name_with_reading(inside) == "｜矢の平《やのひら》公園"
    elsewhere = replace(inside, address="長崎市桜町1")
    assert shipped.name_with_reading(elsewhere) == "矢の平公園"
    known = replace(inside, kana="やのひらこうえん")
    assert shipped.name_with_reading(known) == "｜矢の平公園《やのひらこうえん》"
    assert shipped.address_with_reading(inside) == "｜矢の平《やのひら》2-1"


def test_one_town_written_in_several_ways(shipped: Gazetteer) -> None:
    assert shipped.town("神の島町") is shipped.town("神ノ島町") is not None
    assert shipped.town("飽ノ浦町") is shipped.town("飽の浦町") is not None


def test_what_a_house_imports_wins(tmp_path: Path) -> None:
    """Its own list stands for the shipped one of the same kind; a damaged one is told and not used."""
    own, csv = tmp_path / "places", tmp_path / "city.csv"
    csv.write_text(table(OLD, park(7)), encoding="cp932")
    with (tmp_path / "said").open("w") as out:
        assert import_places([csv], own, out, credit="長崎市のデータを加工", as_of=None, fewer=False) == 0
    gazetteer, faults = open_gazetteer(ROOT / "assets" / "places", own)
    assert faults == ()
    assert sum("flood" in place.uses for place in gazetteer.places) == 1
    assert sum("stay" in place.uses for place in gazetteer.places) == 265
    assert gazetteer.credit == "長崎市のデータを加工"
    (own / "emergency.json").write_text("{")
    gazetteer, faults = open_gazetteer(ROOT / "assets" / "places", own)
    assert len(faults) == 1
    assert "避難場所の表を使えません" in str(faults[0])
    assert sum("flood" in place.uses for place in gazetteer.places) == 232
