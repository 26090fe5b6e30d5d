"""Ranges of days that staff ask for: today, this month, a fiscal year from April.  Pure."""

from collections.abc import Callable
from datetime import date, timedelta

from kiosk.records.reports.span import Span
from kiosk.records.reports.span import month as whole_month

FISCAL_MONTH = 4
DAY = timedelta(days=1)


def month(day: date) -> Span:
    """The month a day lies in."""
    return whole_month(day.year, day.month)


def fiscal_year(day: date) -> Span:
    """The year from April in which a day lies."""
    year = day.year if day.month >= FISCAL_MONTH else day.year - 1
    return Span(date(year, FISCAL_MONTH, 1), date(year + 1, FISCAL_MONTH, 1) - DAY)


def days(span: Span) -> str:
    """As the audit names a range."""
    return f"{span.first}:{span.last}"


SPANS: dict[str, Callable[[date], Span]] = {
    "today": lambda day: Span(day, day),
    "week": lambda day: Span(day - 6 * DAY, day),
    "month": month,
    "month_before": lambda day: month(day.replace(day=1) - DAY),
    "year": fiscal_year,
    "year_before": lambda day: fiscal_year(fiscal_year(day).first - DAY),
}
