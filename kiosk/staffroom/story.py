"""One request for help from the opening of its procedure to the end of the visit."""

from functools import partial

from kiosk.records.audit.deeds import Deed
from kiosk.records.reports.span import JAPAN
from kiosk.records.requests import Request, story
from kiosk.records.trouble import LogUnreadableError
from kiosk.staffroom.boxes import left, rows
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import ROW_MM, STRONG
from kiosk.staffroom.tell import moment, place, told

TIME_MM = 34.0


class Story(Page):
    """A line an event: when, and what happened.  What a resident chose is in no line: it is in no log."""

    title = "story.title"

    def __init__(self, room: Room, request: Request, first: int = 0) -> None:
        self._request = request
        super().__init__(room)
        try:
            happened = [(row, told(self.office, row)) for row in story(self.office.where.log, request)]
        except LogUnreadableError:
            self.label(self.say("requests.unreadable"), self.body, em=STRONG, at_top=True)
            return
        room.witness(Deed.LOG_SEEN, about=f"call:{request.seq}", count=len(happened))
        lines = [(row, words) for row, words in happened if words]
        fit = max(1, self.body.height() // self.kit.px(ROW_MM + 1.5))
        for (row, words), line in zip(
            lines[first : first + fit], rows(self.body, [1] * fit, 0), strict=False
        ):
            when, what = left(line, self.kit.px(TIME_MM), self.gap)
            self.label(f"{row.at.astimezone(JAPAN):%H:%M:%S}", when)
            self.label(words, what, bold=row.name.startswith("help_"))
        self.paging(first, fit, len(lines), lambda at: room.swap(partial(Story, request=request, first=at)))

    def heading(self) -> str:
        """When, and in which procedure."""
        where = place(self.office, self._request.procedure)
        return self.say("story.of", at=moment(self._request.at), place=where)
