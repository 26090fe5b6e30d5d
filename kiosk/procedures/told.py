"""Which texts of a file are told, to whom, and where each one stands.

Works on the sheet's own texts, so that every text keeps its line; the tests hold the table below against the
models, so that a new field cannot stay unchecked.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from kiosk.procedures.sheet import Place, Sheet
from kiosk.values import dataclass

Role = Literal["title", "sentence", "label", "supporter"]
_SENTENCES = """
    summary able bring text spoken before at_two_wrong when about domain otherwise hours menu say asked
    never_asked remember greeting question explanation words goal do hint why learnt stops plain
"""
ROLES: dict[str, Role] = {
    "title": "title",
    **dict.fromkeys(_SENTENCES.split(), "sentence"),
    **dict.fromkeys(("here", "label", "name", "face"), "label"),
    **dict.fromkeys(("supporter", "forbidden", "stumbles"), "supporter"),
}
# Written for the authors and the program, told to nobody.
_NOT_TOLD = """
    id version picture owner minutes since until check_next publisher published checked url number free days
    centre_facts start kind key need to centre chosen next unsure reason urgent opens value unit status
    editors valid_until machine task shape slots press also other type erase at uses walking parts word
    reading
"""
UNTOLD = frozenset(_NOT_TOLD.split())
_BELOW_STEP = 2  # ("steps", name, ...): a step itself may be called anything
_ASIDE = frozenset({"sources", "source", "facts", "centre_facts"})


@dataclass(frozen=True)
class Told:
    """One text: where it stands, to whom it is told, and the text as written."""

    place: Place
    field: str
    role: Role
    text: str

    @property
    def step(self) -> str | None:
        """The step it belongs to, if any."""
        return str(self.place[1]) if len(self.place) > 1 and self.place[0] == "steps" else None


def told(sheet: Sheet) -> Iterator[Told]:
    """Every text of a procedure or of the home page that a person reads or hears, in file order."""
    return iter(_told(sheet))


@lru_cache(maxsize=4)  # the rules ask one sheet after the other, each for every text
def _told(sheet: Sheet) -> tuple[Told, ...]:
    return tuple(_all(sheet))


def _all(sheet: Sheet) -> Iterator[Told]:
    for place, field, text in sheet.texts:
        role = ROLES.get(field)
        if role is not None and place[0] not in _ASIDE and "chosen" not in place[_BELOW_STEP:]:
            yield Told(place, field, role, text)


def resident(sheet: Sheet) -> Iterator[Told]:
    """Those that residents meet; the rest is for the person who helps."""
    return (each for each in told(sheet) if each.role != "supporter")
