"""A kiosk with a month in its log, open all day, and somebody of the house before it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtGui import QPointingDevice
from PySide6.QtWidgets import QApplication

from kiosk.content import ROOT, Places
from kiosk.keys import hashing
from tests.hand import Hand
from tests.kiosks import Kiosk, open_kiosk, settle
from tests.staffroom.logs import write_log
from tests.staffroom.staff import NAME, PIN, Staff


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing costs a tenth of a second on purpose; its own tests pay it."""
    monkeypatch.setattr(hashing, "_hasher", lambda: PasswordHasher(1, 8, 1))


def house(folder: Path) -> Places:
    """The shipped content, with settings and data of its own."""
    for name in ("config", "data"):
        (folder / name).mkdir()
    return Places(ROOT / "assets", ROOT / "locales", folder / "config" / "kiosk.toml", folder / "data")


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A house of the test's own, for what it breaks."""
    return house(tmp_path)


@pytest.fixture(scope="session")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """One kiosk for many tests: November until today is in its log."""
    where = house(tmp_path_factory.mktemp("house"))
    write_log(where.log, date(2026, 11, 1), 22)
    kiosk = open_kiosk(where)
    yield kiosk
    kiosk.close()


@pytest.fixture
def newcomer(shared: Kiosk, touchscreen: QPointingDevice) -> Iterator[Staff]:
    """The first person of a house in which no number was ever set."""
    hand = Hand(shared, touchscreen)
    hand.leave()
    staff = Staff(hand)
    hand.glass.activateWindow()
    settle()
    yield staff
    staff.go_home()


@pytest.fixture
def staff(newcomer: Staff) -> Staff:
    """Somebody with a number."""
    newcomer.keys.set_first(NAME, PIN)
    return newcomer
