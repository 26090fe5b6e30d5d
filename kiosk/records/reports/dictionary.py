"""The data dictionary that goes with every export: what columns and rows mean, and who may see them."""

from kiosk.records.catalogue import Catalogue
from kiosk.records.reports.keeping import GONE

HEADINGS = ("項目", "意味", "入るもの")
Entry = tuple[str, str, str]

TITLES = {
    "visits": "使われた回数",
    "endings": "利用の終わりかた",
    "sizes": "文字の大きさ",
    "openings": "開いた手続き",
    "stops": "どこで終わったか",
    "calls": "係をよんだわけ",
    "call_places": "係をよんだときの手続き",
    "answers": "よんでから 係が答えるまで",
    "unmet": "「ここにない」で選ばれた困りごと",
    "troubles": "受けつけられなかったさわり方",
}
MEANINGS = {
    "visits": "だれかが使いはじめてから終わるまでを1回と数えた回数。人の数ではありません。",
    "endings": "上の回数を、終わりかたで分けたもの。",
    "sizes": "上の回数を、最後に選ばれていた文字の大きさで分けたもの。",
    "openings": "手続きの最初のページを開いた利用の回数。1回の利用で同じ手続きを2度開いても1と数えます。",
    "stops": "その手続きを開いた利用を、最後まで進んだものと、最後に見ていたページで分けたもの。",
    "calls": "係の助けを求めた回数を、わけで分けたもの。",
    "call_places": "係の助けを求めた回数を、そのとき開いていた手続きで分けたもの。",
    "answers": "係の助けを求めた回数を、係が答えるまでの時間で分けたもの。",
    "unmet": "「ここにない」で選ばれた絵の数。",
    "troubles": "さわったのに受けつけられず、画面がわけを伝えた数。",
}

INSIDE_ONLY = "館の中だけで使います。5より小さい数もそのまま入っているので、館の外に出さないでください。"
MAY_LEAVE = "館の外に出せます。5より小さい数は「5未満」とし、引き算でもわからないようにしてあります。"

_LOG: tuple[Entry, ...] = (
    ("番号", "記録の通し番号。とびません。", "1からの整数"),
    ("日付", "日本の日付。", "年-月-日"),
    ("時刻", "日本の時刻。1秒より細かい所は切り捨てます。", "時:分:秒"),
    (
        "利用の番号",
        "1回の利用ごとに作るでたらめな番号の、はじめの13文字。だれの利用かはわかりません。",
        "記号。利用の外のできごとは空",
    ),
    ("できごと", "何が起きたか。", "文"),
    ("手続き", "そのとき開いていた手続き。", "題。今はない手続きは記号"),
    ("ページ", "そのとき出ていたページ。", "題。名前を残さないページは private"),
    ("くわしく", "わけ、終わりかた、変えた設定など。選んだ答えは残していません。", "文または記号"),
    ("枚目", "ページの中の何枚目か。", "1からの整数。ないときは空"),
    ("秒", "利用の始まりからの秒。1秒より細かい所は切り捨てます。", "0からの整数。ないときは空"),
    ("記号", "できごとの記号。docs/events.md と同じです。", "記号"),
)
_GUARD: Entry = ("'で始まる文字", "表計算ソフトが式とまちがえないように、前に ' を付けています。", "CSVだけ")
_SUMMARY: tuple[Entry, ...] = (
    ("表", "何の表か。", "文"),
    ("手続き", "「どこで終わったか」の表の手続き。", "題。ほかの表では空"),
    ("項目", "何を数えたか。「全部」は、その表の合計です。", "文"),
    ("数", "数えた結果。", "整数、または「5未満」など"),
)
SPREADSHEET_ONLY = (*_SUMMARY, _GUARD)
_GONE: Entry = (
    GONE,
    "決めた日数がすぎた記録は消します。館内用の表の数は残っている分だけで、公表用の表では数を出しません。",
    "その表だけ",
)
_TOLD: tuple[Entry, ...] = (
    ("5未満", "0から4のどれか。いくつかの月を合わせたときは「9未満」などになります。", "館の外に出す表だけ"),
    ("5以上", "「5未満」の数が引き算でわかってしまうので、数を出さないもの。", "館の外に出す表だけ"),
    ("出しません", "分けて出すと小さい数がわかってしまうもの。", "館の外に出す表だけ"),
)


def of_log(events: Catalogue) -> list[Entry]:
    """For the log, event by event."""
    told = [(name, event.when, "「記号」の列に入ります") for name, event in events.events.items()]
    return [("この表", INSIDE_ONLY, ""), *_LOG, _GUARD, *told]


def of_summary(*, inside: bool) -> list[Entry]:
    """For the tallies."""
    tables = [(title, MEANINGS[name], "") for name, title in TITLES.items()]
    head: Entry = ("この表", INSIDE_ONLY if inside else MAY_LEAVE, "")
    return [head, *_SUMMARY, *(() if inside else _TOLD), _GONE, *tables, _GUARD]
