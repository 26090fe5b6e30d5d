import pytest

from kiosk.keys.rules import Refusal, RefusedError, check_name, check_pin, plain_digits

TELEPHONES = ("095-822-8888",)


@pytest.mark.parametrize("pin", ["274951", "6182047", "70392618", "100000", "994013"])
def test_what_may_be_a_pin(pin: str) -> None:
    """Six to eight digits without a pattern."""
    check_pin(pin, TELEPHONES)


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        ("27495a", Refusal.NOT_DIGITS),
        ("٢٧٤٩٥١", Refusal.NOT_DIGITS),
        ("", Refusal.TOO_SHORT),
        ("2749", Refusal.TOO_SHORT),
        ("274951836", Refusal.TOO_LONG),
        ("777777", Refusal.REPEATS),
        ("121212", Refusal.REPEATS),
        ("1231231", Refusal.REPEATS),
        ("45674567", Refusal.REPEATS),
        ("123456", Refusal.RUN),
        ("7890123", Refusal.RUN),
        ("98765432", Refusal.RUN),
        ("19450809", Refusal.DAY),
        ("450809", Refusal.DAY),
        ("000229", Refusal.DAY),
        ("822888", Refusal.TELEPHONE),
    ],
)
def test_what_may_not(pin: str, reason: Refusal) -> None:
    """Each with its own reason, for which there is a sentence; the PIN itself is in no message."""
    with pytest.raises(RefusedError) as refused:
        check_pin(pin, TELEPHONES)
    assert refused.value.reason is reason
    assert str(refused.value) == reason.value


def test_digits_as_a_keyboard_of_this_country_gives_them() -> None:
    """Full-width ones are the same digits."""
    assert plain_digits("２７４９５１ ") == "274951"


def test_names() -> None:
    """Short, visible, and one person's."""
    assert check_name(" 田中　", ()) == "田中"
    for name, taken, reason in (
        ("", (), Refusal.NAME),
        ("あ" * 13, (), Refusal.NAME),
        ("田\n中", (), Refusal.NAME),
        ("＠machine", (), Refusal.NAME),
        ("ﾀﾅｶ", ("タナカ",), Refusal.NAME_TAKEN),
    ):
        with pytest.raises(RefusedError) as refused:
            check_name(name, taken)
        assert refused.value.reason is reason
