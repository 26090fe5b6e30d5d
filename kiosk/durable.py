"""Files that are whole or not there at all after a power cut."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the file's place, on disk when this returns, for nobody but this account (mode 0600).

    Raises OSError.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    # Opened as 0600 from the start: a file narrowed afterwards could have been read before.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A new name must reach the disk too. Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
