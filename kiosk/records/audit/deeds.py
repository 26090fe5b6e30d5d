"""What staff do with the record, as one line of the audit: who, what, why, when, about what, how many.

    diary.witness(Deed.EXPORT, who="田中", why=Purpose.MONTHLY, about="2026-10-01..2026-10-31", count=120)

`who` is the nickname that `StaffKeys` admitted, or one of the roles below.
No line holds a resident's data.
"""

import re
from enum import StrEnum

from kiosk.keys.rules import LONGEST_NAME
from kiosk.values import dataclass

MACHINE = "@machine"
"""The kiosk by itself: expiry, restoring."""

SOMEBODY = "@somebody"
"""Whoever stood before the glass without a number that fits."""

OPERATOR = "@operator"
"""Whoever has the command line of this machine."""

_ABOUT = r"[a-z0-9_.:-]{0,40}"


class Deed(StrEnum):
    """Each has a sentence in the catalogue, `audit.deed.<value>`, that may use {about} and {count}."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    LOCKED_OUT = "locked_out"
    UNLOCKED = "unlocked"
    SUMMARY_SEEN = "summary_seen"
    LOG_SEEN = "log_seen"
    CALL_SEEN = "call_seen"
    EXPORTED = "exported"
    REPORTED = "reported"
    NOT_EXPORTED = "not_exported"
    EXPIRED = "expired"
    SETTING_CHANGED = "setting_changed"
    STAFF_ADDED = "staff_added"
    STAFF_REMOVED = "staff_removed"
    SUPPORTER_INVITED = "supporter_invited"
    SUPPORTER_REMOVED = "supporter_removed"
    PIN_CHANGED = "pin_changed"
    PINS_FORGOTTEN = "pins_forgotten"
    RESTORED = "restored"
    MIGRATED = "migrated"


class Purpose(StrEnum):
    """Why. Each has words in the catalogue, `audit.purpose.<value>`."""

    DAILY = "daily"
    MONTHLY = "monthly"
    COMMITTEE = "committee"
    INQUIRY = "inquiry"
    REPAIR = "repair"
    RETENTION = "retention"
    BEGINNING = "beginning"
    UNTOLD = "untold"


class EntryRefusedError(ValueError):
    """A line that has no form. Names the field, never the value."""


@dataclass(frozen=True)
class Entry:
    """One line before it has its number and its seal. `at` is UTC in ISO 8601 with ms."""

    id: str
    at: str
    who: str
    deed: str
    purpose: str
    about: str
    count: int

    def __post_init__(self) -> None:
        for field, sound in (
            ("who", 1 <= len(self.who) <= LONGEST_NAME and self.who.isprintable()),
            ("about", re.fullmatch(_ABOUT, self.about) is not None),
            ("count", type(self.count) is int and self.count >= 0),
        ):
            if not sound:
                raise EntryRefusedError(field)
