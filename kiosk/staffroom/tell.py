"""Moments, pages and events of the log in the staff's words."""

from datetime import datetime

from kiosk.records.read import EventRow
from kiosk.records.reports.span import JAPAN
from kiosk.records.requests import stage_of
from kiosk.staffroom.office import Office

WEEK = "月火水木金土日"


def moment(at: datetime) -> str:
    """11月22日（日）10:32, on the clock of this house."""
    here = at.astimezone(JAPAN)
    return f"{here.month}月{here.day}日（{WEEK[here.weekday()]}）{here:%H:%M}"


def place(office: Office, procedure: str) -> str:
    """The procedure's title; outside any, the program's own page."""
    known = office.procedure(procedure)
    return office.say("place.own") if known == procedure else known


def step(office: Office, procedure: str, name: str) -> str:
    """A step's title as residents read it; the name itself for a page that is no step."""
    known = office.library.procedure(procedure)
    written = known.steps.get(name) if known else None
    return office.library.told(written.title).text if written else office.say(f"place.{_own(name)}")


def _own(name: str) -> str:
    return name if name in ("cover", "counter", "phone", "home", "private") else "other"


def told(office: Office, row: EventRow) -> str | None:
    """One event as a sentence; None for one that tells nothing of the story."""
    fields = {name: str(value) for name, value in row.fields.items()}
    page = step(office, fields.get("procedure", ""), fields.get("step", ""))
    match row.name:
        case "step_shown":
            return office.say("story.step_shown", page=page)
        case "procedure_opened" | "procedure_finished":
            return office.say(f"story.{row.name}", procedure=place(office, fields.get("procedure", "")))
        case "help_asked":
            return office.say("story.help_asked", page=page)
        case "help_stage" | "help_ended":
            return office.say(f"outcome.{stage_of(row)}")
        case "visit_ended":
            return office.say("story.visit_ended", how=office.say(f"outcome.{fields.get('reason', 'open')}"))
        case "moved_back" | "repeated" | "started_over" | "idle_asked" | "idle_reset" | "unmet_need":
            return office.say(f"story.{row.name}")
        case "touch_trouble":
            return office.say("story.touch_trouble")
        case _:
            return None
