"""What a file points at: pictures that exist, sites that are allowed and explained, keys used once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kiosk.procedures.domains import MAP_HOST
from kiosk.procedures.ground import Faults, Ground, Page, at
from kiosk.procedures.model import Checklist, Choose, Place, Qr, Shelter
from kiosk.procedures.sheet import Place as Where
from kiosk.procedures.sheet import Sheet

# Strict on purpose: what a browser and a parser read differently (a user name, a port, a backslash) is out.
_ADDRESS = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#][!-\[\]-~]*)?")


def check_pictures(page: Page, ground: Ground) -> Faults:
    """Every picture of a procedure."""
    for place, name in _pictures(page):
        yield from picture(page.sheet, place, name, ground)


def picture(sheet: Sheet, place: Where, name: str, ground: Ground) -> Faults:
    """One picture."""
    if name not in ground.pictures:
        todo = f"assets/pictures/{name}.svg を置くか、ある絵の名前に直してください"
        yield at(sheet, place, f"絵「{name}」がありません", todo)


def check_sites(page: Page, ground: Ground) -> Faults:
    """Every two-dimensional code."""
    for name, step in page.procedure.steps.items():
        if isinstance(step, Shelter) and MAP_HOST not in ground.domains:
            todo = "domains.yaml に足してください。場所の地図がそこにあります"
            yield at(page.sheet, ("steps", name, "kind"), f"「{MAP_HOST}」は domains.yaml にありません", todo)
        if not isinstance(step, Qr):
            continue
        found = _ADDRESS.fullmatch(step.url)
        place: Where = ("steps", name, "url")
        if found is None:
            what = "url に 使えない文字や形があります"
            yield at(page.sheet, place, what, "https:// のあとに名前と道だけを、英数字で書いてください")
        elif found[1] not in ground.domains:
            todo = "公式のページなら domains.yaml に足し、ちがえば url を直してください"
            yield at(page.sheet, place, f"「{found[1]}」は domains.yaml にありません", todo)
        if not any(line.strip() for line in step.domain):
            todo = "本物のページの見分け方を一文で書いてください"
            yield at(page.sheet, ("steps", name, "domain"), "ページの名前の説明がありません", todo)


def check_domains(sheet: Sheet, ground: Ground) -> Faults:
    """The list of sites itself: none without words that explain its name."""
    for host, domain in ground.domains.items():
        if not domain.explanation.strip():
            todo = "住民が見分けるための説明を一文で書いてください"
            yield at(sheet, ("domains", host, "explanation"), f"「{host}」の説明がありません", todo)


def check_keys(page: Page) -> Faults:
    """Keys of options and items, each once in its step."""
    for name, step in page.procedure.steps.items():
        if isinstance(step, Choose):
            yield from twice(page.sheet, ("steps", name, "options"), (each.key for each in step.options))
        if isinstance(step, Shelter):
            yield from twice(page.sheet, ("steps", name, "dangers"), (each.key for each in step.dangers))
        if isinstance(step, Checklist):
            yield from twice(page.sheet, ("steps", name, "items"), (each.key for each in step.items))


def twice(sheet: Sheet, place: Where, keys: Iterable[str]) -> Faults:
    """The keys of a list that stand there more than once, at their second place."""
    seen: Counter[str] = Counter()
    for i, key in enumerate(keys):
        seen[key] += 1
        if seen[key] > 1:
            yield at(
                sheet, (*place, i, "key"), f"key「{key}」が二度あります", "どちらかの名前を変えてください"
            )


def _pictures(page: Page) -> Iterator[tuple[Where, str]]:
    procedure = page.procedure
    yield ("picture",), procedure.picture
    yield ("counter", "picture"), procedure.counter.picture
    yield ("phone", "picture"), procedure.phone.picture
    for name, step in procedure.steps.items():
        yield ("steps", name, "picture"), step.picture
        if isinstance(step, Choose):
            for i, option in enumerate(step.options):
                yield ("steps", name, "options", i, "picture"), option.picture
        if isinstance(step, Shelter):
            for i, danger in enumerate(step.dangers):
                yield ("steps", name, "dangers", i, "picture"), danger.picture
        if isinstance(step, Place):
            for i, spot in enumerate(step.spots):
                if spot.picture:
                    yield ("steps", name, "spots", i, "picture"), spot.picture
