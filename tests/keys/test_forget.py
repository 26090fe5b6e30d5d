from pathlib import Path

import pytest

from kiosk.command_line import main
from tests.keys.conftest import load


def test_the_command_line_forgets_every_pin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says in plain words whether there was one."""
    load(folder).set_first("田中", "274951")
    command = ["keys", "forget", "--data", str(folder / "data")]
    command += ["--settings", str(folder / "config" / "kiosk.toml")]
    assert main(command) == 0
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines() == [
        "暗証番号を消しました。次に開くときに、決めなおします。",
        "暗証番号は、まだありません。",
    ]
    assert not load(folder).is_set()


def test_files_that_cannot_be_deleted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence, not a traceback."""

    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied", "staff.json")

    monkeypatch.setattr("kiosk.trust.forget", refuse)
    assert main(["keys", "forget", "--data", str(folder)]) == 1
    assert "消せません（staff.json" in capsys.readouterr().out
