"""A visit as it is heard: every page is read to its end before the next touch, and nothing twice.

Speech takes its time: of each procedure only the first pages are heard here, and one procedure only.  With
TETSUNAGI_EVERY_VISIT=1 every procedure is heard from home to finish, an hour and a half in one process.
"""

import os
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pytest

from kiosk.content import ROOT
from kiosk.screens.stage import Stage
from kiosk.speech import clips, pace
from kiosk.speech.port import Utterance, VoiceState
from tests.conftest import MakeHand, MakeKiosk
from tests.hand import Hand
from tests.speech.conftest import RATE, Ears, Pulse, wait_for
from tests.walks.conftest import LONGEST
from tests.walks.routes import Route
from tests.walks.visit import Visit

EVERY = bool(os.environ.get("TETSUNAGI_EVERY_VISIT"))
FEW_PAGES = 1
LONGEST_PAGE_S = 300.0
LOUD = 0.01
PAUSE_S = 0.6  # row S2, the least at a full stop
ROUTES = LONGEST if EVERY else tuple(route for route in LONGEST if route.procedure == "kyukyu")


@dataclass
class Said:
    """What the kiosk told of its voice, with the samples heard by then."""

    ears: Ears
    began: list[tuple[int, int]] = field(default_factory=list)
    ended: int | None = None


@pytest.fixture
def said(recorder: Ears, monkeypatch: pytest.MonkeyPatch) -> Said:
    """Listens beside the glass; must stand before the kiosk is built."""
    said = Said(recorder)
    speaking, silent = Stage.speaking, Stage.silent

    def note_begin(stage: Stage, index: int) -> None:
        said.began.append((index, recorder.now()))
        speaking(stage, index)

    def note_end(stage: Stage) -> None:
        said.ended = recorder.now()
        silent(stage)

    monkeypatch.setattr(Stage, "speaking", note_begin)
    monkeypatch.setattr(Stage, "silent", note_end)
    return said


@pytest.fixture
def resident(
    said: Said, pulse: Pulse, make_kiosk: MakeKiosk, make_hand: MakeHand, monkeypatch: pytest.MonkeyPatch
) -> Hand:
    """Before a kiosk of our own whose voice is warm and heard on the null sink."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", pulse.environment["XDG_RUNTIME_DIR"])
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    hand = make_hand(make_kiosk())
    wait_for(lambda: hand.kiosk.tablet.sound.voice.health().state is VoiceState.OK)
    return hand


@cache
def recorded() -> dict[str, clips.Clip]:
    return clips.load(ROOT / "assets" / clips.FOLDER)


def length(utterance: Utterance) -> tuple[float, float, float]:
    """Its seconds, and the shares of them that it may take: a recording's are known, a live one's guessed."""
    clip = recorded().get(clips.key(utterance))
    return (clip.seconds, 0.75, 1.1) if clip else (pace.seconds(utterance.reading, slow=False), 0.55, 1.6)


def listen(hand: Hand, said: Said) -> list[str]:
    """Wait until the page has been read; what was wrong with what was heard."""
    wait_for(lambda: said.ended is not None, LONGEST_PAGE_S)
    lines = hand.kiosk.tablet.stage._spoken
    heard, page = said.ears.samples(), hand.kiosk.page()
    wrong = []
    if [index for index, _ in said.began] != list(range(len(lines))):
        wrong.append(f"{page}: {len(lines)} sentences stand there, spoken were {said.began}")
    ends = [*(at for _, at in said.began[1:]), said.ended or 0]
    for (index, begin), end in zip(said.began, ends, strict=True):
        loud = np.flatnonzero(np.abs(heard[begin:end]) > LOUD)
        sentence = lines[index].sentence
        expected, less, more = length(Utterance(sentence.text, sentence.voice))
        taken = (loud[-1] - loud[0]) / RATE if loud.size else 0.0
        if not less * expected <= taken <= more * expected + 0.5:
            wrong.append(f"{page}: 「{sentence.text}」 took {taken:.1f} s, expected {expected:.1f} s")
        rest = (end - begin) / RATE - (loud[-1] / RATE if loud.size else 0.0)
        if index < len(lines) - 1 and rest < PAUSE_S:
            wrong.append(f"{page}: after 「{sentence.text}」 only {rest:.2f} s of silence")
    said.began, said.ended = [], None
    return wrong


class Enough(Exception):  # noqa: N818 - no error: the walk may stop here
    """So many pages have been heard."""


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.procedure)
def test_a_visit_is_heard(resident: Hand, said: Said, route: Route) -> None:
    """No page silent, no sentence cut, none spoken twice."""
    wrong: list[str] = []
    pages = 0

    def hear_then_act(key: object) -> None:
        nonlocal pages
        if pages:
            wrong.extend(listen(resident, said))
        said.began, said.ended = [], None
        pages += 1
        if pages > FEW_PAGES and not EVERY:
            raise Enough
        resident.click(key)  # type: ignore[arg-type]

    visit = Visit(resident, hear_then_act)
    try:
        visit.follow(route)
        wrong.extend(listen(resident, said))
    except Enough:
        pass
    assert not wrong, "\n".join(wrong)
    assert pages >= FEW_PAGES
