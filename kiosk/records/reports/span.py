"""A range of days, as staff in Japan mean it, and its bounds as the log writes them."""

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from kiosk.values import dataclass

JAPAN = timezone(timedelta(hours=9), "JST")
"""Japan keeps no summer time, and has not since 1951."""


class WrongWayRoundError(ValueError):
    """The first day is after the last."""


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both included, from midnight to midnight in Japan."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise WrongWayRoundError(f"{self.first} is after {self.last}")

    def __str__(self) -> str:
        if self.is_month:
            return f"{self.first:%Y-%m}"
        return f"{self.first}から{self.last}" if self.first != self.last else f"{self.first}"

    @property
    def told(self) -> str:
        """As a reader is told it."""
        if self.is_month:
            return f"{self.first.year}年{self.first.month}月"
        first = f"{self.first.year}年{self.first.month}月{self.first.day}日"
        if self.first == self.last:
            return first
        return f"{first}から{self.last.year}年{self.last.month}月{self.last.day}日まで"

    @property
    def is_month(self) -> bool:
        """Whether it is one whole calendar month."""
        return self == month(self.first.year, self.first.month)

    def bounds(self) -> tuple[datetime, datetime]:
        """The first moment, and the first moment after it."""
        midnight = time(tzinfo=JAPAN)
        after = self.last + timedelta(days=1)
        return datetime.combine(self.first, midnight), datetime.combine(after, midnight)

    def days(self) -> Iterator[date]:
        """Each day, in order."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def months(self) -> tuple["Span", ...] | None:
        """The whole calendar months it is made of, or None where a month is cut."""
        found: list[Span] = []
        start = self.first
        while start <= self.last:
            one = month(start.year, start.month)
            if one.first != start or one.last > self.last:
                return None
            found.append(one)
            start = one.last + timedelta(days=1)
        return tuple(found)


def month(year: int, number: int) -> Span:
    """A calendar month."""
    return Span(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def logged(moment: datetime) -> str:
    """A moment as the log writes it: UTC with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
