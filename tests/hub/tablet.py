"""A tablet in a process of its own, which can be killed and started again on the same data."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from kiosk.content import ROOT
from tests.hub.running import PATIENCE_S

SETTINGS = '[centre]\nname = "館"\n[help]\nseat = "2番"\n'  # a house without a name would be asked for it


@dataclass
class TabletProcess:
    """The real program with its window offscreen; `shows` is the glass as it was told last."""

    data: Path
    shows: dict[str, Any] = field(default_factory=lambda: {"page": "", "texts": []})
    process: "subprocess.Popen[bytes] | None" = None
    _looking: threading.Thread | None = None

    def settle_in(self, hub: str, **more: str) -> Self:
        """Written by staff: where the hub is, and what else is said of it."""
        self.data.mkdir(parents=True)
        lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in {"hub": hub, **more}.items())
        (self.data / "kiosk.toml").write_text(SETTINGS + lines, encoding="utf-8")
        return self

    def start(self) -> Self:
        """Returns at once."""
        with self._errors.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.hub.touched", str(self.data)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        self._looking = threading.Thread(target=self._look, args=(self.process,), daemon=True)
        self._looking.start()
        return self

    @property
    def page(self) -> str:
        """The name of the page on the glass."""
        name: str = self.shows["page"]
        return name

    def touch(self, words: str) -> None:
        """A finger on the key with these words, as soon as it is there."""
        assert self.process
        assert self.process.stdin
        self.process.stdin.write(f"{words}\n".encode())
        self.process.stdin.flush()

    def kill(self) -> None:
        """As when its battery is empty."""
        assert self.process
        self.process.kill()
        self._reap()
        self.shows = {"page": "", "texts": []}

    def close(self) -> int:
        """As staff would."""
        assert self.process
        self.process.terminate()
        return self._reap()

    def said(self) -> str:
        """What it wrote for whoever looks at its terminal."""
        return self._errors.read_text(encoding="utf-8")

    @property
    def _errors(self) -> Path:
        return self.data / "errors.txt"

    def _look(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout
        for line in process.stdout:
            self.shows = json.loads(line)
        process.stdout.close()

    def _reap(self) -> int:
        assert self.process
        assert self.process.stdin
        assert self._looking
        code = self.process.wait(PATIENCE_S)
        self.process.stdin.close()
        self._looking.join(PATIENCE_S)
        return code
