"""What was read and found sound, kept for the next start: unchanged files need no second reading.

The file lies beside the log, holds nothing but our own plain classes, and is never needed: whatever is wrong
with it, everything is read anew.
"""

import logging
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from kiosk.content import ROOT, Content, Places
from kiosk.procedures.model import Procedure

NAME = "content.kept"
ROOMS = ("procedures", "parts", "machines", "places")
log = logging.getLogger("kiosk")

Stamp = tuple[tuple[str, int, int], ...]
"""Every file read and every one of the program: its name, size, and time of change in nanoseconds."""


class Shelved(Mapping[str, Procedure]):
    """Procedures that are opened one by one, when somebody asks for them."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._opened: dict[str, Procedure] = {}

    def __getitem__(self, name: str) -> Procedure:
        if name not in self._opened:
            self._opened[name] = _unpacked(self._packed[name])
        return self._opened[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __reduce__(self) -> tuple[type["Shelved"], tuple[Mapping[str, bytes]]]:
        return Shelved, (self._packed,)


def stamp(where: Places) -> Stamp:
    """What tells whether anything has changed.  Raises OSError where a file cannot be looked at."""
    read = [path for path in where.assets.iterdir() if path.suffix in (".yaml", ".toml", ".txt")]
    rooms = (*(where.assets / name for name in ROOMS), where.data / "places")
    read += (path for room in rooms if room.is_dir() for path in room.iterdir())
    read += [path for path in (where.words, where.settings) if path.exists()]
    for room, _, names in os.walk(ROOT / "kiosk"):
        read += (Path(room, name) for name in names if name.endswith(".py"))
    stats = ((str(path), path.stat()) for path in sorted(read, key=str))
    return ((sys.version, 0, 0), *((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats))


def recall(where: Places) -> Content | None:
    """What the last start kept, if every file is as it was then."""
    try:
        known, content = _unpacked((where.data / NAME).read_bytes())
        if known == stamp(where) and isinstance(content, Content):
            return content
    except FileNotFoundError:
        pass
    except Exception:  # a damaged file can provoke anything, and costs only time
        log.exception("%s is not used", NAME)
    return None


def keep(where: Places, content: Content) -> None:
    """Keep it, unless something was wrong: that may be mended without a file being changed."""
    if content.faults:
        return
    packed = {name: pickle.dumps(procedure) for name, procedure in content.procedures.items()}
    whole = where.data / NAME
    part = whole.with_suffix(".part")
    try:
        part.write_bytes(pickle.dumps((stamp(where), replace(content, procedures=Shelved(packed)))))
        part.replace(whole)
    except OSError as error:
        log.warning("%s is not kept: %s", NAME, error)
        with suppress(OSError):
            part.unlink()


class _Ours(pickle.Unpickler):
    """Makes our own plain classes, days and patterns, and nothing else that a file may name."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("kiosk.") or (module, name) in (("datetime", "date"), ("re", "_compile")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not ours")


def _unpacked(data: bytes) -> Any:
    return _Ours(BytesIO(data)).load()
