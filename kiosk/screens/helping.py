"""Joins the glass and the Desk: a touch becomes a call, what the hub says becomes a page and a chime."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.guide.compose import page_of
from kiosk.guide.guidance import about
from kiosk.guide.guide import Guide
from kiosk.guide.moves import AskFor, HelpAct, HelpTold
from kiosk.guide.nickname import named
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn
from kiosk.helpcall.call import Kind, Stage
from kiosk.helpcall.desk import Desk, Tale
from kiosk.helpcall.news import WAITING, News, Reach
from kiosk.helpcall.port import Event, KeyOnShow, Look, Spot
from kiosk.screens.glass import Glass
from kiosk.screens.sheaf import Shown
from kiosk.screens.sheet_view import SheetView
from kiosk.values import dataclass
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.fingers import Fingers
from kiosk.widgets.machine_parts import PartKey
from kiosk.words.sentence import Sentence

TICK_MS = 1000
LOUDNESS = (0.5, 0.75, 1.0)
"""How loud the ring is at least: the first time, the second, then always.  It grows, and startles nobody."""

Note = Callable[[str, Mapping[str, int | str], str], None]
"""Takes an event, its fields and the visit."""


class Voice(Protocol):
    """What is asked of the stage and its speaker."""

    def announce(self, sentence: Sentence) -> None: ...
    def chime(self, name: str, volume: float | None = None) -> None: ...


@dataclass(frozen=True)
class Ringing:
    """Whether this tablet goes on ringing while nobody answers, and how often."""

    on: bool
    every_s: int


class Helping(QObject):
    """A listener of guide, glass, fingers, Desk and line.  `clock` gives seconds, never backwards."""

    def __init__(
        self,
        guide: Guide,
        glass: Glass,
        fingers: Fingers,
        desk: Desk,
        clock: Callable[[], float],
        ringing: Ringing,
        note: Note,
    ) -> None:
        super().__init__()
        self._guide, self._glass, self._desk = guide, glass, desk
        self._clock, self._ringing, self._note = clock, ringing, note
        self._view: SheetView | None = None
        self._since = clock()
        self._troubles = 0
        self._pages = 0
        self._keys: dict[str, BigButton] = {}
        self._ours = False
        self._stage = self._logged = ""
        self._rang = 0
        self._rang_at = 0.0
        self._visit = ""
        desk.listen(self.told, self.pointed)
        guide.listen(self.turned)
        glass.shown.connect(self.shown)
        fingers.trouble.connect(self.troubled)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.tick)

    def speak_with(self, voice: Voice) -> None:
        """Take a voice."""
        self._voice = voice

    # ------------------------------------------------------------ what is touched

    def turned(self, turn: Turn, before: Session) -> None:
        """A call, an act, or the end of a visit that had one."""
        self._visit = turn.session.visit or before.visit
        self._desk.tick(self._clock())
        self._ours = True
        match turn.move:
            case AskFor(kind) if self._desk.news is None:
                self._desk.open(kind, self._spot())
            case HelpAct(act):
                self._desk.act(act)
            case _ if before.visit and not turn.session.visit:
                self._desk.leave()
        self._ours = False

    @Slot(object)
    def shown(self, shown: Shown) -> None:
        """Another page: how long anybody has been there counts anew; whoever watches sees it too."""
        if shown.view is self._view:
            return
        if self._view is None or shown.view.page.name != self._view.page.name:
            self._since, self._troubles = self._clock(), 0
        self._view = shown.view
        self._pages += 1
        keys = (key for key in self._glass.keys_on_show() if not _is_digit(key))
        self._keys = {f"{self._pages}.{number}": key for number, key in enumerate(keys)}
        if self._desk.news is not None:
            self._desk.moved(self._spot())

    @Slot(object, object)
    def troubled(self, _trouble: object, _key: object) -> None:
        """A tap that was not taken."""
        self._troubles += 1

    def _spot(self) -> Spot:
        """Where the resident is; the keys of a page that tells of an illness or a town are not named."""
        session, looks = self._guide.session, self._guide.session.looks
        plain = Session(session.visit, session.trail, looks=looks)
        where = page_of(plain, self._guide.library).where
        told = about(session, where.sentence.text if where else "", self._guide.library)
        news = self._desk.news
        watched = news is not None and news.kind is Kind.WATCH
        around = {*self._glass.rail.keys(), *self._glass.top.keys()}
        bare = told.step == "private" or bool(getattr(session.place, "within", ()))
        keys = tuple(
            KeyOnShow(name, key.face.sentence.text)
            for name, key in self._keys.items()
            if watched and not (bare and key not in around)
        )
        look = Look(looks.text, looks.theme, looks.voice, looks.slow)
        return Spot(told, round(self._clock() - self._since), self._troubles, look, keys)

    # ------------------------------------------------------------ what comes back

    def heard(self, event: Event) -> None:
        """The line has something; on Qt's thread, like all of this."""
        self._desk.tick(self._clock())
        self._desk.heard(event)

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        self._desk.tick(self._clock())
        news = self._desk.news
        if news is None or not news.unanswered or not self._ringing.on:
            return
        if self._clock() - self._rang_at >= self._ringing.every_s:
            self._ring()

    def told(self, tale: Tale) -> None:
        """The Desk's news: heard, shown, and logged; a call of before the start begins a visit.

        Seconds count only while a call is open: a kiosk that nobody touches wakes for nothing.
        """
        if not tale.news.open:
            self._ticking.stop()
        elif not self._ticking.isActive():
            self._ticking.start()
        self._chime(tale.news)
        if not self._ours:
            self._guide.make(HelpTold(tale.news))
        self._log(tale)

    def pointed(self, name: str | None, by: str) -> None:
        """A ring around one key, and words that say whose it is."""
        key = self._keys.get(name) if name else None
        self._glass.point(key)
        if key is not None:
            self._voice.announce(named("help.pointed", by, self._guide.library))

    def _chime(self, news: News) -> None:
        stage = news.stage if news.open else ""
        if stage == Stage.REQUESTED and self._stage != Stage.REQUESTED:
            self._rang = 0
            self._ring()
        elif stage == Stage.ON_THE_WAY and self._stage != Stage.ON_THE_WAY:
            self._voice.chime("help_coming")
        self._stage = stage

    def _ring(self) -> None:
        self._rang_at = self._clock()
        self._voice.chime("help_called", LOUDNESS[min(self._rang, len(LOUDNESS) - 1)])
        self._rang += 1

    def _log(self, tale: Tale) -> None:
        """Stages and the end with their milliseconds; never a name."""
        way, ms = tale.news.kind.value, tale.ms
        stage = _stage(tale.news) if tale.ended is None else ""
        if stage and stage != self._logged:
            self._note("help_stage", {"way": way, "stage": stage, "ms": ms}, self._visit)
        self._logged = stage
        if tale.ended is None:
            return
        self._note("help_ended", {"way": way, "how": tale.ended.value, "ms": ms}, self._visit)
        for code in tale.codes:
            self._note("help_about", {"about": code}, self._visit)


def _stage(news: News) -> str:
    """The stage for the log: what the resident was told."""
    if not news.unanswered:
        return news.stage.value
    if news.stage not in WAITING:
        return "not_arrived"
    return "no_answer" if news.reach is Reach.RINGING else news.reach.value


def _is_digit(key: BigButton) -> bool:
    return isinstance(key, PartKey) and key.part.kind == "digit"
