"""One call for help, as the tablet, the hub and the phones all see it, and the moves it allows."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.values import dataclass

UNANSWERED = timedelta(seconds=60)
"""Nobody said いきます for so long: the call becomes urgent."""

NOT_ARRIVED = timedelta(minutes=5)
"""Somebody said いきます, and nobody came for so long."""


class Kind(StrEnum):
    """What the resident asked for."""

    BESIDE = "beside"  # そばで教えてほしい
    WATCH = "watch"  # 見ていてほしい


class Stage(StrEnum):
    """Where a call is.  The last two are its ends."""

    REQUESTED = "requested"
    SEEN = "seen"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    RESOLVED = "resolved"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What somebody does about a call."""

    SEE = "see"
    COME = "come"  # いきます
    GIVE_BACK = "give_back"  # 行けなくなりました
    ARRIVE = "arrive"  # ついた, きました
    RESOLVE = "resolve"  # おわった
    CANCEL = "cancel"  # the resident, at any time


OPEN = (Stage.REQUESTED, Stage.SEEN, Stage.ON_THE_WAY, Stage.ARRIVED)

_LEADS = {
    Act.SEE: ((Stage.REQUESTED,), Stage.SEEN),
    Act.COME: ((Stage.REQUESTED, Stage.SEEN), Stage.ON_THE_WAY),
    Act.GIVE_BACK: ((Stage.ON_THE_WAY,), Stage.REQUESTED),
    Act.ARRIVE: ((Stage.REQUESTED, Stage.SEEN, Stage.ON_THE_WAY), Stage.ARRIVED),
    Act.RESOLVE: (OPEN, Stage.RESOLVED),
    Act.CANCEL: (OPEN, Stage.CANCELLED),
}


class ActRefusedError(ValueError):
    """The call is past this: somebody else was first, or it has ended."""


@dataclass(frozen=True)
class Call:
    """`by` is the nickname of who saw it, is coming or came.  `version` rises by one with every act."""

    id: str
    version: int
    stage: Stage
    kind: Kind
    opened: datetime
    since: datetime
    by: str | None = None
    escalated: bool = False

    @property
    def open(self) -> bool:
        """Whether anybody still waits."""
        return self.stage in OPEN


def acted(call: Call, act: Act, now: datetime, by: str | None = None) -> Call:
    """The call after an act.  Raises `ActRefusedError` where the act has no meaning any more."""
    allowed, stage = _LEADS[act]
    if call.stage not in allowed:
        raise ActRefusedError(f"{act} at {call.stage}")
    kept = None if act is Act.GIVE_BACK else by or call.by
    urgent = call.escalated and stage in (Stage.REQUESTED, Stage.SEEN)
    return replace(call, version=call.version + 1, stage=stage, since=now, by=kept, escalated=urgent)


def due_to_escalate(call: Call, now: datetime) -> bool:
    """Whether the call has waited too long: seen by nobody who comes, or promised and nobody came."""
    if call.escalated or not call.open or call.stage is Stage.ARRIVED:
        return False
    if call.stage is Stage.ON_THE_WAY:
        return now - call.since >= NOT_ARRIVED
    return now - call.opened >= UNANSWERED


def escalated(call: Call) -> Call:
    """The same call, now urgent; it can still be answered."""
    return replace(call, version=call.version + 1, escalated=True)
