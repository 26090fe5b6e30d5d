"""What the kiosk shows at run time: only what is sound, and a home page in every case."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kiosk.procedures.check_facts import facts_used, texts_use
from kiosk.procedures.check_machines import check_shape
from kiosk.procedures.check_ruby import check_ruby
from kiosk.procedures.check_steps import check_ways
from kiosk.procedures.domains import Domain
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.glossary import Entry
from kiosk.procedures.ground import Model, Page, at
from kiosk.procedures.home import HomePage, Need, Tile
from kiosk.procedures.machines import Machine
from kiosk.procedures.model import Procedure
from kiosk.procedures.sheet import Sheet
from kiosk.procedures.stock import Stock, take_stock
from kiosk.values import dataclass

MOST_TILES, LONGEST_LABEL = 5, 20  # what a home page's model allows
_SPARE_NEEDS = (
    Need(key="papers", label="手紙・書類のこと", picture="need_papers"),
    Need(key="phone", label="スマホ・電話のこと", picture="need_phone"),
)


@dataclass(frozen=True)
class Shelf:
    """The sound content, and why anything was left out (in the staff's words)."""

    procedures: Mapping[str, Procedure]
    machines: Mapping[str, Machine]
    facts: Mapping[str, Fact]
    domains: Mapping[str, Domain]
    home: HomePage
    glossary: Mapping[str, Entry]
    faults: tuple[Fault, ...]


def open_shelf(assets: Path) -> Shelf:
    """Read the assets folder for showing.  Never raises: what cannot be shown is left out and told."""
    stock = take_stock(assets)
    faults = [fault for fault in stock.faults if fault.grave]
    broken = {name: _unshowable(page, stock) for name, page in stock.pages.items()}
    stuck = {name: _unusable(model, stock) for name, model in stock.machines.items()}
    faults += chain.from_iterable((*broken.values(), *stuck.values()))
    procedures = {name: page.procedure for name, page in stock.pages.items() if not broken[name]}
    machines = {name: model.machine for name, model in stock.machines.items() if not stuck[name]}
    home, missing = _home(stock, procedures)
    glossary = _glossary(stock)
    told = tuple(dict.fromkeys((*faults, *missing)))  # not once for each procedure that shares a step
    return Shelf(procedures, machines, stock.known_facts, stock.known_domains, home, glossary, told)


def _glossary(stock: Stock) -> Mapping[str, Entry]:
    """The words that can be explained; where a text of the file cannot be shown, none is."""
    sheet, model = stock.glossary.sheet, stock.glossary.model
    if sheet is None or model is None or any(check_ruby(sheet, {})) or texts_use(sheet):
        return {}
    return model.words


def _unshowable(page: Page, stock: Stock) -> tuple[Fault, ...]:
    """What would stop a visit in the middle: a way that leads nowhere, a fact nobody wrote."""
    facts = _unknown(page.sheet, facts_used(page), stock)
    return (*check_ways(page), *facts, *check_ruby(page.sheet, stock.known_facts))


def _unusable(model: Model, stock: Stock) -> tuple[Fault, ...]:
    """What would stop a rehearsal in the middle."""
    facts = _unknown(model.sheet, texts_use(model.sheet), stock)
    return (*check_shape(model), *facts, *check_ruby(model.sheet, stock.known_facts))


def _unknown(sheet: Sheet, use: frozenset[str], stock: Stock) -> tuple[Fault, ...]:
    todo = "facts.yaml を直すか、その事実を書き足してください"
    keys = sorted(use - stock.known_facts.keys())
    return tuple(at(sheet, (), f"「{key}」という事実がないので 出せません", todo) for key in keys)


def _home(stock: Stock, procedures: Mapping[str, Procedure]) -> tuple[HomePage, tuple[Fault, ...]]:
    home, sheet = stock.home.model, stock.home.sheet
    if home is None or sheet is None:
        return spare_home(procedures), ()
    unsaid = (*_unknown(sheet, texts_use(sheet), stock), *check_ruby(sheet, stock.known_facts))
    if unsaid:
        return spare_home(procedures), unsaid
    kept = _kept(home.tiles, procedures)
    gone = tuple(
        at(sheet, ("tiles",), f"手順「{name}」が出せないので タイルを出しません", "その手順を直してください")
        for name in sorted(home.ways().keys() - procedures.keys())
    )
    return replace(home, tiles=kept), gone


def _kept(tiles: tuple[Tile, ...], procedures: Mapping[str, Procedure]) -> tuple[Tile, ...]:
    """The tiles that open something; a group goes with its last tile."""
    kept = []
    for tile in tiles:
        if inner := _kept(tile.tiles, procedures):
            kept.append(replace(tile, tiles=inner))
        elif tile.opens in procedures:
            kept.append(tile)
    return tuple(kept)


def spare_home(procedures: Mapping[str, Procedure]) -> HomePage:
    """A home page made of the procedures themselves, for the day the written one cannot be read."""
    tiles = tuple(
        Tile(key=name, label=_label(procedure), picture=procedure.picture, opens=name)
        for name, procedure in sorted(procedures.items())[:MOST_TILES]
    )
    return HomePage(greeting="こんにちは。", question="何をしますか", tiles=tiles, needs=_SPARE_NEEDS)


def _label(procedure: Procedure) -> str:
    return procedure.title if len(procedure.title) <= LONGEST_LABEL else procedure.here
