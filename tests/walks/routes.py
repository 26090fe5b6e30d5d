"""Every way through a procedure, worked out from its data alone, and few of them that use every edge."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.procedures.model import Choose, Finish, Next, Procedure, Step
from kiosk.procedures.paths import taken

UNSURE = "unsure"
Edge = tuple[str, str, str]
"""A step, the answer given there (empty where nothing is asked), and the step it leads to."""


@dataclass(frozen=True)
class Route:
    """A whole way through a procedure: its edges from the first step to a finish, and where it ends."""

    procedure: str
    edges: tuple[Edge, ...]
    finish: str

    @property
    def steps(self) -> tuple[str, ...]:
        return (*(step for step, _, _ in self.edges), self.finish)

    @property
    def answers(self) -> dict[str, str]:
        return {step: answer for step, answer, _ in self.edges if answer}

    def __str__(self) -> str:
        return "-".join((self.procedure, *self.answers.values()))


def all_routes(procedure: Procedure, centre_has: frozenset[str]) -> Iterator[Route]:
    """Every way from the first step to a finish."""
    waiting: list[tuple[str, tuple[Edge, ...]]] = [(procedure.start, ())]
    while waiting:
        name, edges = waiting.pop()
        step = procedure.steps[name]
        if isinstance(step, Finish):
            yield Route(procedure.id, edges, name)
            continue
        for answer, way in _ways(step):
            answers = {of: key for of, key, _ in edges if key} | ({name: answer} if answer else {})
            waiting.append((to := taken(way, answers, centre_has), (*edges, (name, answer, to))))


def covering(procedure: Procedure, centre_has: frozenset[str]) -> tuple[Route, ...]:
    """Routes that between them use every edge that any way uses; the one with most new edges first."""
    routes = sorted(all_routes(procedure, centre_has), key=lambda route: len(route.edges))
    left = {edge for route in routes for edge in route.edges}
    chosen: list[Route] = []
    while left:
        best = max(routes, key=lambda route: (len(left & set(route.edges)), -len(route.edges)))
        chosen.append(best)
        left -= set(best.edges)
    return tuple(chosen)


def every_branch(procedure: Procedure) -> set[Edge]:
    """Every edge that the file writes, whatever its conditions."""
    return {
        (name, answer, to)
        for name, step in procedure.steps.items()
        if not isinstance(step, Finish)
        for answer, way in _ways(step)
        for to in ((way,) if isinstance(way, str) else (branch.to for branch in way))
    }


def _ways(step: Step) -> tuple[tuple[str, Next], ...]:
    assert not isinstance(step, Finish)
    if isinstance(step, Choose):
        return (*((option.key, option.next) for option in step.options), (UNSURE, step.unsure))
    return (("", step.next),)
