"""Sound made ahead, and kept while there is room."""

import threading
from collections.abc import Iterator

from kiosk.speech.takes import BYTES_A_SECOND, Line, Make, Takes
from tests.speech.conftest import wait_for


def line(text: str) -> Line:
    return Line(text, text, slow=False)


class Studio:
    """Makes a second of sound for every reading, when it is let."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.open = threading.Event()
        self.open.set()

    def maker(self) -> Make:
        return self.make

    def make(self, line: Line) -> Iterator[bytes]:
        reading = line.reading
        if reading.startswith("later"):
            self.open.wait(10)
        if reading == "unspeakable":
            raise ValueError
        self.made.append(reading)
        yield bytes(BYTES_A_SECOND * (10 if reading.startswith("long") else 1))


def nothing() -> None:
    pass


def test_what_is_wanted_now_waits_for_nothing_ahead(qapp: object) -> None:
    """A tap during the rendering of other pages is answered at once."""
    studio = Studio()
    studio.open.clear()
    takes = Takes(studio.maker, studio.maker, nothing)
    takes.expect([line("later 1"), line("later 2")])
    take = takes.want(line("now"))
    wait_for(lambda: take.complete, 2)
    assert studio.made == ["now"]
    studio.open.set()


def test_nothing_is_made_twice(qapp: object) -> None:
    """A page expected, then wanted, then wanted again is rendered once."""
    studio = Studio()
    takes = Takes(studio.maker, studio.maker, nothing)
    takes.expect([line("a"), line("b")])
    for _ in range(3):
        takes.expect([line("b"), line("a")])
        takes.want(line("a"))
    wait_for(lambda: takes.want(line("a")).complete and takes.want(line("b")).complete)
    assert sorted(studio.made) == ["a", "b"]


def test_what_is_no_longer_expected_is_not_made(qapp: object) -> None:
    """Turning pages fast does not leave a queue of pages nobody will see."""
    studio = Studio()
    studio.open.clear()
    takes = Takes(studio.maker, studio.maker, nothing)
    takes.expect([line(f"later {n}") for n in range(20)])
    takes.expect([line("c")])
    studio.open.set()
    wait_for(lambda: "c" in studio.made)
    assert len(studio.made) <= 2  # the one in hand may be finished


def test_memory_for_sound_is_bounded(qapp: object) -> None:
    """At most 30 MB, the oldest given up first, the newest always kept."""
    studio = Studio()
    takes = Takes(studio.maker, studio.maker, nothing)
    for n in range(45):
        take = takes.want(line(f"long {n}"))
        wait_for(lambda take=take: take.complete)  # type: ignore[misc]
    assert sum(take.size() for take in takes._kept.values()) <= 30_000_000
    assert line("long 44") in takes._kept
    assert line("long 0") not in takes._kept


def test_an_unspeakable_sentence_takes_its_time_in_silence(qapp: object) -> None:
    """One bad sentence neither ends the voice nor stops the page."""
    studio = Studio()
    takes = Takes(studio.maker, studio.maker, nothing)
    take = takes.want(line("unspeakable"))
    wait_for(lambda: take.complete)
    assert take.size() > BYTES_A_SECOND
    assert not any(b"".join(take.phrases))
    after = takes.want(line("next"))
    wait_for(lambda: after.complete)
    assert studio.made == ["next"]
