"""Hubs in processes of their own, and Debian's Chromium as the supporters' phones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.hub.phone import Hub, Phone
from tests.hub.running import HubProcess

MakeHub = Callable[[], HubProcess]
MakePhone = Callable[..., Phone]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all phones; each phone is a profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub for a file's tests that do no harm to it."""
    running = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield running
    assert running.close() == 0


@pytest.fixture
def own_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that a test may kill or whose clock it may set."""
    running = HubProcess(tmp_path / "hub").start()
    yield running
    running.close()


@pytest.fixture(scope="module")
def tanaka(chromium: Browser, hub: HubProcess) -> Iterator[Phone]:
    """A phone that stays on duty through a file's tests."""
    on_duty = Phone(chromium, hub, "田中")
    yield on_duty
    on_duty.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[MakePhone]:
    """Phones that have joined a hub through its page."""
    made: list[Phone] = []

    def make(hub: Hub, name: str, through: int | None = None) -> Phone:
        made.append(Phone(chromium, hub, name, through))
        return made[-1]

    yield make
    for each in made:
        each.close()
