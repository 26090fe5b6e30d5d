import secrets
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from kiosk.records.ids import event_ids, uuid7, visit_id

_MILLISECONDS = st.integers(min_value=0, max_value=10**13)


@given(_MILLISECONDS, st.binary(min_size=10, max_size=10))
def test_an_event_id_is_a_uuid_version_7(milliseconds: int, randomness: bytes) -> None:
    """RFC 9562: the first 48 bits are the milliseconds since 1970, then version 7, variant 10."""
    made = UUID(uuid7(_time(milliseconds), randomness))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == milliseconds


def test_the_example_of_the_standard() -> None:
    """RFC 9562, appendix A.6: 22 February 2022, 14:22:22 at UTC-5, and its random bits."""
    time = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
    randomness = ((0xCC3 << 64) | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(time, randomness) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(_MILLISECONDS, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_event_ids_sort_by_time(milliseconds: int, first: bytes, second: bytes) -> None:
    """An id made a millisecond later sorts later, whatever the random bits."""
    assert uuid7(_time(milliseconds), first) < uuid7(_time(milliseconds + 1), second)


def test_ids_differ_within_a_millisecond() -> None:
    """Ten thousand ids of one moment are ten thousand ids."""
    new_id = event_ids(secrets.token_bytes)
    assert len({new_id(_time(0)) for _ in range(10_000)}) == 10_000


def test_a_visit_id_is_random_alone() -> None:
    """No time, no counter, no machine: the same random bytes give the same id, others another."""
    assert visit_id(bytes) == "00000000-0000-4000-8000-000000000000"
    assert UUID(visit_id(secrets.token_bytes)).version == 4
    assert len({visit_id(secrets.token_bytes) for _ in range(1000)}) == 1000


def _time(milliseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
