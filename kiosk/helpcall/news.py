"""What the glass may say of a call: only what is known, never how it will end."""

from enum import StrEnum

from kiosk.helpcall.call import OPEN, Kind, Stage
from kiosk.values import dataclass


class Reach(StrEnum):
    """How far a call comes just now."""

    RINGING = "ringing"  # it is shown where somebody looks
    NOBODY = "nobody"  # the hub has it, and nobody's page is open
    CUT = "cut"  # there is no hub


WAITING = (Stage.REQUESTED, Stage.SEEN)


@dataclass(frozen=True)
class News:
    """The state of a call as a resident is told of it.

    `by` is the nickname of who saw it, is coming or came; `minutes` what that person said, while it can still
    be true; `late` once nobody has answered (or come) in time; `again` once whoever was coming could not;
    `guided` how a supporter says the visit is helped.
    """

    kind: Kind
    stage: Stage = Stage.REQUESTED
    reach: Reach = Reach.RINGING
    by: str | None = None
    minutes: int | None = None
    late: bool = False
    again: bool = False
    guided: str = ""

    @property
    def open(self) -> bool:
        """Whether the call still stands."""
        return self.stage in OPEN

    @property
    def unanswered(self) -> bool:
        """Whether the resident should be told what else to do."""
        unheard = self.stage in WAITING and self.reach is not Reach.RINGING
        return self.open and not self.watched and (self.late or unheard)

    @property
    def on_its_way(self) -> bool:
        """Whether there is reason to wait quietly: it rings somewhere, or somebody is coming."""
        return self.open and self.stage is not Stage.ARRIVED and not self.unanswered

    @property
    def answered(self) -> bool:
        """Whether a person has taken it."""
        return self.stage in (Stage.ON_THE_WAY, Stage.ARRIVED)

    @property
    def watched(self) -> bool:
        """Whether somebody looks at this page from elsewhere."""
        seen = self.open and self.stage is not Stage.REQUESTED
        return self.kind is Kind.WATCH and seen and self.reach is Reach.RINGING
