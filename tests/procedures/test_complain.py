"""What the model refuses, told in Japanese at the line it stands on."""

import re

import pytest

from kiosk.procedures.fault import Faulty
from kiosk.procedures.load import load_home, load_procedure
from tests.procedures.folder import PROCEDURE, Assets

CASES = [
    # old, new, lines down from the change, what is said, what to do
    ("minutes: 10\n", 'minutes: "10"\n', 0, "minutes: 整数ではありません", "数字だけ"),
    ("minutes: 10\n", "minutes: 61\n", 0, "minutes: 数が大きすぎます", "60以下"),
    ("version: 1\n", "version: 0\n", 0, "version: 数が小さすぎます", "1以上"),
    ("minutes: 10\n", "minutes: 10\nsumary: x\n", 1, "sumary: 知らない項目です", "「summary」の書きまちがい"),
    ("owner: ながさきし\n", "owner:\n", 0, "owner: 値がありません", "文を書く"),
    ("owner: ながさきし\n", "owner: 12\n", 0, "owner: 文ではなく「12」", '"12"'),
    ("owner: ながさきし\n", "owner: [a]\n", 0, "owner: 文ではなく かたまり", "一つの文"),
    ("bring:\n  - カード\n", "bring: カード\n", 0, "bring: 「- 」の並び", "一行に一つずつ"),
    ("able:\n  - じゅんばんがわかります。\n", "able: []\n", 0, "able: 数が足りません", "1つ以上"),
    ("until: 2027-03-31", "until: 2027-02-30", 0, "valid.until: 日付として読めません", "2026-11-30 の形"),
    (
        "  free: paid\n",
        "  free: cheap\n",
        0,
        "phone.free: 「cheap」は選べません",
        "「free」、「paid」、「unknown」",
    ),
    ("kind: read\n", "kind: raed\n", -1, "steps.listen: 「raed」という kind", "read choose"),
    ("    kind: read\n", "", -1, "steps.listen: 「kind」がありません", "read choose"),
    ("next: which\n", "next: Which\n", 0, "steps.listen.next: 「Which」は この項目に", "英小文字"),
    ("next: which\n", "next: []\n", 0, "steps.listen.next: 数が足りません", "1つ以上"),
    (
        "next: which\n",
        "next: [{to: Which}]\n",
        0,
        "steps.listen.next の 1番目 の to: 「Which」は",
        "英小文字",
    ),
    ("next: which\n", "next: 3\n", 0, "steps.listen.next: 文ではなく「3」", '"3"'),
    ("    title: はじめに\n", "", -2, "steps.listen: 「title」がありません", "書き足して"),
    ("  listen:\n", "  Listen:\n", 0, "steps.Listen: 「Listen」は この項目に", "英小文字"),
    ("label: すまいのしょるい", "label: " + "あ" * 21, 0, "label: 21文字あって 長すぎます", "20文字まで"),
    ("url: https://www", "url: http://www", 0, "steps.site.url: 「http://www", "https://"),
    ("days: days.term", "days: 14日", 0, "steps.term.days: 「14日」は", "facts.yaml の名前"),
    ("id: good", "id: other", 0, "id「other」が ファイルの名前「good」とちがいます", "id を「good」に"),
]


@pytest.mark.parametrize("case", CASES)
def test_one_change_gives_one_fault_at_its_line(assets: Assets, case: tuple[str, str, int, str, str]) -> None:
    """Each refusal of the model is one line of Japanese: where, what, and what to do."""
    old, new, down, what, todo = case
    line = assets.change(PROCEDURE, old, new) + down
    with pytest.raises(Faulty) as caught:
        load_procedure(assets.root / PROCEDURE)
    (fault,) = caught.value.faults
    assert fault.line == line
    assert what in fault.what
    assert todo in fault.todo
    assert not re.search(r"[A-Z][a-z]+ should|Input|Field required|type=", str(fault))


def test_all_faults_of_a_file_come_at_once_in_the_order_of_the_lines(assets: Assets) -> None:
    """An author mends a file in one sitting."""
    lines = [
        assets.change(PROCEDURE, "id: good", "id: other"),
        assets.change(PROCEDURE, "minutes: 10", "minutes: ten"),
        assets.change(PROCEDURE, "next: which", "next: Which"),
        assets.change(PROCEDURE, "days: days.term", "days: 14"),
    ]
    with pytest.raises(Faulty) as caught:
        load_procedure(assets.root / PROCEDURE)
    assert [fault.line for fault in caught.value.faults] == lines


def test_what_a_model_says_itself_stands_in_the_fault(assets: Assets) -> None:
    """A rule over two fields speaks Japanese already."""
    line = assets.change("home.yaml", "    opens: good\n", "")
    with pytest.raises(Faulty) as caught:
        load_home(assets.root / "home.yaml")
    (fault,) = caught.value.faults
    assert "opens か tiles の どちらか一つ" in fault.what
    assert fault.line == line - 4
