"""`python -m kiosk procedures graph`: the steps of a procedure as a picture, for those who write it.

Graphviz draws it; the kiosk itself needs neither the program nor its Python package.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from graphviz import Digraph, ExecutableNotFound

from kiosk.procedures.as_shown import bare, filled
from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.graph import graph, reached
from kiosk.procedures.ground import Page
from kiosk.procedures.model import Branch, Choose, Finish, Next, Procedure, Step, When
from kiosk.procedures.shelf import open_shelf
from kiosk.procedures.stock import take_stock

FONT = "BIZ UDPGothic, Noto Sans CJK JP, sans-serif"
PAPER, INK = "#FFFCF5", "#1B1B1B"
# By kind: the shape, the ground, and the word; a kind is never told by its colour alone.
LOOKS: Mapping[str, tuple[str, str, str]] = {
    "read": ("box", "#FFFFFF", "読む"),
    "choose": ("diamond", "#FFE9A8", "えらぶ"),
    "checklist": ("box", "#FFFFFF", "持ち物"),
    "qr": ("box", "#DCE9F7", "自分のスマホ"),
    "call": ("box", "#DCE9F7", "電話"),
    "place": ("box", "#FFFFFF", "行く所"),
    "shelter": ("diamond", "#FFE9A8", "避難場所"),
    "do_elsewhere": ("box", "#E6F2E9", "ほかの機械"),
    "practise": ("box", "#E6F2E9", "練習"),
    "wait": ("box", "#FFFFFF", "期限"),
    "helper": ("box", "#F7DEDC", "係"),
    "finish": ("oval", "#E6F2E9", "おわり"),
}
NO_GRAPHVIZ = "絵をかく道具（graphviz）が入っていません。apt-get install graphviz で入れてください。\n"


def draw(assets: Path, name: str, to: Path, out: TextIO) -> int:
    """Write the picture; 0 when it is there.  A procedure that cannot be read is told fault by fault."""
    stock = take_stock(assets)
    page = stock.pages.get(name)
    if page is None:
        out.writelines(f"{fault}\n" for fault in _of(name, stock.faults) or _unknown(name))
        return 1
    picture = of_procedure(page, stock.known_facts)
    try:
        to.write_bytes(picture.pipe(format="svg"))
    except ExecutableNotFound:
        out.write(NO_GRAPHVIZ)
        return 1
    except OSError as problem:
        out.write(f"{to} に書けませんでした（{problem.strerror}）。\n")
        return 1
    left_out = _of(name, open_shelf(assets).faults)
    out.writelines(f"{fault}\n" for fault in left_out)
    out.write(f"{to}: {len(page.procedure.steps)}歩をかきました。\n")
    return 0


def _of(name: str, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.grave and Path(fault.file).stem == name)


def _unknown(name: str) -> tuple[str, ...]:
    return (f"「{name}」という手順はありません。assets/procedures にある名前を書いてください。",)


def of_procedure(page: Page, facts: Mapping[str, Fact]) -> Digraph:
    """The graph: every step with its title and its name, every way with what leads there."""
    procedure = page.procedure
    drawn = Digraph(procedure.id)
    drawn.attr("graph", rankdir="TB", bgcolor=PAPER, fontname=FONT, label=_said(procedure.title, facts))
    drawn.attr("node", fontname=FONT, style="filled", color=INK, margin="0.2,0.1")
    drawn.attr("edge", fontname=FONT, color=INK, fontcolor=INK, fontsize="11")
    _covers(drawn, procedure, facts)
    met = reached(procedure.start, graph(procedure.steps))
    for name, step in procedure.steps.items():
        _node(drawn, name, step, facts, met=name in met)
        for label, way in _ways(step, facts):
            _edges(drawn, name, label, way, procedure)
    return drawn


def _covers(drawn: Digraph, procedure: Procedure, facts: Mapping[str, Fact]) -> None:
    """The first page and its three ways; the names stand in brackets, as no step's can."""
    drawn.node("(cover)", f"最初のページ\n約{procedure.minutes}分", shape="house", fillcolor="#FFFFFF")
    drawn.edge("(cover)", procedure.start, label=_said(procedure.here, facts))
    for name, label in (("counter", procedure.counter.label), ("phone", procedure.phone.label)):
        drawn.node(f"({name})", _said(label, facts), shape="box", fillcolor="#FFFFFF")
        drawn.edge("(cover)", f"({name})")


def _node(drawn: Digraph, name: str, step: Step, facts: Mapping[str, Fact], *, met: bool) -> None:
    shape, ground, kind = LOOKS[step.kind]
    marks = [kind, *(["記録に名前なし"] if step.private else []), *(["危ない"] if step.risk else [])]
    if not met:
        marks.append("行く道がない")
    label = f"{_said(step.title, facts)}\n{name}（{'・'.join(marks)}）"
    width = "3" if step.risk else "1"
    style = "filled" if met else "filled,dashed"
    drawn.node(name, label, shape=shape, fillcolor=ground, style=style, penwidth=width)


def _ways(step: Step, facts: Mapping[str, Fact]) -> Iterator[tuple[str, Next]]:
    """Each way on, with the answer that takes it."""
    if isinstance(step, Choose):
        yield from ((_said(option.label, facts), option.next) for option in step.options)
        yield "わからない", step.unsure
    elif not isinstance(step, Finish):
        yield "", step.next


def _edges(drawn: Digraph, name: str, label: str, way: Next, procedure: Procedure) -> None:
    branches = (Branch(to=way),) if isinstance(way, str) else way
    for branch in branches:
        said = "\n".join(text for text in (label, _condition(branch.when, procedure)) if text)
        drawn.edge(name, branch.to, label=said, style="dashed" if branch.when else "solid")


def _condition(when: When | None, procedure: Procedure) -> str:
    """「erabu が juminhyo のとき」, by the names the author wrote."""
    if when is None:
        return ""
    parts = [f"{step} が {option}" for step, option in when.chosen.items() if step in procedure.steps]
    parts += [f"館に {when.centre} がある"] if when.centre else []
    return f"{'、'.join(parts)} のとき"


def _said(text: str, facts: Mapping[str, Fact]) -> str:
    """A text as it stands on the screen.  A backslash would be a command to the drawing program."""
    return bare(filled(text, facts)).replace("\\", "￥")
