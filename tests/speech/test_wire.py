"""The words between the kiosk and its sound process."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech import wire
from kiosk.speech.port import Manner, Utterance, VoiceCode, VoiceHealth, VoiceState

utterances = st.lists(st.builds(Utterance, st.text(), st.text())).map(tuple)
tickets = st.integers(0, 2**31)
messages = st.one_of(
    st.builds(wire.Say, tickets, utterances),
    st.just(wire.Stop()),
    st.builds(wire.Prepare, st.lists(utterances).map(tuple)),
    st.builds(wire.Adjust, st.builds(Manner, st.booleans(), st.floats(0, 1), st.booleans())),
    st.builds(wire.Chime, st.text()),
    st.builds(wire.Began, tickets, st.integers(0, 999)),
    st.builds(wire.Ended, tickets),
    st.builds(
        wire.Felt,
        st.builds(VoiceHealth, st.text(), st.sampled_from(VoiceState), st.sampled_from(VoiceCode)),
    ),
)


@given(messages)
def test_what_is_packed_comes_out_the_same(message: wire.Order | wire.News) -> None:
    """One line each, whatever the sentence holds."""
    line = wire.packed(message)
    assert line.index(b"\n") == len(line) - 1
    assert wire.unpacked(line) == message


@pytest.mark.parametrize(
    "line", [b"", b"hello\n", b"[]\n", b'{"is": "Say"}\n', b'{"health": {}}\n', b"null\n"]
)
def test_a_stray_line_is_named_as_such(line: bytes) -> None:
    """Libraries print; only ValueError may come of it."""
    with pytest.raises(ValueError):
        wire.unpacked(line)
