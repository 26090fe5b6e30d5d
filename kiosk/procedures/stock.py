"""Everything that was written, as far as it can be read: one broken file never takes another with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kiosk.procedures.complain import faults_of, place_in
from kiosk.procedures.domains import Domain, DomainList
from kiosk.procedures.facts import Fact, FactSheet
from kiosk.procedures.fault import Fault, Faulty, shown
from kiosk.procedures.glossary import Glossary
from kiosk.procedures.ground import Model, Page
from kiosk.procedures.home import HomePage
from kiosk.procedures.load import load_sheet, named, procedure_of
from kiosk.procedures.machines import Machine
from kiosk.procedures.parts import Part, Parts, joined, misnamed, unknown
from kiosk.procedures.sheet import Place, Sheet
from kiosk.values import dataclass
from kiosk.written import read_as

W = TypeVar("W")


@dataclass(frozen=True)
class Got(Generic[W]):
    """What could be had of one file; its faults are told whether or not something could."""

    sheet: Sheet | None
    model: W | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Stock:
    """All files: the procedures and the machines whose form is right, by id, and the four tables."""

    pages: Mapping[str, Page]
    machines: Mapping[str, Model]
    facts: Got[FactSheet]
    domains: Got[DomainList]
    home: Got[HomePage]
    glossary: Got[Glossary]
    faults: tuple[Fault, ...]

    @property
    def known_facts(self) -> Mapping[str, Fact]:
        """The sound facts by key."""
        return self.facts.model.facts if self.facts.model else {}

    @property
    def known_domains(self) -> Mapping[str, Domain]:
        """The sound sites by host name."""
        return self.domains.model.domains if self.domains.model else {}


def take_stock(assets: Path) -> Stock:
    """Read the assets folder: procedures with their parts, machines and the four tables.  Never raises."""
    parts, split = _parts(assets / "parts")
    pages, faults = _pages(assets / "procedures", parts)
    machines, broken = _machines(assets / "machines")
    facts = sound_part(assets / "facts.yaml", FactSheet)
    domains = sound_part(assets / "domains.yaml", DomainList)
    home = sound_part(assets / "home.yaml", HomePage)
    glossary = sound_part(assets / "glossary.yaml", Glossary)
    found = (*split, *faults, *broken, *facts.faults, *domains.faults, *home.faults, *glossary.faults)
    return Stock(pages, machines, facts, domains, home, glossary, found)


def sound_part(path: Path, model: type[W]) -> Got[W]:
    """A table without its faulty entries (a fact, a site, a tile); nothing where the rest has no form."""
    try:
        sheet = load_sheet(path)
    except Faulty as faulty:
        return Got(None, None, faulty.faults)
    try:
        return Got(sheet, read_as(model, sheet.data), sheet.notes)
    except ValidationError as problem:
        faults = (*sheet.notes, *faults_of(problem, sheet))
        places = {place_in(error["loc"], sheet.data)[:2] for error in problem.errors(include_url=False)}
    try:
        return Got(sheet, read_as(model, _without(sheet.data, places)), faults)
    except ValidationError:
        return Got(sheet, None, faults)


def _without(data: Any, places: set[Place]) -> Any:
    """The data with its faulty entries taken out."""
    if not isinstance(data, dict):
        return data
    return {name: _thinned(name, value, places) for name, value in data.items()}


def _thinned(name: str, value: Any, places: set[Place]) -> Any:
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if (name, key) not in places}
    if isinstance(value, list):
        return [each for i, each in enumerate(value) if (name, i) not in places]
    return value


def _parts(folder: Path) -> tuple[Parts, tuple[Fault, ...]]:
    sheets, faults = _sheets(folder)
    parts: dict[str, Sheet | None] = dict.fromkeys(path.stem for path in _files(folder))
    for name, sheet in sheets.items():
        try:
            wrong = misnamed(sheet, named(sheet, name, Part))
        except Faulty as faulty:
            wrong = faulty.faults
        faults += wrong
        if not wrong:
            parts[name] = sheet
    return parts, tuple(faults)


def _pages(folder: Path, parts: Parts) -> tuple[Mapping[str, Page], tuple[Fault, ...]]:
    sheets, faults = _sheets(folder)
    pages: dict[str, Page] = {}
    for name, sheet in sheets.items():
        try:
            faults += unknown(sheet, parts)
            whole = joined(sheet, parts)
            pages[name] = Page(whole, procedure_of(whole, name))
        except Faulty as faulty:
            faults += faulty.faults
    if not pages and not faults:
        faults.append(Fault(shown(folder), None, "手順が一つもありません", "手順のファイルを置いてください"))
    return pages, tuple(faults)


def _machines(folder: Path) -> tuple[Mapping[str, Model], tuple[Fault, ...]]:
    sheets, faults = _sheets(folder)
    machines: dict[str, Model] = {}
    for name, sheet in sheets.items():
        try:
            machines[name] = Model(sheet, named(sheet, name, Machine))
        except Faulty as faulty:
            faults += faulty.faults
    return machines, tuple(faults)


def _sheets(folder: Path) -> tuple[dict[str, Sheet], list[Fault]]:
    """The files of a folder as plain data by name; what is wrong with the others, and every note."""
    sheets: dict[str, Sheet] = {}
    faults: list[Fault] = []
    for path in _files(folder):
        if path.suffix != ".yaml":
            todo = f"名前のおわりを .yaml に変えてください({path.stem}.yaml)"
            faults.append(Fault(shown(path), None, "名前のおわりが .yaml ではないので読みません", todo))
            continue
        try:
            sheets[path.stem] = load_sheet(path)
            faults += sheets[path.stem].notes
        except Faulty as faulty:
            faults += faulty.faults
    return sheets, faults


def _files(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml")))
    except OSError:
        return ()
