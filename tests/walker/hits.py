"""Simulated fingers (row P4): where a hand that aims at the middle of a key really lands."""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.widgets.reach import button_at

TAPS = 256
SURE, TREMBLING = 2.7, 4.0
# The plastic number of the plane: points spread as evenly as can be, without chance (Roberts 2018).
_PLASTIC = 1.32471795724474602596


def landings(sigma_mm: float, k: float, count: int = TAPS) -> NDArray[np.int64]:
    """Where so many taps land beside their aim, in pixels: normal both ways, the same every time."""
    steps = np.arange(1, count + 1)
    spread = NormalDist(0.0, sigma_mm * k)
    columns = [[spread.inv_cdf(float(u)) for u in (0.5 + steps / _PLASTIC**power) % 1.0] for power in (1, 2)]
    rounded: NDArray[np.int64] = np.rint(np.array(columns).T).astype(np.int64)
    return rounded


def share(window: QWidget, key: QAbstractButton, taps: NDArray[np.int64]) -> float:
    """The share of taps aimed at the middle of a key that would press it."""
    aim = key.mapTo(window, key.rect().center())
    hit = sum(button_at(window, aim + QPoint(int(x), int(y))) is key for x, y in taps)
    return hit / len(taps)


class Hits:
    """Shares of the keys of one glass; a key of the same size at the same place is aimed at once."""

    def __init__(self, window: QWidget, k: float) -> None:
        self._window = window
        self._taps = tuple(landings(sigma, k) for sigma in (SURE, TREMBLING))
        self._known: dict[tuple[int, int, int, int], tuple[float, float]] = {}

    def of(self, key: QAbstractButton) -> tuple[float, float]:
        """The shares at 2.7 mm and at 4 mm."""
        corner = key.mapTo(self._window, QPoint(0, 0))
        place = (corner.x(), corner.y(), key.width(), key.height())
        if place not in self._known:
            sure, trembling = (share(self._window, key, taps) for taps in self._taps)
            self._known[place] = (sure, trembling)
        return self._known[place]
