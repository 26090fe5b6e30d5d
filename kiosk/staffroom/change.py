"""Settings changed by a member of staff: written, read again, and witnessed."""

from collections.abc import Sequence

from kiosk.records.audit.deeds import Deed
from kiosk.settings import read_settings
from kiosk.staffroom.room import Room
from kiosk.staffroom.saving import Change, NotSavedError, Value, save

MARKS = frozenset("《》｜|")
"""They mean readings in what residents see."""


def change_all(room: Room, changes: Sequence[Change]) -> str | None:
    """Write some values. None where they are kept and hold, else why not, in words; then all is as before."""
    office, path = room.office, room.office.where.settings
    if any(MARKS & set(str(value)) for _, _, value in changes):
        return office.say("settings.refused")
    known = read_settings(path)
    try:
        before = path.read_bytes() if path.exists() else None
        save(path, changes)
        if set(read_settings(path).faults) - set(known.faults):
            path.unlink() if before is None else path.write_bytes(before)
            return office.say("settings.refused")
    except (NotSavedError, OSError):
        return office.say("settings.not_saved")
    room.changed = True
    for section, key, _ in changes:
        room.witness(Deed.SETTING_CHANGED, about=f"{section}.{key}")
    return None


def change(room: Room, section: str, key: str, value: Value) -> str | None:
    """Write one value."""
    return change_all(room, [(section, key, value)])


def change_and_return(room: Room, section: str, key: str, value: Value) -> str | None:
    """Write one value, and back to the page before where it is kept."""
    refused = change(room, section, key, value)
    if refused is None:
        room.back()
    return refused
