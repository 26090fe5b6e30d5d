import pytest

from kiosk.content import ROOT
from kiosk.records.health import Code, Condition, DiaryHealth, State
from kiosk.records.told import told
from kiosk.words.catalogue import Catalogue

WORDS = Catalogue.load(ROOT / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po")


def health(state: State, code: Code, care: Condition = Condition(Code.FINE)) -> DiaryHealth:  # noqa: B008
    return DiaryHealth(state, code, 0, 0, 1, None, 12, care)


@pytest.mark.parametrize("state", ["ok", "waiting"])
@pytest.mark.parametrize("care", [Code.FINE, Code.OPENING])
def test_all_is_well(state: State, care: Code) -> None:
    """Nothing to tell, before the first look as after it."""
    assert told(health(state, Code.FINE, Condition(care)), WORDS.say) == []


@pytest.mark.parametrize("state", ["failing", "damaged"])
@pytest.mark.parametrize("code", Code)
def test_each_trouble_is_a_sentence(state: State, code: Code) -> None:
    """One that ends, and leaves no placeholder."""
    (sentence,) = told(health(state, code), WORDS.say)
    assert sentence.endswith("。")
    assert "{" not in sentence


def test_how_much_was_saved() -> None:
    """A number, for who must judge whether something is missing."""
    assert "そのあとの12件を拾い出しました" in told(health("damaged", Code.RESTORED), WORDS.say)[0]


def test_the_care_and_the_clock() -> None:
    """Told besides, while the log is written."""
    sentences = told(health("ok", Code.FINE, Condition(Code.DISK_FULL, None, clock_behind=True)), WORDS.say)
    assert [sentence[:6] for sentence in sentences] == ["記録の控えを", "時計が、前の"]
