"""Every number the recogniser goes by, and the row of the human-factors table that it comes from."""

from kiosk.values import dataclass

REPEAT_LEAST_S = 0.5
REPEAT_MOST_S = 1.0


@dataclass(frozen=True)
class Tolerance:
    """How much a touch may stray and still act: `slop_mm` from the target it began on, `near_mm` for one
    that began beside it, and `long_s` before it counts as a hand that rests.
    """

    widened: bool
    slop_mm: float
    near_mm: float
    long_s: float


STANDARD = Tolerance(widened=False, slop_mm=0.0, near_mm=0.0, long_s=10.0)
"""Rows P5 (inside the same target) and P6 (up to 10 s)."""
WIDENED = Tolerance(widened=True, slop_mm=8.0, near_mm=3.0, long_s=30.0)
"""After the first trouble. 8 mm is three sigma of row P4's tremor; 3 mm is half of row P3's 6 mm gap;
30 s is our own judgement.
"""


@dataclass(frozen=True)
class Limits:
    """The recogniser's numbers. Those without a row are our own judgement.

    Raises ValueError for a `repeat_s` outside row P8's 0.5 to 1.0 s.
    """

    repeat_s: float = REPEAT_LEAST_S
    """P8: a second tap on one target this soon after the first is its bounce; staff may set it."""
    fresh_s: float = 0.5
    """P8: a page this new has not been read yet."""
    bounce_mm: float = 10.0
    """P7, P8: a bounce onto the next page lands within a finger's drift of the tap."""
    near_mm: float = 8.0
    """P4: three sigma of the tremor; further from every target a touch is meant for none."""
    apart_mm: float = 3.0
    """P3, P4: a touch beside two targets belongs to one only when it is nearer to it by this much. In a gap
    of 6 mm between targets of 16 mm, row P4's tremor then means that one at least 90 times as often.
    """
    palm_mm: float = 20.0
    """P10: a fingertip's area is 8 to 14 mm across; a palm's is more."""
    palm_contacts: int = 3
    """P10: so many contacts, ..."""
    palm_within_s: float = 0.08
    """P10: ... begun within this time, are one hand."""
    rest_s: float = 0.7
    """P10: a contact down this long no longer keeps another finger from acting."""
    aside_s: float = 1.0
    """A touch on no target, up to this long, points at what stands there; a longer one is a hand at rest."""
    standard: Tolerance = STANDARD
    widened: Tolerance = WIDENED

    def __post_init__(self) -> None:
        if not REPEAT_LEAST_S <= self.repeat_s <= REPEAT_MOST_S:
            message = f"repeat_s is {self.repeat_s}, not {REPEAT_LEAST_S} to {REPEAT_MOST_S} s"
            raise ValueError(message)
