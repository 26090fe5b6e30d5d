"""What was kept as long as the catalogue says goes by itself, and it is written down that it went."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.records.audit.chain import broken
from kiosk.records.audit.trail import links
from kiosk.records.book import open_book
from tests.records.care.test_recover import notes, numbers
from tests.records.conftest import KEY, LONG_S, Ear, MakeDiary, clock

DAY = timedelta(days=1)


def lived(path: Path, *ages: int) -> None:
    """A log with an event of each of these days ago; `ms` is the age."""
    book = open_book(path, lambda: KEY, clock)
    for age in ages:
        book.append(notes([age], clock() - age * DAY))
    book.close()


def tended(make_diary: MakeDiary, ear: Ear, now: Callable[[], datetime] = clock) -> None:
    diary = make_diary(now=now)
    diary.start()
    ear.wait_for(lambda health: health.care.backed_up is not None)
    assert diary.close(LONG_S)


def test_what_is_too_old_is_deleted_and_audited(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """By the day, and not a byte of it is left in the file or the -wal."""
    lived(path, 500, 401, 399, 3, 2, 1)
    (gone,) = notes([450], clock() - 450 * DAY)
    book = open_book(path, lambda: KEY, clock)
    book.append([gone])
    book.close()
    assert gone.id.encode() in path.read_bytes()
    tended(make_diary, ear)
    ages = [number for number in numbers(path) if isinstance(number, int)]
    assert ages[:4] == [399, 3, 2, 1]
    assert [(link.entry.deed, link.entry.who, link.entry.count) for link in links(path)] == [
        ("expired", "@machine", 3)
    ]
    assert broken(links(path), KEY) == ()
    for part in path.parent.glob(f"{path.name}*"):
        assert gone.id.encode() not in part.read_bytes()


def test_nothing_too_old_makes_no_line(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """The audit tells of deletions, not of days."""
    lived(path, 300, 3, 2, 1)
    tended(make_diary, ear)
    assert links(path) == []


def test_a_clock_that_jumped_years_ahead_deletes_nothing(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """The log must have lived through some days by that clock first."""
    lived(path, 5, 4, 3, 2, 1)
    tended(make_diary, ear, lambda: clock() + 1000 * DAY)
    assert [number for number in numbers(path) if number is not None][:5] == [5, 4, 3, 2, 1]


def test_a_clock_set_back_a_year_is_told_and_loses_nothing(
    make_diary: MakeDiary, path: Path, ear: Ear
) -> None:
    """New events come after the old ones by their number."""
    lived(path, 3, 2, 1)
    tended(make_diary, ear, lambda: clock() - 365 * DAY)
    assert ear.heard[-1].care.clock_behind
    assert [number for number in numbers(path) if number is not None][:3] == [3, 2, 1]
