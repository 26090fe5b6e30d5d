import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.records.audit import trail
from kiosk.records.audit.chain import BEGINNING, broken
from kiosk.records.audit.deeds import MACHINE, Deed, EntryRefusedError, Purpose
from kiosk.records.audit.key import kept_key, made_key
from kiosk.records.audit.once import NotWitnessedError, witness_once
from kiosk.records.book import open_book
from kiosk.records.trouble import KeyUnusableError
from tests.records.audit.test_chain import entry
from tests.records.conftest import KEY, LONG_S, VISIT, Ear, MakeDiary, clock
from tests.records.test_diary import step
from tests.records.test_trouble import written


def test_the_diary_keeps_who_looked_in_a_chain(make_diary: MakeDiary, path: Path) -> None:
    """Between the residents' events, in the order of the deeds, over two runs."""
    for run in range(2):
        diary = make_diary()
        diary.start()
        diary.witness(Deed.SIGNED_IN, who="田中", why=Purpose.DAILY)
        diary.note(VISIT, "step_shown", step(run))
        diary.witness(Deed.EXPORTED, who="田中", why=Purpose.MONTHLY, about="2026-11", count=12)
        assert diary.settle(LONG_S)
        assert diary.close(LONG_S)
    chain = trail.links(path)
    assert [each.entry.deed for each in chain] == ["signed_in", "exported"] * 2
    assert [each.entry.count for each in chain] == [0, 12] * 2
    assert broken(chain, KEY) == ()
    assert trail.head(path) == chain[-1].seal
    assert trail.links(path, 1) == chain[-1:]
    assert written(path) == [0, 1]


def test_a_line_without_form_never_reaches_the_disk(make_diary: MakeDiary, path: Path) -> None:
    """The caller is told at once."""
    diary = make_diary()
    with pytest.raises(EntryRefusedError):
        diary.witness(Deed.EXPORTED, who="田中", why=Purpose.INQUIRY, about="山田さんの記録")
    assert diary.close(LONG_S)
    assert trail.links(path) == []
    assert trail.head(path) == BEGINNING


def test_a_commit_that_was_not_heard_of_makes_no_second_line(path: Path) -> None:
    """The same line again is known by its id."""
    for _ in range(2):
        book = open_book(path, lambda: KEY, clock)
        book.append([entry(1), entry(2)])
        book.close()
    assert [each.entry.count for each in trail.links(path)] == [1, 2]
    assert broken(trail.links(path), KEY) == ()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET who = '佐藤' WHERE seq = 1", "DELETE FROM audit WHERE seq = 2"]
)
def test_the_database_refuses_to_change_it(path: Path, statement: str) -> None:
    """And whoever takes that refusal away is found by the seals."""
    witness_once(path, entry(1), lambda: KEY, clock)
    witness_once(path, entry(2), lambda: KEY, clock)
    witness_once(path, entry(3), lambda: KEY, clock)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute(statement)
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("DROP TRIGGER audit_no_delete")
        connection.execute(statement)
    assert len(broken(trail.links(path), KEY)) == 1


def test_without_its_key_the_audit_waits_and_staff_are_told(
    make_diary: MakeDiary, path: Path, ear: Ear, tmp_path: Path
) -> None:
    """Nothing is written unsealed; when the key is there again everything is."""
    folder = tmp_path / "config"
    folder.write_text("not a folder")
    diary = make_diary(key=made_key(folder / "audit.key", lambda count: b"r" * count))
    diary.start()
    diary.witness(Deed.SIGNED_IN, who=MACHINE, why=Purpose.DAILY)
    assert ear.wait_for(lambda health: health.state == "failing").code == "no_key"
    assert not diary.settle(0.0)
    folder.unlink()
    assert diary.settle(LONG_S)
    assert broken(trail.links(path), kept_key(folder / "audit.key")) == ()


def test_a_key_that_is_none_is_left_alone(tmp_path: Path) -> None:
    """A new one would make every older line look forged."""
    file = tmp_path / "audit.key"
    file.write_text("これは鍵ではありません")
    with pytest.raises(KeyUnusableError):
        made_key(file, lambda count: b"r" * count)()
    with pytest.raises(KeyUnusableError):
        kept_key(tmp_path / "nothing.key")
    assert file.read_text() == "これは鍵ではありません"


def test_what_cannot_be_witnessed_must_not_happen(tmp_path: Path) -> None:
    """A named error, for the command line to refuse with."""
    with pytest.raises(NotWitnessedError):
        witness_once(tmp_path / "nowhere" / "diary.sqlite", entry(1), lambda: KEY, clock)
