"""ことばの意味: a key where an office word stands, its page, and exactly the same page again."""

import pytest

from kiosk.guide.compose import page_of
from kiosk.guide.library import Library
from kiosk.guide.meanings import MOST, Meanings
from kiosk.guide.moves import AskMeaning, Back, Tick
from kiosk.guide.page import Key, Page
from kiosk.guide.places import Home, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import after
from kiosk.procedures.glossary import Entry
from tests.guide.moving import VISIT


def entry(word: str) -> Entry:
    return Entry(word=word, reading="よみ", plain=("いみです。",))


def asked(page: Page) -> AskMeaning | None:
    moves = (block.move for block in page.blocks if isinstance(block, Key))
    return next((move for move in moves if isinstance(move, AskMeaning)), None)


def at(procedure: str, step: str) -> Session:
    return Session(visit=VISIT, trail=(Home(), Step(procedure, "cover"), Step(procedure, step)))


def test_the_longest_word_is_found_and_each_once_and_only_a_few() -> None:
    words = Meanings({name: entry(name) for name in ("印鑑", "印鑑登録証", "届", "転出届", "本籍")})
    assert words.found(["印鑑 登録証と転出届", "印鑑、届", "転出届"]) == ("印鑑登録証", "転出届", "印鑑")
    assert len(words.found(["印鑑登録証、本籍、届、転出届、印鑑"])) == MOST
    assert Meanings({}).found(["印鑑"]) == ()


@pytest.mark.parametrize(
    ("procedure", "step", "words"),
    [
        ("konbini", "which", ("juminhyo", "inkan", "koseki")),
        ("koushin", "begin", ("cert",)),
        ("konbini", "print", None),  # no such word
        ("hikkoshi", "out_how", None),  # the answers fill both columns
        ("uketori", "owari", None),  # the end
    ],
)
def test_the_key_stands_last_where_a_word_stands(
    library: Library, procedure: str, step: str, words: tuple[str, ...] | None
) -> None:
    page = page_of(at(procedure, step), library)
    key = asked(page)
    assert (key.words if key else None) == words
    if key:
        assert page.blocks[-1].move == key  # type: ignore[union-attr]


def test_the_meaning_is_told_and_back_is_exactly_the_same_page(library: Library) -> None:
    here = after(at("hokensho", "bring"), Tick("card"), library)
    key = asked(here.page)
    assert key is not None
    there = after(here.session, key, library)
    texts = [block.sentence.text for block in there.page.blocks]
    assert texts == ["資格確認書", "保険証のかわりに、病院で見せる紙です。"]
    assert there.page.spoken()[0].text == library.word("words.title").text
    again = after(there.session, Back(), library)
    assert (again.session, again.page) == (here.session, here.page)
    assert there.notes == ()
