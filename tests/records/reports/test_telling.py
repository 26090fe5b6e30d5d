"""No arithmetic with what is told gives back a small count."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.records.reports.telling import OVER, SMALL, UNDER, UNTOLD, Told, exactly, tell_parts, tell_whole

Counts = tuple[int, ...]
FAR = 400
"""Above anything the drawn counts can add up to: stands for "no bound"."""


def told_of(counts: Counts) -> tuple[Told, ...]:
    parts = {f"code{place}": count for place, count in enumerate(counts)}
    return tuple(tell_parts(parts, tell_whole(sum(counts))).values())


def worked_out(told: tuple[Told, ...], whole: Told) -> list[tuple[int, int]]:
    """What a reader can work out of each part from all the others and the whole.

    Each part and the whole stand in one equation, so two rounds of narrowing are exact.
    """
    lows = [each.low for each in told]
    highs = [FAR if each.high is None else each.high for each in told]
    top = FAR if whole.high is None else whole.high
    return [
        (
            max(lows[n], whole.low - (sum(highs) - highs[n])),
            min(highs[n], top - (sum(lows) - lows[n])),
        )
        for n in range(len(told))
    ]


small_and_large = st.one_of(st.integers(0, 6), st.integers(0, 40))
tallies = st.lists(small_and_large, min_size=1, max_size=12).map(tuple)


@settings(max_examples=600, deadline=None)
@given(tallies)
def test_a_small_part_could_still_be_any_small_count(counts: Counts) -> None:
    """Whatever is added and subtracted, a hidden small count could be nothing, four, and all between."""
    told, whole = told_of(counts), tell_whole(sum(counts))
    for count, each, (low, high) in zip(counts, told, worked_out(told, whole), strict=True):
        assert low <= count <= high
        if count < SMALL:
            assert not each.exact
            assert low == 0
            assert high >= SMALL - 1


@settings(max_examples=200, deadline=None)
@given(tallies)
def test_what_is_told_is_true(counts: Counts) -> None:
    """Suppressed is not falsified: each count lies in what is told, and an exact one is the count."""
    for count, each in zip(counts, told_of(counts), strict=True):
        assert each.low <= count <= (FAR if each.high is None else each.high)
        assert not each.exact or each.low == count


@settings(max_examples=200, deadline=None)
@given(st.lists(tallies.filter(lambda counts: len(counts) == 4), min_size=1, max_size=6))
def test_a_year_tells_what_its_months_told(months: list[Counts]) -> None:
    """Sums are made of what was told, so the year's file with the months' files gives nothing away."""
    per_month = [told_of(month) for month in months]
    for place in range(4):
        year = sum((month[place] for month in per_month), exactly(0))
        assert year.low == sum(month[place].low for month in per_month)
        assert year.low <= sum(month[place] for month in months)


def all_tables(places: int, whole: int) -> Iterator[Counts]:
    """Every table with so many parts and this whole."""
    if places == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in all_tables(places - 1, whole - first))


@pytest.mark.parametrize(("places", "most"), [(2, 60), (3, 40), (4, 30), (5, 22), (6, 17)])
def test_who_knows_the_rule_learns_no_more(places: int, most: int) -> None:
    """A reader who tries every table through this very program finds several that give what is told."""
    for whole in range(SMALL, most + 1):
        possible: dict[tuple[Told, ...], list[set[int]]] = {}
        for counts in all_tables(places, whole):
            seen = possible.setdefault(told_of(counts), [set() for _ in counts])
            for place, count in enumerate(counts):
                seen[place].add(count)
        for told, seen in possible.items():
            for each, could_be in zip(told, seen, strict=True):
                if each == UNDER:
                    assert could_be >= set(range(SMALL)), (whole, told)
                if each == UNTOLD:
                    assert len(could_be & set(range(SMALL))) >= SMALL - 1, (whole, told, could_be)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((10, 20, 30), (exactly(10), exactly(20), exactly(30))),
        ((10, 20, 3), (exactly(10), OVER, UNDER)),
        ((5, 5, 0), (UNTOLD, UNTOLD, UNTOLD)),
        ((3, 5), (UNTOLD, UNTOLD)),
        ((4, 4), (UNTOLD, UNTOLD)),
        ((1, 2, 1), (UNDER, UNDER, UNDER)),
        ((0, 0, 0), (UNDER, UNDER, UNDER)),
        ((30, 2, 2, 2), (exactly(30), UNDER, UNDER, UNDER)),
    ],
)
def test_examples(counts: Counts, told: tuple[Told, ...]) -> None:
    """The rule by example: shown, a second part given up, none told, a whole that is small itself."""
    assert told_of(counts) == told


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (exactly(1234), "1,234"),
        (UNDER, "5未満"),
        (OVER, "5以上"),
        (UNTOLD, "出しません"),
        (UNDER + UNDER, "9未満"),
        (UNDER + exactly(7), "7〜11"),
        (OVER + exactly(7), "12以上"),
    ],
)
def test_words(told: Told, words: str) -> None:
    """What the reader sees is the interval, in words."""
    assert str(told) == words
