import pytest

from kiosk.words.plain import PlainWords, double_negative, jargon, polite_stack, too_long

BRIEFED = ["アプリ", "QRコード", "ログイン", "ダウンロード", "インストール", "タップ", "パスワード", "SMS"]
BRIEFED += ["キャンセル", "スクロール", "クリック", "アカウント"]


@pytest.mark.parametrize("word", BRIEFED)
def test_jargon_is_found_with_something_plainer(word: str, plain_words: PlainWords) -> None:
    """Every banned word comes with what to write instead, which is not jargon itself."""
    [(found, instead)] = jargon(f"つぎに{word}をします。", plain_words)
    assert found == word
    assert instead


def test_no_replacement_is_jargon(plain_words: PlainWords) -> None:
    """Following the advice brings no new complaint."""
    assert {word: jargon(text, plain_words) for word, text in plain_words.replacements.items()} == {
        word: [] for word in plain_words.replacements
    }


def test_another_machines_words_are_quoted(plain_words: PlainWords) -> None:
    """Words in 「」 must match the key on the other machine's screen."""
    assert jargon("「ログイン」を押します。", plain_words) == []
    assert jargon("「はい」でログインします。", plain_words) == [("ログイン", "入る")]


@pytest.mark.parametrize("text", ["ドリンクです", "ミニストップです", "デジタル庁です", "COVIDです", "SMSX"])
def test_a_word_inside_another_is_no_jargon(text: str, plain_words: PlainWords) -> None:
    """The tail of another foreign word is not the banned one, and names are names."""
    assert jargon(text, plain_words) == []


def test_the_longest_word_is_named(plain_words: PlainWords) -> None:
    """メールアドレス is one finding, not two."""
    assert [word for word, _ in jargon("メールアドレスとアプリ", plain_words)] == ["メールアドレス", "アプリ"]


def test_ruby_marks_do_not_make_a_sentence_longer() -> None:
    """40 characters are counted as the reader sees them."""
    fits = "｜小江原《こえばる》" + "あ" * 36 + "。"
    assert too_long(fits) == []
    assert too_long("短い。" + "あ" * 40 + "。") == ["あ" * 40 + "。"]
    assert too_long("あいう。", limit=3) == ["あいう。"]


@pytest.mark.parametrize(
    "text",
    ["できないわけではありません。", "行かないことはないです。", "押さざるを得ない", "ないとは言えません"],
)
def test_double_negatives_are_found(text: str) -> None:
    """Two negatives have to be worked out; nobody should have to."""
    assert double_negative(text)


@pytest.mark.parametrize(
    "text",
    [
        "確認させていただきます。",
        "お待ちいただけますよう",
        "書いていただく",
        "ご覧になられますか",
        "窓口でございます。",
    ],
)
def test_stacked_politeness_is_found(text: str) -> None:
    """Sentences end in します, してください or ですか."""
    assert polite_stack(text)


@pytest.mark.parametrize(
    "text",
    [
        "ここでは番号を入れません。",
        "まちがえても、もどれます。",
        "少しお待ちください。",
        "お金はいりません。",
    ],
)
def test_plain_sentences_pass(text: str) -> None:
    """A single negative and an ordinary request are fine."""
    assert double_negative(text) == []
    assert polite_stack(text) == []
