"""How the diary is, in words the staff's page can translate."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from kiosk.values import dataclass

State = Literal["ok", "waiting", "failing", "damaged"]


class Code(StrEnum):
    """Why. Each one has another thing for the staff to do."""

    FINE = "fine"
    OPENING = "opening"
    NO_DIRECTORY = "no_directory"
    CANNOT_OPEN = "cannot_open"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    BUSY = "busy"
    NEWER_PROGRAM = "newer_program"
    SET_ASIDE = "set_aside"
    RESTORED = "restored"
    DAMAGED_AGAIN = "damaged_again"
    NO_KEY = "no_key"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True)
class Condition:
    """How the care for the log is.

    FINE, OPENING (not yet looked after) or the trouble; the time of the last copy; whether the log has events
    of a day still to come, as after a clock was set back.
    """

    code: Code = Code.OPENING
    backed_up: datetime | None = None
    clock_behind: bool = False


@dataclass(frozen=True)
class DiaryHealth:
    """State, its reason, notes still in memory, notes lost (no room, or refused), the last on disk.

    failing: nothing reaches the disk now; the diary tries again by itself.
    damaged: it writes, but into a new file; the old one was put aside since the start.
    The code restored: the new one began as the last good copy. `salvaged`: rows besides.
    """

    state: State
    code: Code
    waiting: int
    dropped: int
    last_seq: int | None
    last_written: datetime | None
    salvaged: int = 0
    care: Condition = Condition()


@dataclass(frozen=True)
class Progress:
    """What the writer thread last knew. Replaced whole, so that no reader sees half of it."""

    code: Code = Code.OPENING
    set_aside: int = 0
    restored: bool = False
    salvaged: int = 0
    care: Condition = Condition()
    refused: int = 0
    last_seq: int | None = None
    last_written: datetime | None = None


def health(progress: Progress, waiting: int, dropped: int) -> DiaryHealth:
    state, code = _state(progress, waiting)
    return DiaryHealth(
        state,
        code,
        waiting,
        dropped + progress.refused,
        progress.last_seq,
        progress.last_written,
        progress.salvaged,
        progress.care,
    )


def _state(progress: Progress, waiting: int) -> tuple[State, Code]:
    match progress.code:
        case Code.OPENING:
            return "waiting", Code.OPENING
        case Code.FINE if progress.set_aside:
            return "damaged", Code.RESTORED if progress.restored else Code.SET_ASIDE
        case Code.FINE:
            return ("waiting" if waiting else "ok"), Code.FINE
        case Code.SET_ASIDE | Code.RESTORED:
            return "damaged", progress.code
        case code:
            return "failing", code
