"""The steps of a procedure as a graph: what follows what, what can be met, where it turns in a circle."""

from collections.abc import Mapping

from kiosk.procedures.model import Step
from kiosk.procedures.paths import onward

Graph = Mapping[str, tuple[str, ...]]


def graph(steps: Mapping[str, Step]) -> Graph:
    """What follows each step, leaving out what does not exist."""
    return {name: tuple(to for to in onward(step) if to in steps) for name, step in steps.items()}


def reached(start: str, known: Graph) -> frozenset[str]:
    """Every step that a walk from here can meet, itself included."""
    met: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in known and name not in met:
            met.add(name)
            waiting.extend(known[name])
    return frozenset(met)


def loops(known: Graph) -> tuple[tuple[str, str], ...]:
    """The edges that close a loop, by a walk in depth with a stack of its own."""
    found: list[tuple[str, str]] = []
    done: set[str] = set()
    for first in known:
        path: dict[str, list[str]] = {}
        stack = [] if first in done else [first]
        while stack:
            name = stack[-1]
            if name not in path:
                path[name] = list(dict.fromkeys(known[name]))
            if not path[name]:
                done.add(name)
                path.pop(name)
                stack.pop()
                continue
            after = path[name].pop(0)
            if after in path:
                found.append((name, after))
            elif after not in done:
                stack.append(after)
    return tuple(found)


def lengths(start: str, known: Graph) -> tuple[int, int]:
    """Steps of the shortest and of the longest way to an end.  The graph must hold no loop."""
    front, count = {start}, 0
    ends: list[int] = []
    while front:
        count += 1
        ends += [count for name in front if not known[name]]
        front = {after for name in front for after in known[name]}
    return min(ends), max(ends)
