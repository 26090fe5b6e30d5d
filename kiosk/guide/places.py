"""Where a resident can be.  A place is a name, never a number, and carries the first block on show."""

from kiosk.procedures.rehearse import State
from kiosk.values import dataclass, replace


@dataclass(frozen=True)
class Home:
    """The home page."""

    at: int = 0


@dataclass(frozen=True)
class Group:
    """A deeper page of tiles, by the keys of the tiles that lead there."""

    keys: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True)
class NotHere:
    """The page 「ここにない」."""

    at: int = 0


@dataclass(frozen=True)
class Step:
    """A step of a procedure; `at` is the first block of the sheet on show.

    `within` is what was chosen inside this very step, page after page (the danger, the town).
    The log never hears of it.
    """

    procedure: str
    step: str
    at: int = 0
    within: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The name by which the visit keeps the answer given on this page."""
        return "/".join((self.step, *self.within))

    def same_step(self, other: "Place") -> bool:
        """Whether both are pages of one step."""
        return isinstance(other, Step) and (self.procedure, self.step) == (other.procedure, other.step)


@dataclass(frozen=True)
class Rehearsal:
    """Practice on a step's simulated machine, as far as it has come."""

    procedure: str
    step: str
    state: State
    at: int = 0

    @property
    def belongs_to(self) -> Step:
        """The step it practises for."""
        return Step(self.procedure, self.step)


Place = Home | Group | NotHere | Step | Rehearsal


def has_sheets(place: Place) -> bool:
    """Whether a place can have several sheets; the home page and its groups are one each."""
    return isinstance(place, Step | Rehearsal)


def same_page(one: Place, other: Place) -> bool:
    """Whether both are sheets of one page."""
    return replace(one, at=0) == replace(other, at=0)


# The program's own pages of every procedure; no author may use these names.
COVER, COUNTER, PHONE, ENDED = "cover", "counter", "phone", "ended"
OWN_PAGES = (COVER, COUNTER, PHONE, ENDED)


@dataclass(frozen=True)
class LooksMenu:
    """見やすさ・聞こえかた: what to change."""


@dataclass(frozen=True)
class LooksOf:
    """One of the three kinds of looks."""

    what: str  # text, theme, voice
    said: str = ""  # what was just changed, to be told


@dataclass(frozen=True)
class HelpOffer:
    """係をよぶ asks what kind of help.  `kind` is why (desk, risk, unsure, unmet)."""

    kind: str = "desk"


@dataclass(frozen=True)
class AloneOffer:
    """もうすこし自分でやってみる offers the page again, slower and larger."""


@dataclass(frozen=True)
class HelpCall:
    """How the call stands."""


@dataclass(frozen=True)
class HelpPhone:
    """The centre's number and when it answers."""


@dataclass(frozen=True)
class Guidance:
    """支援する方へ: for whoever stands beside the resident."""


@dataclass(frozen=True)
class Recorded:
    """What this machine records, and what it never does."""


@dataclass(frozen=True)
class Lookers:
    """この記録を見た人."""


@dataclass(frozen=True)
class StartOverQuestion:
    """はじめから asks first."""


@dataclass(frozen=True)
class StillThere:
    """Are you still there?"""


@dataclass(frozen=True)
class Explained:
    """ことばの意味: these words of the glossary, in plain words."""

    words: tuple[str, ...]


Overlay = (
    LooksMenu
    | LooksOf
    | HelpOffer
    | AloneOffer
    | HelpCall
    | HelpPhone
    | Guidance
    | Recorded
    | Lookers
    | StartOverQuestion
    | StillThere
    | Explained
)
