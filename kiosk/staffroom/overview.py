"""The first picture of the numbers: three cards with the month's aims beside them, and a column a day."""

from functools import partial

from PySide6.QtCore import QRect

from kiosk.records.reports.figures import Figures
from kiosk.staffroom import numbers
from kiosk.staffroom.boxes import columns, rows, top
from kiosk.staffroom.charts import Bar, Columns
from kiosk.staffroom.page import Page
from kiosk.staffroom.spans import SPANS
from kiosk.staffroom.style import HUGE, STRONG
from kiosk.values import dataclass

CARD_MM = 47.0
MONTHS = ("month", "month_before")  # the ranges an aim of a month can be laid beside
MOST_COLUMNS = 62


@dataclass(frozen=True)
class Card:
    """A number of the range and of today, and the month's aim (0: none is set)."""

    name: str
    count: int | None
    today: int | None
    aim: int
    unit: str


def put_overview(page: Page, found: Figures, span: str) -> None:
    """Cards above, columns below."""
    above, below = top(page.body, page.kit.px(CARD_MM), page.gap)
    for card, place in zip(_cards(page, found, span), columns(above, [1, 1, 1], page.gap * 2), strict=True):
        _put_card(page, card, place)
    _put_columns(page, found, below)


def _cards(page: Page, found: Figures, span: str) -> tuple[Card, ...]:
    say, aims = page.say, page.office.settings().targets
    share = 1 if span in MONTHS else 0
    today = _today(page)
    return (
        Card(say("numbers.visits"), found.visits.whole, today.visits.whole, aims.visits * share, "count"),
        Card(
            say("numbers.finished_ones"),
            numbers.finished(found),
            numbers.finished(today),
            aims.finished * share,
            "count",
        ),
        Card(
            say("numbers.soon"),
            numbers.soon_share(found),
            numbers.soon_share(today),
            aims.soon * share,
            "percent",
        ),
    )


def _today(page: Page) -> Figures:
    return numbers.counted(page.office, SPANS["today"](page.office.library.today()))


def _put_card(page: Page, card: Card, place: QRect) -> None:
    name, count, today, aim, bar = rows(place, [9, 15, 9, 9, 5], 0)
    told = partial(_told, page, card.unit)
    page.label(card.name, name, em=STRONG, bold=True)
    page.label(told(card.count), count, em=HUGE, bold=True)
    if card.today is not None:
        page.label(page.say("numbers.today", count=told(card.today)), today)
    page.label(page.say("numbers.aim", count=told(card.aim)) if card.aim else page.say("numbers.no_aim"), aim)
    if card.aim:
        reached = card.count or 0
        made = Bar(
            page, page.say("numbers.aim", count=card.aim), 0, reached, max(reached, card.aim), card.aim
        )
        made.setGeometry(bar)
        made.show()


def _told(page: Page, unit: str, number: int | None) -> str:
    if number is None:
        return page.say("numbers.nobody")
    return page.say(f"numbers.{unit}", count=f"{number:,}")


def _put_columns(page: Page, found: Figures, place: QRect) -> None:
    days = [*found.visits.parts.items()]
    counts = [count for day, count in days if day != "other"]
    if len(counts) > MOST_COLUMNS:
        counts, names = _by_month([(day, count) for day, count in days if day != "other"], page)
    else:
        names = [str(int(day[-2:])) for day, _ in days if day != "other"]
    highest = max(counts, default=0)
    note, chart = top(place, page.kit.px(9.6), 0)
    told = page.say("numbers.per_day", most=highest)
    gone = numbers.note(page.office, found, "visits", "stops", "answers")
    page.label(gone or told, note)
    made = Columns(page, told, counts, names)
    made.setGeometry(chart)
    made.show()


def _by_month(days: list[tuple[str, int]], page: Page) -> tuple[list[int], list[str]]:
    months: dict[str, int] = {}
    for day, count in days:
        months[day[:7]] = months.get(day[:7], 0) + count
    return list(months.values()), [page.say("numbers.month", month=int(name[5:])) for name in months]
