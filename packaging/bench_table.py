"""The walk's numbers as a table, and as the one line of JSON that others read."""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Measured:
    """One program's numbers, filled in as they come."""

    name: str
    cold_ms: list[float] = field(default_factory=list)
    warm_ms: list[float] = field(default_factory=list)
    tap_ms: list[float] = field(default_factory=list)
    pss_start_mb: list[float] = field(default_factory=list)
    pss_mb: float = 0.0
    idle_pct: float = 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def rows(one: Measured) -> dict[str, float]:
    """What is printed of one program, in the table's order."""
    return {
        "start, cold: median, ms": median(one.cold_ms),
        "start, cold: fastest, ms": min(one.cold_ms),
        "start, warm: median, ms": median(one.warm_ms),
        "start, warm: fastest, ms": min(one.warm_ms),
        "tap to painted page: p50, ms": percentile(one.tap_ms, 0.50),
        "tap to painted page: p99, ms": percentile(one.tap_ms, 0.99),
        "tap to painted page: slowest, ms": max(one.tap_ms),
        "PSS on the first page, MB": median(one.pss_start_mb),
        "PSS after all taps, MB": one.pss_mb,
        "idle, % of one processor": one.idle_pct,
    }


def table(ours: Measured, theirs: Measured) -> list[str]:
    """Lines of text, with the ratio ours / theirs."""
    lines = [f"{'':<34}{ours.name:>10}{theirs.name:>10}{'ratio':>8}"]
    other = rows(theirs)
    for name, value in rows(ours).items():
        ratio = f"{value / other[name]:.2f}" if other[name] else "-"
        lines.append(f"{name:<34}{value:>10.1f}{other[name]:>10.1f}{ratio:>8}")
    return lines


def ratios(ours: Measured, theirs: Measured, idle_pct: float) -> dict[str, float]:
    """The numbers that are kept an eye on; PSS is the one after all taps, the larger of the two."""
    a, b = rows(ours), rows(theirs)
    wanted = {
        "start_cold_ratio": "start, cold: median, ms",
        "start_warm_ratio": "start, warm: median, ms",
        "pss_ratio": "PSS after all taps, MB",
        "tap_p50_ratio": "tap to painted page: p50, ms",
        "tap_p99_ratio": "tap to painted page: p99, ms",
    }
    return {key: round(a[row] / b[row], 3) for key, row in wanted.items()} | {
        "idle_cpu_pct": round(idle_pct, 2)
    }


def report(ours: Measured, theirs: Measured, notes: Sequence[str], idle_pct: float) -> None:
    """Print the table, what must be known to read it, and the line of JSON; `idle_pct` is a full kiosk's."""
    lines = [*table(ours, theirs), *notes, json.dumps(ratios(ours, theirs, idle_pct))]
    sys.stdout.write("\n".join(lines) + "\n")
