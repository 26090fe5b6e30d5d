"""The tablet's composition root: one frozen dataclass owns every part.

PySide holds bound methods weakly, so what nobody keeps is silently disconnected: everything lives here.
Heavy parts (the diary, the voice) start after the first paint.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from kiosk.content import VERSION, Places
from kiosk.guide.guide import Guide
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks
from kiosk.helpcall.desk import Desk
from kiosk.line.build import Exchange, Where, build_exchange
from kiosk.line.reception import State
from kiosk.opening import Opened, open_all
from kiosk.procedures.fault import RESTORE, Fault
from kiosk.records.audit.deeds import Deed
from kiosk.records.audit.key import made_key
from kiosk.records.catalogue import Catalogue as Events
from kiosk.records.diary import Diary
from kiosk.records.ids import event_ids, visit_id
from kiosk.records.scribe import Scribe
from kiosk.records.told import told
from kiosk.renewal import renew, waits_for_start
from kiosk.screens.glass import Glass
from kiosk.screens.helping import Helping, Ringing
from kiosk.screens.idle import Idle
from kiosk.screens.stage import Stage
from kiosk.settings import Settings, read_settings
from kiosk.speech.build import Sound, build_sound
from kiosk.speech.port import VoiceState
from kiosk.speech.speaker import Speaker, manner
from kiosk.staffroom.door import Door
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES, px_per_mm
from kiosk.touch.limits import Limits
from kiosk.values import dataclass
from kiosk.widgets.fingers import Fingers
from kiosk.widgets.kit import Kit
from kiosk.widgets.pictures import Pictures

if TYPE_CHECKING:
    from kiosk.staffroom.office import Office

WEIGHTS = 2  # of the UD font: regular and bold
LOOKERS_SHOWN = 12  # lines of the page 「この記録を見た人」
AGAIN = 75  # the loop's code when staff asked for a new start; `kiosk.run` begins anew
PAINTED_MS = 20  # after a touch the next page stands on the glass
WATCH_MS = 60_000  # how often the sound and the log are looked at
log = logging.getLogger("kiosk")


@dataclass(frozen=True)
class Tablet:
    """Every part of the kiosk; keep it as long as the kiosk runs."""

    settings: Settings
    guide: Guide
    glass: Glass
    fingers: Fingers
    idle: Idle
    stage: Stage
    sound: Sound
    helping: Helping
    exchange: Exchange
    scribe: Scribe
    diary: Diary
    pictures: Pictures
    door: Door
    shortcut: QShortcut
    watch: QTimer
    faults: tuple[Fault, ...]
    assets: Path
    settled: Callable[[], None]
    """To be called once the first page is being read."""

    @property
    def library(self) -> Library:
        """The content that holds now; staff may change some of it."""
        return self.guide.library

    def start(self, *, full_screen: bool) -> None:
        """Show the home page; start what is heavy once it has been painted."""
        if full_screen:
            # Laid out for the screen before it is shown: without a window manager nobody tells the size.
            self.glass.setGeometry(self.glass.screen().geometry())
            self.glass.showFullScreen()
        else:
            self.glass.show()
        self.glass.show_turn(self.guide.now())
        QTimer.singleShot(0, self._after_first_paint)

    def close(self) -> None:
        """Write what waits, give back every process and device."""
        self.exchange.close()
        self.diary.close(3.0)
        self.sound.voice.close()

    def findings(self) -> list[str]:
        """Everything staff should know, in their words; empty when all is well."""
        say = self.library.say
        found = [say("staff.first")] if self.door.nobody_yet else []
        found += [str(fault) for fault in self.faults]
        found += [say("staff.picture", name=name) for name in sorted(self.pictures.missing)]
        voice = self.sound.voice.health()
        if voice.state is VoiceState.SILENT:
            found.append(say("staff.voice_silent", code=voice.code.value))
        if self.exchange.failing:
            untrusted = self.exchange.reception.state is State.UNTRUSTED
            found.append(say("staff.hub_untrusted" if untrusted else "staff.hub"))
        return [*found, *told(self.diary.health(), say)]

    def agenda(self) -> list[str]:
        """What is to be checked again in the next weeks, in the staff's words; read when it is asked for."""
        # The readers of written files, which a start with unchanged files does without.
        from kiosk.procedures.due import AHEAD, due  # noqa: PLC0415

        today = self.library.today()
        told = [each.told(today) for each in due(self.assets, today + AHEAD)]
        heading = self.library.say("staff.due", days=str(AHEAD.days))
        return [f"{heading}\n{told[0]}", *told[1:]] if told else []

    def _after_first_paint(self) -> None:
        self.diary.note("", "started", {"version": VERSION})
        self.diary.start()
        self.sound.voice.prepare(())
        self.exchange.start()
        for fault in self.faults:
            log.warning("%s", fault)
            self.diary.note("", "fault", {"room": "procedures", "code": "content_left_out"})
        self.look_after()
        self.watch.start()

    def look_after(self) -> None:
        """Show staff on the home page whether there is anything to see to."""
        self.glass.tell_staff(news=bool(self.findings()))


