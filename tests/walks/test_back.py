"""もどる from every page: exactly the page that was left, with its sheet, its ticks and its answer."""

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from kiosk.guide.looks import TEXT_SIZES, Looks, TextSize
from kiosk.guide.moves import Back, Forward, SetLooks, Tick
from kiosk.guide.page import Block, Key, Where
from kiosk.guide.places import Step
from kiosk.widgets.big_button import BigButton
from kiosk.words.sentence import Sentence
from tests.hand import Hand
from tests.walks.conftest import KONBINI, SOME
from tests.walks.routes import Route
from tests.walks.visit import Visit


@dataclass(frozen=True)
class Seen:
    """What stood on the glass, apart from which answer is marked."""

    page: str
    title: Sentence
    where: Where | None
    number: int
    blocks: tuple[Block, ...]


def see(hand: Hand) -> Seen:
    shown = hand.glass.on_show
    assert shown is not None
    page = shown.view.page
    on_sheet = (page.blocks[index] for index in shown.sheets[shown.number].blocks)
    blocks = tuple(replace(each, current=False) if isinstance(each, Key) else each for each in on_sheet)
    return Seen(page.name, page.title, page.where, shown.number, blocks)


class Watcher:
    """Ticks every other thing it meets, and remembers each sheet as it was left."""

    def __init__(self, hand: Hand, text: TextSize = "standard") -> None:
        self.hand = hand
        self.seen: list[Seen] = []
        self._ticked: set[tuple[str, int]] = set()
        self.visit = Visit(hand, self.act)
        if text != "standard":
            hand.kiosk.tablet.guide.make(SetLooks(Looks(text=text)))

    def act(self, key: BigButton) -> None:
        if not isinstance(key.move_asked, Tick):
            self._tick()
            self.seen.append(see(self.hand))
        self.hand.click(key)

    def _tick(self) -> None:
        place = (self.visit.page, self.visit.number)
        if place in self._ticked:
            return
        self._ticked.add(place)
        keys = [key.move_asked for key in self.hand.glass.keys_on_show()]
        for move in [move for move in keys if isinstance(move, Tick)][::2]:
            self.visit.do(move)


@pytest.mark.parametrize("text", ["standard", "largest"])
@pytest.mark.parametrize("route", SOME, ids=lambda route: route.procedure)
def test_all_the_way_back_and_on_again(hand: Hand, route: Route, text: TextSize) -> None:
    """R7: もどる shows each sheet as it was left, then home; つぎへ finds the same answers and ticks."""
    watcher = Watcher(hand, text)
    watcher.visit.follow(route)
    ticked = watcher.visit.session.ticked
    finish = see(hand)
    for left in reversed(watcher.seen):
        hand.click(hand.key(Back))
        assert see(hand) == left
        _assert_answer_is_marked(watcher.visit, route)
    assert not hand.offers(Back)
    assert watcher.visit.session.ticked == ticked
    _on_again(watcher, route)
    assert see(hand) == finish


def _on_again(watcher: Watcher, route: Route) -> None:
    """The tile, then nothing but つぎへ."""
    hand = watcher.hand
    way = hand.kiosk.tablet.library.home.ways()[route.procedure]
    for tile in way:
        keys = [key for key in hand.glass.keys_on_show() if key.text() == _label(hand, tile.label)]
        hand.click(keys[0])
    for before, left in pairwise(watcher.seen[len(way) - 1 :]):
        _over_the_sheets_behind_the_answer(hand, before, left)
        assert see(hand) == left
        hand.click(hand.key(Forward))


def _over_the_sheets_behind_the_answer(hand: Hand, before: Seen, left: Seen) -> None:
    """In large text an answer may be given before the question's last sheet; つぎへ shows the others too."""
    while (now := see(hand)).page == before.page and now.number > before.number and now != left:
        hand.click(hand.key(Forward))


def _label(hand: Hand, text: str) -> str:
    return hand.kiosk.tablet.library.told(text).text


def _assert_answer_is_marked(visit: Visit, route: Route) -> None:
    """Exactly the answer that was given."""
    answers = {"cover": "here", **route.answers}
    marked = [
        key.face.current and key.move_asked
        for key in visit.hand.glass.keys_on_show()
        if key.face.current and not isinstance(key.move_asked, Tick)
    ]
    place = visit.session.place
    given = answers.get(visit.step)
    if isinstance(place, Step) and given is None:  # a question inside a step: no route knows the towns
        given = visit.session.answers(route.procedure).get(place.question)
    assert [getattr(move, "key", None) for move in marked] in ([], [given])


def test_ticks_survive_going_back_and_on(hand: Hand) -> None:
    """What was ticked by a finger stays ticked, on the glass too, after もどる and つぎへ."""
    visit = Visit(hand, hand.tap)
    visit.follow(KONBINI, until="bring")
    visit.find(Tick("card"))
    visit.do(Tick("card"))
    visit.do(Tick("money"))
    number = visit.number
    for _ in range(2):
        hand.tap(hand.key(Back))
    while not hand.offers(Tick("card")):
        hand.tap(hand.key(Forward))
    assert visit.number == number
    done = {
        key.move_asked.key
        for key in hand.glass.keys_on_show()
        if key.face.current and isinstance(key.move_asked, Tick)
    }
    assert done == {"card", "money"}
    visit.do(Tick("card"))
    assert visit.session.ticked == {("konbini", "bring", "money")}


@pytest.mark.parametrize("after", TEXT_SIZES)
@pytest.mark.parametrize("before", TEXT_SIZES)
def test_another_text_size_keeps_the_place_and_every_back_is_seen(
    hand: Hand, before: TextSize, after: TextSize
) -> None:
    """In the middle of a page of several sheets: the first words on show stay on show; no もどる is empty."""
    guide = hand.kiosk.tablet.guide
    visit = Visit(hand, hand.click)
    guide.make(SetLooks(Looks(text=before)))
    visit.open("konbini")
    while visit.more():
        visit.turn()
    first = hand.kiosk.sheet().first
    guide.make(SetLooks(Looks(text=after)))
    spots = hand.kiosk.sheet().blocks
    assert first in spots
    seen = see(hand)
    for _ in range(30):
        if not hand.offers(Back):
            break
        hand.click(hand.key(Back))
        assert see(hand) != seen, "もどる did nothing that can be seen"
        seen = see(hand)
    assert visit.page == "home"
