"""The tablet's composition root: one frozen dataclass owns every part.

PySide holds bound methods weakly, so what nobody keeps is silently disconnected: everything lives here.
Heavy parts (the diary's SQLAlchemy, the voice) start after the first paint.
"""

import logging
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from kiosk.guide.guide import Guide
from kiosk.guide.library import Centre, Library
from kiosk.guide.looks import Looks
from kiosk.guide.notes import spot
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.shelf import open_shelf
from kiosk.records.catalogue import load as load_events
from kiosk.records.diary import Diary
from kiosk.records.ids import event_ids, visit_id
from kiosk.screens.glass import Glass
from kiosk.screens.idle import Idle
from kiosk.screens.staff import StaffPage
from kiosk.screens.stage import Stage
from kiosk.settings import Settings, read_settings
from kiosk.speech.build import Sound, build_sound
from kiosk.speech.port import Manner, Utterance, VoiceState
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES, px_per_mm
from kiosk.touch.limits import Limits
from kiosk.widgets.fingers import Fingers
from kiosk.widgets.kit import Kit
from kiosk.widgets.pictures import Pictures
from kiosk.words.annotate import Annotator
from kiosk.words.catalogue import Catalogue
from kiosk.words.readings import ReadingBook
from kiosk.words.sentence import Sentence

ROOT = Path(__file__).resolve().parent.parent
VOLUMES = (0.25, 0.5, 0.75, 1.0)
log = logging.getLogger("kiosk")


@dataclass(frozen=True)
class Places:
    """Where things are on this machine."""

    assets: Path
    locales: Path
    settings: Path
    data: Path


class Speaker:
    """The stage's voice port on the speech room's parts."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    def say(self, sentences: Sequence[Sentence]) -> None:
        """Say these, replacing what is being said."""
        self._sound.voice.say(_utterances(sentences))

    def stop(self) -> None:
        """Be quiet."""
        self._sound.voice.stop()

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Have these ready."""
        self._sound.voice.prepare(_utterances(sentences))

    def adjust(self, looks: Looks) -> None:
        """Take this manner of speaking."""
        self._sound.voice.adjust(manner(looks))

    def chime(self, name: str) -> None:
        """Ring."""
        self._sound.chimes.chime(name)


def _utterances(sentences: Sequence[Sentence]) -> tuple[Utterance, ...]:
    return tuple(Utterance(sentence.text, sentence.voice) for sentence in sentences)


def manner(looks: Looks) -> Manner:
    """The looks as the voice understands them."""
    return Manner(slow=looks.slow, volume=VOLUMES[looks.volume], on=looks.voice)


class Scribe:
    """Puts the guide's notes into the diary, with the milliseconds since the visit began."""

    def __init__(self, diary: Diary, clock: Callable[[], float]) -> None:
        self._diary, self._clock = diary, clock
        self._began = clock()

    def turned(self, turn: Turn, before: Session) -> None:
        """Every note of a turn, once."""
        visit = turn.session.visit or before.visit
        for note in turn.notes:
            if note.name == "visit_begun":
                self._began = self._clock()
            timed = {"ms": self._ms()} if note.name in ("step_shown", "visit_ended") else {}
            self._diary.note(visit, note.name, {**note.fields, **timed})

    def trouble(self, kind: str, session: Session) -> None:
        """A tap that was not accepted: what kind, and on which page."""
        self._diary.note(session.visit, "touch_trouble", {"kind": kind, "place": str(spot(session)["step"])})

    def _ms(self) -> int:
        return round((self._clock() - self._began) * 1000)


@dataclass(frozen=True)
class Tablet:
    """Every part of the kiosk; keep it as long as the kiosk runs."""

    settings: Settings
    library: Library
    guide: Guide
    glass: Glass
    fingers: Fingers
    idle: Idle
    stage: Stage
    sound: Sound
    scribe: Scribe
    diary: Diary
    pictures: Pictures
    shortcut: QShortcut
    faults: tuple[Fault, ...]

    def start(self, *, full_screen: bool) -> None:
        """Show the home page; start what is heavy once it has been painted."""
        if full_screen:
            self.glass.showFullScreen()
        else:
            self.glass.show()
        self.glass.show_turn(self.guide.now())
        QTimer.singleShot(0, self._after_first_paint)

    def close(self) -> None:
        """Write what waits, give back every process and device."""
        self.diary.close(3.0)
        self.sound.voice.close()

    def findings(self) -> list[str]:
        """Everything staff should know, in their words; empty when all is well."""
        say = self.library.say
        found = [str(fault) for fault in self.faults]
        found += [say("staff.picture", name=name) for name in sorted(self.pictures.missing)]
        voice = self.sound.voice.health()
        if voice.state is VoiceState.SILENT:
            found.append(say("staff.voice_silent", code=voice.code.value))
        diary = self.diary.health()
        if diary.state in ("failing", "damaged"):
            found.append(say("staff.diary", code=diary.code.value))
        return found

    def _after_first_paint(self) -> None:
        self.diary.start()
        self.sound.voice.prepare(())
        for fault in self.faults:
            log.warning("%s", fault)


