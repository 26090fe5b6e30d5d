"""One visit at the glass, and what the log should say of it, noted by who watches the glass."""

from dataclasses import dataclass, field

from kiosk.guide.moves import Choose, End, Forward, Move, OpenTile
from kiosk.guide.places import ENDED, Group, Step
from kiosk.guide.session import Session
from kiosk.procedures.model import Finish, Procedure, Shelter
from tests.hand import Hand, Way
from tests.kiosks import wait_for
from tests.walks.routes import Route

Event = tuple[str, dict[str, int | str]]
TIMED = ("step_shown", "visit_ended")


@dataclass
class Visit:
    """Keys are pressed in one way; `heard` is what the log should have heard, without the milliseconds."""

    hand: Hand
    act: Way
    heard: list[Event] = field(default_factory=list)
    visit: str = ""

    # ------------------------------------------------------------ where we are

    @property
    def page(self) -> str:
        return self.hand.kiosk.page()

    @property
    def step(self) -> str:
        return self.page.partition(".")[2]

    @property
    def session(self) -> Session:
        return self.hand.kiosk.tablet.guide.session

    @property
    def number(self) -> int:
        """Which sheet of the page is on the glass."""
        shown = self.hand.glass.on_show
        assert shown is not None
        return shown.number

    def more(self) -> bool:
        """Whether つぎへ turns to another sheet of this page."""
        move = self.hand.glass.rail.forward.move_asked
        return isinstance(move, Forward) and move.at is not None

    def procedure(self, name: str) -> Procedure:
        found = self.hand.kiosk.tablet.library.procedure(name)
        assert found is not None
        return found

    # ------------------------------------------------------------ what a resident does

    def open(self, name: str) -> None:
        """The tile of a procedure, from the home page."""
        assert self.page == "home"
        if not self.session.visit:
            self.heard.append(("visit_begun", {}))
        *groups, tile = self.hand.kiosk.tablet.library.home.ways()[name]
        for group in groups:
            self.do(OpenTile(group.key))
            self.heard.append(("step_shown", {"procedure": "group", "step": group.key, "sheet": 0}))
        self.do(OpenTile(tile.key))
        self.visit = self.session.visit
        procedure = self.procedure(name)
        self.heard.append(("procedure_opened", {"procedure": name, "version": procedure.version}))
        self._shown()
        assert self.page == f"{name}.cover"

    def do(self, move: Move) -> None:
        """Press the key that asks for a move; the tap is taken."""
        self.act(self.hand.key(move))
        assert self.hand.notice() is None

    def turn(self) -> None:
        """つぎへ, once."""
        self.act(self.hand.key(Forward))
        assert self.hand.notice() is None
        self._shown()

    def onward(self) -> None:
        """つぎへ to the end of the page and to the next."""
        while self.more():
            self.turn()
        self.turn()

    def find(self, move: Move) -> None:
        """つぎへ until a sheet offers this."""
        while not self.hand.offers(move):
            assert self.more(), f"{move} is nowhere on {self.page}"
            self.turn()

    def answer(self, key: str) -> None:
        """Give an answer."""
        self.find(Choose(key))
        kind = "unsure" if key == "unsure" else "known"
        self.heard.append(("chose", {**self.named(), "kind": kind}))
        self.do(Choose(key))
        self._shown()

    def flee(self) -> None:
        """Inside a step that finds a place: the first answer on every page, as far as the list of places."""
        while not self.hand.kiosk.tablet.guide.now().page.forward:
            while not self.hand.offers(Choose):
                self.turn()
            self.act(self.hand.key(Choose))

    def end(self) -> None:
        """おわる."""
        self.find(End())
        self.do(End())
        self.heard.append(("visit_ended", {"reason": "finish"}))
        assert self.page == "home"
        assert self.session == Session()

    def follow(self, route: Route, until: str | None = None) -> None:
        """A route on the screen, from the home page to its last page (or to a step)."""
        self.open(route.procedure)
        self.answer("here")
        for step, answer, to in route.edges:
            assert self.page == f"{route.procedure}.{step}"
            if step == until:
                return
            if answer:
                self.answer(answer)
            else:
                if isinstance(self.procedure(route.procedure).steps[step], Shelter):
                    self.flee()
                self.onward()
            assert self.page == f"{route.procedure}.{to}"

    # ------------------------------------------------------------ what the log says

    def logged(self) -> list[Event]:
        """What the log says of this visit, without the milliseconds; those only grow."""
        rows = [row for row in self.hand.kiosk.rows() if row.visit == self.visit]
        times = [row.fields["ms"] for row in rows if row.name in TIMED]
        assert times == sorted(times, key=int)
        assert all(isinstance(time, int) and time >= 0 for time in times)
        return [(row.name, {key: value for key, value in row.fields.items() if key != "ms"}) for row in rows]

    def named(self) -> dict[str, int | str]:
        """This page as the log names it: a step that its author marked private has no name there."""
        procedure, _, step = self.page.partition(".")
        if isinstance(place := self.session.place, Group):
            return {"procedure": "group", "step": place.keys[-1]}
        if not step:
            return {"procedure": "home", "step": self.page}
        written = self.procedure(procedure).steps.get(step)
        return {"procedure": procedure, "step": "private" if written and written.private else step}

    def _shown(self) -> None:
        if isinstance(self.session.place, Step) and self.session.place.within:
            return  # the log hears nothing of a town
        procedure, _, step = self.page.partition(".")
        self.heard.append(("step_shown", {**self.named(), "sheet": self.number}))
        model = self.procedure(procedure)
        if self.number == 0 and (step == ENDED or isinstance(model.steps.get(step), Finish)):
            self.heard.append(("procedure_finished", {"procedure": procedure, "version": model.version}))


def assert_logged(visit: Visit) -> None:
    """The log has exactly what was seen, and refused nothing."""
    wait_for(lambda: visit.hand.kiosk.tablet.diary.health().waiting == 0)
    assert visit.logged() == visit.heard
    assert visit.hand.kiosk.tablet.diary.health().dropped == 0
