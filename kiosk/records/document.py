"""docs/events.md, written from the catalogue: what the operators may know, and residents may ask."""

from typing import assert_never

from kiosk.records.catalogue import Catalogue, CodeKind, Event, IntKind, Kind

_HEAD = """\
# 記録される内容

<!-- このページは assets/events.toml から作られます。直すときは assets/events.toml を直し、
     python -m kiosk events-doc を実行してください。 -->

この機械が残す記録は、下の表にあるものだけです。表にないことは、プログラムが書きこみを断ります。

- **残さないもの**：お名前、電話番号、カードの番号、マイナンバー、暗証番号、話した内容、
  チェックをつけた項目、どの選択肢を選んだか。ただし、そのあと開いたページの名前は残ります。
- 利用ごとにつける番号は、そのたびに作るでたらめな番号です。だれの利用かは、あとからもわかりません。
- 時刻は世界標準時（日本の時刻より9時間おそい）で、1000分の1秒まで残します。
- 記録を見るには `python -m kiosk log --last 50` を実行します（見るだけで、書きかえはできません）。
  見たことは、見た人の記録に残ります。
- 記録のファイルがこわれたときは、名前を変えて（`.damaged-日時`）とっておき、控えからもどして続けます。
- 「いつまで」は残しておく日数です。すぎた記録は自動で消え、消したことが見た人の記録に残ります。
  控えは7つまでで、新しい控えに入れかわるまで残ります。
"""


def document(catalogue: Catalogue) -> str:
    """The whole page, in Markdown."""
    parts = [
        _HEAD,
        f"カタログの版：{catalogue.version}\n",
        _table(
            "できごと",
            ("いつ", "記号", "何を", "だれが読む", "いつまで"),
            [_event_line(catalogue, name, event) for name, event in catalogue.events.items()],
        ),
        _table(
            "項目の中身",
            ("項目", "入るもの"),
            [(kind.ja, _contents(kind)) for kind in catalogue.kinds.values()],
        ),
    ]
    return "\n".join(parts)


def _event_line(catalogue: Catalogue, name: str, event: Event) -> tuple[str, ...]:
    fields = (f"{catalogue.kinds[kind].ja}（`{field}`）" for field, kind in event.fields.items())
    readers = (catalogue.readers[reader] for reader in event.readers)
    return (
        event.when,
        f"`{name}`",
        "<br>".join(fields) or "時刻だけ",
        "<br>".join(readers),
        f"{event.keep_days}日",
    )


def _contents(kind: Kind) -> str:
    match kind:
        case IntKind():
            return f"{kind.low:,} から {kind.high:,} までの整数"
        case CodeKind(one_of=dict(meanings)):
            return "<br>".join(f"`{code}` {meaning}" for code, meaning in meanings.items())
        case CodeKind():
            return "決まった形の短い記号（文章は入りません）"
        case _:
            assert_never(kind)


def _table(title: str, head: tuple[str, ...], lines: list[tuple[str, ...]]) -> str:
    rows = [head, tuple("---" for _ in head), *lines]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"