def build(
    where: Places,
    *,
    today: Callable[[], date],
    clock: Callable[[], float] = time.monotonic,
    line: Callable[[Where], Exchange] = build_exchange,
) -> Tablet:
    """Put the tablet together.  Needs a QApplication."""
    opened = open_all(where, today)
    faults = (*opened.faults, *load_fonts(where.assets / "fonts"))
    settings = opened.settings
    help_ = settings.help
    exchange = line(Where(help_.hub, help_.token, help_.authority, help_.seat, help_.phones, where.data))
    desk = Desk(exchange, lambda: visit_id(urandom), clock(), exchange.grace_s)
    library = replace(
        opened.library, reach=lambda: desk.reach(clock()), lookers=lambda: lookers(where, opened)
    )
    guide = Guide(library, lambda: visit_id(urandom))
    pictures = Pictures(where.assets / "pictures")
    scale = px_per_mm(settings.screen.ppi)

    def dress(looks: Looks) -> Kit:
        mirrored = settings.screen.left_handed
        return Kit(scale, THEMES[looks.theme], TEXT_SIZES[looks.text], pictures, mirrored)

    glass = Glass(library.say, opened.annotator, guide.foresee, dress(Looks()))
    diary = keep_diary(where, opened.events)
    scribe = Scribe(diary, lambda: guide.library, clock)
    limits = replace(Limits(), repeat_s=settings.touch.repeat_s)
    fingers = Fingers(glass, px_per_mm=scale, limits=limits, clock=clock)
    idle = Idle(settings.idle.ask_after_s, settings.idle.answer_within_s)
    stage = Stage(guide, glass, fingers, idle, dress, library.word, scribe.trouble)
    sound = build_sound(where.assets, manner(Looks()), stage.speaking, stage.silent)
    stage.speak_with(Speaker(sound))
    guide.listen(scribe.turned)
    ringing = Ringing(help_.ring, help_.ring_every_s)
    helping = Helping(guide, glass, fingers, desk, clock, ringing, scribe.helped)
    helping.speak_with(stage)
    exchange.listen(helping.heard)
    shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), glass)
    watch = QTimer(glass, interval=WATCH_MS)
    renewed = partial(renew, where, guide, idle, fingers)
    door = Door(glass, stage, fingers, scale, lambda: staff_office(tablet, where, opened.events), renewed)
    visit_parts = (settings, guide, glass, fingers, idle, stage, sound)
    parts = (*visit_parts, helping, exchange, scribe, diary, pictures, door)
    tablet = Tablet(*parts, shortcut, watch, faults, where.assets, opened.keep_sentences)
    shortcut.activated.connect(door.open)
    glass.staff_asked.connect(door.open)
    door.closed.connect(tablet.look_after)
    watch.timeout.connect(tablet.look_after)
    return tablet


def keep_diary(where: Places, events: Events) -> Diary:
    """The log.  A note is written once the page that follows it has been painted."""
    soon = QTimer(singleShot=True, interval=PAINTED_MS)
    waits = False  # as the timer could tell, at twice the price of all that a note costs else

    def wake() -> None:
        nonlocal waits
        if not waits:
            waits = True
            soon.start()

    def write() -> None:
        nonlocal waits
        waits = False
        diary.stir()

    diary = Diary(
        where.log,
        events,
        made_key(where.audit_key, urandom),
        now=lambda: datetime.now(UTC),
        new_id=event_ids(urandom),
        wake=wake,
    )
    soon.timeout.connect(write)
    return diary


def load_fonts(folder: Path) -> tuple[Fault, ...]:
    """Take the UD font; without it the text is smaller or stranger than it should be, and staff are told."""
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(folder.glob("*.ttf"))]
    if len(loaded) >= WEIGHTS and -1 not in loaded:
        return ()
    return (Fault("assets/fonts", None, "フォントを使えないので、文字の形がかわります", RESTORE),)


def lookers(where: Places, opened: Opened) -> tuple[str, ...]:
    """Who looked at the record, for the residents' page.  Whoever types wrong numbers looks at nothing.

    Left in, they could push everybody else off the page.
    """
    from kiosk.staffroom.looked import looked  # noqa: PLC0415 - reads the log, which a start does not

    return looked(where.log, opened.library.say, LOOKERS_SHOWN, (Deed.REFUSED,))


def staff_office(tablet: Tablet, where: Places, events: Events) -> "Office":
    """What staff may look at and change; put together when somebody comes to the staff room's door."""
    # No resident needs it.
    from kiosk.staffroom.office import Office, staff_keys, staff_words  # noqa: PLC0415
    from kiosk.staffroom.sticks import ROOTS  # noqa: PLC0415

    def written() -> Settings:
        return read_settings(where.settings).settings

    return Office(
        where=where,
        library=tablet.library,
        events=events,
        now=lambda: datetime.now(UTC),
        findings=tablet.findings,
        agenda=tablet.agenda,
        words=staff_words(where.locales),
        keys=staff_keys(where, written()),
        diary=tablet.diary.health,
        voice=tablet.sound.voice.health,
        reception=tablet.exchange.reception,
        witness=tablet.diary.witness,
        settle=tablet.diary.settle,
        settings=written,
        waits=lambda: waits_for_start(tablet.settings, written()),
        restart=lambda: begin_again(tablet),
        backups=where.data / "backups",
        sticks=ROOTS,
    )


def begin_again(tablet: Tablet) -> None:
    """End the visit, and the loop with it."""
    tablet.stage.leave_alone()
    QApplication.exit(AGAIN)


def application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with a cursor that a touch screen does not need."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication(list(arguments))
    made.setApplicationName("tetsunagi")
    made.setAttribute(Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTouchEvents, on=False)
    return made
