"""Every rule about a procedure: one change to a good one gives exactly that fault, at its line."""

import pytest

from tests.procedures.folder import PROCEDURE, Assets

# A condition on something asked only later: the branch could never be taken.
LATE = """\
    next:
      - to: which
        when:
          chosen:
            which: tax
      - to: which
"""
WAYS = [
    ("    next: which\n", LATE, 4, "「which」は この歩より前に通りません"),
    ("start: listen", "start: lisen", 0, "start の「lisen」という歩はありません"),
    ("next: which\n", "next: wich\n", 0, "行き先の「wich」という歩はありません"),
    ("unsure: ask\n", "unsure: aks\n", 0, "行き先の「aks」という歩はありません"),
    ("      - to: call\n", "      - to: cal\n", 0, "行き先の「cal」という歩はありません"),
    ("unsure: ask\n", "unsure: ready\n", 2, "「ask」へ行く道がありません"),
    (
        "    next: machine\n",
        "    next: site\n",
        0,
        "「shop」から「site」へもどって 堂々めぐりになり、おわり",
    ),
    (
        "        next: ready\n      - key: tax",
        "        next: listen\n      - key: tax",
        0,
        "「which」から「listen」へもどって",
    ),
    ("            which: tax\n", "            wich: tax\n", 0, "条件の「wich」という 選ぶ歩"),
    ("            which: tax\n", "            which: tex\n", 0, "条件の「tex」は「which」の選択肢に"),
    ("            which: tax\n", "            listen: tax\n", 0, "条件の「listen」という 選ぶ歩"),
    ("      - to: done\n", "", -4, "最後の行き先に 条件が付いています"),
    ("      - to: done\n", "      - to: done\n      - to: done\n", 0, "条件のない行き先が途中にあり"),
    ("      - key: home\n", "      - key: tax\n", 4, "key「tax」が二度あります"),
    ("      - key: coins\n", "      - key: card\n", 0, "key「card」が二度あります"),
    ("      - key: home\n", "      - key: unsure\n", 0, "key に「unsure」は使えません"),
]
WORDS = [
    ("- おかねは{fee.shop}です。", "- " + "あ" * 41 + "。", 0, "一文が42文字です(40文字まで)"),
    ("- おかねは{fee.shop}です。", "- おかねです。{fee.shop}です。", 0, "一行に二つの文があります"),
    ("- はやめにだします。", "- あ。\n      - い。\n      - う。\n      - え。", -1, "text が4文あります"),
    ("title: はじめに", "title: " + "あ" * 17, 0, "題が17文字です(16文字まで)"),
    ("label: すまいのしょるい", "label: " + "あ" * 15, 0, "選択肢が15文字です(14文字まで)"),
    (
        "- はやめにだします。",
        "- ページにアクセスするとみられます。",
        0,
        "むずかしい言葉「アクセスする」があります",
    ),
    ("- はやめにだします。", "- ださないわけではありません。", 0, "二重の打ち消し"),
    ("- はやめにだします。", "- ださせていただきます。", 0, "敬語が重なっています"),
    ("- はやめにだします。", "- 鬱になります。", 0, "「鬱」に読みがありません"),
    ("- はやめにだします。", "- ｜鬱です。", 0, "ふりがなの書き方が正しくありません"),
    ("- はやめにだします。", "- あ|かなです。", 0, "ふりがなの書き方が正しくありません"),
    ("- はやめにだします。", "- 3かいまでです。", 0, "数字「3」が 文に直接書かれています"),
    ("- はやめにだします。", "- １０ねんです。", 0, "数字「１０」が 文に直接"),
    ("- はやめにだします。", "- 12つです。", 0, "数字「12」が 文に直接"),
    ("- はやめにだします。", '- "　"', 0, "文が空白だけです"),
    ("supporter: ちずをわたします。", "supporter: " + "あ" * 81, 0, "支援者の言葉が81文字です"),
    ("supporter: ちずをわたします。", 'supporter: " "', 0, "支援者の言葉が空白だけです"),
]
FACTS = [
    ("- はやめにだします。", "- おかねは{fee.shap}です。", 0, "「fee.shap」という事実は"),
    ("- はやめにだします。", "- おかねは{Fee}です。", 0, "事実の名前の形ではありません"),
    (
        "  number: phone.city\n  free: paid",
        "  number: phone.none\n  free: paid",
        0,
        "「phone.none」という事実は",
    ),
    ("number: phone.city\n    free: free", "number: phone.none\n    free: free", 0, "「phone.none」という"),
    ("days: days.term", "days: days.none", 0, "「days.none」という事実は"),
    ("days: days.term", "days: fee.shop", 0, "days の事実が 日数(整数)ではありません"),
    ("  - place.near\n", "  - fee.shop\n", 0, "「fee.shop」は 館で書きかえてよい事実では"),
    ("  - place.near\n", "  - fee.none\n", 0, "「fee.none」という事実は"),
]
THINGS = [
    ("name: コンビニ\n        picture: paper", "name: コンビニ\n        picture: shop", 1, "絵「shop」が"),
    ("url: https://www.city.example.jp/", "url: https://example.com/", 0, "「example.com」は domains.yaml"),
    ("https://www.city.example.jp/page", "https://www.city.example.jp@evil.jp/", 0, "使えない文字や形"),
    ("https://www.city.example.jp/page", "https://evil.jp\\@www.city.example.jp/", 0, "使えない文字や形"),
    (
        "https://www.city.example.jp/page",
        "https://www.city.example.jp.evil.jp/",
        0,
        "domains.yaml にありません",
    ),
    ("https://www.city.example.jp/page", "https://www.city.example.jp:8443/", 0, "使えない文字や形"),
]
DATES = [
    ("until: 2027-03-31", "until: 2026-11-21", 0, "有効期間(2026-11-21)が すぎています"),
    ("check_next: 2027-02-01", "check_next: 2026-11-21", 0, "次の確認日(2026-11-21)が すぎています"),
    ("since: 2026-04-01", "since: 2028-04-01", 1, "有効期間の おわりが はじまりより前です"),
]
SECRETS = [
    ("- はやめにだします。", "- 暗証番号を入力してください。", 0, "求める文です"),
    ("- はやめにだします。", "- ばんごうの番号を入れてください。", 0, "求める文です"),
    ("- はやめにだします。", "- マイナンバーをおしえてください。", 0, "求める文です"),
    ("- はやめにだします。", "- パスワードを打ちます。", 0, "求める文です"),
    ("- みせのきかいに、ばんごうをいれます。", "- この画面に番号を入れてください。", 0, "求める文です"),
    ("- おかねは{fee.shop}です。", "- この機械に、暗証番号を打ってください。", 0, "求める文です"),
    ("- おかねは{fee.shop}です。", "- 番号を入れてください。", 0, "求める文です"),
]


