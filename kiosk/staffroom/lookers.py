"""Who looked at the record, for staff: the same sentences that residents can read."""

from kiosk.staffroom.looked import looked
from kiosk.staffroom.notices import Notices
from kiosk.staffroom.room import Room

LAST = 200


def lookers(room: Room) -> Notices:
    """The newest first."""
    office = room.office
    found = looked(office.where.log, office.library.say, LAST)
    return Notices(room, found or [office.say("lookers.none")], heading=office.say("lookers.title"))
