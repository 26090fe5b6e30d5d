"""Asks the disk for Qt's libraries at once, while Python still reads its own small files.

After a night without power nothing is in memory, and a start waits for the disk nearly as long as it works.
Each library is read where it is first needed; asked for together they are there by then.
"""

import os
import sys
import threading
from pathlib import Path

LIBRARIES = (
    "PySide6/QtCore.abi3.so",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libicui18n.so.73",
    "PySide6/Qt/lib/libicuuc.so.73",
    "PySide6/QtGui.abi3.so",
    "PySide6/Qt/lib/libQt6Gui.so.6",
    "PySide6/Qt/lib/libQt6DBus.so.6",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/Qt/lib/libQt6Svg.so.6",
    "PySide6/Qt/lib/libQt6XcbQpa.so.6",
)
"""In the order of their use; a start uses nothing else of PySide6 that is larger than half a megabyte."""
TABLES = "PySide6/Qt/lib/libicudata.so.73"
"""The largest by far, of which little is read."""
LARGEST = "PySide6/Qt/lib/libQt6Gui.so.6"


def ask_for_qt() -> None:
    """Have them read beside the start, if they are not in memory; does nothing where that cannot be told."""
    if not hasattr(os, "preadv") or not hasattr(os, "posix_fadvise"):
        return
    for place in map(Path, sys.path):
        if (place / LARGEST).is_file():
            if not in_memory(place / LARGEST):
                threading.Thread(target=_ask, args=(place,), daemon=True).start()
            return


def in_memory(file: Path) -> bool:
    """Whether the middle of a file could be read without the disk."""
    with file.open("rb") as opened:
        try:
            return os.preadv(opened.fileno(), [bytearray(1)], file.stat().st_size // 2, os.RWF_NOWAIT) > 0
        except OSError:  # it would have to wait, or the file system cannot tell
            return False


def _ask(place: Path) -> None:
    for name in LIBRARIES:
        try:
            with (place / name).open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_WILLNEED)
        except OSError:  # it is only slower without
            continue
