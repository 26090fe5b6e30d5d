"""How a file was saved: every wrong way is told in plain words, none is a traceback."""

from pathlib import Path

import pytest

from kiosk.procedures.fault import Faulty
from kiosk.procedures.load import load_procedure
from tests.procedures.folder import PROCEDURE, Assets
from tests.procedures.written import GOOD


def only_fault(path: Path) -> tuple[int | None, str]:
    """Line and words of the one fault of a procedure."""
    with pytest.raises(Faulty) as caught:
        load_procedure(path)
    (fault,) = caught.value.faults
    return fault.line, fault.what


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"", None, "からです"),
        (b" \n\n", None, "からです"),
        (b"# only a comment\n", 1, "中身がありません"),
        (GOOD.encode("cp932"), 3, "Shift_JIS"),
        (GOOD.encode("utf-16"), 1, "UTF-16"),
        (GOOD.encode().replace("はじめに".encode(), b"\xff\xfe"), 44, "UTF-8 として読めない"),
        (b"x" * 1_000_001, None, "大きすぎます"),
        (b"[" * 500_000, 1, "入れ子が深すぎます"),
        (b"a: &a [x, x]\nb: [*a, *a]\n", 1, "「&」や「*」"),
        (b"a: 1\nb: *nothing\n", 2, "「&」や「*」"),
        (b"a: !!python/object/apply:os.system [ls]\n", 1, "「!」"),
        (b"a: 1\n---\nb: 2\n", 2, "二つ目の文書"),
        (b"? [a]\n: b\n", 1, "項目の名前のところに かたまり"),
        (b"a: \x01\n", 1, "制御文字"),
        (b'a: 1\nb: "\\0"\n', 2, "制御文字"),
        (b"a: b: c\n", 1, "コロン"),
        (b"a: 1\nb: 'c\n\n\n", 2, "引用符が閉じていません"),
        (b"a:\n\tb: 1\n", 2, "タブ"),
        (b"<html>\n<p>404</p>", 1, "「名前: 値」の形"),
        (b"just words", 1, "「名前: 値」の形"),
        (b"\x00\x01\x02\xff" * 99, 1, "UTF-8 として読めない"),
    ],
)
def test_a_file_that_is_no_sheet_is_told_at_its_line(
    assets: Assets, raw: bytes, line: int | None, what: str
) -> None:
    """Encoding, size, depth, anchors, tags and damage are faults with a line and a remedy."""
    found = only_fault(assets.write(PROCEDURE, raw))
    assert found[0] == line
    assert what in found[1]


def test_a_key_written_twice_is_refused_with_both_lines(assets: Assets) -> None:
    """YAML would silently keep the last one."""
    line = assets.change(PROCEDURE, "version: 1\n", "version: 1\ntitle: もうひとつ\n")
    found = only_fault(assets.root / PROCEDURE)
    assert found == (line + 2, f"「title」が二度書かれています(一度目は{line + 1}行目)")


def test_a_half_written_file_tells_all_that_is_missing(assets: Assets) -> None:
    """A disk that filled up half way leaves out several fields; all are told at once."""
    path = assets.write(PROCEDURE, GOOD[: GOOD.index("start: listen")])
    with pytest.raises(Faulty) as caught:
        load_procedure(path)
    assert [fault.what for fault in caught.value.faults] == ["「start」がありません", "「steps」がありません"]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """The file may vanish between listing and reading."""
    assert only_fault(tmp_path / "none.yaml") == (None, "ファイルがありません")


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    """What cannot be read is told, whatever the reason."""
    (tmp_path / "good.yaml").mkdir()
    assert "ファイルを読めません" in only_fault(tmp_path / "good.yaml")[1]


@pytest.mark.parametrize(
    ("raw", "what"),
    [(b"\xef\xbb\xbf" + GOOD.encode(), "BOM"), (GOOD.replace("\n", "\r\n").encode(), "CRLF")],
)
def test_what_an_editor_added_is_a_note_and_the_procedure_is_kept(
    assets: Assets, raw: bytes, what: str
) -> None:
    """A byte order mark or Windows line ends harm no resident."""
    assert load_procedure(assets.write(PROCEDURE, raw)).id == "good"
    (note,) = assets.faults()
    assert what in note.what
    assert not note.grave


@pytest.mark.parametrize("value", ["0120", "6:30", "no", "1_000", "0x10", "1e3", "2026-02-30"])
def test_plain_words_stay_what_the_author_wrote(assets: Assets, value: str) -> None:
    """YAML's surprises (octal, sixties, yes/no) never turn a text into something else."""
    assets.change(PROCEDURE, "title: しょるいをとる\n", f"title: {value}\n")
    assert load_procedure(assets.root / PROCEDURE).title == value