def places(data: Path, settings: Path) -> Places:
    """The project's own files, and this machine's."""
    return Places(ROOT / "assets", ROOT / "locales", settings, data)


def build(where: Places, *, today: Callable[[], date], clock: Callable[[], float] = time.monotonic) -> Tablet:
    """Put the tablet together.  Needs a QApplication."""
    read = read_settings(where.settings)
    shelf = open_shelf(where.assets)
    facts, refused = centre_facts(shelf.facts, read.settings)
    catalogue = Catalogue.load(
        where.locales / "ja" / "LC_MESSAGES" / "kiosk.po", lambda fault: log.error("%s", fault)
    )
    annotator = Annotator(ReadingBook.load(where.assets / "readings.yaml"))
    library = Library(
        home=shelf.home,
        procedure=shelf.procedures.get,
        facts=facts,
        centre=_centre(read.settings),
        today=today,
        say=catalogue.say,
        sentence=annotator.sentence,
    )
    for font in (where.assets / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    return _wire(where, read.settings, library, annotator, clock, (*read.faults, *refused, *shelf.faults))


def _centre(settings: Settings) -> Centre:
    centre = settings.centre
    return Centre(centre.name, centre.telephone, centre.desk, centre.hours, frozenset(centre.has))


def centre_facts(facts: Mapping[str, Fact], settings: Settings) -> tuple[dict[str, Fact], tuple[Fault, ...]]:
    """The facts with this house's own values, where the house may give them."""
    known, faults = dict(facts), []
    for key, value in settings.facts.items():
        fact = facts.get(key)
        if fact is None or "centre" not in fact.editors:
            todo = "facts.yaml の editors に centre がある事実だけ、館でなおせます。"
            faults.append(Fault("kiosk.toml", None, f"事実「{key}」は館でなおせません。", todo))
        else:
            known[key] = fact.model_copy(update={"value": value})
    return known, tuple(faults)


def _wire(
    where: Places,
    settings: Settings,
    library: Library,
    annotator: Annotator,
    clock: Callable[[], float],
    faults: tuple[Fault, ...],
) -> Tablet:
    diary = Diary(
        where.data / "diary.sqlite",
        load_events(where.assets / "events.toml"),
        now=lambda: datetime.now(UTC),
        new_id=event_ids(lambda: datetime.now(UTC), secrets.token_bytes),
    )
    scribe = Scribe(diary, clock)
    guide = Guide(library, lambda: visit_id(secrets.token_bytes))
    pictures = Pictures(where.assets / "pictures")
    scale = px_per_mm(settings.screen.ppi)

    def dress(looks: Looks) -> Kit:
        mirrored = settings.screen.left_handed
        return Kit(scale, THEMES[looks.theme], TEXT_SIZES[looks.text], pictures, mirrored)

    glass = Glass(library.say, annotator, guide.foresee)
    glass.dress(dress(Looks()))
    limits = replace(Limits(), repeat_s=settings.touch.repeat_s)
    fingers = Fingers(glass, px_per_mm=scale, limits=limits, clock=clock)
    idle = Idle(settings.idle.ask_after_s, settings.idle.answer_within_s)
    stage = Stage(guide, glass, fingers, idle, dress, library.word, scribe.trouble)
    sound = build_sound(where.assets, manner(Looks()), stage.speaking, stage.silent)
    stage.speak_with(Speaker(sound))
    guide.listen(scribe.turned)
    shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), glass)
    tablet = Tablet(
        settings,
        library,
        guide,
        glass,
        fingers,
        idle,
        stage,
        sound,
        scribe,
        diary,
        pictures,
        shortcut,
        faults,
    )
    shortcut.activated.connect(lambda: show_staff_page(tablet))
    return tablet


def show_staff_page(tablet: Tablet) -> None:
    """What is wrong, for staff: silent, over everything, closed with one key."""
    library = tablet.library
    findings = tablet.findings() or [library.say("staff.all_well")]
    kit = tablet.stage.kit()
    tablet.sound.voice.stop()
    sheet = StaffPage(library.word("staff.title"), findings, library.word("staff.close"), kit, tablet.glass)
    sheet.show()
    sheet.raise_()


def application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with a cursor that a touch screen does not need."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication(list(arguments))
    made.setApplicationName("tetsunagi")
    made.setAttribute(Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTouchEvents, on=False)
    return made
