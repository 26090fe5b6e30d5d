"""A real window on a hub that the test plays, with ears before its loudspeaker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.content import Places
from kiosk.guide.looks import Looks
from kiosk.guide.moves import AskFor, CallHelp, Move
from kiosk.helpcall.call import Kind
from kiosk.line.build import Exchange, Where
from kiosk.words.sentence import Sentence
from tests.conftest import MakeHand, MakeKiosk
from tests.hand import Hand
from tests.helpcall.told import PlayedHub
from tests.kiosks import standard_places
from tests.walks.test_back import Seen, see
from tests.walks.visit import Visit


@dataclass
class Ears:
    """In the place of the voice: what was said last, and every chime."""

    said: tuple[str, ...] = ()
    chimes: list[tuple[str, float | None]] = field(default_factory=list)

    def say(self, sentences: Sequence[Sentence]) -> None:
        self.said = tuple(sentence.text for sentence in sentences)

    def chime(self, name: str, volume: float | None = None) -> None:
        if name != "tap":
            self.chimes.append((name, volume))

    def stop(self) -> None: ...
    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None: ...
    def adjust(self, looks: Looks) -> None: ...


@dataclass
class House:
    """A resident at a kiosk, somebody's ears, and the hub."""

    hand: Hand
    ears: Ears
    hub: PlayedHub

    @property
    def page(self) -> str:
        return self.hand.kiosk.page()

    @property
    def rail(self) -> str:
        """The words on the key of help."""
        return self.hand.glass.rail.help.text()

    def tap(self, move: Move | type[Move]) -> None:
        """A finger on a key, as long after the last as a resident takes."""
        self.hand.tap(self.hand.key(move))

    def ask(self, kind: Kind) -> None:
        """係をよぶ, and what kind."""
        self.tap(CallHelp())
        self.tap(AskFor(kind))

    def wait(self, seconds: float) -> None:
        """Time passes for the kiosk's one clock."""
        self.hand.kiosk.clock.wait(seconds)
        self.hand.kiosk.tablet.helping.tick()

    def shows_and_says(self, page: str, *texts: str) -> None:
        """This page, with these words on it, is on the glass; and all of it was said."""
        assert self.page == page
        read = self.hand.read()
        assert all(text in read for text in texts), read
        shown = self.hand.glass.on_show
        assert shown is not None
        assert self.ears.said == tuple(sentence.text for sentence in shown.view.sentences())

    def logged(self) -> list[tuple[str, dict[str, int | str]]]:
        """What the log says of help, without milliseconds."""
        rows = [row for row in self.hand.kiosk.rows() if row.name.startswith(("help_", "guid"))]
        return [(row.name, {key: value for key, value in row.fields.items() if key != "ms"}) for row in rows]

    def in_a_step(self) -> Seen:
        """Open a procedure and its second sheet; what stands there."""
        visit = Visit(self.hand, self.hand.tap)
        visit.open("konbini")
        visit.turn()
        return see(self.hand)


MakeHouse = Callable[..., House]


@pytest.fixture
def make_house(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path) -> MakeHouse:
    def make(where: Places | None = None, hub: PlayedHub | None = None) -> House:
        played = hub or PlayedHub()

        def line(_where: Where) -> Exchange:
            return played

        kiosk = make_kiosk(where or standard_places(tmp_path), line=line)
        ears = Ears()
        kiosk.tablet.stage.speak_with(ears)
        return House(make_hand(kiosk), ears, played)

    return make


@pytest.fixture
def house(make_house: MakeHouse) -> House:
    """One where a supporter's page is open."""
    house = make_house()
    house.hub.is_there()
    return house
