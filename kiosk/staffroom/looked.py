"""Who looked at the record, in sentences that a resident can read.  No Qt."""

import logging
from collections.abc import Callable, Collection
from pathlib import Path

from kiosk.records.audit.deeds import Deed
from kiosk.records.audit.reading import told
from kiosk.records.audit.trail import links
from kiosk.records.reports.span import JAPAN
from kiosk.records.trouble import LogUnreadableError

MARKS = str.maketrans("《》｜|", "〈〉・・")
"""What means a reading in a sentence; a nickname may hold it."""

log = logging.getLogger("kiosk")


def plain(nickname: str) -> str:
    """A nickname that means no reading."""
    return nickname.translate(MARKS)


def looked(path: Path, say: Callable[..., str], last: int, without: Collection[Deed] = ()) -> tuple[str, ...]:
    """The last lines of the audit, the newest first; none where the log cannot be read."""
    try:
        return tuple(plain(line) for line in told(links(path, last, without), say, JAPAN))
    except LogUnreadableError:
        log.exception("the audit cannot be read")
        return ()
