"""One question with a list of answers; the present one wears a mark."""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.staffroom.boxes import grid
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room

DOWN, ACROSS = 4, 2
FIT = DOWN * ACROSS


class Choice(Page):
    """Answers are pairs of a value and its words; `take` is told the value, one page back."""

    def __init__(
        self,
        room: Room,
        heading: str,
        answers: Sequence[tuple[str, str]],
        now: str,
        take: Callable[[str], None],
        first: int = 0,
        *,
        stay: bool = False,
    ) -> None:
        """With `stay` a way leads back here from what the answer opens."""
        self._heading = heading
        super().__init__(room)
        self._take, self._stay = take, stay
        shown = answers[first : first + FIT]
        for (value, words), cell in zip(shown, grid(self.body, DOWN, ACROSS, self.gap), strict=False):
            chosen = value == now
            picture = "good" if chosen else None
            self.key(words, cell, partial(self._taken, value), picture=picture, tone="choice")
        rest = heading, answers, now, take
        self.paging(
            first, FIT, len(answers), lambda at: room.swap(lambda room: Choice(room, *rest, at, stay=stay))
        )

    def heading(self) -> str:
        """The question."""
        return self._heading

    def _taken(self, value: str) -> None:
        room, take = self.room, self._take
        if not self._stay:
            room.back()
        take(value)
