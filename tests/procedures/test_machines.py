"""Every rule about a machine: one change to a good one gives exactly that fault; the step offers a person."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.content import ROOT
from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault
from kiosk.procedures.shelf import open_shelf

TODAY = date(2026, 11, 22)
NAME = "machines/copier_tiles.yaml"
FAULTS = [
    ("        to: services\n", "        to: servces\n", "行き先の「servces」という画面はありません"),
    ("press: koufu\n", "press: kofu\n", "「kofu」は 画面「services」にありません"),
    ("erase: correct\n", "erase: corect\n", "消すボタン「corect」が この画面にありません"),
    ("start: menu\n", "start: menus\n", "「menus」という画面はありません"),
    ('type: "1234"\n        press: enter\n', 'type: "1234"\n', "何を押すのかが ありません"),
    ("        press: gyosei\n", '        type: "1"\n        press: gyosei\n', "数字を押す画面ではありません"),
    ("        to: place\n", "        to: menu\n", "おわりに着けません"),
    ("      press: kinds\n      do: わざ", "      press: card\n      do: わざ", "何もおきません"),
    ("- key: copy\n", "- key: photo\n", "key「photo」が二度あります"),
    ("picture: card_place\n", "picture: no_such\n", "絵「no_such」がありません"),
    ("why: 紙を写す所です。", "why: ここは、紙を とてもきれいに写す所です。", "文字です(16文字まで)"),
    ("why: 紙を写す所です。", "why: この画面に番号を入れてください。", "この機械で番号を求める文です"),
    ("why: 紙を写す所です。", "why: メニューです。", "むずかしい言葉「メニュー」があります"),
    ("id: copier_tiles\n", "id: copier\n", "id「copier」が ファイルの名前「copier_tiles」とちがいます"),
    ("shape: copier\n", "shape: robot\n", "shape"),
]  # fmt: skip


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The shipped content, to be broken."""
    copy = tmp_path / "assets"
    shutil.copytree(ROOT / "assets", copy, ignore=shutil.ignore_patterns("voice", "fonts", "sounds"))
    return copy


def broken(assets: Path, old: str, new: str) -> tuple[Fault, ...]:
    path = assets / NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tuple(fault for fault in check_all(assets, TODAY) if fault.grave)


@pytest.mark.parametrize(("old", "new", "what"), FAULTS)
def test_one_change_is_told(assets: Path, old: str, new: str, what: str) -> None:
    """At its line, in the file it was made in."""
    found = broken(assets, old, new)
    assert any(what in fault.what and fault.file.endswith(NAME) and fault.line for fault in found), found


def test_a_screen_that_nobody_can_meet_is_told(assets: Path) -> None:
    extra = "screens:\n  lost:\n    words:\n      - ここです。\n    parts: []\n"
    found = broken(assets, "screens:\n", extra)
    assert [fault.what for fault in found] == ["画面「lost」へ行く さわり方がありません"]


def test_a_broken_machine_leaves_out_only_itself(assets: Path) -> None:
    """The other machines and every procedure stay; the check names the step that can no longer practise."""
    found = broken(assets, "screens:\n", "screns:\n")
    shelf = open_shelf(assets)
    whole = open_shelf(ROOT / "assets")
    assert whole.machines.keys() - shelf.machines.keys() == {"copier_tiles"}
    assert shelf.procedures.keys() == whole.procedures.keys()
    assert any("練習の機械「copier_tiles」が 使えません" in fault.what for fault in found)


def test_a_task_that_is_not_there_is_told(assets: Path) -> None:
    found = broken(assets, "tasks:\n  juminhyo:", "tasks:\n  inkan:")
    assert [fault.what for fault in found] == ["練習の機械に「juminhyo」という用事はありません"]
