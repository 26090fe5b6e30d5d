"""Where an export can go: memory sticks that are plugged in, and a folder of this machine.  No Qt."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOTS = (Path("/media"), Path("/run/media"))
"""Where desktop systems show sticks: directly, or in a folder of the account's."""


def sticks(roots: Sequence[Path], mounted: Callable[[Path], bool] | None = None) -> list[Path]:
    """Those plugged in now, by name. Never raises: one pulled out in between is no stick."""
    is_stick = mounted or os.path.ismount
    return sorted({path for root in roots for path in _below(root) if is_stick(path)})


def _below(root: Path) -> Iterator[Path]:
    for first in _folders(root):
        yield first
        yield from _folders(first)


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []
