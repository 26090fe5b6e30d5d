"""きょう・今月 and where people stop: what the pictures say is what the log holds."""

from functools import partial

import pytest

from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.charts import Bar, Columns
from kiosk.staffroom.figures_page import PICTURES, FiguresPage, Look
from kiosk.staffroom.stops_page import StopsPage, which
from tests.staffroom.staff import Staff


@pytest.fixture
def clerk(staff: Staff) -> Staff:
    staff.inside(FiguresPage)
    return staff


def largest(staff: Staff) -> int:
    """The first of the three large numbers: the visits; those of the tests before are in the log, too."""
    return next(int(line) for line in staff.read().splitlines() if line.isdecimal())


def test_the_month(clerk: Staff) -> None:
    """132 visits in 22 days and a few more, and no aim yet."""
    assert 132 <= largest(clerk) < 200
    assert "目標なし" in clerk.read()
    assert not clerk.page.findChildren(Bar)


def test_aims_stand_beside(staff: Staff) -> None:
    """As numbers and as a mark; and not beside a range that is no month."""
    staff.hand.kiosk.tablet.door._office().where.settings.write_text(
        "[targets]\nvisits = 150\nfinished = 40\n", encoding="utf-8"
    )
    staff.inside(FiguresPage)
    assert "目標 150" in staff.read()
    assert len(staff.page.findChildren(Bar)) == 2
    staff.room.swap(partial(FiguresPage, look=Look(span="week")))
    assert "目標 150" not in staff.read()


def test_every_picture(clerk: Staff) -> None:
    """One key leads round through all of them, and each has numbers."""
    seen = []
    for _ in PICTURES:
        seen.append(clerk.page.heading())
        while clerk.all_keys()[-1].text() == "つづき":
            clerk.all_keys()[-1].click()
            clerk.breathe()
        clerk.all_keys()[-1].click()
        clerk.breathe()
    assert len(set(seen)) == len(PICTURES)
    assert clerk.page.heading() == seen[0]


def test_what_is_past_its_days_is_said(clerk: Staff) -> None:
    """Touch troubles are kept for 90 days: of April they are gone, of this month they are all there."""
    gone = "一部は保存期限がすぎました"
    for span, told in (("year", True), ("month", False)):
        clerk.room.swap(partial(FiguresPage, look=Look("touch", span)))
        assert (gone in clerk.read()) == told
    clerk.room.swap(partial(FiguresPage, look=Look("touch", "year_before")))
    assert gone in clerk.read()
    clerk.room.swap(partial(FiguresPage, look=Look(span="year_before")))
    assert gone in clerk.read()
    clerk.room.swap(partial(StopsPage, procedure="konbini", span="year_before"))
    assert gone in clerk.read()


def test_bars_tell_their_numbers(clerk: Staff) -> None:
    """Finished and opened, by procedure: also for a screen reader."""
    clerk.room.swap(partial(FiguresPage, look=Look("procedures")))
    names = [bar.accessibleName() for bar in clerk.page.findChildren(Bar)]
    assert any(name.startswith("証明書を とる ") and name.endswith(" / 44") for name in names)


def test_an_empty_month(clerk: Staff) -> None:
    """Every picture says so, or shows noughts; none fails."""
    for picture in PICTURES:
        clerk.room.swap(partial(FiguresPage, look=Look(picture, "month_before")))
        assert "0" in clerk.read() or "ありません" in clerk.read()


def test_another_range(clerk: Staff) -> None:
    clerk.press("今月")
    clerk.breathe()
    clerk.press("7日間")
    clerk.breathe()
    assert "7日間" in clerk.page.heading()
    assert 42 <= largest(clerk) < 100


def test_where_people_stop(staff: Staff) -> None:
    """By step, with the titles residents read; the parts are the whole."""
    staff.inside(which)
    staff.press("証明書を とる")
    staff.breathe()
    assert isinstance(staff.page, StopsPage)
    assert "44人" in staff.read()
    counts = [int(bar.accessibleName().rsplit(" ", 1)[1]) for bar in staff.page.findChildren(Bar)]
    assert sum(counts) == 44
    staff.press("もどる")
    assert "止まった所" not in staff.page.heading()


def test_the_record_says_who_looked(clerk: Staff) -> None:
    """Once for each range of a stay, with the purpose given at the door."""
    witnessed = clerk.witnessed(Deed.SUMMARY_SEEN)
    assert witnessed == [("2026-11-01:2026-11-30", 0)]


def test_how_long_people_waited(clerk: Staff) -> None:
    """The middle, and what nine of ten did not exceed, above the bars."""
    clerk.room.swap(partial(FiguresPage, look=Look("speed")))
    assert "まんなかは 26秒。10回に9回は 28秒まで" in clerk.read()
    clerk.room.swap(partial(FiguresPage, look=Look("speed", "month_before")))
    assert "まんなか" not in clerk.read()


def test_unanswered_by_hour(clerk: Staff) -> None:
    """A column an hour of the day; the sum above is that of the columns."""
    clerk.room.swap(partial(FiguresPage, look=Look("unanswered")))
    chart = clerk.page.findChild(Columns)
    assert isinstance(chart, Columns)
    assert {hour for hour, count in enumerate(chart._counts) if count} == {9}
    assert f"{sum(chart._counts)}回" in clerk.read()


def test_where_help_is_asked_for(clerk: Staff) -> None:
    """By procedure and page, the most first."""
    clerk.room.swap(partial(FiguresPage, look=Look("places")))
    names = [bar.accessibleName() for bar in clerk.page.findChildren(Bar)]
    assert any(name.startswith("証明書を とる　") for name in names)
    counts = [int(name.rsplit(" ", 1)[1]) for name in names]
    assert counts == sorted(counts, reverse=True)
