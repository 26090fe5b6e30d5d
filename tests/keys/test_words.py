"""Every reason has its sentence."""

import pytest

from kiosk.content import ROOT
from kiosk.keys.rules import Refusal
from kiosk.words.catalogue import Catalogue


@pytest.mark.parametrize("key", [*(f"refused.{reason}" for reason in Refusal), "damaged", "not_kept"])
def test_a_sentence_for_each(key: str) -> None:
    """A whole one, that ends."""
    words = Catalogue.load(ROOT / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po")
    assert words.say(f"pin.{key}").endswith("。")
