"""Tells a tap from a tremble: contacts in, taps and troubles out, rows P5 to P10 in between."""

import math
from dataclasses import replace
from typing import assert_never

from kiosk.touch.bounces import Bounces
from kiosk.touch.contact import Contact, Key, Phase, Reach, Targets
from kiosk.touch.limits import Limits, Tolerance
from kiosk.touch.outcome import Aside, Kind, Outcome, Pressed, Released, Tapped, Trouble
from kiosk.touch.press import Press, Standing, would_tap

_WIDENING = frozenset({Kind.ROLLED, Kind.NEAR, Kind.LONG})


class Recogniser:
    """The state of all the fingers on one glass. Knows no clock: every call brings its own time.

    One touch ends in one tap, in one trouble, or quietly (a hand on the text, a second finger, a cancel).
    """

    def __init__(self, targets: Targets, limits: Limits) -> None:
        self._targets = targets
        self._limits = limits
        self._tolerance = limits.standard
        self._open: dict[int, Press] = {}
        self._shown: frozenset[Key] = frozenset()
        self._bounces = Bounces(limits)
        self._page_at = -math.inf
        self._palm: Trouble | None = None

    @property
    def tolerance(self) -> Tolerance:
        """How far a touch may stray just now; wider after the visit's first trouble."""
        return self._tolerance

    @property
    def open_ids(self) -> tuple[int, ...]:
        """The contacts that are down."""
        return tuple(self._open)

    def repeat_after(self, repeat_s: float) -> None:
        """From now on a tap this long after another is one of its own; raises ValueError outside row P8."""
        self._limits = replace(self._limits, repeat_s=repeat_s)
        self._bounces.limits = self._limits

    def step(self, contact: Contact) -> tuple[Outcome, ...]:
        """Take one report. What to show comes first, then the tap or the trouble."""
        overdue = self._give_up_long_presses(contact.at_s)
        return self._answer((*overdue, *self._take(contact)))

    def tick(self, at_s: float) -> tuple[Outcome, ...]:
        """Answer a press that has become too long without waiting for the finger to lift."""
        return self._answer(self._give_up_long_presses(at_s))

    def settled(self, key: Key, at_s: float) -> None:
        """A tap's work is done only now: a slow page must not turn its bounce into a second tap."""
        self._bounces.settled(key, at_s)

    def page_changed(self, at_s: float) -> tuple[Outcome, ...]:
        """A new page is on the glass: whatever is down was meant for the old one."""
        self._page_at = at_s
        self._bounces.page_turned()
        self._palm = None
        for id_, press in self._open.items():
            if press.refusal is None:
                self._open[id_] = replace(press, refusal=Kind.EARLY)
        return self._answer(())

    def reset(self) -> tuple[Outcome, ...]:
        """The visit is over: the next person starts with the standard tolerance, and no finger down."""
        self._tolerance = self._limits.standard
        self._void_open()
        return self._answer(())

    def _answer(self, said: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        """Put what changed to the eye before what was said. A target looks pressed exactly while a
        finger's lift would act on it.
        """
        pressed = frozenset(p.key for p in self._open.values() if p.key is not None and self._acts(p))
        gone = tuple(Released(key) for key in sorted(self._shown - pressed, key=str))
        new = tuple(Pressed(key) for key in sorted(pressed - self._shown, key=str))
        self._shown = pressed
        return (*gone, *new, *said)

    def _acts(self, press: Press) -> bool:
        allowed = press.standing is Standing.LIVE and press.refusal is None
        return allowed and would_tap(press, self._tolerance, self._limits.apart_mm)

    def _take(self, contact: Contact) -> tuple[Outcome, ...]:
        match contact.phase:
            case Phase.DOWN:
                self._down(contact)
                return ()
            case Phase.MOVE:
                self._move(contact)
                return ()
            case Phase.UP:
                self._move(contact)
                return self._lift(self._open.pop(contact.id, None), contact.at_s)
            case Phase.CANCEL:
                self._forget(contact.id)
                return ()
            case _:
                assert_never(contact.phase)

    def _down(self, contact: Contact) -> None:
        self._forget(contact.id)
        start = self._in_reach(contact)
        press = Press(contact.x_mm, contact.y_mm, contact.at_s, start, start)
        press = replace(press, refusal=self._refusal(press), standing=self._standing(contact.at_s))
        self._open[contact.id] = press
        self._spot_palm(contact)
        together = [
            id_ for id_, p in self._open.items() if contact.at_s - p.at_s <= self._limits.palm_within_s
        ]
        if len(together) >= self._limits.palm_contacts:
            for id_ in together:
                self._is_palm(id_)

    def _forget(self, id_: int) -> None:
        self._open.pop(id_, None)
        if not self._palm_is_down():
            self._palm = None

    def _palm_is_down(self) -> bool:
        return any(p.standing is Standing.PALM for p in self._open.values())

    def _standing(self, at_s: float) -> Standing:
        """A second finger waits while a young first one is at work (row P10)."""
        young = (p for p in self._open.values() if at_s - p.at_s <= self._limits.rest_s)
        return Standing.EXTRA if any(self._acts(p) for p in young) else Standing.LIVE

    def _move(self, contact: Contact) -> None:
        press = self._open.get(contact.id)
        if press is not None:
            self._open[contact.id] = replace(press, now=self._in_reach(contact))
            self._spot_palm(contact)

    def _in_reach(self, contact: Contact) -> tuple[Reach, ...]:
        reaches = self._targets(contact.x_mm, contact.y_mm)
        return tuple(reach for reach in reaches if reach.gap_mm <= self._limits.near_mm)

    def _refusal(self, press: Press) -> Kind | None:
        if press.key is None:
            return None
        if self._bounces.has(press.key, press.x_mm, press.y_mm, press.at_s):
            return Kind.DOUBLE
        return Kind.EARLY if press.at_s - self._page_at < self._limits.fresh_s else None

    def _spot_palm(self, contact: Contact) -> None:
        if contact.size_mm >= self._limits.palm_mm:
            self._is_palm(contact.id)

    def _is_palm(self, id_: int) -> None:
        """Void this contact, and let the fingers that waited for it act."""
        press = self._open[id_]
        if press.standing is Standing.PALM:
            return
        answered = press.standing is Standing.VOID
        self._open[id_] = replace(press, standing=Standing.PALM)
        if self._palm is None and press.key is not None and not answered:
            self._palm = Trouble(Kind.PALM, press.key, press.x_mm, press.y_mm)
        for other, p in self._open.items():
            if p.standing is Standing.EXTRA:
                self._open[other] = replace(p, standing=Standing.LIVE)

    def _lift(self, press: Press | None, at_s: float) -> tuple[Outcome, ...]:
        if press is None:
            return ()
        held_too_long = at_s - press.at_s > self._tolerance.long_s
        match press.standing:
            case Standing.LIVE:
                return () if held_too_long else self._judge(press, at_s)
            case Standing.PALM:
                return self._lift_palm(held_too_long=held_too_long)
            case Standing.EXTRA | Standing.VOID:
                return ()
            case _:
                assert_never(press.standing)

    def _judge(self, press: Press, at_s: float) -> tuple[Outcome, ...]:
        if press.key is None:
            short = at_s - press.at_s <= self._limits.aside_s and not press.now
            fresh = press.at_s - self._page_at < self._limits.fresh_s
            return (Aside(press.x_mm, press.y_mm),) if short and not fresh else ()
        if press.refusal is not None:
            return self._refuse(press.refusal, press)
        if not self._acts(press):
            return self._refuse(Kind.ROLLED if press.began_inside else Kind.NEAR, press)
        self._bounces.tapped(press.key, press.x_mm, press.y_mm, at_s)
        self._void_open()
        return (Tapped(press.key),)

    def _lift_palm(self, *, held_too_long: bool) -> tuple[Outcome, ...]:
        """One answer for a whole hand, when its last part lifts; none for one that leaned or was answered."""
        if self._palm_is_down():
            return ()
        trouble, self._palm = self._palm, None
        return () if trouble is None or held_too_long else (trouble,)

    def _give_up_long_presses(self, at_s: float) -> tuple[Outcome, ...]:
        said: tuple[Outcome, ...] = ()
        for id_, press in tuple(self._open.items()):
            waiting = press.standing is Standing.LIVE and press.refusal is None
            meant = press.began_inside or self._acts(press)
            if waiting and meant and at_s - press.at_s > self._tolerance.long_s:
                self._open[id_] = replace(press, standing=Standing.VOID)
                said = (*said, *self._refuse(Kind.LONG, press))
        return said

    def _refuse(self, kind: Kind, press: Press) -> tuple[Outcome, ...]:
        if kind in _WIDENING:
            self._tolerance = self._limits.widened
        self._palm = None
        return (Trouble(kind, press.key, press.x_mm, press.y_mm),)

    def _void_open(self) -> None:
        """One act at a time: after a tap, every other contact that is down has had its answer."""
        self._palm = None
        self._open = {id_: replace(press, standing=Standing.VOID) for id_, press in self._open.items()}
