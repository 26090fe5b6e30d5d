"""The pages ask nothing of a phone that a five-year-old one does not know."""

import pytest
from playwright.sync_api import Browser

from tests.hub import old_phone
from tests.hub.running import HubProcess


def test_the_scripts_know_no_younger_name(chromium: Browser, hub: HubProcess) -> None:
    """Of all names in them that are the platform's, each was there."""
    page = chromium.new_page()
    page.goto(f"{hub.address}/join")
    platform, everywhere = set(page.evaluate(old_phone.PLATFORM)), set(page.evaluate(old_phone.GLOBAL))
    page.close()
    assert {"structuredClone", "replaceAll", "at", "randomUUID"} <= platform, "it is seen"
    alone, parts = old_phone.names()
    asked = (parts & platform) | (alone & everywhere)
    assert sorted(name for name in asked if not old_phone.is_known(name)) == []


def test_the_scripts_use_no_younger_grammar() -> None:
    for name, text, _ in old_phone.scripts():
        assert [what for what, sign in old_phone.TOO_NEW.items() if sign.search(text)] == [], name
    assert [each for each in old_phone.patterns() if old_phone.TOO_NEW_IN_PATTERNS.search(each)] == []


def test_what_a_phone_may_lack_is_asked_for_first() -> None:
    whole = "".join(text for _, text, _ in old_phone.scripts())
    assert [name for name, asked in old_phone.ASKED_FOR_FIRST.items() if asked not in whole] == []


def test_the_style_sheet_is_as_old() -> None:
    """Nor does a gap stand in a flexible row, which Safari learned in 14.1."""
    assert old_phone.sheet_troubles() == []


@pytest.mark.parametrize(
    "line",
    [
        "class A { #own = 1; }",
        "class A { static own = 1; }",
        "class A { static { go(); } }",
        "await go();",
    ],
)
def test_younger_grammar_is_found(line: str) -> None:
    assert any(sign.search(line) for sign in old_phone.TOO_NEW.values())
