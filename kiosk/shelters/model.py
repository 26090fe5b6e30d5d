"""Places to flee to, and the towns people flee from, as they are kept in a file."""

from datetime import date
from typing import Annotated, Literal

from kiosk.procedures.model import Text, Use
from kiosk.written import Limit, written

FORMAT: Literal[1] = 1
CITY = "長崎市"
Kind = Literal["emergency", "stay"]
"""指定緊急避難場所 (fit for some hazards), or 指定避難所 (to stay in afterwards)."""

Latitude = Annotated[float, Limit(ge=32.5, le=33.0)]
Longitude = Annotated[float, Limit(ge=129.5, le=130.05)]
"""Degrees, WGS84.  The bounds hold the whole of 長崎市, its islands included."""


@written
class Spot:
    """A point on the map."""

    lat: Latitude
    lon: Longitude


@written
class Refuge(Spot):
    """A place to flee to.  `kana` is hiragana, empty where the data has none."""

    name: Text
    kana: str = ""
    address: Text
    uses: Annotated[frozenset[Use], Limit(min_length=1)]


@written
class Town(Spot):
    """A town: its name without 丁目, its reading in hiragana, its middle."""

    name: Text
    kana: Text


@written
class RefugeList:
    """One file of places; `as_of` is the day its source was of, where that is known."""

    format: Literal[1]
    kind: Kind
    credit: Text
    as_of: date | None
    places: Annotated[tuple[Refuge, ...], Limit(min_length=1)]


@written
class TownList:
    """The file of towns."""

    format: Literal[1]
    credit: Text
    as_of: date
    towns: Annotated[tuple[Town, ...], Limit(min_length=1)]


def street(address: str) -> str:
    """An address from the town on."""
    return address.removeprefix(CITY)


def town_in(address: str) -> str:
    """The town an address begins with: what stands between the city and the first digit."""
    rest = street(address)
    end = next((at for at, letter in enumerate(rest) if letter.isdecimal()), len(rest))
    return rest[:end].strip()
