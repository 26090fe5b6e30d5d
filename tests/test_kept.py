"""What the last start kept: taken when nothing has changed, else everything is read anew."""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import gather
from kiosk.content import ROOT, Content, Places
from kiosk.kept import NAME, recall
from kiosk.opening import open_all
from tests.kiosks import TODAY


class Trap:
    """What somebody might put into the file."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("sprung",)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """The shipped content on a disk of its own."""
    for name in ("procedures", "parts", "machines", "places"):
        shutil.copytree(ROOT / "assets" / name, tmp_path / "assets" / name)
    for path in (ROOT / "assets").glob("*.*"):
        shutil.copy(path, tmp_path / "assets")
    (tmp_path / "data").mkdir()
    return Places(tmp_path / "assets", ROOT / "locales", tmp_path / "kiosk.toml", tmp_path / "data")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Places]:
    """How often everything was read anew."""
    seen: list[Places] = []
    read = gather.gather

    def counted(where: Places) -> Content:
        seen.append(where)
        return read(where)

    monkeypatch.setattr(gather, "gather", counted)
    return seen


def test_unchanged_files_are_read_once(where: Places, readings: list[Places]) -> None:
    """The second start shows the same, procedures included."""
    first, second = (open_all(where, lambda: TODAY) for _ in range(2))
    assert len(readings) == 1
    assert second.library.home == first.library.home
    assert second.library.facts == first.library.facts
    assert second.library.procedure("konbini") == first.library.procedure("konbini")
    assert second.library.procedure("nothing") is None
    assert second.library.machines == first.library.machines
    assert second.library.gazetteer.places == first.library.gazetteer.places
    assert second.events == first.events


def test_the_first_pages_sentences_are_kept(where: Places, readings: list[Places]) -> None:
    """Once: what they are does not change while the files do not."""
    first = open_all(where, lambda: TODAY)
    said = first.annotator.sentence("証明書を とりたい")
    first.keep_sentences()
    second = open_all(where, lambda: TODAY)
    assert second.annotator.made == {"証明書を とりたい": said}
    assert second.library.procedure("konbini") == first.library.procedure("konbini")
    assert len(readings) == 1
    second.annotator.sentence("一度だけの文")
    second.keep_sentences()
    assert open_all(where, lambda: TODAY).annotator.made.keys() == {"証明書を とりたい"}


def test_an_unchanged_kiosk_loads_no_reader() -> None:
    """The home page's start does without pydantic, YAML and SQL: they cost more than all the rest."""
    heavy = {"pydantic", "yaml", "sqlalchemy", "numpy", "PySide6.QtMultimedia"}
    code = f"import sys, kiosk.app; print(sorted({heavy} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["facts.yaml", "procedures/konbini.yaml", "machines/copier_list.yaml"])
def test_a_changed_file_is_noticed(where: Places, readings: list[Places], name: str) -> None:
    """However small the change."""
    open_all(where, lambda: TODAY)
    with (where.assets / name).open("a") as file:
        file.write("\n")
    open_all(where, lambda: TODAY)
    assert len(readings) == 2


def test_a_changed_fact_is_told(where: Places) -> None:
    """What a resident hears is what stands in the file now."""
    open_all(where, lambda: TODAY)
    facts = where.assets / "facts.yaml"
    facts.write_text(facts.read_text().replace("value: 200\n", "value: 999\n", 1))
    assert open_all(where, lambda: TODAY).library.told("{fee.konbini}").text == "999円"


def test_new_settings_are_noticed(where: Places, readings: list[Places]) -> None:
    """A file that was not there at all, too."""
    open_all(where, lambda: TODAY)
    where.settings.write_text("[centre]\ndesk = 'まどぐち'\n")
    assert open_all(where, lambda: TODAY).settings.centre.desk == "まどぐち"
    assert len(readings) == 2


@pytest.mark.parametrize("content", [b"", b"noise", pickle.dumps(("?", "?")), pickle.dumps(Trap())])
def test_a_strange_file_is_only_slower(
    where: Places, readings: list[Places], content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Empty, damaged, of another program, or meant to harm: everything is read anew, nothing is run."""
    (where.data / NAME).write_bytes(content)
    assert open_all(where, lambda: TODAY).library.home.tiles
    assert len(readings) == 1
    assert "sprung" not in capfd.readouterr().out
    assert recall(where) is not None


def test_one_changed_byte_is_noticed(where: Places, readings: list[Places]) -> None:
    """Wherever it stands: a procedure is opened long after the start, when nobody could read it anew."""
    open_all(where, lambda: TODAY)
    whole = (where.data / NAME).read_bytes()
    for at in (2, 100, len(whole) // 2, len(whole) - 100):
        (where.data / NAME).write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
        assert open_all(where, lambda: TODAY).library.procedure("konbini")
    assert len(readings) == 1 + 4


def test_a_fault_is_looked_at_again_at_every_start(where: Places, readings: list[Places]) -> None:
    """What was wrong may be mended without a file being changed: a right, a disk."""
    (where.assets / "procedures/konbini.yaml").write_text("id: [")
    for _ in range(2):
        assert open_all(where, lambda: TODAY).faults
    assert len(readings) == 2
    assert not (where.data / NAME).exists()


def test_a_folder_that_cannot_be_written_costs_only_time(where: Places, readings: list[Places]) -> None:
    """As on a read-only disk."""
    where.data.rmdir()
    for _ in range(2):
        assert not open_all(where, lambda: TODAY).faults
    assert len(readings) == 2
