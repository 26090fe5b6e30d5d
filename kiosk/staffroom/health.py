"""How the machine is: disk, log, copies, sound, calls, clock; a mark, a name, and words for each."""

from collections.abc import Iterator

from PySide6.QtCore import QRect

from kiosk.speech.port import VoiceState
from kiosk.staffroom.boxes import left, rows
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.picture import Picture
from kiosk.staffroom.probes import Reading, backup, clock, disk
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import STRONG

MARKS = {"good": "good", "careful": "careful", "unknown": "unsure"}
MARK_MM, NAME_MM, MOST = 10.0, 30.0, 6


class Health(Page):
    """One line a part."""

    title = "health.title"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        for reading, place in zip(self.readings(), rows(self.body, [1] * MOST, 0), strict=False):
            self._line(reading, place)
        self.rail_key(LAST, self.say("health.again"), lambda: room.swap(Health), "start_over")

    def readings(self) -> Iterator[Reading]:
        """Every part, the ones that go wrong most often first."""
        office = self.office
        yield disk(office.where.data, self.say)
        yield self._log()
        yield backup(office.backups, office.now(), self.say)
        yield self._sound()
        yield self._calls()
        yield clock(office.now(), office.diary().last_written, self.say)

    def _log(self) -> Reading:
        diary = self.office.diary()
        good = diary.state in ("ok", "waiting")
        word = f"health.diary_{diary.state}"
        return Reading("log", "good" if good else "careful", self.say(word, count=diary.last_seq or 0))

    def _sound(self) -> Reading:
        voice = self.office.voice()
        silent = voice.state is VoiceState.SILENT
        word = "health.sound_silent" if silent else "health.sound_fine"
        return Reading("sound", "careful" if silent else "good", self.say(word))

    def _calls(self) -> Reading:
        boards = self.office.boards()
        if boards is None:
            return Reading("calls", "unknown", self.say("health.calls_none"))
        word = "health.calls_watched" if boards else "health.calls_unwatched"
        return Reading("calls", "good" if boards else "careful", self.say(word, count=boards))

    def _line(self, reading: Reading, place: QRect) -> None:
        px = self.kit.px
        mark, words = left(place, px(MARK_MM), self.gap)
        Picture(MARKS[reading.state], px(MARK_MM), self).move(
            mark.left(), mark.center().y() - px(MARK_MM) // 2
        )
        name, words = left(words, px(NAME_MM), self.gap)
        self.label(self.say(f"health.{reading.name}"), name, em=STRONG, bold=True)
        self.label(reading.words, words)
