"""How the machine is: short readings that need no Qt."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from kiosk.records.reports.span import JAPAN
from kiosk.values import dataclass

Say = Callable[..., str]
State = Literal["good", "careful", "unknown"]
ENOUGH_MB = 500
OLD_BACKUP = timedelta(hours=36)  # one a day, and the house may be closed for one
SYNCHRONISED = Path("/run/systemd/timesync/synchronized")


@dataclass(frozen=True)
class Reading:
    """One line of the page: what, how it is, and the measure or what to do, in words."""

    name: str
    state: State
    words: str


def disk(folder: Path, say: Say) -> Reading:
    """Room for the log and its copies."""
    try:
        free = shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return Reading("disk", "careful", say("health.disk_unreadable"))
    state: State = "good" if free >= ENOUGH_MB else "careful"
    word = "health.disk_free" if state == "good" else "health.disk_low"
    return Reading("disk", state, say(word, gb=f"{free / 1000:.1f}"))


def backup(folder: Path, now: datetime, say: Say) -> Reading:
    """The age of the youngest copy of the log."""
    ages = sorted(_ages(folder, now))
    if not ages:
        return Reading("backup", "careful", say("health.backup_none"))
    hours = max(0, round(ages[0].total_seconds() / 3600))  # the clock may have been set back
    old = ages[0] > OLD_BACKUP
    word = "health.backup_old" if old else "health.backup_age"
    return Reading("backup", "careful" if old else "good", say(word, hours=hours, count=len(ages)))


def clock(now: datetime, say: Say, *, behind: bool, sign: Path = SYNCHRONISED) -> Reading:
    """Whether the clock can be trusted: it does not run behind the log, and a time server sets it."""
    here = now.astimezone(JAPAN).strftime("%Y-%m-%d %H:%M")
    if behind:
        return Reading("clock", "careful", say("health.clock_back", now=here))
    word = "health.clock_set" if sign.exists() else "health.clock_unset"
    return Reading("clock", "good" if sign.exists() else "unknown", say(word, now=here))


def _ages(folder: Path, now: datetime) -> Iterator[timedelta]:
    try:
        for path in folder.glob("*.sqlite"):
            yield now - datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except OSError:
        return
