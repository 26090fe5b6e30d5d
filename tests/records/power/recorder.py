"""A disk that remembers: a VFS of SQLite that passes all on to the system's and notes what it was asked.

SQLite's library is reached through ctypes; it must be the one that Python itself uses.
See https://www.sqlite.org/c3ref/vfs.html and https://www.sqlite.org/c3ref/io_methods.html.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OK = 0
NAME = "recorder"


class IoMethods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = (
        ("iVersion", c_int),
        ("xClose", CFUNCTYPE(c_int, c_void_p)),
        ("xRead", CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)),
        ("xWrite", CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)),
        ("xTruncate", CFUNCTYPE(c_int, c_void_p, c_int64)),
        ("xSync", CFUNCTYPE(c_int, c_void_p, c_int)),
        ("rest", c_void_p * 13),
    )


class File(Structure):
    """sqlite3_file: the first member of whatever the VFS keeps of an open file."""

    _fields_ = (("pMethods", POINTER(IoMethods)),)


X_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
X_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class Vfs(Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", X_OPEN),
        ("xDelete", X_DELETE),
        ("rest", c_void_p * 17),
    )


@dataclass(frozen=True)
class Write:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    file: str


@dataclass(frozen=True)
class Delete:
    file: str


@dataclass(frozen=True)
class Acknowledged:
    """What the program was told is on disk: not an operation of the disk, but a moment."""

    seq: int


Operation = Write | Truncate | Sync | Delete | Acknowledged


class Recorder:
    """Registers itself as a VFS under the name `recorder`; `done` is what was asked of the disk, in order."""

    def __init__(self) -> None:
        library = ctypes.CDLL(find_library("sqlite3") or "libsqlite3.so.0")
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        self._system = library.sqlite3_vfs_find(None)
        self.done: list[Operation] = []
        self._names: dict[int, str] = {}
        self._methods: dict[int, IoMethods] = {}
        self._own: dict[int, IoMethods] = {}
        self._vfs = Vfs()
        ctypes.memmove(ctypes.byref(self._vfs), self._system, ctypes.sizeof(Vfs))
        self._vfs.zName = NAME.encode()
        self._vfs.xOpen = X_OPEN(self._open)
        self._vfs.xDelete = X_DELETE(self._delete)
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 0) == OK
        self._unregister: Callable[[], object] = lambda: library.sqlite3_vfs_unregister(
            ctypes.byref(self._vfs)
        )

    def close(self) -> None:
        """Every connection through it must be closed before."""
        self._unregister()

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        answer: int = self._system.contents.xOpen(
            ctypes.addressof(self._system.contents), name, file, flags, out
        )
        methods = ctypes.cast(file, POINTER(File)).contents
        if answer != OK or not name or not methods.pMethods:
            return answer
        system = methods.pMethods
        self._names[file] = Path(ctypes.string_at(name).decode()).name
        self._methods[file] = system.contents
        key = ctypes.addressof(system.contents)
        if key not in self._own:
            own = IoMethods()
            ctypes.memmove(ctypes.byref(own), system, ctypes.sizeof(IoMethods))
            own.xWrite = type(own.xWrite)(self._write)
            own.xTruncate = type(own.xTruncate)(self._truncate)
            own.xSync = type(own.xSync)(self._sync)
            self._own[key] = own
        methods.pMethods = ctypes.pointer(self._own[key])
        return answer

    def _write(self, file: int, data: int, size: int, offset: int) -> int:
        self.done.append(Write(self._names[file], offset, ctypes.string_at(data, size)))
        return int(self._methods[file].xWrite(file, data, size, offset))

    def _truncate(self, file: int, size: int) -> int:
        self.done.append(Truncate(self._names[file], size))
        return int(self._methods[file].xTruncate(file, size))

    def _sync(self, file: int, flags: int) -> int:
        self.done.append(Sync(self._names[file]))
        return int(self._methods[file].xSync(file, flags))

    def _delete(self, _vfs: int, name: bytes, sync: int) -> int:
        self.done.append(Delete(Path(name.decode()).name))
        system = self._system.contents
        return int(system.xDelete(ctypes.addressof(system), name, sync))
