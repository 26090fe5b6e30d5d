"""What a disk may hold after the power went: all that was synced, and any part of what was not."""

import random
from collections.abc import Iterable

from tests.records.power.recorder import Acknowledged, Delete, Operation, Sync, Truncate, Write

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

Files = dict[str, bytearray]


class Disk:
    """Plays recorded operations; `cut` is what is left when the power goes now."""

    def __init__(self) -> None:
        self._safe: Files = {}
        self._loose: list[Write | Truncate] = []
        self.acknowledged = 0

    def play(self, operations: Iterable[Operation]) -> None:
        for operation in operations:
            match operation:
                case Write() | Truncate():
                    self._loose.append(operation)
                case Sync(file):
                    self._settle(file)
                case Delete(file):
                    # SQLite deletes only what it no longer needs; the harder case is that the file is gone.
                    self._loose = [each for each in self._loose if each.file != file]
                    self._safe.pop(file, None)
                case Acknowledged(seq):
                    self.acknowledged = seq

    def cut(self, chance: random.Random) -> Files:
        """Each unsynced write whole, in part, or not at all, whatever came before or after it."""
        files = {name: bytearray(data) for name, data in self._safe.items()}
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for operation in self._loose:
            if isinstance(operation, Truncate):
                if chance.random() < share:
                    _apply(files, operation)
                continue
            for start in range(0, len(operation.data), SECTOR):
                if chance.random() < share:
                    piece = operation.data[start : start + SECTOR]
                    _apply(files, Write(operation.file, operation.offset + start, piece))
        return files

    def _settle(self, file: str) -> None:
        self._safe.setdefault(file, bytearray())
        for operation in self._loose:
            if operation.file == file:
                _apply(self._safe, operation)
        self._loose = [each for each in self._loose if each.file != file]


def _apply(files: Files, operation: Write | Truncate) -> None:
    data = files.setdefault(operation.file, bytearray())
    match operation:
        case Write(offset=offset, data=written):
            if len(data) < offset:
                data.extend(bytes(offset - len(data)))
            data[offset : offset + len(written)] = written
        case Truncate(size=size):
            del data[size:]
            data.extend(bytes(size - len(data)))
