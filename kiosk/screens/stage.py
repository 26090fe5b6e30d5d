"""What happens on the glass: touches go to the guide, turns come back, what is shown is said.

The voice and the chimes are ports: this room does not know who speaks.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton

from kiosk.guide.guide import Guide
from kiosk.guide.help_pages import sign_of
from kiosk.guide.looks import Looks
from kiosk.guide.moves import (
    AskStillThere,
    Close,
    HelpTold,
    LeaveAlone,
    Move,
    Repeat,
    Wonder,
)
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn
from kiosk.screens.glass import Glass
from kiosk.screens.idle import Idle
from kiosk.screens.manner import Manner, manner_of
from kiosk.screens.reader import Line, asks, lines, lines_of, mark_at, mark_of
from kiosk.screens.sheaf import Shown
from kiosk.touch.outcome import Kind, Trouble
from kiosk.widgets.fingers import Fingers
from kiosk.widgets.kit import Kit
from kiosk.words.sentence import Sentence

WONDER_AFTER_MS = 10_000
CLOSES_AFTER_MS = 60_000
"""A page for supporters, when nobody touches it."""
ASK_AGAIN_AFTER_MS = 30_000  # of silence, with no touch
TITLE, BELOW_TITLE = 0, 1  # places on a sheet; what a look was changed to stands below the title
FIRST_TAP_WAS_TAKEN = (Kind.DOUBLE, Kind.EARLY)


class Speaker(Protocol):
    """What the stage asks of a voice."""

    def say(self, sentences: Sequence[Sentence]) -> None: ...
    def stop(self) -> None: ...
    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None: ...
    def adjust(self, looks: Looks) -> None: ...
    def chime(self, name: str, volume: float | None = None) -> None: ...


class Stage(QObject):
    """Joins guide, glass, fingers, idle time and voice.  `word` finds the words of a touch trouble."""

    def __init__(
        self,
        guide: Guide,
        glass: Glass,
        fingers: Fingers,
        idle: Idle,
        dress: Callable[[Looks], Kit],
        word: Callable[[str], Sentence],
        log_trouble: Callable[[str, Session], None],
    ) -> None:
        super().__init__()
        self._guide, self._glass, self._fingers = guide, glass, fingers
        self._idle = idle
        self._dress, self._word, self._log_trouble = dress, word, log_trouble
        self._spoken: tuple[Line, ...] = ()
        self._shown: Shown | None = None
        self._manner: Manner = "page"
        self._hand: QPoint | None = None
        self._aside = False
        self._wondering = QTimer(self, singleShot=True, interval=WONDER_AFTER_MS)
        self._wondering.timeout.connect(self.wonder)
        self._closing = QTimer(self, singleShot=True, interval=CLOSES_AFTER_MS)
        self._closing.timeout.connect(self.close_by_itself)
        self._asking = QTimer(self, singleShot=True, interval=ASK_AGAIN_AFTER_MS)
        self._asking.timeout.connect(self.ask_again)
        self._asked_again = False
        glass.asked.connect(self.asked)
        glass.shown.connect(self.shown)
        glass.ahead.connect(self.ahead)
        fingers.tapped.connect(self.tapped)
        fingers.trouble.connect(self.troubled)
        fingers.aside.connect(self.pointed)
        idle.ask.connect(self.ask_still_there)
        idle.leave.connect(self.leave_alone)
        guide.listen(self.turned)

    def speak_with(self, speaker: Speaker) -> None:
        """Take a voice; it was made with this stage's `speaking` and `silent` as its listeners."""
        self._speaker = speaker

    @Slot(object)
    def asked(self, move: Move) -> None:
        """A key was pressed, by finger or by keyboard."""
        self._idle.touched()
        self._speaker.stop()
        self._glass.tell(None)
        self._guide.make(move)

    @Slot(QAbstractButton)
    def tapped(self, _button: QAbstractButton) -> None:
        """Every accepted tap is heard, but those of staff."""
        if not self._aside:
            self._speaker.chime("tap")

    @Slot(object, object)
    def troubled(self, trouble: Trouble, _button: object) -> None:
        """A tap that was not accepted is answered, never swallowed."""
        if self._aside:
            return
        if self._guide.session.visit:
            self._idle.touched()
        self._wait_and_see()
        self._log_trouble(trouble.kind, self._guide.session)
        notice = self._word(f"touch.{trouble.kind}")
        self._glass.tell(notice)
        if trouble.kind in FIRST_TAP_WAS_TAKEN:
            return  # the page that the first tap brought is being read; nothing speaks over it
        self._speaker.chime("not_accepted")
        self._say((Line(notice, None),))

    @Slot(QPoint)
    def pointed(self, at: QPoint) -> None:
        """A finger on a sentence has that one said; anywhere else it only stops the voice."""
        if self._aside:
            return
        if self._guide.session.visit:
            self._idle.touched()
        self._speaker.stop()
        mark = mark_at(self._shown, at) if self._shown else None
        self._say(lines_of(self._shown, mark) if self._shown and mark is not None else ())

    def turned(self, turn: Turn, before: Session) -> None:
        """A turn of the guide: dress anew where the looks changed, show the page."""
        if turn.session.looks != before.looks:
            self._speaker.adjust(turn.session.looks)
            self._glass.dress(self._dress(turn.session.looks))
        if not turn.session.visit:
            self._at_rest(before)
        if isinstance(turn.move, HelpTold):
            self._idle.touched()
        before_view = self._shown.view if self._shown else None
        self._manner = manner_of(turn, before_view.page if before_view else None)
        self._glass.show_turn(turn)
        if isinstance(turn.move, Repeat) and self._shown:
            self._say(lines(self._shown))
        elif isinstance(turn.move, HelpTold) and self._shown and self._shown.view is before_view:
            self._say_sign(turn, before)

    @Slot(object)
    def shown(self, shown: Shown) -> None:
        """A sheet is on the glass: say what stands on it, once."""
        another = self._shown is None or self._shown.view is not shown.view
        if another and self._manner in ("page", "quiet"):
            self._fingers.page_changed()
        if another and self._manner == "page":
            self._say(lines(shown))
        elif self._manner == "change":
            self._say(lines_of(shown, BELOW_TITLE))
        elif self._manner == "advice":
            self._say(lines_of(shown, TITLE))
        if another:
            self._hand = shown.view.point(self._hand)
            self._asked_again = False
        self._shown = shown
        self._wait_and_see()

    def announce(self, sentence: Sentence) -> None:
        """Show and say a sentence that belongs to no page."""
        self._glass.tell(sentence)
        self._say((Line(sentence, None),))

    def chime(self, name: str, volume: float | None = None) -> None:
        """Ring."""
        self._speaker.chime(name, volume)

    def step_aside(self) -> None:
        """Staff are at the glass: until `come_back` nothing is said, nothing counted, and nobody is asked."""
        self._aside = True
        self._speaker.stop()
        self._glass.tell(None)
        self._idle.rest()
        self._asking.stop()
        self._wait_and_see()

    def come_back(self) -> None:
        """The resident's page is on the glass again, as it was."""
        self._aside = False
        self._fingers.page_changed()
        if self._guide.session.visit:
            self._idle.touched()
        self._wait_and_see()

    def kit(self) -> Kit:
        """The present looks."""
        return self._dress(self._guide.session.looks)

    @Slot(object)
    def ahead(self, coming: tuple[Shown, ...]) -> None:
        """Have the voice of what can follow ready."""
        self._speaker.prepare([[line.sentence for line in lines(shown)] for shown in coming])

    @Slot()
    def wonder(self) -> None:
        """Nobody has touched the simulated machine for a while."""
        self._guide.make(Wonder())

    @Slot()
    def close_by_itself(self) -> None:
        """Nobody has touched the page for supporters for a while."""
        if self._shown and self._shown.view.page.for_supporters:
            self._guide.make(Close())

    @Slot()
    def ask_again(self) -> None:
        """The voice has been silent for long: what the page asks, once more and never again."""
        if self._shown and not self._shown.view.page.for_supporters:
            self._asked_again = True
            self._say(lines_of(self._shown, TITLE))

    @Slot()
    def ask_still_there(self) -> None:
        """Nobody touched for long; whoever waits for help on its way is not asked."""
        news = self._guide.session.help
        if news is not None and news.on_its_way:
            self._idle.touched()
        elif self._guide.session.visit:
            self._guide.make(AskStillThere())

    @Slot()
    def leave_alone(self) -> None:
        """Nobody answered."""
        if self._guide.session.visit:
            self._guide.make(LeaveAlone())

    def speaking(self, index: int) -> None:
        """The voice began a sentence: mark it on the glass."""
        if self._shown:
            self._shown.view.mark(mark_of(self._spoken, index))

    def silent(self) -> None:
        """The voice has read everything."""
        self._unmark()
        waits = self._shown is not None and asks(self._shown) and not self._aside
        if waits and self._guide.session.visit and not self._asked_again:
            self._asking.start()

    def _unmark(self) -> None:
        """No sentence is being read any more."""
        if self._shown:
            self._shown.view.mark(None)
            self._wait_and_see()

    def _say(self, spoken: tuple[Line, ...]) -> None:
        self._unmark()
        self._asking.stop()
        self._spoken = spoken
        if not self._aside:
            self._speaker.say([line.sentence for line in spoken])

    def _say_sign(self, turn: Turn, before: Session) -> None:
        """News of a call that only the rail shows are said in its words."""
        if turn.page.sign and turn.page.sign != sign_of(before.help):
            self._say((Line(self._glass.rail.help.face.sentence, None),))

    def _wait_and_see(self) -> None:
        """The wait for a hint, or to close, begins anew with each page and when the voice has read it."""
        page = self._shown.view.page if self._shown else None
        for timer, wanted in (
            (self._wondering, page is not None and page.wonders),
            (self._closing, page is not None and page.for_supporters),
        ):
            if wanted and not self._aside:
                timer.start()
            else:
                timer.stop()

    def _at_rest(self, before: Session) -> None:
        """The visit is over: nothing of it remains on this machine."""
        self._idle.rest()
        self._fingers.reset()
        if before.visit:
            self._glass.forget()
            self._shown = None
            self._spoken = ()
