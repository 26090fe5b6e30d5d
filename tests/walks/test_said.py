"""What is said when: a tapped sentence by itself, the page's question once more after a silence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint

from kiosk.guide.looks import Looks
from kiosk.guide.moves import Choose, Forward
from kiosk.screens.stage import ASK_AGAIN_AFTER_MS
from kiosk.speech.speaker import Speaker
from kiosk.words.sentence import Sentence
from tests.hand import Hand
from tests.kiosks import let_pass, wait_for
from tests.walks.visit import Visit

SOON_MS = 60


@dataclass
class Recorder:
    """A voice that notes what it is to say and is done with it when the test says so."""

    said: list[tuple[str, ...]] = field(default_factory=list)
    stopped: int = 0

    def say(self, sentences: Sequence[Sentence]) -> None:
        self.said.append(tuple(sentence.text for sentence in sentences))

    def stop(self) -> None:
        self.stopped += 1

    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None: ...
    def adjust(self, looks: Looks) -> None: ...
    def chime(self, name: str, volume: float | None = None) -> None: ...


@pytest.fixture
def voice(hand: Hand) -> Iterator[Recorder]:
    """The kiosk on the konbini procedure's first page, with this voice."""
    recorder = Recorder()
    stage, sound = hand.kiosk.tablet.stage, hand.kiosk.tablet.sound
    sound.voice.stop()
    stage.speak_with(recorder)
    Visit(hand, hand.click).open("konbini")
    recorder.said.clear()
    yield recorder
    stage.speak_with(Speaker(sound))
    stage._asking.setInterval(ASK_AGAIN_AFTER_MS)


def points(hand: Hand) -> list[tuple[str, QPoint]]:
    """Every sentence on the sheet that is no key, and its middle on the glass."""
    shown = hand.glass.on_show
    assert shown is not None
    keys = {key.mapTo(hand.glass, key.rect().center()) for key in shown.view.keys}
    places = [
        (sentence.text, widget.mapTo(hand.glass, widget.rect().center()))
        for sentence, widget in shown.view._spoken
    ]
    return [(text, place) for text, place in places if place not in keys]


def test_a_tap_on_a_sentence_has_that_one_said(hand: Hand, voice: Recorder) -> None:
    """The title too; and the sentence is marked while it is read."""
    found = points(hand)
    assert len(found) >= 3
    for text, place in found:
        hand.touch(place)
        assert "".join(voice.said[-1]) == text
        hand.kiosk.tablet.stage.speaking(0)
        shown = hand.glass.on_show
        assert shown is not None
        (marked,) = [each.text for each, widget in shown.view._spoken if getattr(widget, "_spoken", False)]
        assert marked == text


def test_a_tap_beside_everything_only_stops_the_voice(hand: Hand, voice: Recorder) -> None:
    before = voice.stopped
    hand.touch(QPoint(3, hand.glass.height() // 2))
    assert voice.stopped == before + 1
    assert voice.said == [()]
    assert hand.notice() is None


def test_a_hand_at_rest_on_the_text_says_nothing(hand: Hand, voice: Recorder) -> None:
    hand.touch(points(hand)[0][1], held=3.0)
    assert voice.said == []


def test_the_question_is_asked_again_once(hand: Hand, voice: Recorder) -> None:
    """After the voice has ended and nobody touched the glass; the next page may ask again."""
    stage = hand.kiosk.tablet.stage
    assert stage._asking.interval() == ASK_AGAIN_AFTER_MS >= 20_000
    stage._asking.setInterval(SOON_MS)
    title = hand.glass.on_show.view.page.title.text  # type: ignore[union-attr]
    stage.silent()
    wait_for(lambda: voice.said == [(title,)])
    stage.silent()
    let_pass(3 * SOON_MS / 1000)
    assert voice.said == [(title,)]

    before = hand.kiosk.page()
    while not hand.offers(Choose) or hand.kiosk.page() == before:
        hand.click(hand.key(Choose if hand.offers(Choose) else Forward))
    voice.said.clear()
    title = hand.glass.on_show.view.page.title.text  # type: ignore[union-attr]
    stage.silent()
    wait_for(lambda: voice.said == [(title,)])


def test_nobody_is_asked_again_who_touches_or_on_a_page_that_asks_nothing(
    hand: Hand, voice: Recorder
) -> None:
    stage = hand.kiosk.tablet.stage
    stage._asking.setInterval(SOON_MS)
    stage.silent()
    hand.touch(points(hand)[0][1])
    let_pass(3 * SOON_MS / 1000)
    assert len(voice.said) == 1  # the tapped sentence; it has not ended

    stage.silent()
    door = hand.kiosk.tablet.door
    door.open()
    assert door.room is not None
    let_pass(3 * SOON_MS / 1000)
    assert len(voice.said) == 1
    door.room.leave()

    hand.leave()
    voice.said.clear()
    stage.silent()
    let_pass(3 * SOON_MS / 1000)
    assert voice.said == []  # the home page waits for anybody, and talks to nobody
