"""Dates as they stand on the screen, and deadlines."""

from datetime import date, timedelta

# First day of each era (Gregorian): 元号法 and the proclamations before it.
_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 10, 23), "明治"),
)
_WEEKDAYS = "月火水木金土日"


def say_date(day: date) -> str:
    """「12月6日(日)」"""
    return f"{day.month}月{day.day}日({_WEEKDAYS[day.weekday()]})"


def say_full_date(day: date) -> str:
    """「2026年(令和8年)12月6日 日曜日」"""
    weekday = _WEEKDAYS[day.weekday()]
    return f"{day.year}年({era_year(day)}){day.month}月{day.day}日 {weekday}曜日"


def era_year(day: date) -> str:
    """The year in the Japanese calendar: 「令和8年」, 「令和元年」. ValueError before the Meiji era."""
    for begins, era in _ERAS:
        if day >= begins:
            year = day.year - begins.year + 1
            return f"{era}{'元' if year == 1 else year}年"
    raise ValueError(f"{day} is before the Meiji era")


def reiwa_year(day: date) -> int:
    """The year of Reiwa (2019 is 1). ValueError before 1 May 2019."""
    begins, _ = _ERAS[0]
    if day < begins:
        raise ValueError(f"{day} is before the Reiwa era")
    return day.year - begins.year + 1


def deadline(start: date, days: int) -> date:
    """The last day of "within `days` days" of `start`; the day itself does not count (民法140条)."""
    return start + timedelta(days=days)


def within(start: date, days: int) -> str:
    """「14日以内、12月6日(日)まで」"""
    return f"{days}日以内、{say_date(deadline(start, days))}まで"
