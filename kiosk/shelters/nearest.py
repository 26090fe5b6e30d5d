"""The places nearest to a point that are fit for a danger."""

from collections.abc import Iterable
from heapq import nsmallest
from math import asin, cos, radians, sin, sqrt

from kiosk.procedures.model import Use
from kiosk.shelters.model import Refuge, Spot
from kiosk.values import dataclass

EARTH_M = 6_371_000  # mean radius


@dataclass(frozen=True)
class Near:
    """A place and how far it is, in metres on a straight line."""

    place: Refuge
    metres: float


def nearest(places: Iterable[Refuge], uses: frozenset[Use], start: Spot, count: int = 3) -> tuple[Near, ...]:
    """The nearest places that are fit for all of these uses, the nearest first; ties by name."""
    fit = (Near(place, metres(start, place)) for place in places if uses <= place.uses)
    return tuple(nsmallest(count, fit, key=lambda near: (near.metres, near.place.name)))


def metres(one: Spot, other: Spot) -> float:
    """The distance of two points over the ground (haversine)."""
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(half))
