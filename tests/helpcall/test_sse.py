"""The stream's events, however its bytes are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.line.sse import LONGEST, Parser, Sent

CALL = 'id: 7\nevent: call\ndata: {"by":"田中"}\n\n'
WIRE = f"retry: 1000\n\n: hello\n{CALL}event: ping\r\ndata: {{}}\r\n\r\ndata: a\ndata: b\n\n"
EVENTS = [Sent("7", "call", '{"by":"田中"}'), Sent("7", "ping", "{}"), Sent("7", "message", "a\nb")]


@given(st.lists(st.integers(0, len(WIRE.encode())), max_size=12))
def test_cut_anywhere(cuts: list[int]) -> None:
    """Whole events, in order, and nothing else; a letter may be cut in two."""
    raw, parser = WIRE.encode(), Parser()
    places = [0, *sorted(cuts), len(raw)]
    pieces = [raw[left:right] for left, right in pairwise(places)]
    assert [sent for piece in pieces for sent in parser.feed(piece)] == EVENTS


def test_a_line_without_an_end_is_refused() -> None:
    """Memory is not for who sends nonsense."""
    with pytest.raises(ValueError, match="without an end"):
        list(Parser().feed(b"x" * (LONGEST + 1)))
