"""Rows G3 and G5: the words of every page and of the whole catalogue."""

from kiosk.content import ROOT
from kiosk.words.plain import PlainWords
from kiosk.words.po import read_po
from tests.walker.finding import told
from tests.walker.parts import Parts
from tests.walker.rows_content import BLAME, g3, g5


def test_sentences(content: Parts) -> None:
    """G3: at most 40 characters, 25 on average, no jargon: on every page as it is shown."""
    found = list(g3(content.stops, PlainWords.load(ROOT / "assets" / "plain_words.yaml")))
    assert not found, told(found)


def test_no_blame() -> None:
    """G5: no text blames; every answer to a failed touch says what to do, or that all is well."""
    messages = read_po((ROOT / "locales/ja/LC_MESSAGES/kiosk.po").read_text(encoding="utf-8"))
    found = list(g5({key: text for key, text in messages.items() if text}))
    assert not found, told(found)


def test_blame_is_found() -> None:
    """The list can fail: blame is found, comfort is not."""
    for text in ("入力エラーです。", "まちがっています。", "正しく おしてください。", "失敗しました。"):
        assert BLAME.search(text)
    for text in ("まちがえても、「もどる」で もどれます。", "もういちど、軽く さわってください。"):
        assert not BLAME.search(text)
