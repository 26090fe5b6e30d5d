"""Sizes in millimetres; converted to pixels once, from the PPI the settings declare."""

from kiosk.values import dataclass

MM_PER_INCH = 25.4
# Cap height of BIZ UDPGothic over its em; a test compares it with the font's own metrics.
CAP = 0.765


@dataclass(frozen=True)
class TextSizes:
    """The em of each use of text, in mm (rows T1 to T3 of the human factors)."""

    body: float
    title: float
    key: float

    @property
    def ruby(self) -> float:
        """Half the body, never under 4.2 mm."""
        return max(4.2, self.body * 0.5)


TEXT_SIZES = {
    "standard": TextSizes(8.0, 10.0, 8.0),
    "large": TextSizes(9.2, 11.4, 8.7),
    "larger": TextSizes(10.3, 12.8, 9.3),
    "largest": TextSizes(11.2, 13.8, 9.8),
}

SMALLEST_EM = 6.35  # cap 4.86 mm: row T2's floor of 4.8 mm with a little to spare
PITCH = 1.6  # lines of body text, in em (row T6: 1.5 at least, 1.6 to 1.75 is the goal)
LABEL_PITCH = 1.3  # lines inside a key, which are two or three at most


@dataclass(frozen=True)
class Room:
    """The page's measures, in mm (rows P1, P2, P3, P11)."""

    margin: float = 10.0
    gap: float = 6.0
    leave_gap: float = 20.0
    rail: float = 52.0
    top: float = 18.0
    key: float = 24.0
    choice: float = 25.0
    corner: float = 3.0
    edge: float = 0.7
    pad: float = 3.0


ROOM = Room()


def px_per_mm(ppi: float) -> float:
    """Pixels per millimetre of a screen of so many pixels per inch."""
    return ppi / MM_PER_INCH
