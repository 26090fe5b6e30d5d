"""A fault in a written file, told to its author: where, what, and what to do about it."""

from dataclasses import dataclass
from pathlib import Path

RESTORE = "配られたときのファイルを、もういちど入れてください"


@dataclass(frozen=True, order=True)
class Fault:
    """One fault.  `line` counts from 1; a fault that is not grave is a note and stops nothing."""

    file: str
    line: int | None
    what: str
    todo: str
    grave: bool = True

    def __str__(self) -> str:
        """One Japanese line for a person who works on the content."""
        where = self.file if self.line is None else f"{self.file} {self.line}行目"
        return f"{where}: {self.what.rstrip('。')}。→ {self.todo.rstrip('。')}。"


class Faulty(Exception):  # noqa: N818 - it carries faults; "FaultyError" would say it twice
    """A file that cannot be used, with every fault found in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def shown(path: Path) -> str:
    """The file's name as its authors know it: from the last `assets` folder on, else the bare name."""
    parts = path.parts
    if "assets" not in parts:
        return path.name
    last = len(parts) - 1 - parts[::-1].index("assets")
    return "/".join(parts[last:])
