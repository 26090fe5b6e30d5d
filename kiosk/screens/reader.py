"""From what is on show to what is said, and back: which sentence on the glass is being spoken."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint

from kiosk.guide.page import Key
from kiosk.screens.sheaf import Shown
from kiosk.values import dataclass
from kiosk.words.sentence import Sentence, apart


@dataclass(frozen=True)
class Line:
    """A sentence to say; `mark` is its place on the sheet, None where it stands outside (「7のうち3」).

    The advice above a simulated machine can be two sentences in one place.
    """

    sentence: Sentence
    mark: int | None


def lines(shown: Shown) -> tuple[Line, ...]:
    """Everything that stands on the sheet, in order; a title that was just heard is not said again."""
    view = shown.view
    spoken = list(_all_lines(shown))
    where = view.page.where
    if shown.number == 0 and where is not None:
        spoken.insert(0, Line(where.sentence, None))
    keys_only = all(mark is not None for mark in view.sheet.blocks) and len(view.keys) == len(
        view.sheet.blocks
    )
    if shown.number > 0 and not keys_only:
        spoken = [line for line in spoken if line.mark != 0]
    return tuple(spoken)


def lines_of(shown: Shown, mark: int) -> tuple[Line, ...]:
    """What stands in one place of the sheet."""
    return tuple(line for line in _all_lines(shown) if line.mark == mark)


def mark_at(shown: Shown, point: QPoint) -> int | None:
    """The place on the sheet at a point of the window."""
    return shown.view.mark_at(shown.view.mapFromParent(point))


def asks(shown: Shown) -> bool:
    """Whether the page waits for an answer; a machine has its own way to ask."""
    page = shown.view.page
    return page.shape != "machine" and any(isinstance(block, Key) for block in page.blocks)


def _all_lines(shown: Shown) -> Iterator[Line]:
    for mark, sentence in enumerate(shown.view.sentences()):
        yield from (Line(part, mark) for part in apart(sentence))


def mark_of(spoken: Sequence[Line], index: int) -> int | None:
    """The place on the sheet of the sentence now spoken."""
    return spoken[index].mark if 0 <= index < len(spoken) else None
