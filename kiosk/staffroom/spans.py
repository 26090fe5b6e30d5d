"""Ranges of days that staff ask for: today, this month, a fiscal year from April.  Pure."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from kiosk.values import dataclass

FISCAL_MONTH = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both included."""

    first: date
    last: date

    def moments(self) -> tuple[datetime, datetime]:
        """From the first midnight here to the one after the last day."""
        return midnight(self.first), midnight(self.last + DAY)

    def __str__(self) -> str:
        """As it is read."""
        return f"{told(self.first)}〜{told(self.last)}" if self.last > self.first else told(self.first)


def midnight(day: date) -> datetime:
    """The moment a day begins here."""
    return datetime(day.year, day.month, day.day).astimezone()


def told(day: date) -> str:
    """2026年11月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month(day: date) -> Span:
    """The month a day lies in."""
    first = day.replace(day=1)
    return Span(first, (first + 31 * DAY).replace(day=1) - DAY)


def month_before(day: date) -> Span:
    """The month before."""
    return month(day.replace(day=1) - DAY)


def fiscal_year(day: date) -> Span:
    """The year from April in which a day lies."""
    year = day.year if day.month >= FISCAL_MONTH else day.year - 1
    return Span(date(year, FISCAL_MONTH, 1), date(year + 1, FISCAL_MONTH, 1) - DAY)


SPANS: dict[str, Callable[[date], Span]] = {
    "today": lambda day: Span(day, day),
    "week": lambda day: Span(day - 6 * DAY, day),
    "month": month,
    "month_before": month_before,
    "year": fiscal_year,
    "year_before": lambda day: fiscal_year(fiscal_year(day).first - DAY),
}
