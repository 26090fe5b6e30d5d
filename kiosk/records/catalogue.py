"""The event catalogue: what may be logged, as data, and the check that nothing else is."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, assert_never

from kiosk.written import Limit, read_as, written

LONGEST_CODE = 40
"""Characters. Long enough for every procedure and step name, too short for a sentence."""

VISIT = r"[0-9a-f-]{0,36}"
"""A visit is a random UUID, with or without hyphens; empty outside any visit (start, faults)."""


class CatalogueFaultyError(ValueError):
    """The catalogue file breaks its own rules; the message lists every fault."""


class NoteRefusedError(ValueError):
    """A note that is not in the catalogue. Names the field, never the value: that could be private."""


Positive = Annotated[int, Limit(ge=1)]
Names = Annotated[tuple[str, ...], Limit(strict=False, min_length=1)]


@written
class IntKind:
    """A whole number from `low` to `high`, both included."""

    type: Literal["int"]
    ja: str
    low: int
    high: int


@written
class CodeKind:
    """A short code: one of a closed list (code and its meaning in Japanese), or all of a pattern."""

    type: Literal["code"]
    ja: str
    one_of: dict[str, str] | None = None
    pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        if (self.one_of is None) == (self.pattern is None):
            raise ValueError("a code needs either one_of or pattern")


Kind = IntKind | CodeKind


@written
class Event:
    """One line of the catalogue. `fields` maps a field's name to the name of its kind."""

    when: str
    readers: Names
    keep_days: Positive
    fields: dict[str, str]


@written
class Catalogue:
    """Readers, kinds and events, each by name."""

    version: Positive
    readers: dict[str, str]
    kinds: dict[str, Annotated[Kind, Limit(discriminator="type")]]
    events: dict[str, Event]

    def __post_init__(self) -> None:
        unknown = [
            f"{event_id}: no {what} {name!r}"
            for event_id, event in self.events.items()
            for what, names, known in (
                ("reader", event.readers, self.readers),
                ("kind", tuple(event.fields.values()), self.kinds),
            )
            for name in names
            if name not in known
        ]
        if unknown:
            raise ValueError("; ".join(unknown))

    def check(self, name: str, fields: Mapping[str, int | str]) -> None:
        """Raise `NoteRefusedError` unless the event exists and has exactly these fields, each of its kind."""
        event = self.events.get(name)
        if event is None:
            raise NoteRefusedError("no such event")
        if fields.keys() != event.fields.keys():
            raise NoteRefusedError(f"{name}: fields must be exactly {sorted(event.fields)}")
        for field, kind in event.fields.items():
            _check_value(f"{name}.{field}", fields[field], self.kinds[kind])


def load(path: Path) -> Catalogue:
    """Read the catalogue. Raises `CatalogueFaultyError` with every fault, or OSError."""
    # Imported here as in every reader: a start with unchanged files does without.
    import tomllib  # noqa: PLC0415

    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return read_as(Catalogue, tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueFaultyError(f"{path.name}: {error}") from error


def check_visit(visit: str) -> None:
    """Raise `NoteRefusedError` unless the visit is a random id (or empty, outside any visit)."""
    if not isinstance(visit, str) or not re.fullmatch(VISIT, visit):
        raise NoteRefusedError("visit: not a random id")


def _check_value(where: str, value: int | str, kind: Kind) -> None:
    match kind:
        case IntKind():
            # `type`, not `isinstance`: True and False are ints to Python, but not to the reader of a log.
            if type(value) is not int:
                raise NoteRefusedError(f"{where}: not a whole number")
            if not kind.low <= value <= kind.high:
                raise NoteRefusedError(f"{where}: not between {kind.low} and {kind.high}")
        case CodeKind():
            _check_code(where, value, kind)
        case _:
            assert_never(kind)


def _check_code(where: str, value: int | str, kind: CodeKind) -> None:
    if not isinstance(value, str):
        raise NoteRefusedError(f"{where}: not a code")
    if len(value) > LONGEST_CODE:
        raise NoteRefusedError(f"{where}: longer than {LONGEST_CODE} characters")
    if kind.one_of is not None and value not in kind.one_of:
        raise NoteRefusedError(f"{where}: not one of {list(kind.one_of)}")
    if kind.pattern is not None and not kind.pattern.fullmatch(value):
        raise NoteRefusedError(f"{where}: not in the form of its kind")
