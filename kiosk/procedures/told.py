"""Which texts of a file are told, to whom, and where each one stands.

Works on the plain data, so that every text keeps its line; the tests hold the table below against the
models, so that a new field cannot stay unchecked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.procedures.sheet import Place, Sheet

Role = Literal["title", "sentence", "label", "supporter"]
_SENTENCES = """
    summary able bring text spoken before at_two_wrong when about domain otherwise hours menu say asked
    never_asked remember greeting question explanation
"""
ROLES: dict[str, Role] = {
    "title": "title",
    **dict.fromkeys(_SENTENCES.split(), "sentence"),
    **dict.fromkeys(("here", "label", "name"), "label"),
    **dict.fromkeys(("supporter", "forbidden", "stumbles"), "supporter"),
}
# Written for the authors and the program, told to nobody.
_NOT_TOLD = """
    id version picture owner minutes since until check_next publisher published checked url number free days
    centre_facts start kind key need to centre chosen next unsure reason urgent opens value unit status
    editors valid_until
"""
UNTOLD = frozenset(_NOT_TOLD.split())
_ASIDE = frozenset({"sources", "source", "facts", "centre_facts"})


@dataclass(frozen=True)
class Told:
    """One text: where it stands, to whom it is told, and the text as written."""

    place: Place
    role: Role
    text: str

    @property
    def step(self) -> str | None:
        """The step it belongs to, if any."""
        return str(self.place[1]) if len(self.place) > 1 and self.place[0] == "steps" else None

    @property
    def field(self) -> str:
        """The name of the field it stands in."""
        return next(str(part) for part in reversed(self.place) if isinstance(part, str))


def told(sheet: Sheet) -> Iterator[Told]:
    """Every text of a procedure or of the home page that a person reads or hears, in file order."""
    yield from _in(sheet.data, (), None)


def resident(sheet: Sheet) -> Iterator[Told]:
    """Those that residents meet; the rest is for the person who helps."""
    return (each for each in told(sheet) if each.role != "supporter")


def _in(data: Any, place: Place, field: str | None) -> Iterator[Told]:
    if isinstance(data, dict):
        if field == "when" and len(place) > 2:  # noqa: PLR2004 - a branch's condition, not a step named so
            return
        for key, value in data.items():
            if place or key not in _ASIDE:
                yield from _in(value, (*place, key), key)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _in(value, (*place, index), field)
    elif isinstance(data, str) and field in ROLES:
        yield Told(place, ROLES[field], data)
