import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.keys import hashing
from kiosk.keys.staff import StaffKeys

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
YEAR = timedelta(days=365)
PIN, OTHER, WRONG = "274951", "618204", "703926"


def load(folder: Path) -> StaffKeys:
    """As a start of the kiosk does."""
    return StaffKeys.load(
        folder / "data" / "staff.json",
        folder / "config" / "pin.pepper",
        randomness=secrets.token_bytes,
        telephones=("095-822-8888",),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.fixture
def keys(folder: Path) -> StaffKeys:
    """One member of staff."""
    made = load(folder)
    made.set_first("田中", PIN)
    return made


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least memory and one pass: what the hash costs is tested once."""
    if "real_cost" not in request.keywords:
        monkeypatch.setattr(hashing, "_hasher", lambda: PasswordHasher(1, 8, 1))
