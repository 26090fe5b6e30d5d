"""A damaged log is put aside, never deleted: most of its rows can still be read by an expert."""

from datetime import datetime
from itertools import count
from pathlib import Path

PARTS = ("-wal", "-shm", "")
"""The file itself last: were it gone first, SQLite would throw away a -wal left behind without it."""


def set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its -wal and -shm. Returns the new name. Raises OSError."""
    aside = _free_name(path, now)
    for part in PARTS:
        source = path.with_name(path.name + part)
        if source.exists():
            source.rename(aside.with_name(aside.name + part))
    return aside


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}"
    names = (path.with_name(stem if n == 0 else f"{stem}-{n}") for n in count())
    return next(
        name for name in names if not any(name.with_name(name.name + part).exists() for part in PARTS)
    )
