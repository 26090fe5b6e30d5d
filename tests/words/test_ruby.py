import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words.ruby import RubyError, Token, parse_aozora, plain


def test_a_bar_says_where_the_base_begins() -> None:
    """｜小江原《こえばる》 annotates exactly what stands after the bar."""
    assert parse_aozora("この｜小江原《こえばる》地区") == (
        Token("この"),
        Token("小江原", "こえばる"),
        Token("地区"),
    )


def test_without_a_bar_the_run_of_kanji_is_the_base() -> None:
    """漢字《かんじ》 annotates the kanji before it, and nothing else."""
    assert parse_aozora("むずかしい漢字《かんじ》です") == (
        Token("むずかしい"),
        Token("漢字", "かんじ"),
        Token("です"),
    )


def test_two_words_in_a_row_keep_apart() -> None:
    """A base never reaches back over the ruby before it."""
    assert parse_aozora("印鑑《いんかん》証明《しょうめい》") == (
        Token("印鑑", "いんかん"),
        Token("証明", "しょうめい"),
    )


def test_small_ke_belongs_to_the_kanji_run() -> None:
    """小ヶ倉 is one word."""
    assert parse_aozora("小ヶ倉《こがくら》")[0].surface == "小ヶ倉"


def test_katakana_readings_become_hiragana() -> None:
    """Ruby has one script."""
    assert parse_aozora("滑石《ナメシ》") == (Token("滑石", "なめし"),)


@pytest.mark.parametrize(
    ("text", "position", "todo"),
    [
        ("住民票《じゅうみんひょう", 3, "》 を書いて"),
        ("これは《よみ》", 3, "｜よみたい言葉《よみ》"),
        ("｜住民票", 0, "《よみ》 を書くか"),
        ("ア｜住｜民《みん》", 1, "《よみ》 を書くか"),
        ("住民》", 2, "消してください"),
        ("住民《》", 2, "ひらがなで"),
        ("住民《zyumin》", 2, "ひらがなで"),
        ("住民《じゅう《みん》", 2, "ひらがなで"),
    ],
)
def test_a_mark_that_does_not_fit_is_told_with_its_place(text: str, position: int, todo: str) -> None:
    """Authors are told, in Japanese, where the mark is and what to do."""
    with pytest.raises(RubyError) as caught:
        parse_aozora(text)
    assert caught.value.position == position
    assert todo in caught.value.message
    assert str(caught.value).startswith(f"{position + 1}文字目")


@given(st.text(alphabet="あ漢字｜《》かナ1", max_size=12))
def test_any_text_is_either_read_whole_or_refused(text: str) -> None:
    """No character is lost or doubled, whatever is typed, and no other error escapes."""
    tokens = _read(text)
    if tokens is not None:
        marked = "".join(f"｜{t.surface}《{t.reading}》" if t.reading else t.surface for t in tokens)
        assert plain(marked) == plain(text)
        assert all(token.surface for token in tokens)


def _read(text: str) -> tuple[Token, ...] | None:
    try:
        return parse_aozora(text)
    except RubyError:
        return None
