"""The files of places and towns: read whole, written whole.

JSON, one place a line: a person can read what changed, and one rename replaces everything at once.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kiosk.shelters.model import Kind, RefugeList, TownList
from kiosk.written import as_plain, read_json_as

TOWNS = "towns.json"
M = TypeVar("M")


class UnreadableError(Exception):
    """A file that cannot be used, or could not be written; the message says why."""


def file_of(folder: Path, kind: Kind) -> Path:
    """Where the places of a kind are kept."""
    return folder / f"{kind}.json"


def read_places(folder: Path, kind: Kind) -> RefugeList | None:
    """The places of a kind; None where there is no file.  Raises UnreadableError."""
    path = file_of(folder, kind)
    found = _read(path, RefugeList)
    if found is not None and found.kind != kind:
        raise UnreadableError(f"{path.name} holds {found.kind}")
    return found


def read_towns(folder: Path) -> TownList | None:
    """The towns; None where there is no file.  Raises UnreadableError."""
    return _read(folder / TOWNS, TownList)


def write_places(folder: Path, places: RefugeList) -> None:
    """Replace the places of a kind.  A reader sees the old file or the new one, whole.

    The new file is written beside the old one, read back and compared before it takes its name.
    Raises UnreadableError and leaves the old file as it was.
    """
    path = file_of(folder, places.kind)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            file.write(as_text(places))
            file.flush()
            os.fsync(file.fileno())
        if _read(beside, RefugeList) != places:
            raise UnreadableError(f"{path.name} came back different")
        beside.replace(path)
    except OSError as problem:
        raise UnreadableError(str(problem)) from problem
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def as_text(places: RefugeList) -> str:
    """The file's text: what it is first, then one place a line, in a fixed order."""
    data = as_plain(places)
    rows = [{**row, "uses": sorted(row["uses"])} for row in data.pop("places")]
    head = json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}")
    body = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{head},\n "places": [\n{body}\n ]\n}}\n'


def _read(path: Path, model: type[M]) -> M | None:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return read_json_as(model, path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as problem:
        raise UnreadableError(f"{path.name}: {problem}") from problem
