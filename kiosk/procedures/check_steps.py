"""The ways of a procedure: every step reached, every way ending, every way back, a person in reach."""

from collections.abc import Iterator

from kiosk.procedures.graph import Graph, graph, lengths, loops, reached
from kiosk.procedures.ground import Faults, Page, at
from kiosk.procedures.model import Branch, Choose, Finish, Next, Step
from kiosk.procedures.paths import targets
from kiosk.procedures.sheet import Place

# The guide's own pages and its own answer: an author's step or option of this name could not be told
# apart from them, and the way back would lead astray.
OWN_PAGES = ("cover", "counter", "phone", "ended")
UNSURE = "unsure"
MOST_STEPS = 60
LONGEST_WAY, SHORTEST_WAY = 15, 8

_Ways = tuple[tuple[Place, Next], ...]


def check_ways(page: Page) -> Faults:
    """What would stop a walk: a procedure with such a fault cannot be shown at all."""
    yield from _names(page)
    astray = (*_start(page), *_targets(page))
    yield from astray
    if astray:
        return  # what cannot be reached because of a misspelt name is no second fault
    known = graph(page.procedure.steps)
    yield from _loop_faults(page, known)


def check_reach(page: Page) -> Faults:
    """What a procedure whose ways hold has besides: no step nobody meets, a person on the way, a length."""
    steps = page.procedure.steps
    known = graph(steps)
    if not any(steps[name].kind in ("helper", "call") for name in reached(page.procedure.start, known)):
        what = "人にたよる道がありません(helper も call もありません)"
        yield at(page.sheet, ("steps",), what, "kind: helper か kind: call の歩を入れてください")
    yield from _unreachable(page, known)
    yield from _too_late(page, known)
    yield from _length(page, known)


def ways(name: str, step: Step) -> _Ways:
    """Every way on of a step, with its place."""
    here: Place = ("steps", name)
    if isinstance(step, Finish):
        return ()
    if isinstance(step, Choose):
        options = tuple(((*here, "options", i, "next"), option.next) for i, option in enumerate(step.options))
        return (*options, ((*here, "unsure"), step.unsure))
    return (((*here, "next"), step.next),)


def _names(page: Page) -> Faults:
    for name, step in page.procedure.steps.items():
        if name in OWN_PAGES:
            what = f"「{name}」は プログラムのページの名前なので、もどれなくなります"
            yield at(page.sheet, ("steps", name), what, "歩の名前を変えてください")
        if isinstance(step, Choose):
            for i, option in enumerate(step.options):
                if option.key == UNSURE:
                    what = "選択肢の key に「unsure」は使えません(「わからない」の名前です)"
                    place = ("steps", name, "options", i, "key")
                    yield at(page.sheet, place, what, "別の名前にしてください")
    own = len(page.procedure.steps.keys() - page.sheet.lent.keys())
    if own > MOST_STEPS:
        what = f"歩が{own}あります({MOST_STEPS}まで)"
        yield at(page.sheet, ("steps",), what, "手順を二つに分けてください")


def _start(page: Page) -> Faults:
    start = page.procedure.start
    if start not in page.procedure.steps:
        todo = "steps にある名前を書いてください"
        yield at(page.sheet, ("start",), f"start の「{start}」という歩はありません", todo)


def _targets(page: Page) -> Faults:
    for name, step in page.procedure.steps.items():
        for place, way in ways(name, step):
            for i, to in enumerate(targets(way)):
                if to not in page.procedure.steps:
                    spot = place if isinstance(way, str) else (*place, i, "to")
                    todo = "steps にある名前に直すか、その歩を書き足してください"
                    yield at(page.sheet, spot, f"行き先の「{to}」という歩はありません", todo)


def check_conditions(page: Page) -> Faults:
    """The conditions on branches: each can hold, and the last way stands open."""
    for _name, place, branches in _forks(page):
        yield from _order(page, place, branches)
    for _name, place, asked, option in _answers(page):
        yield from _condition(page, place, asked, option)


