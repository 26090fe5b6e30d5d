"""Files of secrets: whole or not at all after a power cut, and read by nobody but this account."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the file's place, on disk when this returns, mode 0600. Raises OSError."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    # Opened as 0600 from the start: a file narrowed afterwards could have been read before.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The new name itself must reach the disk too. Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
