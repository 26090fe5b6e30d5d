from pathlib import Path

import pytest

from kiosk.words.annotate import read_tokens
from kiosk.words.readings import Reading, ReadingBook, ReadingFileError
from tests.words.tables import TERMS


def _read(text: str, book: ReadingBook) -> list[tuple[str, str | None]]:
    return [(token.surface, token.reading) for token in read_tokens(text, book)]


def test_the_longest_entry_wins(book: ReadingBook) -> None:
    """印鑑登録証明書 is one word, not 印鑑 and a rest."""
    assert _read("印鑑登録証明書", book) == [("印鑑登録証明書", "いんかんとうろくしょうめいしょ")]


@pytest.mark.parametrize(
    ("text", "surface"), [("毎日見る", "日見"), ("この方法", "方"), ("一方", "方"), ("ONLINE", "LINE")]
)
def test_no_entry_begins_inside_another_word(text: str, surface: str) -> None:
    """A reading never lands in the middle of a longer word."""
    book = ReadingBook.of({"shown": {surface: "よみ"}})
    assert _read(text, book) == [(text, None)]


def test_a_word_may_follow_a_word_of_the_book() -> None:
    """長崎市 and 役所 stand side by side."""
    book = ReadingBook.of({"shown": {"長崎市": "ながさきし", "役所": "やくしょ"}})
    assert _read("長崎市役所", book) == [("長崎市", "ながさきし"), ("役所", "やくしょ")]


def test_written_ruby_goes_before_the_book(book: ReadingBook) -> None:
    """An author's own reading is never overruled."""
    assert _read("｜茂木《しげき》さん", book)[0] == ("茂木", "しげき")


def test_the_four_sections_say_who_needs_a_reading() -> None:
    """Entries of shown and places are ruby, of voice only heard, known only counted; places want an ear."""
    book = ReadingBook.of(
        {
            "shown": {"戸籍": "こせき"},
            "places": {"滑石": "なめし", "諫早": {"reading": "いさはや", "local_ear": False, "note": "駅名"}},
            "voice": {"今日": "きょう"},
            "known": {"警察": "けいさつ"},
        }
    )
    assert tuple(book.readings.values()) == (
        Reading("戸籍", "こせき", shown=True, local_ear=False),
        Reading("滑石", "なめし", shown=True, local_ear=True),
        Reading("諫早", "いさはや", shown=True, local_ear=False, note="駅名"),
        Reading("今日", "きょう", shown=False, local_ear=False),
        Reading("警察", "けいさつ", shown=False, local_ear=False, spoken=False),
    )


def test_all_faults_of_the_file_are_told_at_once() -> None:
    """Somebody who edits the file sees every mistake in one go."""
    content = {"shown": {"戸籍": "koseki", "住民票": "ジュウミンヒョウ"}, "voice": {"戸籍": "こせき"}}
    with pytest.raises(ReadingFileError) as caught:
        ReadingBook.of(content)
    assert str(caught.value).count("\n") == 2


def test_the_shipped_book_is_read_within_a_breath(book: ReadingBook) -> None:
    """The dictionary holds what was asked for, and every place name asks for an ear or has had one."""
    assert len(book.readings) > 400
    assert sum(entry.local_ear for entry in book.readings.values()) >= 50
    assert book.readings["小江原"].reading == "こえばる"


def test_every_term_of_the_table_agrees_with_the_book(book: ReadingBook) -> None:
    """Screen and voice have one source: where the table and the book know a word, they agree."""
    differing = {
        written: (said, book.readings[written].reading)
        for written, said in TERMS
        if written in book.readings and book.readings[written].reading != said
    }
    assert differing == {}


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    """Whoever starts the kiosk decides what to do without a dictionary."""
    with pytest.raises(FileNotFoundError):
        ReadingBook.load(tmp_path / "readings.yaml")
