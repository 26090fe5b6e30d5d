from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words.annotate import Annotator
from kiosk.words.dates import deadline, era_year, reiwa_year, say_date, say_full_date, within

SUNDAY = date(2026, 12, 6)


def test_dates_carry_their_weekday() -> None:
    """Nobody has to work out which day of the week it is."""
    assert say_date(SUNDAY) == "12月6日(日)"
    assert say_full_date(SUNDAY) == "2026年(令和8年)12月6日 日曜日"


def test_the_first_day_does_not_count() -> None:
    """Within 14 days of 22 November is 6 December (Civil Code, article 140)."""
    assert deadline(date(2026, 11, 22), 14) == SUNDAY
    assert within(date(2026, 11, 22), 14) == "14日以内、12月6日(日)まで"


@pytest.mark.parametrize(
    ("day", "era"),
    [
        (date(2019, 4, 30), "平成31年"),
        (date(2019, 5, 1), "令和元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1951, 4, 2), "昭和26年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1926, 12, 25), "昭和元年"),
    ],
)
def test_eras_begin_on_their_day(day: date, era: str) -> None:
    """A birthday in a year of two eras gets the right one."""
    assert era_year(day) == era


def test_there_are_days_before_the_eras() -> None:
    """Dates no living person has are refused."""
    with pytest.raises(ValueError, match="Meiji"):
        era_year(date(1800, 1, 1))
    with pytest.raises(ValueError, match="Reiwa"):
        reiwa_year(date(2019, 4, 30))
    assert reiwa_year(date(2026, 1, 1)) == 8


@given(st.dates(date(1926, 12, 25), date(2099, 12, 31)), st.integers(0, 400))
def test_every_date_can_be_said(annotator: Annotator, start: date, days: int) -> None:
    """What we write for a date, the voice can say: no figure is left in it."""
    assert deadline(start, days) - start == timedelta(days=days)
    for text in (within(start, days), say_full_date(start)):
        assert not any(char.isdecimal() for char in annotator.sentence(text).voice)
