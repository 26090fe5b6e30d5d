"""Every sentence that can be spoken and is known beforehand: what the author's voice renders to clips.

What is known only on the day (a date worked out, a value or a telephone number of this house) is spoken live.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from kiosk.content import Content
from kiosk.guide.compose import page_of
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks
from kiosk.guide.places import (
    OWN_PAGES,
    AloneOffer,
    Explained,
    Group,
    HelpCall,
    HelpOffer,
    HelpPhone,
    Home,
    LooksMenu,
    LooksOf,
    NotHere,
    Overlay,
    Rehearsal,
    StartOverQuestion,
    Step,
    StillThere,
)
from kiosk.guide.session import Layer, Session
from kiosk.helpcall.call import Kind, Stage
from kiosk.helpcall.news import News, Reach
from kiosk.procedures.home import Tile
from kiosk.procedures.paths import longest
from kiosk.procedures.rehearse import WAYS, State, begin, next_part, touch, wonder
from kiosk.words.sentence import Sentence, apart

NOT_SPOKEN = ("app", "rail", "top", "staff", "preview")
"""Groups of the catalogue that stand beside the pages, not on them."""

OVERLAYS: tuple[Overlay, ...] = (
    LooksMenu(),
    *(LooksOf(what) for what in ("text", "theme", "voice")),
    *(HelpOffer(kind) for kind in ("desk", "unmet")),
    AloneOffer(),
    HelpPhone(),
    StartOverQuestion(),
    StillThere(),
)

NEWS = (
    *(News(kind, stage) for kind in Kind for stage in Stage),
    *(News(Kind.BESIDE, reach=reach) for reach in Reach),
    *(News(Kind.BESIDE, Stage.ON_THE_WAY, minutes=minutes) for minutes in (1, 3, 5)),
    News(Kind.BESIDE, again=True),
    News(Kind.BESIDE, late=True),
    News(Kind.BESIDE, Stage.ON_THE_WAY, late=True),
)
"""How a call can stand, as far as it is known beforehand: a name is spoken live."""


def authored(content: Content, library: Library) -> tuple[Sentence, ...]:
    """All of them, each once, in the order of the pages."""
    tomorrow = replace(library, today=lambda: library.today() + timedelta(days=1))
    same = {sentence.text for sentence in _said(sessions(content), tomorrow)}
    on_pages = (sentence for sentence in _said(sessions(content), library) if sentence.text in same)
    on_machines = _said(_practising(content, library), library)
    words = (_words(content, library), _where(content, library))
    return tuple(dict.fromkeys(chain(on_pages, on_machines, *words)))


def _said(visits: Iterable[Session], library: Library) -> Iterator[Sentence]:
    for session in visits:
        yield from chain.from_iterable(map(apart, page_of(session, library).spoken()))


def sessions(content: Content) -> Iterator[Session]:
    """A visit that has come to each page."""
    yield Session()
    for overlay in OVERLAYS:
        yield Session(layers=(Layer(overlay),))
    for news in NEWS:
        yield Session(layers=(Layer(HelpCall()),), help=news)
    yield Session(layers=(Layer(LooksOf("voice")),), looks=Looks(slow=True, voice=False))
    yield from (Session(layers=(Layer(Explained((name,))),)) for name in content.glossary)
    yield Session(trail=(Home(), NotHere()))
    for keys in _groups(content.home.tiles):
        yield Session(trail=(Home(), Group(keys)))
    for name, procedure in content.procedures.items():
        for step in (*OWN_PAGES, *procedure.steps):
            yield Session(trail=(Home(), Step(name, step)))


def _practising(content: Content, library: Library) -> Iterator[Session]:
    for name, procedure in content.procedures.items():
        for step in procedure.steps:
            for state in _touches(name, step, library):
                yield Session(trail=(Home(), Rehearsal(name, step, state)))


def _touches(procedure: str, step: str, library: Library) -> Iterator[State]:
    """A practice as it should go, each way, and beside it every wrong touch and every silence."""
    practised = library.practised(procedure, step)
    if practised is None:
        return
    machine, task = practised
    for way in WAYS:
        state = begin(task, way)
        while not state.over:
            yield from (state, wonder(state), wonder(wonder(state)))
            parts = machine.screens[state.screen].all_parts()
            yield from (touch(machine, task, state, part.key) for part in parts)
            state = touch(machine, task, state, next_part(machine, task, state))
        yield state


def _groups(tiles: tuple[Tile, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for tile in tiles:
        if tile.tiles:
            yield (*above, tile.key)
            yield from _groups(tile.tiles, (*above, tile.key))


def _words(content: Content, library: Library) -> Iterator[Sentence]:
    """The program's own sentences that hold no value."""
    for key, text in content.words.items():
        if "{" not in text and key.partition(".")[0] not in NOT_SPOKEN:
            yield library.word(key)


def _where(content: Content, library: Library) -> Iterator[Sentence]:
    """「7のうち3」, up to the longest way through any procedure with its own pages before it."""
    most = max(
        (len(OWN_PAGES) + longest(each)[each.start] for each in content.procedures.values()), default=0
    )
    for total in range(1, most):
        for position in range(1, total + 1):
            yield library.word("page.where", position=str(position), total=str(total))
