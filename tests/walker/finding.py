"""What a row found."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that falls short: the row, where, and what was measured.

    A `goal` is missed without breaking the row's floor.
    """

    row: str
    where: str
    what: str
    goal: bool = False


def musts(found: Iterable[Finding]) -> list[Finding]:
    """Those that break a floor."""
    return [each for each in found if not each.goal]


def told(found: list[Finding]) -> str:
    """As a failure says it."""
    lines = [f"{each.row} {each.where}: {each.what}" for each in found[:SHOWN]]
    more = [f"... and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return "\n".join([f"{len(found)} found", *lines, *more])
