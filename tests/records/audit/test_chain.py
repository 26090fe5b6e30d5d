from dataclasses import replace

import pytest

from kiosk.records.audit.chain import BEGINNING, Break, Link, broken, link
from kiosk.records.audit.deeds import Deed, Entry, EntryRefusedError, Purpose
from tests.records.conftest import KEY


def entry(number: int, **changes: object) -> Entry:
    line: dict[str, object] = {
        "id": f"019a0000-0000-7000-8000-{number:012}",
        "at": f"2026-11-22T01:{number:02}:00.000Z",
        "who": "田中",
        "deed": Deed.LOG_SEEN.value,
        "purpose": Purpose.DAILY.value,
        "about": "",
        "count": number,
    }
    return Entry(**{**line, **changes})  # type: ignore[arg-type]


def chain(length: int) -> list[Link]:
    made: list[Link] = []
    for number in range(1, length + 1):
        made.append(link(KEY, number, entry(number), made[-1].seal if made else BEGINNING))
    return made


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_whole_chain_holds(length: int) -> None:
    """With its own head, an earlier one, and none."""
    whole = chain(length)
    assert broken(whole, KEY) == ()
    for head in [BEGINNING, *(each.seal for each in whole)]:
        assert broken(whole, KEY, head) == ()


@pytest.mark.parametrize("field", ["id", "at", "who", "deed", "purpose", "about", "count"])
def test_an_edit_of_any_field_is_found(field: str) -> None:
    """Whatever was changed, its line is named."""
    whole = chain(5)
    other = entry(3, **{field: 99 if field == "count" else "x"})
    whole[2] = replace(whole[2], entry=other)
    assert broken(whole, KEY) == (Break("changed", 3, 3),)


def test_a_line_sealed_anew_without_the_key_is_found() -> None:
    """And the one after it does not follow on it."""
    whole = chain(5)
    whole[2] = link(b"guess" * 6, 3, entry(3, who="佐藤"), whole[1].seal)
    assert broken(whole, KEY) == (Break("changed", 3, 3), Break("unlinked", 4, 4))


def test_a_genuine_line_of_another_day_in_its_place_is_found() -> None:
    """Sealed with the key, but after another line."""
    whole = chain(5)
    whole[2] = link(KEY, 3, entry(3, who="佐藤"), whole[0].seal)
    assert broken(whole, KEY) == (Break("unlinked", 3, 3), Break("unlinked", 4, 4))


@pytest.mark.parametrize("at", [0, 2])
def test_a_deletion_is_found(at: int) -> None:
    """Of the first line too."""
    whole = chain(5)
    del whole[at]
    assert broken(whole, KEY) == (Break("missing", at + 1, at + 1),)


def test_a_deletion_hidden_by_new_numbers_is_found() -> None:
    """The number is under the seal."""
    whole = chain(5)
    moved = [replace(each, seq=each.seq - 1) for each in whole[3:]]
    assert Break("changed", 3, 3) in broken([*whole[:2], *moved], KEY)


def test_a_swap_is_found() -> None:
    """Two lines with each other's content."""
    whole = chain(5)
    one, other = whole[1], whole[3]
    whole[1], whole[3] = replace(other, seq=2), replace(one, seq=4)
    assert {each.first for each in broken(whole, KEY) if each.kind == "changed"} == {2, 4}


def test_a_cut_end_is_found_with_the_head_kept_elsewhere() -> None:
    """Without it nothing could be seen."""
    whole = chain(5)
    head = whole[-1].seal
    assert broken(whole[:3], KEY) == ()
    assert broken(whole[:3], KEY, head) == (Break("cut", 4, 4),)
    assert broken([], KEY, head) == (Break("cut", 1, 1),)
    regrown = [*whole[:3], link(KEY, 4, entry(4, who="佐藤"), whole[2].seal)]
    assert broken(regrown, KEY, head) == (Break("cut", 5, 5),)


@pytest.mark.parametrize(
    "changes", [{"who": ""}, {"who": "あ" * 13}, {"about": "氏名"}, {"count": -1}, {"count": True}]
)
def test_what_has_no_form_is_refused(changes: dict[str, object]) -> None:
    """No sentence and no name of a resident fits in."""
    with pytest.raises(EntryRefusedError):
        entry(1, **changes)
