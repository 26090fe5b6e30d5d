"""The one file that plays sound."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QObject, QTimer, Slot
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

_RATE = 48_000
_BYTES_A_MS = 96
_TAIL_MS = 500  # the default buffer, twice over: the last sound has left it


class Loudspeaker(QObject):
    """Plays one sound at a time on the device that is the default at that moment.

    A sink for each sound starts within a millisecond; one kept open answers a quarter of a second late.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called when sound became possible or impossible."""
        super().__init__()
        self._devices = QMediaDevices(self)
        self._changed = changed
        self._volume = 1.0
        self._lost = False
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self._silence)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._devices.audioOutputsChanged.connect(self._devices_changed)

    def play(self, pcm: bytes) -> None:
        """Begin `pcm` (48 kHz, one channel, 16 bits) in place of what is playing; no device, no sound."""
        self.stop()
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            return
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pcm))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, _format())
        self._sink.setVolume(self._volume)
        self._sink.stateChanged.connect(self._state_changed)
        self._sink.start(self._buffer)
        self._over.start(len(pcm) // _BYTES_A_MS + _TAIL_MS)
        self._lose(lost=self._sink.state() is QtAudio.State.StoppedState)

    def stop(self) -> None:
        sink, self._sink = self._sink, None
        if sink:
            sink.reset()
        self._buffer = None

    def set_volume(self, volume: float) -> None:
        """Linear amplitude, 0.0 to 1.0; heard at once."""
        self._volume = volume
        if self._sink:
            self._sink.setVolume(volume)

    def available(self) -> bool:
        """Whether the next sound is expected to be heard.

        Qt goes on listing PulseAudio's last device after it has gone (6.11.3), so a sink that does not
        start, or stops by itself, counts for more.
        """
        return not self._lost and any_device()

    @Slot()
    def _silence(self) -> None:
        """A sink that has played everything still costs 2 % of a processor: give it back."""
        self.stop()

    @Slot()
    def _devices_changed(self) -> None:
        self._lost = False
        self._changed()

    @Slot()
    def _state_changed(self) -> None:
        if self._sink and self._sink.state() is QtAudio.State.StoppedState:
            self._lose(lost=True)

    def _lose(self, *, lost: bool) -> None:
        if lost != self._lost:
            self._lost = lost
            self._changed()


def any_device() -> bool:
    """Whether there is anything to be heard on, as far as Qt knows now."""
    return not QMediaDevices.defaultAudioOutput().isNull()


def device_within(ms: int) -> bool:
    """Whether there is, or comes within so long: a sound server tells its devices only after a moment."""
    if not any_device():
        loop, devices = QEventLoop(), QMediaDevices()
        devices.audioOutputsChanged.connect(loop.quit)
        QTimer.singleShot(ms, loop.quit)
        loop.exec()
    return any_device()


def _format() -> QAudioFormat:
    format_ = QAudioFormat()
    format_.setSampleRate(_RATE)
    format_.setChannelCount(1)
    format_.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return format_
