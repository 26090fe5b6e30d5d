from zoneinfo import ZoneInfo

import pytest

from kiosk.content import ROOT
from kiosk.records.audit.chain import link
from kiosk.records.audit.deeds import MACHINE, Deed, Purpose
from kiosk.records.audit.reading import told
from kiosk.words.catalogue import Catalogue
from tests.records.audit.test_chain import chain, entry
from tests.records.conftest import KEY

JAPAN = ZoneInfo("Asia/Tokyo")
WORDS = Catalogue.load(ROOT / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po")


def test_the_newest_first_by_the_clock_on_the_wall() -> None:
    """In words that a resident can read."""
    assert told(chain(2), WORDS.say, JAPAN) == [
        "11月22日(日) 10時02分、係の 田中さんが、記録を2件 見ました。 わけ：毎日の確認",
        "11月22日(日) 10時01分、係の 田中さんが、記録を1件 見ました。 わけ：毎日の確認",
    ]


def test_the_machine_by_itself() -> None:
    """No person did it."""
    line = entry(1, who=MACHINE, deed=Deed.EXPIRED, purpose=Purpose.RETENTION, count=1200)
    (read,) = told([link(KEY, 1, line, "0" * 64)], WORDS.say, JAPAN)
    assert read.startswith("11月22日(日) 10時01分、この機械が、決めた日数をすぎた記録1,200件を消しました。")
    assert read.endswith("わけ：残す日数のきまり")


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("purpose", Purpose)
def test_every_deed_and_purpose_has_words(deed: Deed, purpose: Purpose) -> None:
    """None of them shows a code."""
    (line,) = told([link(KEY, 1, entry(1, deed=deed, purpose=purpose), "0" * 64)], WORDS.say, JAPAN)
    assert not any("a" <= letter <= "z" for letter in line)
