"""Begin anew, for whoever runs the machine: no PIN is left, and the next start asks for a first one."""

from pathlib import Path


def forget(path: Path, pepper: Path) -> bool:
    """Delete both files. True if there was anything. Raises OSError.

    The pepper first: what is left by a power cut in between is damaged, and not open to a first PIN.
    """
    there = [file for file in (pepper, path) if file.exists()]
    for file in there:
        file.unlink()
    return bool(there)
