"""What several rooms' tests share: kiosks on the real content, and a finger for them."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.content import Places
from tests.hand import Hand
from tests.kiosks import Kiosk, open_kiosk, settle, standard_places

MakeKiosk = Callable[..., Kiosk]
MakeHand = Callable[[Kiosk], Hand]


SPREAD = "tests/walks/"
"""A room whose tests need nothing that is dear to make, so that each may run wherever there is room."""

LOOK = re.compile(r"^(tests/walker/.*?)::.*?\[([a-z]+-[a-z]+-[0-9]+x[0-9]+)")
"""In the walker a look is dear to make."""


DEAREST = "tests/walker/"
"""What takes longest in one piece begins first: begun last, one worker would go on while the others rest."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(DEAREST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With several workers a file stays together, in the walker a look; the long rooms are spread.

    xdist's own groups (`--dist loadgroup`, 3.8) go by a name of the test that pytest 9.2 no longer heeds.
    """
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - may not be there

    class ByWhatIsDear(LoadScopeScheduling):  # type: ignore[misc, unused-ignore]
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(SPREAD):
                return nodeid
            look = LOOK.match(nodeid)
            return "-".join(look.groups()) if look else nodeid.partition("::")[0]

    return ByWhatIsDear(config, log)


@pytest.fixture(scope="session")
def touchscreen(qapp: QApplication) -> QPointingDevice:
    """Qt keeps a touch device for the life of the program."""
    return QTest.createTouchDevice()


@pytest.fixture
def make_kiosk(qapp: QApplication, tmp_path: Path) -> Iterator[MakeKiosk]:
    """Kiosks of a test's own, closed at its end; by default the shipped content and a new log."""
    made: list[Kiosk] = []

    def make(where: Places | None = None, **options: object) -> Kiosk:
        made.append(open_kiosk(where or standard_places(tmp_path), **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for kiosk in made:
        kiosk.close()


@pytest.fixture
def make_hand(touchscreen: QPointingDevice) -> MakeHand:
    """A hand before a kiosk of the test's own, once its home page has been read."""

    def make(kiosk: Kiosk) -> Hand:
        kiosk.clock.wait(2.0)
        return Hand(kiosk, touchscreen)

    return make


@pytest.fixture(scope="session")
def all_day(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """One kiosk for many visits, as in its house."""
    kiosk = open_kiosk(standard_places(tmp_path_factory.mktemp("all_day")))
    yield kiosk
    kiosk.close()


@pytest.fixture
def hand(all_day: Kiosk, touchscreen: QPointingDevice) -> Iterator[Hand]:
    """A hand before the home page of the kiosk that is open all day; the visit ends with the test."""
    hand = Hand(all_day, touchscreen)
    hand.leave()
    all_day.tablet.glass.activateWindow()
    settle()
    yield hand
    hand.leave()
