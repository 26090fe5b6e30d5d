"""All that the guide asks of places: the towns by name, the nearest places, how a place is read."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from kiosk.procedures.fault import Fault, shown
from kiosk.procedures.model import Use
from kiosk.shelters.model import Kind, Refuge, RefugeList, Spot, Town, street, town_in
from kiosk.shelters.nearest import Near, nearest
from kiosk.shelters.store import TOWNS, UnreadableError, file_of, read_places, read_towns
from kiosk.values import dataclass

KINDS: tuple[Kind, ...] = ("emergency", "stay")
SHORTEST_STEM = 2  # letters: 西 of 西町 is the beginning of many a name
LONGEST_RUBY = 10  # letters under one reading, which no line may break
_AFTER_KATAKANA = "(?<=[ァ-ヶー])(?=[一-龥])"  # where a long name may break: センター 黒崎事務所
_TOWN, _TOWN_KANA = "町", ("まち", "ちょう")
# One sound written in several ways: 神ノ島町 and 神の島町 are one town.
_ONE_WAY = str.maketrans({"ノ": "の", "ケ": "が", "ヶ": "が", "麴": "麹"})
_RESTORE = "python -m kiosk places import で、もういちど入れてください"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gazetteer:
    """The towns, the places, and whose data they are (of the list that tells hazards)."""

    towns: tuple[Town, ...] = ()
    places: tuple[Refuge, ...] = ()
    credit: str = ""
    as_of: date | None = None
    _by_name: Mapping[str, Town] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {town.name.translate(_ONE_WAY): town for town in self.towns}
        object.__setattr__(self, "_by_name", by_name)

    def town(self, name: str) -> Town | None:
        """The town of this name."""
        return self._by_name.get(name.translate(_ONE_WAY))

    def near(self, uses: frozenset[Use], start: Spot) -> tuple[Near, ...]:
        """The nearest three."""
        return nearest(self.places, uses, start)

    def name_with_reading(self, place: Refuge) -> str:
        """A place's name with Aozora readings: the data's, else that of the town it is named after and in.

        A name that only looks like some other town's is left as it is: a wrong reading is worse than none.
        """
        if place.kana and len(place.name) <= LONGEST_RUBY:
            return f"｜{place.name}《{place.kana}》"
        name = re.sub(_AFTER_KATAKANA, " ", place.name) if len(place.name) > LONGEST_RUBY else place.name
        town = self._town_of(place)
        for surface, kana in _stems(town) if town else ():
            if name.startswith(surface):
                return f"｜{surface}《{kana}》{name.removeprefix(surface)}"
        return name

    def address_with_reading(self, place: Refuge) -> str:
        """Its address from the town on, with the town's reading."""
        rest, town = street(place.address), self._town_of(place)
        if town is None:
            return rest
        return f"｜{rest[: len(town.name)]}《{town.kana}》{rest[len(town.name) :]}"

    def _town_of(self, place: Refuge) -> Town | None:
        return self.town(town_in(place.address))


def _stems(town: Town) -> tuple[tuple[str, str], ...]:
    """The town's name and, where it ends in 町, what stands before that; with their readings."""
    whole = ((town.name, town.kana),)
    kana = next((town.kana.removesuffix(end) for end in _TOWN_KANA if town.kana.endswith(end)), "")
    stem = town.name.removesuffix(_TOWN)
    return (*whole, (stem, kana)) if kana and SHORTEST_STEM <= len(stem) < len(town.name) else whole


def open_gazetteer(shipped: Path, own: Path) -> tuple[Gazetteer, tuple[Fault, ...]]:
    """The places of this house (`own`) where it has imported some, else the shipped ones.  Never raises."""
    faults: list[Fault] = []
    lists = [found for kind in KINDS if (found := _places(kind, (own, shipped), faults)) is not None]
    towns: tuple[Town, ...] = ()
    try:
        listed = read_towns(shipped)
        towns = listed.towns if listed else ()
    except UnreadableError as problem:
        log.warning("%s", problem)
        todo = "配られたときのファイルを、もういちど入れてください"
        faults.append(Fault(shown(shipped / TOWNS), None, "町の表を使えません", todo))
    return _joined(towns, lists), tuple(faults)


def _places(kind: Kind, folders: Sequence[Path], faults: list[Fault]) -> RefugeList | None:
    for folder in folders:
        try:
            found = read_places(folder, kind)
        except UnreadableError as problem:
            log.warning("%s", problem)
            faults.append(Fault(shown(file_of(folder, kind)), None, "避難場所の表を使えません", _RESTORE))
            continue
        if found is not None:
            return found
    return None


def _joined(towns: tuple[Town, ...], lists: Sequence[RefugeList]) -> Gazetteer:
    """One list of places; what two lists name at one address is one place with the uses of both."""
    places: dict[tuple[str, str], Refuge] = {}
    for place in (place for each in lists for place in each.places):
        key = (place.name, place.address)
        known = places.get(key)
        places[key] = replace(place, uses=place.uses | known.uses) if known else place
    if not lists:
        return Gazetteer(towns)
    return Gazetteer(towns, tuple(places.values()), lists[0].credit, lists[0].as_of)
