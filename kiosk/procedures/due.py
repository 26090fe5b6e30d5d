"""What is to be checked again, by day, with where to look: facts and procedures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.procedures.as_shown import bare, filled
from kiosk.procedures.facts import Fact
from kiosk.procedures.ground import Page
from kiosk.procedures.model import Source
from kiosk.procedures.sheet import Place
from kiosk.procedures.stock import Stock, take_stock

AHEAD = timedelta(days=60)  # time enough to ask the city


@dataclass(frozen=True, order=True)
class Due:
    """One thing to check again until `day`: where it is written, and what to check it against."""

    day: date
    file: str
    line: int
    what: str
    sources: tuple[str, ...] = ()

    def told(self, today: date) -> str:
        """One paragraph for the person who checks."""
        left = (self.day - today).days
        when = f"あと{left}日" if left > 0 else "きょうまで" if left == 0 else f"{-left}日すぎました"
        lines = [f"{self.day}（{when}）　{self.what}　{self.file} {self.line}行目"]
        return "\n".join((*lines, *(f"　　見る所: {source}" for source in self.sources)))


def due(assets: Path, until: date) -> tuple[Due, ...]:
    """Everything due until a day, the earliest first.  Never raises: what cannot be read the check tells."""
    return tuple(sorted(each for each in _all(take_stock(assets)) if each.day <= until))


def _all(stock: Stock) -> Iterator[Due]:
    sheet = stock.facts.sheet
    for key, fact in stock.known_facts.items():
        place: Place = ("facts", key, "valid_until")
        what = f"事実「{key}」{bare(fact.told())}（{fact.status}）の期限"
        line = sheet.line(place) if sheet else 1
        yield Due(fact.valid_until, sheet.file if sheet else "", line, what, (source_told(fact.source),))
    for page in stock.pages.values():
        yield from _of_procedure(page, stock.known_facts.items())


def _of_procedure(page: Page, facts: Iterable[tuple[str, Fact]]) -> Iterator[Due]:
    procedure, sheet = page.procedure, page.sheet
    title = bare(filled(procedure.title, dict(facts)))
    sources = tuple(source_told(source) for source in procedure.sources)
    for place, day, word in (
        (("check_next",), procedure.check_next, "次の見直し"),
        (("valid", "until"), procedure.valid.until, "有効期間のおわり"),
    ):
        yield Due(day, sheet.file, sheet.line(place), f"手順「{title}」の{word}", sources)


def source_told(source: Source) -> str:
    """A source so that the next checker finds it again."""
    url = f" {source.url}" if source.url else ""
    return f"{source.publisher}「{source.title}」（{source.published}、{source.checked}に見た）{url}"
