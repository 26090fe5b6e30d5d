"""Ruby by Aozora notation: ｜小江原《こえばる》, or 漢字《かんじ》 after a run of kanji."""

import re
from collections.abc import Iterator

from kiosk.values import dataclass
from kiosk.words.script import as_hiragana, is_kana, script_of

_MARKS = "[｜|《》]"


@dataclass(frozen=True)
class Token:
    """A piece of a sentence that is read as one: its surface and, where it needs one, its reading.

    `reading` is hiragana. `shown` says whether it stands as ruby on the screen; a token with a
    reading that is not shown is for the voice alone. No line may break inside a token with a reading.
    """

    surface: str
    reading: str | None = None
    shown: bool = True


class RubyError(ValueError):
    """A ruby mark that does not fit. `position` counts characters from 0; `message` says what to do."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(f"{position + 1}文字目: {message}")
        self.position = position
        self.message = message


def parse_aozora(text: str) -> tuple[Token, ...]:
    """Split a text into plain and annotated tokens; raise `RubyError` at the first mark that does not fit."""
    return tuple(_tokens(text))


def plain(text: str) -> str:
    """The text as it stands on the screen, without ruby marks. Raises `RubyError`."""
    return "".join(token.surface for token in parse_aozora(text)) if re.search(_MARKS, text) else text


def _tokens(text: str) -> Iterator[Token]:
    done = 0
    bar: int | None = None
    marks = re.finditer(_MARKS, text)
    for mark in marks:
        match mark.group():
            case "《":
                close = text.find("》", mark.end())
                start = _kanji_start(text, done, mark.start()) if bar is None else bar + 1
                surface, reading = text[start : mark.start()], _reading(text, mark.start(), close)
                if not surface:
                    raise RubyError(
                        mark.start(),
                        "《 の前に漢字がありません。「｜よみたい言葉《よみ》」と書いてください。",
                    )
                yield from _plain(text[done : start if bar is None else bar])
                yield Token(surface, reading)
                done, bar = close + 1, None
                next(marks)  # the 》 that was just used
            case "》":
                raise RubyError(
                    mark.start(), "》 だけがあります。前に 《 を書くか、この 》 を消してください。"
                )
            case _ if bar is not None:
                raise RubyError(
                    bar, "｜ のあとに 《よみ》 がありません。《よみ》 を書くか、｜ を消してください。"
                )
            case _:
                bar = mark.start()
    if bar is not None:
        raise RubyError(bar, "｜ のあとに 《よみ》 がありません。《よみ》 を書くか、｜ を消してください。")
    yield from _plain(text[done:])


def _plain(surface: str) -> Iterator[Token]:
    if surface:
        yield Token(surface)


def _kanji_start(text: str, floor: int, end: int) -> int:
    start = end
    while start > floor and script_of(text[start - 1]) == "kanji":
        start -= 1
    return start


def _reading(text: str, opened: int, close: int) -> str:
    if close < 0:
        raise RubyError(opened, "《 が閉じていません。よみのあとに 》 を書いてください。")
    reading = text[opened + 1 : close]
    if not is_kana(reading):
        raise RubyError(
            opened, f"よみ「{reading}」は、ひらがなで書いてください(《 と 》 のあいだは、かなだけです)。"
        )
    return as_hiragana(reading)
