"""What stood on the glass, as plain records: the rows of the human factors are judged from these alone."""

from dataclasses import dataclass

from kiosk.guide.page import Page
from kiosk.words.sentence import Sentence
from tests.walker.box import Box
from tests.walker.canvas import Painted, Text
from tests.walker.looks import Look


@dataclass(frozen=True, slots=True)
class Leaf:
    """One label or key on the glass, everything in the window's pixels.

    `name` is what a screen reader hears, `described` what it hears after that.
    `part` says what it is: title, body, key, rail, top, where, picture.
    """

    part: str
    name: str
    sentence: Sentence | None
    box: Box
    within: Box
    painted: Painted
    tone: str = ""
    chosen: bool = False
    hits: tuple[float, float] | None = None
    described: str = ""

    @property
    def is_target(self) -> bool:
        """Whether a finger can press it."""
        return self.part in {"key", "rail", "top"}

    @property
    def words(self) -> tuple[Text, ...]:
        """Its texts without the ruby, in the order of painting."""
        em = max((text.face.em for text in self.painted.texts), default=0)
        return tuple(text for text in self.painted.texts if text.face.em == em)

    @property
    def ruby(self) -> tuple[Text, ...]:
        """Its readings."""
        return tuple(text for text in self.painted.texts if text not in self.words)

    @property
    def lines(self) -> tuple[tuple[Text, ...], ...]:
        """Its words line by line."""
        rows: dict[float, list[Text]] = {}
        for text in self.words:
            rows.setdefault(round(text.baseline, 1), []).append(text)
        return tuple(tuple(row) for _, row in sorted(rows.items()))


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One sheet of a page on the glass."""

    look: Look
    name: str
    page: Page
    number: int
    count: int
    window: Box
    leaves: tuple[Leaf, ...]
    marks: tuple[tuple[str, Box], ...]
    spoken: tuple[Sentence, ...]
    scrolling: tuple[str, ...]

    @property
    def targets(self) -> tuple[Leaf, ...]:
        """Everything that can be pressed."""
        return tuple(leaf for leaf in self.leaves if leaf.is_target)

    def __str__(self) -> str:
        """As a failure names it."""
        return f"{self.name} {self.number + 1}/{self.count} {self.look}"

    __repr__ = __str__  # a failed assert would print thousands of records


def bare(text: str) -> str:
    """Without spaces: a line does without those at its ends."""
    return "".join(text.split())
