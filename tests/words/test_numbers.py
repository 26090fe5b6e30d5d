import pytest

from kiosk.words.annotate import Annotator
from kiosk.words.cardinal import cardinal
from kiosk.words.counters import COUNTERS, counted
from kiosk.words.kana import spoken_kana
from kiosk.words.numbers import match_number
from kiosk.words.script import as_katakana
from tests.words.tables import NUMBERS


def test_the_table_is_large_enough() -> None:
    """At least 60 numbers, dates and amounts hold their expected kana."""
    assert len(dict(NUMBERS)) == len(NUMBERS) >= 60


@pytest.mark.parametrize(("written", "said"), NUMBERS)
def test_numbers_are_said_as_people_say_them(written: str, said: str, annotator: Annotator) -> None:
    """The kana of the table reaches the voice, and the screen keeps what is written."""
    sentence = annotator.sentence(written)
    assert sentence.text == written
    assert as_katakana(sentence.voice) == spoken_kana(said)


@pytest.mark.parametrize(("written", "said"), NUMBERS)
def test_no_number_shows_ruby(written: str, said: str, annotator: Annotator) -> None:
    """Numbers are read by the voice only; figures with kana above them would look childish."""
    assert not any(token.shown for token in annotator.sentence(written).tokens if token.reading)


@pytest.mark.parametrize("text", ["", "は", "円", "年", "-", "#"])
def test_what_is_no_number_is_left_alone(text: str) -> None:
    """Units without a number are words."""
    assert match_number(text, 0) is None


def test_a_number_is_never_entered_in_the_middle() -> None:
    """The 00 of 1,200 is not a number of its own."""
    assert [match_number("1,200円", at) for at in range(1, 5)] == [None] * 4


@pytest.mark.parametrize(
    ("text", "surface"), [("12月6日曜日", "12月6日"), ("8月1日日程", "8月1日"), ("110円", "110円")]
)
def test_a_number_ends_where_its_unit_ends(text: str, surface: str) -> None:
    """What follows a unit belongs to another word."""
    found = match_number(text, 0)
    assert found is not None
    assert found.surface == surface


@pytest.mark.parametrize("counter", COUNTERS)
def test_every_counter_can_count(counter: str) -> None:
    """No counter of the table leads to a fault, whatever the number."""
    said = [counted(number, counter) for number in range(121)]
    assert all(said)
    assert not any(letter.isdecimal() for reading in said for letter in reading)


@pytest.mark.parametrize("number", [10**16 - 1, 10**12, 10**8, 10**4, 9999, 101, 0])
def test_large_numbers_have_an_end(number: int) -> None:
    """Cardinals of every size are kana only."""
    assert not set(cardinal(number)) & set("0123456789")


def test_there_is_no_number_below_zero() -> None:
    """A minus has no reading here: nobody owes minus yen."""
    with pytest.raises(ValueError, match="below zero"):
        cardinal(-1)
