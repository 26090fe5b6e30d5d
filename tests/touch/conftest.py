"""A real window with real buttons, and a hand that touches it through Qt's own input path."""

import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.touch.panel import Panel


@pytest.fixture(scope="session")
def device(qapp: QApplication) -> QPointingDevice:
    """Qt keeps a touch device for the life of the program."""
    return QTest.createTouchDevice()


@pytest.fixture
def panels(qapp: QApplication, device: QPointingDevice) -> Iterator[Callable[[float], Panel]]:
    """Makes windows of three buttons in a row, 6 mm apart, of the side asked for in mm."""
    made: list[Panel] = []

    def make(side: float) -> Panel:
        made.append(Panel(device, side))
        return made[-1]

    yield make
    for panel in made:
        panel.close()


@pytest.fixture
def panel(panels: Callable[[float], Panel]) -> Panel:
    """Three buttons of 20 mm."""
    return panels(20.0)
