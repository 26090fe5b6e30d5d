import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition

import pytest

from kiosk.records.catalogue import Catalogue, load
from kiosk.records.diary import Diary
from kiosk.records.health import DiaryHealth
from kiosk.records.ids import event_ids

ROOT = Path(__file__).parents[2]
LONG_S = 20.0
"""Seconds after which a wait has failed; far above what any machine needs."""

VISIT = "3f2b8c1e-7a54-4d0e-9c61-52d1a0b7e9aa"
KEY = b"k" * 32
QUICK_RETRY_S = (0.01,)


def clock() -> datetime:
    return datetime.now(UTC)


class Ear:
    """Listens to a diary's health and lets a test wait for what it should become."""

    def __init__(self) -> None:
        self.heard: list[DiaryHealth] = []
        self._changed = Condition()

    def __call__(self, health: DiaryHealth) -> None:
        with self._changed:
            self.heard.append(health)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[DiaryHealth], bool]) -> DiaryHealth:
        """The first health from now on (or the latest already heard) that is as wanted."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self.heard) and wanted(self.heard[-1]), LONG_S), (
                self.heard[-3:]
            )
            return self.heard[-1]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(ROOT / "assets/events.toml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite3"


@pytest.fixture
def ear() -> Ear:
    return Ear()


MakeDiary = Callable[..., Diary]


@pytest.fixture
def make_diary(path: Path, catalogue: Catalogue, ear: Ear) -> Iterator[MakeDiary]:
    """Diaries on a real file, closed at the end whatever happened."""
    made: list[Diary] = []

    def make(where: Path = path, **changes: object) -> Diary:
        parts: dict[str, object] = {
            "key": lambda: KEY,
            "now": clock,
            "new_id": event_ids(secrets.token_bytes),
            "heard": ear,
            "retry_s": QUICK_RETRY_S,
        }
        diary = Diary(where, catalogue, **{**parts, **changes})  # type: ignore[arg-type]
        made.append(diary)
        return diary

    yield make
    for diary in made:
        diary.close(LONG_S)
