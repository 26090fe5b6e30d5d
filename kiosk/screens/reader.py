"""From what is on show to what is said, and back: which sentence on the glass is being spoken."""

from collections.abc import Sequence

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
    spoken = [Line(part, mark) for mark, sentence in enumerate(view.sentences()) for part in apart(sentence)]
    where = view.page.where
    if shown.number == 0 and where is not None:
        spoken.insert(0, Line(where.sentence, None))
    keys_only = all(mark is not None for mark in view.sheet.blocks) and len(view.keys) == len(
        view.sheet.blocks
    )
    if shown.number > 0 and not keys_only:
        spoken = [line for line in spoken if line.mark != 0]
    return tuple(spoken)


def mark_of(spoken: Sequence[Line], index: int) -> int | None:
    """The place on the sheet of the sentence now spoken."""
    return spoken[index].mark if 0 <= index < len(spoken) else None
