"""The log of help requests: newest first, narrowed, and one call's whole story."""

from dataclasses import replace
from functools import partial

import pytest

from kiosk.content import Places
from kiosk.staffroom.requests_page import Look, Requests
from kiosk.staffroom.story import Story
from tests.staffroom.staff import Staff


@pytest.fixture
def clerk(staff: Staff) -> Staff:
    """At the list of a month with 66 calls."""
    staff.inside(Requests)
    return staff


def lines(staff: Staff) -> list[str]:
    return [key.text() for key in staff.all_keys() if "→" in key.text()]


def test_newest_first(clerk: Staff) -> None:
    assert "66件" in clerk.read()
    first = lines(clerk)
    clerk.press("つづき")
    clerk.breathe()
    assert lines(clerk) != first
    assert max(lines(clerk)) < min(first)
    clerk.press("まえの")
    assert lines(clerk) == first


def test_narrowed(clerk: Staff) -> None:
    """By procedure, why and outcome; the title says how, and everything is back with one key."""
    for filter_, answer, word in (
        ("案内", "路面電車・バス", "路面電車"),
        ("わけ", "ここにない", "ここにない"),
    ):
        clerk.press(filter_)
        clerk.breathe()
        clerk.press(answer)
        clerk.breathe()
        assert word in clerk.page.heading()
        assert all(word in line for line in lines(clerk))
    clerk.press("案内")
    clerk.breathe()
    clerk.press("すべて")
    clerk.breathe()
    assert clerk.page.heading().endswith("ここにない")


def test_by_date(clerk: Staff) -> None:
    clerk.press("今月")
    clerk.breathe()
    clerk.press("きょう")
    clerk.breathe()
    assert "3件" in clerk.page.heading()
    clerk.press("きょう")
    clerk.breathe()
    clerk.press("先月")
    clerk.breathe()
    assert "ありません" in clerk.read()


def test_one_story(clerk: Staff) -> None:
    """From the opening of the procedure on, by its titles, and back to the same place of the list."""
    clerk.press("つづき")
    clerk.breathe()
    before = lines(clerk)
    clerk.press(before[0])
    clerk.breathe()
    assert isinstance(clerk.page, Story)
    told = clerk.read()
    assert "を 開いた" in told
    assert "係をよんだ" in told
    clerk.press("もどる")
    assert lines(clerk) == before


def test_an_empty_month(staff: Staff) -> None:
    staff.inside(partial(Requests, look=Look("month_before")))
    assert "ありません" in staff.read()


def test_an_unreadable_log(staff: Staff, where: Places) -> None:
    """A sentence, and no traceback."""
    where.log.write_bytes(b"no database" * 500)
    own = staff.door._office
    staff.door._office = lambda: replace(own(), where=where)
    staff.inside(Requests)
    assert "読めません" in staff.read()
