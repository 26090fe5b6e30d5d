import subprocess
import sys

import pytest

from kiosk.words.annotate import Annotator
from kiosk.words.readings import ReadingBook
from kiosk.words.ruby import RubyError
from kiosk.words.sentence import Sentence


def test_the_same_text_is_worked_out_once(annotator: Annotator) -> None:
    """A page shown again costs nothing."""
    assert annotator.sentence("おなじ文です。") is annotator.sentence("おなじ文です。")
    assert annotator.label("おなじ文です。") == annotator.sentence("おなじ文です。")


def test_several_sentences_keep_their_order(annotator: Annotator) -> None:
    """Sentences come back as they were given."""
    assert [each.text for each in annotator.sentences(["一。", "二。"])] == ["一。", "二。"]


def test_a_wrong_mark_is_not_remembered_as_right(annotator: Annotator) -> None:
    """The fault is raised every time, not only the first."""
    for _ in range(2):
        with pytest.raises(RubyError):
            annotator.sentence("住民《")


def test_memory_is_bounded() -> None:
    """A year of changing sentences does not fill the tablet."""
    annotator = Annotator(ReadingBook({}))
    for number in range(2100):
        annotator.sentence(f"文{number}")
    assert len(annotator.made) == 2048
    assert "文2099" in annotator.made


def test_a_known_sentence_is_not_made_again() -> None:
    """The first pages' sentences come from the last start, without the model that broke their lines."""
    known = Sentence("前に作った文", (), "")
    annotator = Annotator(ReadingBook({}), {"文": known})
    assert annotator.sentence("文") is known
    assert annotator.label("ほかの文").text == "ほかの文"


def test_budoux_is_not_imported_before_the_first_sentence() -> None:
    """Start-up does not pay for the model."""
    code = (
        "import sys\n"
        "from kiosk.words.annotate import Annotator\n"
        "from kiosk.words.readings import ReadingBook\n"
        "a = Annotator(ReadingBook({})); assert 'budoux' not in sys.modules\n"
        "a.sentence('これは文です。'); assert 'budoux' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
