"""pydantic's complaints, in words for the author of a file: what is wrong, and what to do."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.procedures.complaints import told_of
from kiosk.procedures.fault import Fault
from kiosk.procedures.sheet import Place, Sheet


def faults_of(problem: ValidationError, sheet: Sheet) -> tuple[Fault, ...]:
    """Every fault of a file at the line it is written on, in the order of the lines."""
    errors = problem.errors(include_url=False)
    found = {_fault(error, sheet) for error in errors if not _other_shape(error, sheet)}
    return tuple(sorted(found, key=lambda fault: (fault.line or 0, fault.what)))


def _fault(error: ErrorDetails, sheet: Sheet) -> Fault:
    place = place_in(error["loc"], sheet.data)
    what, todo = told_of(error)
    name = _name(place)
    return Fault(*sheet.spot(place), f"{name}: {what}" if name else what, todo)


def place_in(loc: tuple[int | str, ...], data: Any) -> Place:
    """The path of pydantic without what it adds of its own (the kind of a step, "[key]", a missing name)."""
    place: list[int | str] = []
    for part in loc:
        if _holds(data, part):
            data = data[part]
            place.append(part)
    return tuple(place)


def _holds(data: Any, part: int | str) -> bool:
    if isinstance(data, list):
        return isinstance(part, int) and part < len(data)
    return isinstance(data, dict) and part in data


def _other_shape(error: ErrorDetails, sheet: Sheet) -> bool:
    """`next` is a name or a list of branches: what is said of the shape nobody wrote is noise."""
    loc = error["loc"]
    if "constrained-str" in loc:
        return isinstance(_at(place_in(loc, sheet.data), sheet.data), list)
    if any(isinstance(part, str) and part.startswith("tuple[Branch") for part in loc):
        way = _at(place_in(loc[: [str(p)[:6] for p in loc].index("tuple[")], sheet.data), sheet.data)
        return not isinstance(way, list) or (error["type"] == "too_short" and len(way) > 0)
    if error["type"] == "too_short":
        return _short_only_for_faults_inside(error)
    return False


def _short_only_for_faults_inside(error: ErrorDetails) -> bool:
    """A list whose every entry is faulty counts as empty to pydantic; the entries' faults say enough."""
    given = error.get("input")
    least = error.get("ctx", {}).get("min_length", 0)
    return isinstance(given, (list, dict)) and len(given) >= least


def _at(place: Place, data: Any) -> Any:
    for part in place:
        data = data[part]
    return data


def _name(place: Place) -> str:
    """steps.kiku.text の 2番目"""
    words = [f" の {part + 1}番目" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(words).lstrip(".").replace("目.", "目 の ")
