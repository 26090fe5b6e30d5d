"""The sound process: `python -m kiosk.speech.studio ASSETS`, orders on stdin, news on stdout.

It ends when its stdin does, so it never outlives the kiosk, however the kiosk ended.
"""

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import kiosk.unwatched  # noqa: F401 - before PySide6, which it imports more lightly

# isort: split
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from kiosk.speech import wire
from kiosk.speech.port import VoiceHealth

if TYPE_CHECKING:
    from kiosk.speech.room import Room

_PATIENCE_MS = 1500


class Studio(QObject):
    """Carries orders from the pipe to the room, and news back."""

    ordered = Signal(bytes)
    hung_up = Signal()

    def __init__(self, news: int) -> None:
        """`news`: the file descriptor to write to."""
        super().__init__()
        self._news = news
        self._ticket = 0
        self._told: VoiceHealth | None = None
        self._room: Room | None = None
        self.ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self.hung_up.connect(QCoreApplication.quit, Qt.ConnectionType.QueuedConnection)

    def furnish(self, room: "Room") -> None:
        self._room = room
        self.tell_health()

    def listen(self) -> None:
        """On a thread of its own: Qt cannot watch a pipe on Windows."""
        for line in sys.stdin.buffer:
            self.ordered.emit(line)
        self.hung_up.emit()

    def tell(self, news: wire.News) -> None:
        try:
            os.write(self._news, wire.packed(news))
        except OSError:
            QCoreApplication.quit()

    def tell_health(self) -> None:
        if self._room and (health := self._room.health()) != self._told:
            self._told = health
            self.tell(wire.Felt(health))

    def began(self, index: int) -> None:
        self.tell(wire.Began(self._ticket, index))

    def ended(self) -> None:
        self.tell(wire.Ended(self._ticket))

    @Slot(bytes)
    def _obey(self, line: bytes) -> None:
        assert self._room
        match wire.unpacked(line):
            case wire.Say(ticket, utterances):
                self._ticket = ticket
                self._room.say(utterances)
            case wire.Stop():
                self._room.voice.stop()
            case wire.Prepare(pages):
                self._room.prepare(pages)
            case wire.Adjust(manner):
                self._room.adjust(manner)
            case wire.Chime(name, volume):
                self._room.chime(name, volume)
            case wire.Began() | wire.Ended() | wire.Felt():
                """News, not orders."""
            case stray:
                assert_never(stray)


def main(assets: Path) -> int:
    news = os.dup(1)
    os.dup2(2, 1)  # the libraries print to stdout; the news must stay clean
    app = QCoreApplication([])
    studio = Studio(news)
    try:
        # Where the sound libraries are missing, this is where it shows.
        from kiosk.speech.loudspeaker import device_within  # noqa: PLC0415

        if not device_within(_PATIENCE_MS):
            return wire.NO_OUTPUT_DEVICE  # a voice that nobody hears would cost 0.6 s and 100 MB
        from kiosk.speech.room import Room  # noqa: PLC0415
    except ImportError as fault:
        print(f"no sound: {fault}", file=sys.stderr)  # noqa: T201 - the kiosk's log
        return wire.NO_SOUND_LIBRARY
    room = Room(assets, studio.began, studio.ended, studio.tell_health)
    studio.furnish(room)
    threading.Thread(target=studio.listen, daemon=True).start()
    code = app.exec()
    room.voice.close()
    return code


if __name__ == "__main__":
    code = main(Path(sys.argv[1]))
    sys.stderr.flush()
    os._exit(code)  # the making threads may be deep inside a sentence nobody will hear
