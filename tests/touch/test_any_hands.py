"""Whatever any number of hands do: what must never happen, and what must always."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.touch.contact import Contact, Key, Phase
from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Outcome, Pressed, Released, Tapped, Trouble
from kiosk.touch.press import under
from kiosk.touch.recogniser import Recogniser
from tests.touch.glass import Glass, targets

PLACES = st.tuples(st.floats(-15.0, 90.0), st.floats(-15.0, 60.0))
PAUSES = st.sampled_from([0.0, 0.01, 0.05, 0.08, 0.2, 0.49, 0.5, 0.7, 0.9, 3.0, 11.0, 31.0])
SIZES = st.sampled_from([0.0, 8.0, 14.0, 19.9, 20.0, 45.0])
IDS = st.integers(-1, 3)


class Hands(RuleBasedStateMachine):
    """Contacts of every kind, in every order, lost lifts included."""

    def __init__(self) -> None:
        super().__init__()
        self.limits = Limits(repeat_s=0.6)
        self.recogniser = Recogniser(targets, self.limits)
        self.now = 0.0
        self.page_at = -100.0
        self.began: dict[int, tuple[float, float, float]] = {}
        self.tapped_at: dict[Key, float] = {}
        self.shown: set[Key] = set()

    @rule(pause=PAUSES)
    def wait(self, pause: float) -> None:
        self.now += pause

    @rule(id_=IDS, at=PLACES, size=SIZES)
    def down(self, id_: int, at: tuple[float, float], size: float) -> None:
        self.take(Contact(id_, Phase.DOWN, *at, size, self.now))
        self.began[id_] = (*at, self.now)

    @rule(id_=IDS, at=PLACES, size=SIZES)
    def move(self, id_: int, at: tuple[float, float], size: float) -> None:
        assert not self.acts(self.take(Contact(id_, Phase.MOVE, *at, size, self.now)))

    @rule(id_=IDS, at=PLACES)
    def up(self, id_: int, at: tuple[float, float]) -> None:
        widened = self.recogniser.tolerance.widened
        taps = self.acts(self.take(Contact(id_, Phase.UP, *at, 0.0, self.now)))
        began = self.began.pop(id_, None)
        assert len(taps) <= 1
        for key in taps:
            assert began is not None
            x, y, since = began
            assert self.now - since <= (30.0 if widened else 10.0)
            assert since - self.page_at >= self.limits.fresh_s
            assert since - self.tapped_at.get(key, -100.0) >= self.limits.repeat_s
            if not widened:
                assert under(targets(x, y)) == under(targets(*at)) == key
            else:
                assert under(targets(x, y)) in (key, None)
                assert under(targets(*at)) in (key, None)
            self.tapped_at[key] = self.now
            self.began.clear()  # one act at a time: nothing that is still down may act any more

    @rule(id_=IDS)
    def cancel(self, id_: int) -> None:
        assert not self.acts(self.take(Contact(id_, Phase.CANCEL, 0.0, 0.0, 0.0, self.now)))
        self.began.pop(id_, None)

    @rule()
    def tick(self) -> None:
        assert not self.acts(self.heard(self.recogniser.tick(self.now)))

    @rule()
    def page_changes(self) -> None:
        assert not self.acts(self.heard(self.recogniser.page_changed(self.now)))
        assert not self.shown
        self.page_at = self.now
        self.began.clear()

    @precondition(lambda self: self.recogniser.tolerance.widened)
    @rule()
    def visit_ends(self) -> None:
        assert not self.acts(self.heard(self.recogniser.reset()))
        self.began.clear()

    @invariant()
    def nothing_looks_pressed_without_a_finger(self) -> None:
        assert not self.shown or self.recogniser.open_ids

    def take(self, contact: Contact) -> tuple[Outcome, ...]:
        return self.heard(self.recogniser.step(contact))

    def heard(self, said: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        for outcome in said:
            if isinstance(outcome, Pressed):
                assert outcome.key not in self.shown
                self.shown.add(outcome.key)
            elif isinstance(outcome, Released):
                self.shown.remove(outcome.key)
        return said

    def acts(self, said: tuple[Outcome, ...]) -> list[Key]:
        return [outcome.key for outcome in said if isinstance(outcome, Tapped)]


Hands.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestHands = Hands.TestCase


@settings(max_examples=300, deadline=None)
@given(
    touches=st.lists(
        st.tuples(PLACES, st.tuples(st.floats(-30, 30), st.floats(-30, 30)), st.floats(0.01, 5.0), PAUSES),
        max_size=12,
    )
)
def test_every_touch_on_or_near_a_target_has_exactly_one_answer(
    touches: list[tuple[tuple[float, float], tuple[float, float], float, float]],
) -> None:
    """No touch of one finger is swallowed, none is answered twice, and none far away is answered at all."""
    glass = Glass()
    for start, drift, held, pause in touches:
        said = glass.touch(start, (start[0] + drift[0], start[1] + drift[1]), held)
        answers = [outcome for outcome in said if isinstance(outcome, (Tapped, Trouble))]
        assert len(answers) == (1 if targets(*start)[0].gap_mm <= glass.limits.near_mm else 0)
        glass.wait(pause)


@settings(max_examples=200, deadline=None)
@given(
    reports=st.lists(
        st.builds(Contact, IDS, st.sampled_from(Phase), st.floats(), st.floats(), st.floats(), st.floats()),
        max_size=30,
    )
)
def test_no_report_however_broken_ever_raises(reports: list[Contact]) -> None:
    """A driver may send nonsense: infinite places, times that run backwards. Nothing can stop a touch."""
    recogniser = Recogniser(targets, Limits())
    for contact in reports:
        recogniser.step(contact)
