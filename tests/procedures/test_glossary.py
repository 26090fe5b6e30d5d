"""The glossary: checked like everything written, and never in the way of a procedure."""

import pytest

from kiosk.procedures.shelf import open_shelf
from tests.procedures.folder import Assets, line_of, said
from tests.procedures.written import GLOSSARY

FILE = "glossary.yaml"
MORE = "  other:\n    word: {}\n    reading: ことば\n    plain:\n      - かみです。\n"


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("      - じ", "      - " + "あ" * 30 + "じ", "      - じ", "文字です(40文字まで)"),
        ("    reading: しょるい\n", "", "  papers:", "「reading」がありません"),
        ("reading: しょるい", "reading: 書類", "    reading:", "この項目に書ける形ではありません"),
        ("かみです", "しょるいです", "    plain:", "意味に 同じ言葉があります"),
        ("かみです", "アクセスする", "      - じ", "むずかしい言葉「アクセスする」"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    assets: Assets, old: str, new: str, at: str, what: str
) -> None:
    assets.change(FILE, old, new)
    found = [(line, words) for file, line, words, grave in said(assets) if file == FILE and grave]
    assert any(what in words and line == line_of(GLOSSARY, at) for line, words in found), found


def test_a_word_that_stands_nowhere_is_a_note_and_one_written_twice_a_fault(assets: Assets) -> None:
    assets.write(FILE, GLOSSARY + MORE.format("どこにもない"))
    assert [(what, grave) for _, _, what, grave in said(assets)] == [
        ("「どこにもない」は どの手順にも出ません", False)
    ]
    assets.write(FILE, GLOSSARY + MORE.format("しょるい"))
    assert [(what, grave) for _, _, what, grave in said(assets)] == [("「しょるい」が二度あります", True)]


def test_a_faulty_word_goes_alone_and_no_procedure_goes_with_a_broken_file(assets: Assets) -> None:
    assets.write(FILE, GLOSSARY + "  other:\n    word: かみ\n")
    shelf = open_shelf(assets.root)
    assert (list(shelf.glossary), list(shelf.procedures)) == (["papers"], ["good"])
    assets.write(FILE, "words: [")
    shelf = open_shelf(assets.root)
    assert (dict(shelf.glossary), list(shelf.procedures)) == ({}, ["good"])
    assert {fault.file for fault in shelf.faults} == {f"assets/{FILE}"}


def test_marks_of_readings_that_do_not_fit_are_never_shown(assets: Assets) -> None:
    assets.change(FILE, "- じが", "- ｜じが")
    assert dict(open_shelf(assets.root).glossary) == {}
