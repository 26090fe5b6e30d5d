"""Our quick dataclass does what the standard's frozen one does."""

import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from kiosk.values import dataclass
from kiosk.values import replace as quickly


@dataclass(frozen=True)
class Stop:
    """A form with every kind of field."""

    name: str
    minutes: int = 3
    lines: list[str] = field(default_factory=list, compare=False)
    spoken: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spoken", f"{self.name}、{self.minutes}分")


@dataclass(frozen=True)
class Station(Stop):
    lifts: int = 0


@dataclass(frozen=True, kw_only=True)
class Told:
    first: str
    then: str = ""


@dataclass(frozen=True)
class Nothing:
    pass


def test_fields_defaults_and_what_is_worked_out() -> None:
    stop = Stop("大波止", lines=["1"])
    assert (stop.minutes, stop.lines, stop.spoken) == (3, ["1"], "大波止、3分")
    assert Stop("大波止").lines is not Stop("大波止").lines
    assert [f.name for f in fields(Station)] == ["name", "minutes", "lines", "spoken", "lifts"]
    assert Station("浦上", 4, [], 2).lifts == 2


def test_the_same_values_are_the_same() -> None:
    assert Stop("a", lines=["x"]) == Stop("a")
    assert Stop("a") != Stop("b")
    assert Stop("a") != Station("a")
    assert {Stop("a"), Stop("a")} == {Stop("a")}
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert repr(Stop("a")) == "Stop(name='a', minutes=3, lines=[])"


def test_nothing_changes_it_but_a_copy_may_differ() -> None:
    stop = Stop("a")
    with pytest.raises(FrozenInstanceError):
        stop.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del stop.name
    assert replace(Told(first="a"), then="b") == Told(first="a", then="b")
    assert asdict(Told(first="a")) == {"first": "a", "then": ""}
    assert pickle.loads(pickle.dumps(stop)) == stop


def test_our_own_replace_does_what_the_standards_does() -> None:
    stop = Stop("a", 4, ["x"])
    other = quickly(stop, name="b")
    assert other == replace(stop, name="b")
    assert (other.spoken, other.lines, stop.name) == ("b、4分", ["x"], "a")
    with pytest.raises(TypeError, match="colour"):
        quickly(stop, colour="red")  # type: ignore[call-arg]


def test_match_takes_it_apart() -> None:
    match Station("浦上", lifts=1):
        case Stop(name, minutes):
            assert (name, minutes) == ("浦上", 3)


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", 1, [], 4), {}), (("a",), {"colour": "red"})])
def test_what_the_standard_would_refuse_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="wanted"):
        Stop(*given, **named)


def test_one_that_can_change_is_made_by_the_standard() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False)
