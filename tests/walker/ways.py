"""Every page the guide can show, found by taking every move that a page offers.  Pure: no window."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.authored import NEWS
from kiosk.guide import moves
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks
from kiosk.guide.moves import Move
from kiosk.guide.page import Key, Page, Part, Tickable
from kiosk.guide.places import Home, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn, after
from kiosk.helpcall.call import OPEN, Kind, Stage
from kiosk.helpcall.news import News
from kiosk.procedures.model import Branch, Procedure

LEAVE_THE_VISIT = (moves.SetLooks, moves.End, moves.AnotherThing, moves.StartOver, moves.Close)
FROM_ANYWHERE: tuple[Move, ...] = (
    moves.CallHelp(),
    moves.OpenLooks(),
    moves.AskStartOver(),
    moves.AskNotHere(),
    moves.AskStillThere(),
    moves.OpenGuidance(),  # that of every step is judged in tests/helpcall
    *(moves.HelpTold(news) for news in NEWS),
    moves.HelpTold(News(Kind.BESIDE, Stage.ON_THE_WAY, by="田中", minutes=1)),
    moves.HelpTold(News(Kind.BESIDE, Stage.ARRIVED, by="小江原のさくらさんです")),
)
UNDER_A_CALL = (Home(), Step("konbini", "cover"), Step("konbini", "gyosei"))


@dataclass(frozen=True)
class Stop:
    """One page and how the guide came to show it."""

    name: str
    turn: Turn

    @property
    def page(self) -> Page:
        """What is shown."""
        return self.turn.page


def walk(library: Library, looks: Looks | None = None) -> tuple[Stop, ...]:
    """Every different page, each once, in the order of the walk; the same for every looks but their menus."""
    first = Session(visit="walk", looks=looks or Looks())
    waiting = deque([after(first, moves.Repeat(), library)])
    met: dict[object, Turn] = {}
    while waiting:
        turn = waiting.popleft()
        mark = _mark(turn, library)
        if mark in met:
            continue
        met[mark] = turn
        waiting.extend(after(turn.session, move, library) for move in _onward(turn))
        waiting.extend(_ticked(turn, library))
        waiting.extend(_answered(turn, library))
    found = {replace(turn.page, where=None, at=0): turn for turn in met.values()}
    return _named({**found, **{turn.page: turn for turn in _under_a_call(library, first)}})


def _under_a_call(library: Library, first: Session) -> Iterator[Turn]:
    """The home page and a step while help is called, coming, here, and while somebody watches."""
    for kind, stage in ((Kind.BESIDE, stage) for stage in OPEN if stage is not Stage.SEEN):
        for length in (1, len(UNDER_A_CALL)):
            session = replace(first, trail=UNDER_A_CALL[:length], help=News(kind, stage))
            yield after(session, moves.Repeat(), library)
    yield after(replace(first, help=News(Kind.WATCH, Stage.SEEN)), moves.Repeat(), library)


def _named(turns: dict[Page, Turn]) -> tuple[Stop, ...]:
    """The pages by name; a second shape of the same page has its number behind it."""
    count: dict[str, int] = {}
    stops: list[Stop] = []
    for page, turn in turns.items():
        count[page.name] = count.get(page.name, 0) + 1
        number = count[page.name]
        stops.append(Stop(page.name if number == 1 else f"{page.name}#{number}", turn))
    return tuple(stops)


def _mark(turn: Turn, library: Library) -> object:
    """What makes a page worth walking on from: its content, and the answers that later ways depend on."""
    here = turn.session.place
    procedure = library.procedure(here.procedure) if isinstance(here, Step) else None
    asked = _asked_later(procedure) if procedure else frozenset()
    answers = frozenset((of, key) for (_, of), key in turn.session.chosen.items() if of in asked)
    return replace(turn.page, where=None, at=0), here, answers


def _asked_later(procedure: Procedure) -> frozenset[str]:
    """The questions whose answers some later way depends on."""
    return frozenset(
        name for branch in _branches(procedure) if branch.when is not None for name in branch.when.chosen
    )


def _branches(procedure: Procedure) -> Iterator[Branch]:
    for step in procedure.steps.values():
        ways = [getattr(step, "next", ()), getattr(step, "unsure", ())]
        ways += [option.next for option in getattr(step, "options", ())]
        for way in ways:
            if not isinstance(way, str):
                yield from way


def _onward(turn: Turn) -> Iterator[Move]:
    keys = [block for block in turn.page.blocks if isinstance(block, Key)]
    here = turn.session.place
    if isinstance(here, Step) and here.within and turn.session.overlay is None:
        # Hundreds of towns: the page with the longest name stands for them.
        keys = sorted((k for k in keys if k.tone == "choice"), key=lambda key: len(key.sentence.text))[-1:]
    yield from (key.move for key in keys if not isinstance(key.move, LEAVE_THE_VISIT))
    yield from _practised(turn.page)
    if turn.page.forward:
        yield moves.Forward()
    if turn.session.overlay is None and len(turn.session.trail) == 1:
        yield from FROM_ANYWHERE


def _practised(page: Page) -> Iterator[Move]:
    """On a machine: the part that is pointed out, one that is not, and a long silence."""
    parts = [block for block in page.blocks if isinstance(block, Part)]
    yield from (part.move for part in parts if part.pointed)
    yield from [part.move for part in parts if not part.pointed and part.kind != "digit"][:1]
    if page.wonders:
        yield moves.Wonder()


def _ticked(turn: Turn, library: Library) -> Iterator[Turn]:
    """The page with everything ticked."""
    ticks = [block for block in turn.page.blocks if isinstance(block, Tickable) and not block.done]
    if ticks:
        for tick in ticks:
            turn = after(turn.session, tick.move, library)
        yield turn


def _answered(turn: Turn, library: Library) -> Iterator[Turn]:
    """A question to which one has come back: the answer given is marked."""
    if isinstance(turn.session.place, Step) and turn.session.place.within:
        return
    answers = [
        block for block in turn.page.blocks if isinstance(block, Key) and isinstance(block.move, moves.Choose)
    ]
    if answers and not any(answer.current for answer in answers):
        given = after(turn.session, answers[0].move, library)
        yield after(given.session, moves.Back(), library)
