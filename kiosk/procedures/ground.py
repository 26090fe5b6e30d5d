"""What the checks stand on: one file under check, and everything it may refer to."""

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.procedures.dictionaries import Dictionaries
from kiosk.procedures.domains import Domain
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.machines import Machine
from kiosk.procedures.model import Procedure
from kiosk.procedures.sheet import Place, Sheet
from kiosk.values import dataclass


@dataclass(frozen=True)
class Ground:
    """The day of the check, and what exists beside the file."""

    today: date
    facts: Mapping[str, Fact]
    domains: Mapping[str, Domain]
    pictures: frozenset[str]
    procedures: frozenset[str]
    dictionaries: Dictionaries
    machines: Mapping[str, Machine]


@dataclass(frozen=True)
class Page:
    """A procedure together with the sheet it was written on."""

    sheet: Sheet
    procedure: Procedure


@dataclass(frozen=True)
class Model:
    """A machine together with the sheet it was written on."""

    sheet: Sheet
    machine: Machine


Faults = Iterator[Fault]


def at(sheet: Sheet, place: Place, what: str, todo: str, *, grave: bool = True) -> Fault:
    """A fault at the line of a place."""
    return Fault(*sheet.spot(place), what, todo, grave)
