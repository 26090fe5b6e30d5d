"""Rows P1 to P4, P9, P11, R7 and G4: is every key large, apart, in its place, and easily hit?"""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from tests.walker.finding import Finding
from tests.walker.seen import Leaf, Sheet

SIDE, SIDE_GOAL = 16.0, 20.0
HEIGHT, HEIGHT_GOAL = 20.0, 25.0
GAP, GAP_GOAL = 3.2, 6.0
LEAVE_GAP, LEAVE_GAP_GOAL = 12.7, 20.0
HITS, HITS_GOAL = 0.99, 0.97
MARGIN = 10.0
MACHINES_PARTS = {"button", "slot", "digit", "pointed"}
ROUNDING = 0.1  # mm: half a pixel at either end


def p1(sheet: Sheet) -> Iterator[Finding]:
    """The shorter side of any target."""
    for leaf in sheet.targets:
        side = min(leaf.box.width, leaf.box.height) / sheet.look.screen.k
        if side < SIDE_GOAL - ROUNDING:
            what = f"{leaf.part} 「{leaf.name}」 {side:.1f} mm, floor {SIDE}, goal {SIDE_GOAL}"
            yield Finding("P1", str(sheet), what, goal=side >= SIDE - ROUNDING)


def p2(sheet: Sheet) -> Iterator[Finding]:
    """The height of the rail's keys and of choices; for the parts of a machine P1 holds."""
    for leaf in sheet.targets:
        if leaf.tone in MACHINES_PARTS:
            continue
        high = leaf.box.height / sheet.look.screen.k
        if leaf.part in {"rail", "key"} and high < HEIGHT_GOAL - ROUNDING:
            what = f"{leaf.part} 「{leaf.name}」 {high:.1f} mm high, floor {HEIGHT}, goal {HEIGHT_GOAL}"
            yield Finding("P2", str(sheet), what, goal=high >= HEIGHT - ROUNDING)


def p3(sheet: Sheet) -> Iterator[Finding]:
    """The gap between any two targets; wider beside one that cannot be taken back."""
    for one, other in combinations(sheet.targets, 2):
        gap = one.box.gap(other.box) / sheet.look.screen.k
        floor, goal = (LEAVE_GAP, LEAVE_GAP_GOAL) if "leave" in (one.tone, other.tone) else (GAP, GAP_GOAL)
        if gap < goal - ROUNDING:
            what = f"「{one.name}」 and 「{other.name}」 are {gap:.1f} mm apart, floor {floor}, goal {goal}"
            yield Finding("P3", str(sheet), what, goal=gap >= floor - ROUNDING)


def p4(sheet: Sheet) -> Iterator[Finding]:
    """Simulated hits."""
    for leaf in sheet.targets:
        assert leaf.hits is not None
        sure, trembling = leaf.hits
        if sure < HITS or trembling < HITS_GOAL:
            what = f"{leaf.part} 「{leaf.name}」 {leaf.box}: {sure:.1%} at 2.7 mm, {trembling:.1%} at 4 mm"
            yield Finding("P4", str(sheet), what, goal=sure >= HITS)


def p9(sheet: Sheet) -> Iterator[Finding]:
    """Nothing that wants a swipe or a drag."""
    for kind in sheet.scrolling:
        yield Finding("P9", str(sheet), f"a {kind} is on show")


def p11(sheets: Iterable[Sheet]) -> Iterator[Finding]:
    """The margin of every target; what is always there stands at one place on every page."""
    stood: dict[str, Leaf] = {}
    for sheet in sheets:
        for leaf in sheet.targets:
            out = leaf.box.sticks_out_of(sheet.window.inset(MARGIN * sheet.look.screen.k))
            if out / sheet.look.screen.k > ROUNDING:
                margin = MARGIN - out / sheet.look.screen.k
                yield Finding(
                    "P11", str(sheet), f"{leaf.part} 「{leaf.name}」 margin {margin:.1f} mm, floor {MARGIN}"
                )
            if leaf.part != "key" and stood.setdefault(leaf.name, leaf).box != leaf.box:
                what = f"{leaf.part} 「{leaf.name}」 moved from {stood[leaf.name].box} to {leaf.box}"
                yield Finding("P11", str(sheet), what)


def g4(sheet: Sheet, help_names: Collection[str], back_name: str) -> Iterator[Finding]:
    """Help on every page, by the name it has while a call is open, too; back on all but the first (R7)."""
    there = {leaf.name for leaf in sheet.targets if leaf.part == "rail"}
    if len(there.intersection(help_names)) != 1:
        yield Finding("G4", str(sheet), f"none, or several, of {sorted(help_names)}")
    if sheet.page.name != "home" and back_name not in there:
        yield Finding("G4", str(sheet), f"no 「{back_name}」")