def _forks(page: Page) -> Iterator[tuple[str, Place, tuple[Branch, ...]]]:
    """Every way that branches, by the name of its step."""
    for name, step in page.procedure.steps.items():
        for place, way in ways(name, step):
            if not isinstance(way, str):
                yield name, place, way


def _answers(page: Page) -> Iterator[tuple[str, Place, str, str]]:
    """Every answer that a branch asks about: (its step, place, the step asked about, the option)."""
    for name, place, branches in _forks(page):
        for i, branch in enumerate(branches):
            for asked, option in (branch.when.chosen if branch.when else {}).items():
                yield name, (*place, i, "when", "chosen", asked), asked, option


def _order(page: Page, place: Place, branches: tuple[Branch, ...]) -> Faults:
    *firsts, last = enumerate(branches)
    for i, branch in firsts:
        if branch.when is None:
            what = "条件のない行き先が途中にあり、次の行き先は選ばれません"
            yield at(page.sheet, (*place, i), what, "when を書き足すか、最後に移してください")
    if last[1].when is not None:
        what = "最後の行き先に 条件が付いています"
        yield at(page.sheet, (*place, last[0]), what, "最後に、when のない行き先を書き足してください")


def _condition(page: Page, place: Place, asked: str, option: str) -> Faults:
    step = page.procedure.steps.get(asked)
    if not isinstance(step, Choose):
        what = f"条件の「{asked}」という 選ぶ歩(choose)はありません"
        yield at(page.sheet, place, what, "kind: choose の歩の名前を書いてください")
        return
    keys = (*(each.key for each in step.options), UNSURE)
    if option not in keys:
        what = f"条件の「{option}」は「{asked}」の選択肢にありません"
        yield at(page.sheet, place, what, f"{'、'.join(keys)} から選んで書いてください")


def _too_late(page: Page, known: Graph) -> Faults:
    for name, place, asked, _option in _answers(page):
        if asked in known and asked != name and name not in reached(asked, known):
            what = f"条件の「{asked}」は この歩より前に通りません"
            yield at(page.sheet, place, what, "前に通る choose の歩の名前を書いてください")


def _loop_faults(page: Page, known: Graph) -> Faults:
    """Circles, and which of them have no way out; every other way ends, for only a finish has no next."""
    steps = page.procedure.steps
    for name, back_to in loops(known):
        ends = any(isinstance(steps[each], Finish) for each in reached(name, known))
        so = "堂々めぐりになります" if ends else "堂々めぐりになり、おわり(finish)に着けません"
        todo = "next をたどって、もどらない道に直してください"
        place = next(place for place, way in ways(name, steps[name]) if back_to in targets(way))
        yield at(page.sheet, place, f"「{name}」から「{back_to}」へもどって {so}", todo)


def _unreachable(page: Page, known: Graph) -> Faults:
    met = reached(page.procedure.start, known)
    if page.sheet.lent and not met & page.sheet.lent.keys():
        what = "parts の 共通の歩へ行く道がありません"
        yield at(page.sheet, ("parts",), what, "どこかの next に書くか、parts を消してください")
    for name in known:
        if name not in met and name not in page.sheet.lent:
            what = f"「{name}」へ行く道がありません"
            yield at(page.sheet, ("steps", name), what, "どこかの next に書くか、この歩を消してください")


def _length(page: Page, known: Graph) -> Faults:
    """How many steps the shortest and the longest way have; a note, for short errands are good too."""
    short, long = lengths(page.procedure.start, known)
    todo = f"道の長さは {SHORTEST_WAY}歩から{LONGEST_WAY}歩を めやすにしてください"
    if short < SHORTEST_WAY:
        yield at(page.sheet, ("start",), f"いちばん短い道が {short}歩です", todo, grave=False)
    if long > LONGEST_WAY:
        yield at(page.sheet, ("start",), f"いちばん長い道が {long}歩です", todo, grave=False)
