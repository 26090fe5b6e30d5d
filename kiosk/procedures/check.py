"""`python -m kiosk check`: every fault of everything that was written, for the people who write it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from kiosk.procedures.check_dates import check_dates
from kiosk.procedures.check_facts import check_facts, check_sheet_of_facts, facts_used, texts_use
from kiosk.procedures.check_glossary import check_glossary
from kiosk.procedures.check_home import check_home
from kiosk.procedures.check_machines import check_machine, check_practice
from kiosk.procedures.check_ruby import check_ruby
from kiosk.procedures.check_safety import check_secrets
from kiosk.procedures.check_steps import check_conditions, check_reach, check_ways
from kiosk.procedures.check_things import check_domains, check_keys, check_pictures, check_sites
from kiosk.procedures.check_words import check_words, text_words
from kiosk.procedures.dictionaries import open_dictionaries
from kiosk.procedures.fault import Fault
from kiosk.procedures.ground import Faults, Ground, Page
from kiosk.procedures.stock import Stock, take_stock


def check_all(root: Path, today: date) -> tuple[Fault, ...]:
    """Every fault and note of the assets folder `root`, by file and line.  Never raises for what it holds."""
    stock = take_stock(root)
    dictionaries, faults = open_dictionaries(root)
    pictures = frozenset(path.stem for path in (root / "pictures").glob("*.svg"))
    names = frozenset(stock.pages)
    machines = {name: model.machine for name, model in stock.machines.items()}
    ground = Ground(today, stock.known_facts, stock.known_domains, pictures, names, dictionaries, machines)
    found = [*faults, *stock.faults, *_tables(stock, ground)]
    for model in stock.machines.values():
        found += check_machine(model, ground)
    read: set[str] = set()
    for page in stock.pages.values():
        found += check_page(_unread(page, read), ground)
    return tuple(sorted(set(found), key=_in_order))


def _unread(page: Page, read: set[str]) -> Page:
    """The page without the texts of shared steps that were read with another procedure already."""
    lent = page.sheet.lent.keys()
    if not lent <= read:
        read |= lent
        return page
    texts = (text for text in page.sheet.texts if text[0][0] != "steps" or text[0][1] not in lent)
    return Page(replace(page.sheet, texts=tuple(texts)), page.procedure)


def check_page(page: Page, ground: Ground) -> Faults:
    """One procedure against every rule."""
    yield from tuple(check_ways(page)) or check_reach(page)
    yield from check_conditions(page)
    yield from check_keys(page)
    yield from check_secrets(page)
    yield from check_dates(page, ground)
    yield from check_facts(page, ground)
    yield from check_ruby(page.sheet, ground.facts)
    yield from check_pictures(page, ground)
    yield from check_sites(page, ground)
    yield from check_practice(page, ground)
    yield from check_words(page, ground)


def print_report(faults: Iterable[Fault], out: TextIO) -> int:
    """Write every fault, a line each, the grave ones first; the exit code: 1 where there is a grave one."""
    grave: list[Fault] = []
    notes: list[Fault] = []
    for fault in faults:
        (grave if fault.grave else notes).append(fault)
    out.writelines(f"直してください　{fault}\n" for fault in grave)
    out.writelines(f"お知らせ　　　　{fault}\n" for fault in notes)
    ending = (
        f"直すところは {len(grave)}、お知らせは {len(notes)} です。" if grave else "直すところは ありません。"
    )
    out.write(ending + "\n")
    return 1 if grave else 0


def _tables(stock: Stock, ground: Ground) -> Faults:
    """The tables beside the procedures."""
    use = {key for page in stock.pages.values() for key in facts_used(page)}
    use |= {key for model in stock.machines.values() for key in texts_use(model.sheet)}
    if stock.home.sheet is not None and stock.home.model is not None:
        use |= texts_use(stock.home.sheet)
        if not any(fault.grave for fault in stock.home.faults):  # else its places are no longer the sheet's
            yield from check_home(stock.home.sheet, stock.home.model, ground)
        yield from check_ruby(stock.home.sheet, ground.facts)
        yield from text_words(stock.home.sheet, ground)
    if stock.glossary.sheet is not None and stock.glossary.model is not None:
        yield from check_glossary(stock.glossary.sheet, stock.glossary.model, stock.pages.values(), ground)
    if stock.facts.sheet is not None:
        yield from check_sheet_of_facts(stock.facts.sheet, ground.facts, use, ground.today)
    if stock.domains.sheet is not None:
        yield from check_domains(stock.domains.sheet, ground)
        yield from check_ruby(stock.domains.sheet, ground.facts)
        yield from text_words(stock.domains.sheet, ground)


def _in_order(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line or 0, fault.what
