"""A supporter's phone: a real page of the hub in a profile of its own, touched by its visible words."""

import re
from typing import Any, Protocol

from playwright.sync_api import Browser, Locator, expect

from tests.hub.running import PATIENCE_S

expect.set_options(timeout=PATIENCE_S * 1000)

LISTEN = """
window.heard = { tones: 0, shakes: 0 };
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.heard.tones += 1; return make.call(this); };
Object.defineProperty(navigator, "vibrate", { value: () => { window.heard.shakes += 1; return true; } });
"""


class Hub(Protocol):
    """Whatever lets phones in."""

    port: int

    def join_url(self) -> str:
        """A code for one phone."""


class Phone:
    """Holds one browser context; `heard` counts tones and vibrations.

    `through`: the port of a line to the hub; such a phone's clock can be set.
    """

    def __init__(self, chromium: Browser, hub: Hub, name: str, through: int | None = None) -> None:
        self.name = name
        self._context = chromium.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="ja-JP"
        )
        self._context.add_init_script(LISTEN)
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE_S * 1000)
        if through:
            self.page.clock.install()
        self.page.goto(hub.join_url().replace(str(hub.port), str(through or hub.port)))
        self.page.get_by_label("よび名").fill(name)
        self.page.get_by_role("button", name="入る").tap()
        self.linked()
        self.page.get_by_role("button", name="ここを 一度 押してください").tap()

    def linked(self) -> None:
        expect(self.page.locator("#link")).to_have_text("つながっています")

    def lost(self) -> None:
        expect(self.page.get_by_role("alert")).to_contain_text("つながっていません")

    def card(self, call: dict[str, Any]) -> Locator:
        return self.page.locator(f"[data-call='{call['id']}']")

    def sees(self, call: dict[str, Any], words: str) -> None:
        expect(self.card(call)).to_contain_text(words)

    def sees_no_more(self, call: dict[str, Any]) -> None:
        expect(self.card(call)).to_have_count(0)

    def press(self, call: dict[str, Any], words: str) -> None:
        exact = re.compile(rf"^{re.escape(words)}$")
        self.card(call).get_by_role("button").filter(has_text=exact).tap()

    def heard(self) -> dict[str, int]:
        counted: dict[str, int] = self.page.evaluate("window.heard")
        return counted

    def freeze(self) -> None:
        """As a phone that saves its battery."""
        self._live("frozen")

    def thaw(self) -> None:
        self._live("active")

    def _live(self, state: str) -> None:
        session = self._context.new_cdp_session(self.page)
        session.send("Page.setWebLifecycleState", {"state": state})
        session.detach()

    def close(self) -> None:
        self._context.close()
