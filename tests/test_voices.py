"""What is to be recorded, and how an author is told what is missing."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import chain
from pathlib import Path

import pytest

from kiosk import voices
from kiosk.authored import authored
from kiosk.content import ROOT, Content, Places
from kiosk.gather import gather
from kiosk.guide.places import Step
from kiosk.opening import library_of
from kiosk.procedures.model import Wait
from kiosk.speech import clips
from kiosk.words.sentence import apart
from tests.kiosks import TODAY
from tests.walker.ways import walk


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    nowhere = tmp_path_factory.mktemp("nowhere")
    return gather(Places(ROOT / "assets", ROOT / "locales", nowhere / "kiosk.toml", nowhere))


@pytest.fixture(scope="module")
def today() -> frozenset[str]:
    """What is recorded today."""
    return frozenset(one.text for one in voices.utterances(voices.shipped()))


def test_every_page_that_is_known_beforehand_is_recorded(content: Content, today: frozenset[str]) -> None:
    """All sentences a walk meets, but for those of towns, of days worked out, and with a supporter's name."""
    library = library_of(content, lambda: TODAY)
    for stop in walk(library):
        here, news = stop.turn.session.place, stop.turn.session.help
        if news is not None and news.by:
            continue
        if isinstance(here, Step) and (here.within or _counts_days(here, content)):
            continue
        said = chain.from_iterable(map(apart, stop.page.spoken()))
        missing = [sentence.text for sentence in said if sentence.text not in today]
        assert not missing, stop.name


def test_tomorrow_nothing_is_missing(content: Content, today: frozenset[str]) -> None:
    """No sentence that is worked out from the day is recorded: it would be wrong tomorrow."""
    tomorrow = library_of(content, lambda: TODAY + timedelta(days=1))
    assert {sentence.text for sentence in authored(content, tomorrow)} == today


def test_a_changed_fact_wants_new_recordings(content: Content, today: frozenset[str]) -> None:
    """A sentence with a fact in it is recorded with the fact's value."""
    fee = content.facts["fee.konbini"]
    other = replace(content, facts={**content.facts, "fee.konbini": replace(fee, value=999)})
    after = {sentence.text for sentence in authored(other, library_of(other, lambda: TODAY))}
    assert after - today
    assert all("999" in text for text in after - today)


def test_what_is_missing_is_listed(tmp_path: Path) -> None:
    """One line each, a sum, and a code that stops a build."""
    out = StringIO()
    assert voices.check(tmp_path, out) == 1
    lines = out.getvalue().splitlines()
    assert len(lines) > 1000
    assert lines[-1].startswith(f"ない録音 {len(lines) - 1}、")


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """In a clear sentence."""
    (tmp_path / clips.FOLDER).mkdir(parents=True)
    (tmp_path / clips.FOLDER / "manifest.json").write_text("{")
    out = StringIO()
    assert voices.check(tmp_path, out) == 1
    assert out.getvalue() == voices.NO_CLIPS


def test_every_sentence_is_recorded_and_no_recording_is_left_over() -> None:
    """Every file is what its line in the list says; a sentence that changed leaves no recording behind."""
    faults = clips.check(voices.utterances(voices.shipped()), ROOT / "assets" / clips.FOLDER)
    assert not faults.missing
    assert not faults.orphaned
    assert not faults.stale


def _counts_days(here: Step, content: Content) -> bool:
    step = content.procedures[here.procedure].steps.get(here.step)
    return isinstance(step, Wait)
