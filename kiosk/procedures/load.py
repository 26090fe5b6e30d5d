"""Read the written files: every fault of a file at once, in Japanese, or the checked model.

All functions raise Faulty, and nothing else, for whatever a file may hold.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from kiosk.procedures.complain import faults_of
from kiosk.procedures.domains import Domain, DomainList
from kiosk.procedures.facts import Fact, FactSheet
from kiosk.procedures.fault import Fault, Faulty
from kiosk.procedures.home import HomePage
from kiosk.procedures.model import Procedure
from kiosk.procedures.sheet import Sheet, parse
from kiosk.procedures.source import read
from kiosk.written import read_as

W = TypeVar("W")


def load_sheet(path: Path) -> Sheet:
    """A file as plain data with its lines."""
    return parse(read(path))


def validated(sheet: Sheet, model: type[W]) -> W:
    """The checked model of a sheet."""
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return read_as(model, sheet.data)
    except ValidationError as problem:
        raise Faulty(faults_of(problem, sheet)) from None


def named(sheet: Sheet, stem: str, model: type[W]) -> W:
    """The checked model of a sheet whose id is the name of its file without the ending."""
    misnamed = _misnamed(sheet, stem)
    try:
        written = validated(sheet, model)
    except Faulty as faulty:
        raise Faulty(tuple(sorted((*faulty.faults, *misnamed), key=lambda f: f.line or 0))) from None
    if misnamed:
        raise Faulty(misnamed)
    return written


def procedure_of(sheet: Sheet, stem: str) -> Procedure:
    """A procedure as its file names it."""
    return named(sheet, stem, Procedure)


def load_procedure(path: Path) -> Procedure:
    """One procedure from assets/procedures/<id>.yaml."""
    return procedure_of(load_sheet(path), path.stem)


def load_facts(path: Path) -> Mapping[str, Fact]:
    """The facts by key."""
    return validated(load_sheet(path), FactSheet).facts


def load_home(path: Path) -> HomePage:
    """The home page."""
    return validated(load_sheet(path), HomePage)


def load_domains(path: Path) -> Mapping[str, Domain]:
    """The sites a resident may be sent to, by host name."""
    return validated(load_sheet(path), DomainList).domains


def _misnamed(sheet: Sheet, stem: str) -> tuple[Fault, ...]:
    name = sheet.data.get("id") if isinstance(sheet.data, dict) else None
    if not isinstance(name, str) or name == stem:
        return ()
    what = f"id「{name}」が ファイルの名前「{stem}」とちがいます"
    return (Fault(sheet.file, sheet.line(("id",)), what, f"id を「{stem}」にしてください"),)
