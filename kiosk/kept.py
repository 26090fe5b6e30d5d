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
from functools import partial
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from zlib import crc32

from kiosk.content import ROOT, Content, Places
from kiosk.shelters.gazetteer import Gazetteer

NAME = "content.kept"
ROOMS = ("procedures", "parts", "machines", "places")
CHECKSUM = 4  # bytes
log = logging.getLogger("kiosk")
T = TypeVar("T")

Stamp = tuple[tuple[str, int, int], ...]
"""Every file read and every one of the program: its name, size, and time of change in nanoseconds."""


class Shelved(Mapping[str, T]):
    """What lies in the file one by one, and is opened when somebody asks for it."""

    def __init__(self, file: mmap, places: Mapping[str, slice]) -> None:
        self._file = file
        self._places = places
        self._opened: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._opened:
            self._opened[name] = _Ours(BytesIO(self._file[self._places[name]])).load()
        return self._opened[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def stamp(where: Places) -> Stamp:
    """What tells whether anything has changed.  Raises OSError where a file cannot be looked at."""
    # As texts, not as paths: hundreds of Path objects cost a start 4 ms.
    read = [str(path) for path in (where.words, where.settings) if path.exists()]
    read += _files(where.assets, (".yaml", ".toml", ".txt"))
    for room in (*(where.assets / name for name in ROOMS), where.data / "places"):
        if room.is_dir():
            read += _files(room, ("",))
    for folder, _, names in os.walk(ROOT / "kiosk"):
        read += [f"{folder}/{name}" for name in names if name.endswith(".py")]
    stats = ((name, os.stat(name)) for name in sorted(read))  # noqa: PTH116
    return ((sys.version, 0, 0), *((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats))


def _files(folder: Path, endings: tuple[str, ...]) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.name.endswith(endings)]


def recall(where: Places) -> Content | None:
    """What the last start kept, if every file is as it was then."""
    try:
        with (where.data / NAME).open("rb") as file:
            return _opened(file, stamp(where))
    except FileNotFoundError:
        pass
    except Exception:  # a damaged file can provoke anything, and costs only time
        log.exception("%s is not used", NAME)
    return None


def keep(where: Places, content: Content) -> None:
    """Keep it, unless something was wrong: that may be mended without a file being changed."""
    if content.faults:
        return
    whole = where.data / NAME
    part = whole.with_suffix(".part")
    try:
        part.write_bytes(_packed(content, stamp(where)))
        part.replace(whole)
    except OSError as error:
        log.warning("%s is not kept: %s", NAME, error)
        with suppress(OSError):
            part.unlink()


def _packed(content: Content, known: Stamp) -> bytes:
    """A checksum; the stamp, where each piece lies after them, and what every start needs; the pieces."""
    pieces: dict[str, Mapping[str, Any]] = {
        "procedures": content.procedures,
        "machines": content.machines,
        "gazetteer": {"": content.gazetteer()},
    }
    body = bytearray()
    places: dict[str, dict[str, tuple[int, int]]] = {}
    for room, there in pieces.items():
        places[room] = {}
        for name, piece in there.items():
            start = len(body)
            body += pickle.dumps(piece)
            places[room][name] = (start, len(body))
    plain = replace(content, procedures={}, machines={}, gazetteer=Gazetteer)
    data = pickle.dumps((known, places, plain)) + body
    return crc32(data).to_bytes(CHECKSUM) + data


def _opened(file: BinaryIO, known: Stamp) -> Content | None:
    """The content of such a file; None where it is of other files than these.  Raises for what is damaged."""
    checksum, data = int.from_bytes(file.read(CHECKSUM)), file.read()
    if checksum != crc32(data):
        raise ValueError("the checksum is another")
    head = BytesIO(data)
    then, places, plain = _Ours(head).load()
    if then != known or not isinstance(plain, Content):
        return None
    begin = CHECKSUM + head.tell()
    pieces = mmap(file.fileno(), 0, access=ACCESS_READ)  # what nobody opens takes no memory

    def room(name: str) -> Shelved[Any]:
        there = places[name].items()
        return Shelved(pieces, {each: slice(begin + start, begin + end) for each, (start, end) in there})

    gazetteer = partial(room("gazetteer").__getitem__, "")
    return replace(plain, procedures=room("procedures"), machines=room("machines"), gazetteer=gazetteer)


class _Ours(pickle.Unpickler):
    """Makes our own plain classes, days and patterns, and nothing else that a file may name."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("kiosk.") or (module, name) in (("datetime", "date"), ("re", "_compile")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not ours")
