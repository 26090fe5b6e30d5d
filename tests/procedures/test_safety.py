"""The words that ask for a PIN or a マイナンバー, and those that warn of it."""

import pytest

from kiosk.procedures.check_safety import asks, asks_here


@pytest.mark.parametrize(
    "text",
    [
        "暗証番号をこの画面に入れてください。",
        "この画面に、暗証番号を入れてください。",
        "この機械で、マイナンバーを打ち込みます。",
        "この台に番号を書きましょう。",
    ],
)
def test_to_give_a_secret_to_this_kiosk_is_never_asked(text: str) -> None:
    """Not even on the page of a real machine."""
    assert asks_here(text)


@pytest.mark.parametrize(
    "text",
    [
        "4けたの番号を画面で押してください。",
        "パスワードを、入力しましょう。",
        "番号を教えてください。",
        "暗証番号をお願いします。",
        "番号をどうぞ。",
        "カードの番号を見せてください。",
        "ここに暗証番号を入力すると進みます。",
        "番号を入れて",
        "番号を入れてください。まちがえても、こわれません。",
    ],
)
def test_to_give_a_secret_is_asked(text: str) -> None:
    """Allowed only where the step is at the real machine."""
    assert asks(text)
    assert not asks_here(text)


@pytest.mark.parametrize(
    "text",
    [
        "番号は入れません。",
        "この画面に番号を入れないでください。",
        "この機械に、番号を入れることはありません。",
        "暗証番号は、だれにも教えないでください。",
        "番号をまちがえたら、係に言ってください。",
        "マイナンバーを聞かれたら、電話を切ってください。",
        "番号を書いた紙をしまいます。",
        "暗証番号を聞く電話は、にせです。",
        "「暗証番号を教えてください」という電話は、にせです。",
        "番号を教えてくださいと言われたら、切ります。",
        "電話番号を押してください。",
        "この番号にかけてください。",
        "受付番号を言います。",
        "マイナンバーカードを見せてください。",
    ],
)
def test_a_warning_or_another_number_is_no_question(text: str) -> None:
    """A rule that cries at warnings would be switched off."""
    assert not asks(text)
    assert not asks_here(text)
