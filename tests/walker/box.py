"""A rectangle as numbers."""

import math
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRect, QRectF


@dataclass(frozen=True, slots=True)
class Box:
    """From (left, top) to (right, bottom), which are outside; in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, rect: QRect | QRectF) -> Self:
        """Qt's rectangle."""
        return cls(rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height())

    @property
    def width(self) -> float:
        """From the left to the right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top to the bottom."""
        return self.bottom - self.top

    def moved(self, x: float, y: float) -> "Box":
        """The same elsewhere."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def inset(self, by: float) -> "Box":
        """Smaller on every side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def sticks_out_of(self, other: "Box") -> float:
        """How far this one reaches beyond another, at its worst side; 0 where it is inside."""
        return max(
            0.0,
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def overlap(self, other: "Box") -> float:
        """The shorter side of what both cover; 0 where they do not meet."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, min(wide, high))

    def gap(self, other: "Box") -> float:
        """The shortest way from one to the other."""
        aside = max(self.left - other.right, other.left - self.right, 0.0)
        above = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return math.hypot(aside, above)

    def __str__(self) -> str:
        """Whole pixels."""
        return f"({self.left:.0f},{self.top:.0f} {self.width:.0f}x{self.height:.0f})"
