"""What a resident, or the silence, can do."""

from kiosk.guide.looks import Looks
from kiosk.helpcall.call import Act, Kind
from kiosk.helpcall.news import News
from kiosk.procedures.rehearse import Way
from kiosk.values import dataclass


@dataclass(frozen=True)
class OpenTile:
    """A tile of the home page or of a group."""

    key: str


@dataclass(frozen=True)
class AskNotHere:
    """「ここにない」."""


@dataclass(frozen=True)
class TellNeed:
    """What was looked for, by picture."""

    key: str


@dataclass(frozen=True)
class Forward:
    """つぎへ.  `at` is the first block of the next sheet of this page, None when the page is done."""

    at: int | None = None


@dataclass(frozen=True)
class Back:
    """もどる.  `sheet` is the first block of the sheet on show (it may have moved with the text size)."""

    sheet: int = 0


@dataclass(frozen=True)
class Choose:
    """An answer."""

    key: str


@dataclass(frozen=True)
class Tick:
    """A thing of the checklist, on or off."""

    key: str


@dataclass(frozen=True)
class Practise:
    """Practise from the beginning, in this way."""

    way: Way


@dataclass(frozen=True)
class Touch:
    """A part of the simulated machine."""

    part: str


@dataclass(frozen=True)
class Wonder:
    """Nobody has touched the simulated machine for a while."""


@dataclass(frozen=True)
class Repeat:
    """もういちど聞く."""


@dataclass(frozen=True)
class CallHelp:
    """係をよぶ."""

    kind: str = "desk"


@dataclass(frozen=True)
class AskMeaning:
    """ことばの意味: what these words of the glossary mean."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class AskFor:
    """そばで教えてほしい, 見ていてほしい: the call itself."""

    kind: Kind


@dataclass(frozen=True)
class TryAlone:
    """もうすこし自分でやってみる: calls nobody."""


@dataclass(frozen=True)
class SlowAndLarge:
    """The same page again: larger, slower, spoken."""


@dataclass(frozen=True)
class HelpAct:
    """What the resident does about the call: きました, おわりました, よぶのをやめる."""

    act: Act


@dataclass(frozen=True)
class HelpTold:
    """What is known of the call now."""

    news: News


@dataclass(frozen=True)
class ShowPhone:
    """The centre's telephone number."""


@dataclass(frozen=True)
class OpenGuidance:
    """支援する方へ."""


@dataclass(frozen=True)
class Guided:
    """Somebody stands beside the resident: `one` to one, or one for a `group`."""

    how: str


@dataclass(frozen=True)
class OpenLooks:
    """見やすさ・聞こえかた; `what` is empty for the menu."""

    what: str = ""


@dataclass(frozen=True)
class OpenRecord:
    """What this machine records; with `lookers`, who has looked at it."""

    lookers: bool = False


@dataclass(frozen=True)
class SetLooks:
    """Take these looks from now on."""

    looks: Looks


@dataclass(frozen=True)
class AskStartOver:
    """はじめから."""


@dataclass(frozen=True)
class StartOver:
    """Yes, from the beginning."""


@dataclass(frozen=True)
class Close:
    """Leave the overlay, back to exactly the same page."""


@dataclass(frozen=True)
class End:
    """おわる: wipe this visit."""


@dataclass(frozen=True)
class AnotherThing:
    """ほかのことをする: the home page again, in the same visit, with the same looks; answers are wiped."""


@dataclass(frozen=True)
class AskStillThere:
    """Nobody has touched the glass for a while."""


@dataclass(frozen=True)
class LeaveAlone:
    """Nobody answered: a quiet reset."""


Move = (
    OpenTile
    | AskNotHere
    | TellNeed
    | Forward
    | Back
    | Choose
    | Tick
    | Practise
    | Touch
    | Wonder
    | Repeat
    | CallHelp
    | AskMeaning
    | AskFor
    | TryAlone
    | SlowAndLarge
    | HelpAct
    | HelpTold
    | ShowPhone
    | OpenGuidance
    | Guided
    | OpenLooks
    | OpenRecord
    | SetLooks
    | AskStartOver
    | StartOver
    | Close
    | End
    | AnotherThing
    | AskStillThere
    | LeaveAlone
)