def readable(assets: Assets) -> None:
    """Let the words of the sentences about secrets have readings: those are not the rule under test."""
    words = ("暗証番号", "入力", "番号", "画面", "機械", "打", "入", "店", "銀行", "聞", "教", "言")
    assets.write("readings.yaml", "shown:\n" + "".join(f"  {word}: よみ\n" for word in words))


@pytest.mark.parametrize(
    ("old", "new", "down", "what"),
    [*WAYS, *WORDS, *FACTS, *THINGS, *DATES, *SECRETS],
)
def test_a_broken_rule_is_that_one_fault_at_that_line(
    assets: Assets, old: str, new: str, down: int, what: str
) -> None:
    """No rule is silent, none speaks twice, none points at another line."""
    readable(assets)
    line = assets.change(PROCEDURE, old, new) + down
    (fault,) = (fault for fault in assets.faults() if fault.grave)
    assert fault.file == "assets/procedures/good.yaml"
    assert fault.line == line
    assert what in fault.what
    assert fault.todo.endswith("ください") or "ください" in fault.todo


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- はやめにだします。", "- ここでは暗証番号を入力しません。"),
        ("- はやめにだします。", "- 銀行は、暗証番号を聞きません。"),
        ("- はやめにだします。", "- この画面に番号を入れないでください。"),
        ("- はやめにだします。", "- ｜電話番号《でんわばんごう》をメモしましょう。"),
        ("- みせのきかいに、ばんごうをいれます。", "- 店の機械に、番号を入れてください。"),
        ("- おかねは{fee.shop}です。", "- 店の機械で、番号を入れます。"),
        ("- はやめにだします。", "- 「3かい」とでます。"),
        ("- はやめにだします。", "- " + "あ" * 39 + "。"),
        ("- はやめにだします。", "- ｜" + "鬱" * 39 + "《うつ》。"),
        ("- はやめにだします。", "- 「はい。そうです。」といいます。"),
        ("- はやめにだします。", "- 2つあります。"),
    ],
)
def test_what_looks_like_a_fault_and_is_none(assets: Assets, old: str, new: str) -> None:
    """A warning against giving a number, a quotation, a ruby mark and the exact limit all pass."""
    readable(assets)
    assets.change(PROCEDURE, old, new)
    assert [str(fault) for fault in assets.faults() if fault.grave] == []
