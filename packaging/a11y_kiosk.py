"""The kiosk as the accessibility bus shows it: what is on show, and its keys pressed by their action."""

import re
import time
from dataclasses import dataclass
from typing import Any

import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]
import pyatspi  # type: ignore[import-not-found,unused-ignore]
from a11y_rules import visit

PATIENCE = 40  # looks at a page that goes away, a twentieth of a second apart
ROLE_KEY = "push button"
BACK, NEXT, START_OVER, REPEAT = "もどる", "つぎへ", "はじめから", "もういちど 聞く"
BEGIN_ANEW = "はじめの画面へ"
"""Ends the visit, where はじめから asks."""
GIVE_UP = "よぶのを やめる"
"""Stands on every page of an open call, and on no other."""
NOT_HERE = "ここに ない"
"""Stands on every page of tiles, and on no other."""
ASIDE = ("係をよぶ", "見やすさ・音", "係の方へ")
"""Keys whose pages stand over every page."""
RAIL = {BACK, NEXT, START_OVER, REPEAT, *ASIDE}
"""Keys that come and go beside a page: an answered question also gets つぎへ."""
WHERE = re.compile(r"\d+のうち\d+")
Page = tuple[str, ...]
"""The names of what is on show, in order: tells pages apart, by whatever way one came to them."""


@dataclass(frozen=True)
class View:
    """One page: what it says, and by name the keys that may lead on (not those that only tick a box)."""

    page: Page
    keys: dict[str, Any]

    @property
    def is_home(self) -> bool:
        """Only the home page has no way back."""
        return BACK not in self.keys


def find_application(pid: int, longest_s: float) -> Any:
    """The application of this process on the bus, once it has a window.  Raises TimeoutError."""
    ends = time.monotonic() + longest_s
    while time.monotonic() < ends:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == pid and application.childCount:
                return application
        time.sleep(0.1)
    raise TimeoutError("the kiosk did not appear on the accessibility bus")


def look(application: Any) -> View:
    """What is on show now; asked anew where a page goes away while it is looked at."""
    for _ in range(PATIENCE):
        try:
            return _looked(application)
        except gi.repository.GLib.GError:
            time.sleep(0.05)
    return _looked(application)


def _looked(application: Any) -> View:
    names: list[str] = []
    keys: dict[str, Any] = {}
    for acc, upwards in visit(application, hidden=False):
        if upwards or not acc.name:
            continue
        is_key = acc.getRoleName() == ROLE_KEY
        name = _told_apart(acc) if is_key else acc.name
        if name not in RAIL and not WHERE.fullmatch(name):
            names.append(name)
        if is_key and not acc.getState().contains(pyatspi.STATE_CHECKABLE):
            keys[name] = acc
    return View(tuple(names), keys)


def _told_apart(acc: Any) -> str:
    """A key's name; with what it is a part of, where it says so: a simulated machine may have a もどる."""
    return f"{acc.name} ({acc.description})" if acc.description else str(acc.name)


def settled(application: Any, unlike: Page | None = None, longest_s: float = 2.0) -> View:
    """What is on show once two looks agree on a page other than `unlike`; the last look when time is up."""
    ends = time.monotonic() + longest_s
    before = look(application)
    while time.monotonic() < ends:
        time.sleep(0.05)
        now = look(application)
        if now.page == before.page and now.page != unlike:
            return now
        before = now
    return before


def press(application: Any, view: View, key: str) -> View:
    """Press a key by its accessible action; the page that follows, or the same one when nothing changed."""
    view.keys[key].queryAction().doAction(0)
    return settled(application, view.page)
