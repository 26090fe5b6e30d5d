"""What stands on one page, before it is known how large: every sentence in the order it is spoken."""

from typing import Literal

from kiosk.guide.moves import Move
from kiosk.procedures.machines import Shape, Side
from kiosk.values import dataclass
from kiosk.words.sentence import Sentence

Tone = Literal["plain", "heading", "careful", "doubt", "strong", "machine"]
KeyTone = Literal["tile", "choice", "unsure", "urgent", "primary", "leave", "help", "quiet"]


@dataclass(frozen=True)
class Saying:
    """One sentence; `mark` is a small picture before it."""

    sentence: Sentence
    tone: Tone = "plain"
    mark: str | None = None


@dataclass(frozen=True)
class Digits:
    """A telephone number in huge digits."""

    sentence: Sentence


@dataclass(frozen=True)
class Square:
    """A two-dimensional code of an official page; `sentence` names the address in words."""

    url: str
    sentence: Sentence


@dataclass(frozen=True)
class Tickable:
    """One thing to have ready, ticked by touch."""

    move: Move
    sentence: Sentence
    done: bool


@dataclass(frozen=True)
class Key:
    """Something to press."""

    move: Move
    sentence: Sentence
    picture: str | None
    tone: KeyTone = "choice"
    current: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a simulated machine; `pointed` is the one that a hand points at.

    `of` names the machine: whoever listens can tell its もどる from the one that is always there.
    """

    move: Move
    sentence: Sentence
    kind: Literal["button", "slot", "digit"]
    picture: str | None
    pointed: bool
    of: str


@dataclass(frozen=True)
class Dots:
    """A secret number on a simulated machine's screen: only how many digits were pressed."""

    sentence: Sentence
    pressed: int
    of: int


Block = Saying | Digits | Square | Tickable | Key | Part | Dots


@dataclass(frozen=True)
class Device:
    """The body of a simulated machine; `alarm` where its screen wants to frighten."""

    shape: Shape
    slots: Side
    alarm: bool


@dataclass(frozen=True)
class Where:
    """「7のうち3」."""

    position: int
    total: int
    sentence: Sentence


Sign = Literal["", "calling", "coming", "here", "watched"]
"""What the glass shows of an open call, on every page: nothing where none is open."""


@dataclass(frozen=True)
class Page:
    """One page: `shape` is the screen that draws it, `name` tells pages apart in logs and tests.

    `redo` begins the practice again; `wonders` asks for a `Wonder` when nobody touches for a while.
    `guidance` has the key for supporters; a page `for_supporters` is silent and closes by itself.
    """

    shape: Literal["home", "step", "menu", "machine"]
    name: str
    title: Sentence
    blocks: tuple[Block, ...]
    picture: str | None = None
    where: Where | None = None
    back: bool = True
    forward: bool = False
    start_over: bool = True
    at: int = 0
    device: Device | None = None
    redo: Move | None = None
    wonders: bool = False
    sign: Sign = ""
    guidance: bool = False
    for_supporters: bool = False

    def spoken(self) -> tuple[Sentence, ...]:
        """Every sentence of the page, in reading order."""
        where = (self.where.sentence,) if self.where else ()
        return (*where, self.title, *sentences(self.blocks))


def sentences(blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """The sentences of some blocks, in reading order."""
    return tuple(block.sentence for block in blocks)
