"""How a line becomes sound: its clip where there is one, else Open JTalk, else silence of its length."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.speech import clips, pace
from kiosk.speech.port import Utterance
from kiosk.speech.takes import Line, Make, keep_time

_log = logging.getLogger(__name__)
_VOICE_FILE = Path("voice", "nitech_jp_atr503_m001.htsvoice")
_AHEAD_NICENESS = 5
_SLOWER = pace.MORA_PER_SECOND / pace.SLOW_MORA_PER_SECOND
WARM_UP = Line("", "はい。", slow=False)

Live = Callable[[str, bool], Iterator[bytes]]


class Making:
    """Makers for two threads, over one set of clips; they keep their own engines."""

    def __init__(self, assets: Path, warm: Callable[[], None], failed: Callable[[], None]) -> None:
        """`warm` or `failed` is called, on the early thread, when the live voice is there or is not."""
        self._voice_file = assets / _VOICE_FILE
        self._folder = assets / clips.FOLDER
        self._clips = _loaded(self._folder)
        self._warm = warm
        self._failed = failed

    def has_clips(self) -> bool:
        return bool(self._clips)

    def in_one_voice(self, utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
        """A page is told by one voice: where one sentence has no clip, no clip is played."""
        recorded = all(clips.find(self._folder, self._clips, each) for each in utterances)
        return tuple(replace(each, live=not recorded) for each in utterances)

    def early(self) -> Make:
        """Wakes the live voice before anyone needs it, and gives way to whoever paints the glass."""
        _give_way()
        live = self._open_live()
        if live is None:
            self._failed()
        else:
            for _ in live(WARM_UP.reading, WARM_UP.slow):
                pass
            self._warm()
        return self._make(lambda: live)

    def late(self) -> Make:
        """Wakes the live voice with the first line that has no clip, so that clips wait for nothing."""
        opened: list[Live | None] = []

        def live() -> Live | None:
            if not opened:
                opened.append(self._open_live())
            return opened[0]

        return self._make(live)

    def _make(self, live: Callable[[], Live | None]) -> Make:
        def make(line: Line) -> Iterator[bytes]:
            clip = self._clip(line)
            if clip:
                yield clip
            elif speak := live():
                yield from speak(line.reading, line.slow)
            else:
                yield from keep_time(line)

        return make

    def _clip(self, line: Line) -> bytes | None:
        if line.live:
            return None
        file = clips.find(self._folder, self._clips, Utterance(line.text, line.reading))
        if file is None:
            return None
        try:
            # numpy and the decoder, wanted only where and when sound is made.
            from kiosk.speech.sound_file import read  # noqa: PLC0415

            return read(file, stretched=_SLOWER if line.slow else 1.0)
        except Exception as fault:  # noqa: BLE001 - the live voice can say it
            _log.warning("clip %s cannot be played: %s", file.name, type(fault).__name__)
            return None

    def _open_live(self) -> Live | None:
        try:
            # Half a second of imports, wanted only where and when sentences are made.
            from kiosk.speech.jtalk import OpenJTalk  # noqa: PLC0415

            voice = OpenJTalk(self._voice_file)
        except Exception:  # noqa: BLE001 - whatever is missing or broken, there is no live voice
            _log.exception("there is no live voice")
            return None
        return lambda reading, slow: voice.phrases(reading, slow=slow)


def _give_way() -> None:
    # Linux gives each thread a niceness of its own; where it is the whole process's, nobody gives way.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _AHEAD_NICENESS)


def _loaded(folder: Path) -> dict[str, clips.Clip]:
    try:
        return clips.load(folder)
    except ValueError:
        _log.exception("the clips are left alone")
        return {}
