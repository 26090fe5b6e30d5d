"""A child process on Qt's loop, spoken to in lines; starting and writing never wait for it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, Slot

_GOODBYE_MS = 300
_LATER = Qt.ConnectionType.QueuedConnection
"""Whoever hears that the process is gone lets go of it, which must not happen inside its own signal."""


class Child(QObject):
    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        on_line: Callable[[bytes], None],
        on_gone: Callable[[int], None],
    ) -> None:
        """`environment` is added to ours.

        `on_gone` is called once, later, with the exit code, or -1 where it was killed or never started.
        """
        super().__init__()
        self._on_line = on_line
        self._on_gone = on_gone
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished, _LATER)
        self._process.errorOccurred.connect(self._failed, _LATER)
        surroundings = QProcessEnvironment.systemEnvironment()
        for name, value in environment.items():
            surroundings.insert(name, value)
        self._process.setProcessEnvironment(surroundings)
        self._process.setWorkingDirectory(str(folder))
        self._process.start(command[0], list(command[1:]))

    def send(self, line: bytes) -> None:
        self._process.write(line)

    def hang_up(self) -> None:
        """Let it end when it likes; `on_gone` will tell."""
        self._process.closeWriteChannel()

    def close(self) -> None:
        """Let it end by itself; kill it if it does not within 0.3 s."""
        self._process.finished.disconnect(self._finished)
        self._process.errorOccurred.disconnect(self._failed)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_GOODBYE_MS):
            self._process.kill()
            self._process.waitForFinished(_GOODBYE_MS)

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            self._on_line(bytes(self._process.readLine().data()))

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_gone(code if status is QProcess.ExitStatus.NormalExit else -1)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_gone(-1)
