"""What is shipped: sound by every rule, and quick to check."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.check import check_all
from kiosk.procedures.shelf import open_shelf
from kiosk.procedures.source import read

ASSETS = Path(__file__).parents[2] / "assets"
WRITTEN = date(2026, 11, 22)


def test_the_shipped_content_has_no_grave_fault_on_the_day_it_was_written() -> None:
    """`python -m kiosk check` passes; what expires later is the calendar's business, not the code's."""
    assert [str(fault) for fault in check_all(ASSETS, WRITTEN) if fault.grave] == []


def test_everything_shipped_is_shown() -> None:
    """Nothing is left out at run time."""
    shelf = open_shelf(ASSETS)
    assert shelf.faults == ()
    assert set(shelf.procedures) >= {"konbini", "sagi", "yobou"}


@pytest.mark.parametrize("path", sorted(ASSETS.glob("**/*.yaml")), ids=lambda path: path.name)
def test_shipped_files_are_saved_as_agreed(path: Path) -> None:
    """UTF-8 without a mark, line ends LF: no editor's habits."""
    assert read(path).notes == ()
