"""Requests for help as the log tells them: when, on which page, why, and what became of each."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.records.read import EventRow, named, of_visit
from kiosk.values import dataclass

ASKED, STAGE, OVER, ENDED = "help_asked", "help_stage", "help_ended", "visit_ended"
STAGES = ("cancelled", "resolved", "arrived", "on_the_way")
"""What may become of a call, the last word first: the codes of help_stage and help_ended."""
ANSWERS = ("on_the_way", "arrived")
"""Stages that say somebody answered; also for the figures (kiosk/records/reports/counting.py)."""
LONGEST = timedelta(hours=24)
"""A visit is over after a day: a kiosk is switched off at night."""


@dataclass(frozen=True)
class Request:
    """One request.  `outcome` is the call's last stage, else how the visit ended, else `open`."""

    seq: int
    at: datetime
    visit: str
    procedure: str
    step: str
    kind: str
    outcome: str
    answered_s: int | None = None


@dataclass(frozen=True)
class Sought:
    """Which requests; None asks for all."""

    procedure: str | None = None
    kind: str | None = None
    outcome: str | None = None

    def fits(self, request: Request) -> bool:
        """Whether a request is one of them."""
        wanted = (
            (self.procedure, request.procedure),
            (self.kind, request.kind),
            (self.outcome, request.outcome),
        )
        return all(want in (None, found) for want, found in wanted)


def requests(path: Path, since: datetime, until: datetime) -> list[Request]:
    """From one moment to before another, newest first. Raises `LogUnreadableError`."""
    rows = named(path, (ASKED, STAGE, OVER, ENDED), since, until + LONGEST)
    later: dict[str, list[EventRow]] = {}
    found: list[Request] = []
    for row in reversed(rows):
        if row.name == ASKED and row.at < until:
            found.append(_request(row, later.pop(row.visit, [])))
        elif row.name != ASKED:
            later.setdefault(row.visit, []).insert(0, row)
    return found


def story(path: Path, request: Request) -> list[EventRow]:
    """Everything of its visit from the opening of the procedure on. Raises `LogUnreadableError`."""
    rows = of_visit(path, request.visit)
    opened = (i for i, row in enumerate(rows) if row.name == "procedure_opened" and row.seq < request.seq)
    return rows[max(opened, default=0) :]


def stage_of(row: EventRow) -> str:
    """The stage of a call that an event tells of, or its end; empty for any other event."""
    return str({STAGE: row.fields.get("stage"), OVER: row.fields.get("how")}.get(row.name) or "")


def _request(row: EventRow, later: list[EventRow]) -> Request:
    field = {name: str(row.fields.get(name, "")) for name in ("procedure", "step", "kind")}
    return Request(row.seq, row.at, row.visit, **field, outcome=_outcome(later), answered_s=_wait(row, later))


def _outcome(later: Sequence[EventRow]) -> str:
    reached = {stage_of(row) for row in later}
    for stage in STAGES:
        if stage in reached:
            return stage
    ends = [str(row.fields.get("reason", "")) for row in later if row.name == ENDED]
    return ends[0] if ends else "open"


def _wait(asked: EventRow, later: Sequence[EventRow]) -> int | None:
    """Seconds until somebody said that they come, or was there."""
    for row in later:
        if stage_of(row) in ANSWERS:
            return round((row.at - asked.at).total_seconds())
    return None
