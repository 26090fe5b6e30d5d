"""The command line's part of the record one can trust."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.command_line import main
from kiosk.content import places
from kiosk.records.audit.deeds import Deed, Purpose
from kiosk.trust import witness


class Machine:
    """A tablet with a log that was looked at three times."""

    def __init__(self, folder: Path) -> None:
        (folder / "data").mkdir()
        self.where = places(folder / "data", folder / "config" / "kiosk.toml")
        for _ in range(3):
            witness(self.where, Deed.LOG_SEEN, Purpose.DAILY, count=5)

    def run(self, *command: str) -> int:
        return main([*command, "--data", str(self.where.data), "--settings", str(self.where.settings)])

    def change(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.where.log, isolation_level=None)) as connection:
            for statement in ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", *statements):
                connection.execute(statement)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_whole_audit(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """With the head that was kept elsewhere there is no reservation."""
    assert machine.run("audit", "head") == 0
    head = capsys.readouterr().out.strip()
    assert machine.run("audit", "verify") == 0
    assert "--head" in capsys.readouterr().out
    assert machine.run("audit", "verify", "--head", head) == 0
    assert capsys.readouterr().out == "見た人の記録 3件に、書きかえも抜けもありません。\n"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE audit SET who = '佐藤' WHERE seq = 2", "2件目が書きかえられています。"),
        ("DELETE FROM audit WHERE seq = 2", "2件目から2件目までが、ありません。"),
        ("DELETE FROM audit WHERE seq = 3", "終わりが切られた"),
        ("UPDATE audit SET seq = 9 WHERE seq = 3", "3件目から8件目までが、ありません。"),
    ],
)
def test_what_somebody_did_to_it(
    machine: Machine, capsys: pytest.CaptureFixture[str], statement: str, told: str
) -> None:
    """Each in a sentence that names the line."""
    machine.run("audit", "head")
    head = capsys.readouterr().out.strip()
    machine.change(statement)
    assert machine.run("audit", "verify", "--head", head) == 1
    assert told in capsys.readouterr().out


def test_looking_at_the_log_is_written_down(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """By whoever has the command line, before anything is shown."""
    assert machine.run("log") == 0
    assert machine.run("audit", "verify") == 0
    assert "4件" in capsys.readouterr().out


def test_what_cannot_be_written_down_is_not_shown(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """A key that is no key, say."""
    machine.where.audit_key.write_text("no key")
    assert machine.run("log") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "見たことを記録に残せないので、できません（KeyUnusableError）。\n"
    assert machine.run("audit", "verify") == 1
    assert "読めません" in capsys.readouterr().out


def test_nothing_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences, and no file is made."""
    where = ["--data", str(tmp_path / "data"), "--settings", str(tmp_path / "kiosk.toml")]
    for command in (["log"], ["audit", "verify"], ["audit", "head"]):
        assert main([*command, *where]) == 1
        assert "読めません" in "".join(capsys.readouterr())
    assert not list(tmp_path.iterdir())
