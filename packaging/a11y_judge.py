"""Walk every page of the kiosk over the accessibility bus, and put accerciser's rules to each of them.

Usage, inside a D-Bus session with an accessibility bus and a display (a11y.sh makes both):
    /usr/bin/python3 packaging/a11y_judge.py MOST SHARE COMMAND...
MOST is how many pages of each procedure are walked; a page takes about two seconds.  SHARE is which of
how many procedures: 1/1 for all, 2/3 for the second, the fifth, and so on.
Prints one line a page and one line a fault; ends with 1 when there was any.
"""

import os
import subprocess
import sys
from typing import Any

from a11y_kiosk import (
    ASIDE,
    BACK,
    BEGIN_ANEW,
    GIVE_UP,
    NEXT,
    NOT_HERE,
    RAIL,
    START_OVER,
    Page,
    View,
    find_application,
    press,
    settled,
)
from a11y_rules import Rule, Verdict, judge, load_rules

MOST_PAGES = 3000


class LostError(Exception):
    """The same keys no longer lead to the same page: a machine, say, has counted another mistake."""


class Walk:
    """Goes everywhere that keys lead, deepest first, coming back by もどる."""

    def __init__(self, application: Any, rules: list[Rule], most: int, share: tuple[int, int]) -> None:
        """`most`: pages of one procedure, however many it has."""
        self._application, self._rules = application, rules
        self._most = self._left = most
        self._share, self._met = share, 0
        self.seen: dict[Page, list[Verdict]] = {}
        self._home: View = settled(application)
        self.left_off = 0
        """Pages whose other keys could not be tried, because the page did not come again."""
        self._leading_nowhere: set[str] = set()
        """Keys that only tick a box, and those that end the visit: pressed once in a walk."""

    def everywhere(self) -> None:
        """The home page, all that its tiles lead to, and what stands over every page."""
        self._judge(self._home, hidden=True)
        self._onward(self._home, [])
        for key in ASIDE:
            self._over_home(self._at_home(), key)

    def _judge(self, view: View, *, hidden: bool = False) -> None:
        faults = judge(self._application, self._rules, hidden=hidden)
        self.seen[view.page] = faults
        sys.stdout.write(f"{len(self.seen):4d}  {len(faults)} faults  {' / '.join(view.page)[:100]}\n")
        sys.stdout.writelines(f"      {fault}\n" for fault in dict.fromkeys(faults))

    def _onward(self, here: View, path: list[str]) -> None:
        if len(self.seen) >= MOST_PAGES:
            raise RuntimeError(f"more than {MOST_PAGES} pages: the walk has lost its way")
        for key in [key for key in here.keys if key == NEXT or key not in RAIL]:
            if self._left <= 0 and NOT_HERE not in here.keys:
                return
            if key in self._leading_nowhere:
                continue
            self._try(here, key, path)
            try:
                here = self._return(here, path)
            except LostError as lost:
                self.left_off += 1
                sys.stdout.write(f"      ({lost})\n")
                return

    def _try(self, here: View, key: str, path: list[str]) -> None:
        there = press(self._application, here, key)
        if GIVE_UP in there.keys and GIVE_UP not in here.keys:
            self._called(there)
        elif there.is_home or there.page == here.page:
            self._leading_nowhere.add(key)
        elif there.page not in self.seen and not self._is_anothers(here, there):
            if NOT_HERE in here.keys:  # a tile was pressed: what follows is another procedure
                self._left = self._most
            self._left -= 1
            self._judge(there)
            if START_OVER in there.keys and not path:
                self._aside(there, START_OVER)
            self._onward(settled(self._application), [*path, key])

    def _called(self, there: View) -> None:
        """A call for help: what it shows changes as time goes by, so it is looked at once and taken back."""
        if there.page not in self.seen:
            self._judge(there)
        now = settled(self._application)
        if GIVE_UP in now.keys:
            press(self._application, now, GIVE_UP)

    def _is_anothers(self, here: View, there: View) -> bool:
        """Whether a tile led to a procedure that is not in this share."""
        if NOT_HERE not in here.keys or NOT_HERE in there.keys:
            return False
        self._met += 1
        mine, all_ = self._share
        return self._met % all_ != mine % all_

    def _at_home(self) -> View:
        """The home page as it is now: after a call was taken back it is not quite what it was."""
        now = settled(self._application)
        for key in () if now.is_home else self._to_the_start(now):
            if key in now.keys:
                now = press(self._application, now, key)
        return now

    def _over_home(self, home: View, key: str) -> None:
        """A page that stands over every page: looked at once, from the home page."""
        if key not in home.keys:
            return
        there = press(self._application, home, key)
        if GIVE_UP in there.keys:
            self._called(there)
        elif there.page not in self.seen:
            self._judge(there)

    def _aside(self, here: View, key: str) -> None:
        """A page that stands over others: looked at, not walked through."""
        if key in here.keys:
            there = press(self._application, here, key)
            if there.page not in self.seen:
                self._judge(there)
            self._return(here, [])

    def _return(self, here: View, path: list[str]) -> View:
        """Back to this page: by もどる, or from the start by the same keys."""
        now = settled(self._application)
        for _ in range(3):
            if now.page == here.page:
                return now
            if now.is_home:
                break
            now = press(self._application, now, BACK)
        if now.page == here.page:
            return now
        return self._replay(now, here, path)

    def _replay(self, now: View, here: View, path: list[str]) -> View:
        """From the start of a visit by the same keys."""
        there, wanted = (" / ".join(page)[:90] for page in (now.page, here.page))
        sys.stdout.write(f"      (going round from {there} to {wanted})\n")
        for key in (*self._to_the_start(now), *path):
            if key not in now.keys:
                break
            now = press(self._application, now, key)
        if now.page != here.page:
            raise LostError(
                f"cannot come back to {' / '.join(here.page)[:200]}, am at {' / '.join(now.page)[:200]}"
            )
        return now

    def _to_the_start(self, now: View) -> tuple[str, ...]:
        if now.is_home:
            return ()
        return (START_OVER, BEGIN_ANEW) if START_OVER in now.keys else (BACK, START_OVER, BEGIN_ANEW)


def main(most: int, share: tuple[int, int], command: list[str]) -> int:
    """Start the kiosk, walk, and count."""
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with subprocess.Popen(command, env=environment) as kiosk:
        try:
            walk = Walk(find_application(kiosk.pid, 30), load_rules(), most, share)
            walk.everywhere()
        finally:
            kiosk.terminate()
    faults = sum(map(len, walk.seen.values()))
    sys.stdout.write(f"{walk.left_off} pages were left before all their keys were tried\n")
    sys.stdout.write(f"{len(walk.seen)} pages, {faults} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    mine, _, all_ = sys.argv[2].partition("/")
    sys.exit(main(int(sys.argv[1]), (int(mine), int(all_)), sys.argv[3:]))
