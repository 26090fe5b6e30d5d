"""Which settings staff may change, and how each is asked for.  Limits: kiosk.settings.  No Qt."""

from collections.abc import Iterator
from typing import Literal

from kiosk.settings import Settings
from kiosk.staffroom.office import Office
from kiosk.staffroom.saving import Value
from kiosk.values import dataclass

Kind = Literal["text", "number", "choice"]


@dataclass(frozen=True)
class Item:
    """One value: where it stands in the file, and what may be chosen (its words are `settings.<key>`)."""

    section: str
    key: str
    kind: Kind
    choices: tuple[int | float | bool, ...] = ()

    @property
    def name(self) -> str:
        """As the audit names it."""
        return f"{self.section}.{self.key}"

    def now(self, settings: Settings) -> Value:
        """The value that holds."""
        found: Value = getattr(getattr(settings, self.section), self.key)
        return found


FROM_START = ("screen", "help")
"""Sections of which a change holds only from the next start on (kiosk.renewal)."""

ITEMS = (
    Item("centre", "name", "text"),
    Item("centre", "telephone", "text"),
    Item("centre", "desk", "text"),
    Item("centre", "hours", "text"),
    Item("sound", "loudest", "choice", (1, 2, 3)),
    Item("sound", "quietest", "choice", (0, 1)),
    Item("idle", "ask_after_s", "choice", (300, 420, 600, 900, 1200, 1800)),
    Item("idle", "answer_within_s", "choice", (60, 90, 120, 180)),
    Item("touch", "repeat_s", "choice", (0.5, 0.6, 0.8, 1.0)),
    Item("screen", "left_handed", "choice", (False, True)),
    Item("help", "phones", "choice", (False, True)),
    Item("help", "ring", "choice", (True, False)),
    Item("targets", "visits", "number"),
    Item("targets", "finished", "number"),
    Item("targets", "soon", "number"),
)


def told(office: Office, item: Item, value: Value) -> str:
    """A value in words."""
    if item.kind == "text":
        return str(value)
    if item.kind == "number":
        return (
            office.say(f"settings.{item.key}_value", value=value) if value else office.say("numbers.no_aim")
        )
    if isinstance(value, bool):
        return office.say(f"settings.{item.key}_{'on' if value else 'off'}")
    if item.section == "sound":
        return office.say(f"settings.volume_{value}")
    seconds = float(value)  # type: ignore[arg-type]
    minutes = item.key == "ask_after_s"
    return office.say("settings.minutes" if minutes else "settings.seconds", value=_short(seconds, minutes))


def house_facts(office: Office) -> Iterator[tuple[str, str]]:
    """The facts this house may change: key, and what it tells."""
    for key, fact in office.library.facts.items():
        if "centre" in fact.editors:
            yield key, fact.about


def _short(seconds: float, minutes: bool) -> str:  # noqa: FBT001 - one of two units
    return f"{seconds / 60:g}" if minutes else f"{seconds:g}"
