import pytest

from kiosk.words.missing import missing_readings
from kiosk.words.po import read_po
from kiosk.words.readings import ReadingBook
from kiosk.words.script import script_of
from tests.words.conftest import ROOT

# The 20 kanji of prefectures' names that the list of 2017 (in force since 2020) added: 1006 became 1026.
PREFECTURES = "茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜"


def test_the_list_has_exactly_1026_kanji(book: ReadingBook) -> None:
    """学年別漢字配当表 (MEXT, 2017) has 80 + 160 + 200 + 202 + 193 + 191 kanji, each once."""
    written = [char for char in (ROOT / "assets" / "kyoiku.txt").read_text(encoding="utf-8") if char != "\n"]
    assert len(written) == len(set(written)) == 80 + 160 + 200 + 202 + 193 + 191
    assert all(script_of(char) == "kanji" for char in written)
    assert book.taught == set(written)
    assert set(PREFECTURES) <= book.taught
    assert not set("押込戻違払渡歳籍疹鑑") & book.taught


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("薔薇の花を見ます。", ["薔薇"]),
        ("｜薔薇《ばら》の花を見ます。", []),
        ("ボタンを押して、もどります。", []),
        ("住民票を取ります。", []),
        ("番号を入れます。", []),
        ("薔薇と檸檬と薔薇", ["薔薇", "檸檬"]),
        ("65歳の人", []),
        ("人々が来ます。", []),
    ],
)
def test_hard_words_want_a_reading(text: str, missing: list[str], book: ReadingBook) -> None:
    """Beyond the primary school's kanji a word needs ruby or an entry; the easy ones never do."""
    assert missing_readings(text, book) == missing


def test_a_known_verb_does_not_excuse_its_compounds(book: ReadingBook) -> None:
    """押 covers 押す, not 押収."""
    assert missing_readings("押収します。", book) == ["押収"]


def test_the_programs_own_texts_are_readable(book: ReadingBook) -> None:
    """No key and no notice shows a kanji word that nobody has given a reading."""
    texts = read_po((ROOT / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po").read_text(encoding="utf-8"))
    assert {key: found for key, text in texts.items() if (found := missing_readings(text, book))} == {}
