"""Every part of the machine as a reading, the ones that go wrong most often first.  No Qt."""

from kiosk.helpcall.news import Reach
from kiosk.line.reception import State
from kiosk.speech.port import VoiceState
from kiosk.staffroom.office import Office
from kiosk.staffroom.probes import Reading, backup, clock, disk


def readings(office: Office) -> list[Reading]:
    """Disk, log, copies, sound, calls, clock."""
    return [
        disk(office.where.data, office.say),
        log(office),
        backup(office.backups, office.now(), office.say),
        sound(office),
        calls(office),
        clock(office.now(), office.say, behind=office.diary().care.clock_behind),
    ]


def log(office: Office) -> Reading:
    """Whether the log is written."""
    diary = office.diary()
    good = diary.state in ("ok", "waiting")
    words = office.say(f"health.diary_{diary.state}", count=f"{diary.last_seq or 0:,}")
    return Reading("log", "good" if good else "careful", words)


def sound(office: Office) -> Reading:
    """Whether the voice can be heard."""
    silent = office.voice().state is VoiceState.SILENT
    words = office.say("health.sound_silent" if silent else "health.sound_fine")
    return Reading("sound", "careful" if silent else "good", words)


def calls(office: Office) -> Reading:
    """Whether somebody would see a call."""
    hub = office.reception.state
    match hub:
        case State.FALLING | State.REFUSED | State.UNTRUSTED | State.AWAY:
            return Reading("calls", "careful", office.say(f"health.calls_{hub}"))
        case State.ASLEEP | State.NONE:
            return Reading("calls", "unknown", office.say(f"health.calls_{hub}"))
        case State.RUNNING:
            watched = office.library.reach() is Reach.RINGING
            words = office.say("health.calls_watched" if watched else "health.calls_unwatched")
            return Reading("calls", "good" if watched else "careful", words)


def content(office: Office) -> Reading:
    """Whether every procedure and picture can be shown."""
    wrong = len(office.findings())
    count = len(office.library.home.ways())
    word = "health.content_fine" if not wrong else "health.content_wrong"
    return Reading("content", "careful" if wrong else "good", office.say(word, count=count, wrong=wrong))
