"""Who may speak to the hub, and as what."""

from datetime import datetime
from enum import StrEnum

from kiosk.values import dataclass


class Role(StrEnum):
    """Each may do only its own things."""

    TABLET = "tablet"
    SUPPORTER = "supporter"
    STAFF = "staff"


@dataclass(frozen=True)
class Holder:
    """Holds a token of which the hub keeps only a hash.  `name`: the tablet's, or a chosen nickname."""

    id: str
    role: Role
    name: str
    seat: str
    hash: str
    made: datetime
    ends: datetime | None = None

    @property
    def is_tablet(self) -> bool:
        """Tablets know their own calls only."""
        return self.role is Role.TABLET

    @property
    def nickname(self) -> str | None:
        """Who came, as the resident reads it; a tablet's own acts name nobody."""
        return self.name if self.role is Role.SUPPORTER else None
