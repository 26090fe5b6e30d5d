"""Puts finished files into a folder or on a stick: whole, checked by reading back, or not at all."""

import errno
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import BinaryIO, Protocol

from kiosk.values import dataclass

PIECE = 1 << 20
"""Bytes read back at a time."""

SYNC_EVERY = 32 << 20
"""Bytes written before the disk is told to begin: less waits for the end, and a pulled stick shows early."""


class Ending(StrEnum):
    """How an export ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    FULL = "full"
    GONE = "gone"
    READ_ONLY = "read_only"
    NO_FOLDER = "no_folder"
    DIFFERENT = "different"
    UNREADABLE = "unreadable"
    UNWITNESSED = "unwitnessed"
    TROUBLE = "trouble"


SENTENCES = {
    Ending.DONE: "書き出しました。読みなおして、同じであることを確かめました。",
    Ending.CANCELLED: "書き出しをやめました。とちゅうのファイルは残していません。",
    Ending.FULL: "空きが足りないので、書き出せませんでした。別のUSBメモリーを使ってください。",
    Ending.GONE: "USBメモリーが抜けたようです。さしなおして、もう一度書き出してください。",
    Ending.READ_ONLY: "ここには書けません。書きこみ禁止になっていないか、確かめてください。",
    Ending.NO_FOLDER: "書き出す先が見つかりません。USBメモリーがささっているか、確かめてください。",
    Ending.DIFFERENT: "書いたものを読みなおしたら、ちがっていました。別のUSBメモリーを使ってください。",
    Ending.UNREADABLE: "この機械の記録を読めません。開発・保守の担当に知らせてください。",
    Ending.UNWITNESSED: "見た人の記録に残せないので、やめました。開発・保守の担当に知らせてください。",
    Ending.TROUBLE: "思わぬことが起きて、書き出せませんでした。開発・保守の担当に知らせてください。",
}

_ENDINGS = {
    errno.ENOSPC: Ending.FULL,
    errno.EDQUOT: Ending.FULL,
    errno.EFBIG: Ending.FULL,
    errno.EROFS: Ending.READ_ONLY,
    errno.EACCES: Ending.READ_ONLY,
    errno.EPERM: Ending.READ_ONLY,
    errno.EIO: Ending.GONE,
    errno.ENODEV: Ending.GONE,
    errno.ENXIO: Ending.GONE,
    errno.ENOENT: Ending.GONE,
    errno.ESTALE: Ending.GONE,
    errno.ENOTCONN: Ending.GONE,
}


@dataclass(frozen=True)
class Outcome:
    """What became of an export, in one sentence for staff, and the files that are there now."""

    ending: Ending
    files: tuple[Path, ...] = ()

    @property
    def sentence(self) -> str:
        return SENTENCES[self.ending]


@dataclass(frozen=True)
class Sheaf:
    """A file to deliver: its name, and its bytes piece by piece."""

    name: str
    pieces: Iterable[bytes]


class CancelledError(Exception):
    """Staff said stop."""


class DifferentError(Exception):
    """What was read back is not what was written."""


class Disk(Protocol):
    """The edge to the operating system, so that tests can pull a stick."""

    def create(self, path: Path) -> BinaryIO: ...
    def sync(self, file: BinaryIO) -> None: ...
    def reopen(self, path: Path) -> BinaryIO: ...
    def rename(self, path: Path, to: Path) -> None: ...
    def settle(self, folder: Path) -> None: ...


class RealDisk:
    """What it says."""

    def create(self, path: Path) -> BinaryIO:
        return path.open("xb")

    def sync(self, file: BinaryIO) -> None:
        """On the disk when this returns, and no longer in memory: what is read back comes from the disk."""
        file.flush()
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def reopen(self, path: Path) -> BinaryIO:
        return path.open("rb")

    def rename(self, path: Path, to: Path) -> None:
        path.rename(to)

    def settle(self, folder: Path) -> None:
        """The new names are on the disk when this returns."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # some sticks' file systems cannot sync a folder
                raise
        finally:
            os.close(handle)


def never() -> bool:
    """Nobody cancels."""
    return False


def deliver(
    folder: Path,
    sheaves: Iterable[Sheaf],
    *,
    cancelled: Callable[[], bool] = never,
    disk: Disk | None = None,
) -> Outcome:
    """Write all files or none. Never raises for what a disk does; errors of the pieces' own making pass.

    Each file is written under a temporary name beside its own, synced, read back and compared; only when
    all are sound do they get their names, the main file (the last) after those that explain it.
    """
    disk = disk or RealDisk()
    drafts: list[tuple[Path, str]] = []
    left: list[Path] = []
    try:
        if not folder.is_dir():
            return Outcome(Ending.NO_FOLDER)
        for sheaf in sheaves:
            draft = folder / f".{secrets.token_hex(4)}.part"
            drafts.append((draft, sheaf.name))
            left.append(draft)
            _write(draft, sheaf.pieces, cancelled, disk)
        files = _free_names(folder, [name for _, name in drafts])
        for (draft, _), file in zip(drafts, files, strict=True):
            left.append(file)
            disk.rename(draft, file)
        disk.settle(folder)
        left = []
    except CancelledError:
        return Outcome(Ending.CANCELLED)
    except DifferentError:
        return Outcome(Ending.DIFFERENT)
    except OSError as error:
        return Outcome(_ENDINGS.get(error.errno or 0, Ending.TROUBLE))
    else:
        return Outcome(Ending.DONE, tuple(files))
    finally:
        for path in left:
            with suppress(OSError):
                path.unlink()


def _write(draft: Path, pieces: Iterable[bytes], cancelled: Callable[[], bool], disk: Disk) -> None:
    wanted = hashlib.sha256()
    with disk.create(draft) as file, ThreadPoolExecutor(1, "sync") as syncer:
        waiting = 0
        synced: Future[None] | None = None
        for piece in pieces:
            if cancelled():
                raise CancelledError
            file.write(piece)
            wanted.update(piece)
            waiting += len(piece)
            if waiting >= SYNC_EVERY and (synced is None or synced.done()):
                if synced is not None:
                    synced.result()
                waiting, synced = 0, syncer.submit(disk.sync, file)
        if synced is not None:
            synced.result()
        disk.sync(file)
    found = hashlib.sha256()
    with disk.reopen(draft) as file:
        while piece := file.read(PIECE):
            found.update(piece)
    if found.digest() != wanted.digest():
        raise DifferentError
    if cancelled():
        raise CancelledError


def _free_names(folder: Path, names: list[str]) -> list[Path]:
    """The names, or all of them with the same number behind, where one is taken: nothing is written over."""
    for number in count(1):
        mark = "" if number == 1 else f"_{number}"
        found = [folder / f"{Path(name).stem}{mark}{Path(name).suffix}" for name in names]
        if not any(os.path.lexists(file) for file in found):
            return found
    raise AssertionError
