"""見やすさ・聞こえかた: two taps from every page, every setting works, the next person has the standard."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from kiosk.guide.looks import LOUDEST, TEXT_SIZES, THEMES, Looks, TextSize, Theme
from kiosk.guide.moves import Back, OpenLooks, SetLooks
from kiosk.guide.session import Session
from kiosk.theme.colours import THEMES as COLOURS
from kiosk.theme.sizes import TEXT_SIZES as SIZES
from tests.hand import Hand
from tests.walks.conftest import SOME
from tests.walks.routes import Route
from tests.walks.test_back import see
from tests.walks.visit import Visit

KINDS = ("text", "theme", "voice")


@pytest.mark.parametrize("route", SOME, ids=lambda route: route.procedure)
def test_two_taps_from_every_page_and_back_to_it(hand: Hand, route: Route) -> None:
    """One tap to the menu, one to the settings; もどる twice is exactly the same page again."""
    visited: set[str] = set()

    def look_then_act(key: object) -> None:
        if visit.page not in visited:
            visited.add(visit.page)
            _there_and_back(hand, KINDS[len(visited) % 3])
        hand.click(hand.key(key.move_asked))  # type: ignore[attr-defined]

    visit = Visit(hand, look_then_act)
    visit.follow(route)
    _there_and_back(hand, "voice")
    assert len(visited) >= len(set(route.steps))


def _there_and_back(hand: Hand, what: str) -> None:
    before, session = see(hand), hand.kiosk.tablet.guide.session
    hand.click(hand.key(OpenLooks()))
    hand.click(hand.key(OpenLooks(what)))
    assert hand.offers(SetLooks)
    hand.click(hand.key(Back))
    hand.click(hand.key(Back))
    assert see(hand) == before
    assert replace(hand.kiosk.tablet.guide.session, visit="") == replace(session, visit="")


@pytest.mark.parametrize("text", TEXT_SIZES)
def test_each_text_size_is_worn_at_once(hand: Hand, text: TextSize) -> None:
    """The page under the settings comes back in the new size."""
    visit = _open_settings(hand, "text")
    looks = Looks(text=text)
    visit.find(SetLooks(looks))
    hand.tap(hand.key(SetLooks(looks)))
    assert hand.kiosk.tablet.stage.kit().text == SIZES[text]
    assert hand.key(SetLooks(looks)).face.current
    while visit.page != "sagi.cover":
        hand.tap(hand.key(Back))
    assert visit.session.looks == looks


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_is_worn_at_once(hand: Hand, theme: Theme) -> None:
    """The very paper of the page changes."""
    visit = _open_settings(hand, "theme")
    looks = Looks(theme=theme)
    hand.tap(hand.key(SetLooks(looks)))
    ground = COLOURS[theme].page.ground
    assert hand.glass.grab().toImage().pixelColor(3, 3) == QColor(ground)
    while visit.page != "sagi.cover":
        hand.tap(hand.key(Back))
    assert hand.glass.grab().toImage().pixelColor(3, 3) == QColor(ground)


def test_the_voice_can_be_slower_louder_softer_and_off(hand: Hand) -> None:
    """Each key asks for what it says; the log names the setting; off is off."""
    visit = _open_settings(hand, "voice")
    asked = {looks.codes()["volume"] for looks in _offered(hand)}
    assert asked == {"0", "1", "2"}
    for _ in range(LOUDEST):
        looks = visit.session.looks
        visit.do(SetLooks(replace(looks, volume=min(LOUDEST, looks.volume + 1), voice=True)))
    assert visit.session.looks.volume == LOUDEST
    visit.do(SetLooks(replace(visit.session.looks, slow=True)))
    visit.do(SetLooks(replace(visit.session.looks, voice=False)))
    manner = hand.kiosk.tablet.sound.voice._manner  # type: ignore[attr-defined]
    assert (manner.slow, manner.volume, manner.on) == (True, 1.0, False)
    changes = [fields for name, fields in visit.logged() if name == "looks_changed"]
    assert changes == [
        {"what": "volume", "to": "2"},
        {"what": "volume", "to": "3"},
        {"what": "pace", "to": "slow"},
        {"what": "voice", "to": "off"},
    ]


def test_everything_is_standard_for_the_next_person(hand: Hand) -> None:
    """S6 and the end of a visit: text, colours and voice."""
    visit = _open_settings(hand, "text")
    visit.find(SetLooks(Looks(text="largest")))
    visit.do(SetLooks(Looks(text="largest")))
    hand.kiosk.tablet.guide.make(SetLooks(Looks("largest", "dark", voice=False, slow=True, volume=3)))
    while visit.page != "sagi.cover":
        visit.do(hand.key(Back).move_asked or Back())
    visit.answer("counter")
    visit.onward()
    visit.end()
    assert visit.session == Session()
    kit = hand.kiosk.tablet.stage.kit()
    assert (kit.text, kit.colours) == (SIZES["standard"], COLOURS["light"])
    assert hand.glass.grab().toImage().pixelColor(3, 3) == QColor(COLOURS["light"].page.ground)
    manner = hand.kiosk.tablet.sound.voice._manner  # type: ignore[attr-defined]
    assert (manner.slow, manner.volume, manner.on) == (False, 0.5, True)


def _open_settings(hand: Hand, what: str) -> Visit:
    visit = Visit(hand, hand.tap)
    visit.open("sagi")
    visit.do(OpenLooks())
    visit.do(OpenLooks(what))
    return visit


def _offered(hand: Hand) -> list[Looks]:
    moves = [key.move_asked for key in hand.glass.keys_on_show()]
    return [move.looks for move in moves if isinstance(move, SetLooks)]
