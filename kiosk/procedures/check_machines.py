"""The machines: every screen reached, every task done in the end, every slip put right, plain words."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.procedures.as_shown import bare, filled
from kiosk.procedures.check_facts import text_facts
from kiosk.procedures.check_ruby import check_ruby
from kiosk.procedures.check_safety import asks_here
from kiosk.procedures.check_things import picture, twice
from kiosk.procedures.check_words import text_words
from kiosk.procedures.ground import Faults, Ground, Model, Page, at
from kiosk.procedures.machines import END, Machine, Task
from kiosk.procedures.model import Practise
from kiosk.procedures.rehearse import State, begin, next_part, reached, touch
from kiosk.procedures.sheet import Place
from kiosk.procedures.told import resident

MOST_TOUCHES = 100
# What stands above the machine has two lines at every size: praise and `do`, or `why` and `hint`.
LONGEST = {"goal": 20, "do": 22, "why": 16, "hint": 18}


def check_machine(model: Model, ground: Ground) -> Faults:
    """One machine against every rule."""
    broken = tuple(check_shape(model))
    yield from broken
    if not broken:
        yield from _unreached(model)
    yield from _keys(model)
    yield from _lengths(model, ground)
    yield from _secrets(model)
    yield from text_facts(model.sheet, ground)
    yield from check_ruby(model.sheet, ground.facts)
    yield from text_words(model.sheet, ground)
    for place, name in _pictures(model.machine):
        yield from picture(model.sheet, place, name, ground)


def check_practice(page: Page, ground: Ground) -> Faults:
    """Every step of a procedure that practises: its machine and its task are there."""
    for name, step in page.procedure.steps.items():
        if not isinstance(step, Practise):
            continue
        machine = ground.machines.get(step.machine)
        if machine is None:
            todo = "assets/machines にある名前に直すか、その機械を直してください"
            what = f"練習の機械「{step.machine}」が 使えません"
            yield at(page.sheet, ("steps", name, "machine"), what, todo)
        elif step.task not in machine.tasks:
            todo = f"{'、'.join(machine.tasks)} から選んで書いてください"
            what = f"練習の機械に「{step.task}」という用事はありません"
            yield at(page.sheet, ("steps", name, "task"), what, todo)


def check_shape(model: Model) -> Faults:
    """What would stop a rehearsal: a machine with such a fault cannot be practised on at all."""
    machine = model.machine
    astray = (*_targets(model), *_acts(model))
    yield from astray
    if astray:
        return
    for name, task in machine.tasks.items():
        yield from _unsolved(model, name, task)


def _targets(model: Model) -> Faults:
    screens = model.machine.screens
    todo = f"screens にある名前か「{END}」に直してください"
    for name, screen in screens.items():
        here: Place = ("screens", name)
        if name == END:
            yield at(model.sheet, here, f"画面の名前に「{END}」は使えません", "名前を変えてください")
        for i, part in enumerate(screen.parts):
            if part.to and part.to not in screens and part.to != END:
                place = (*here, "parts", i, "to")
                yield at(model.sheet, place, f"行き先の「{part.to}」という画面はありません", todo)
        keypad = screen.keypad
        for field, to in (("to", keypad.to), ("other", keypad.other)) if keypad else ():
            if to and to not in screens and to != END:
                place = (*here, "keypad", field)
                yield at(model.sheet, place, f"行き先の「{to}」という画面はありません", todo)
        if keypad and keypad.erase and screen.part(keypad.erase) is None:
            what = f"消すボタン「{keypad.erase}」が この画面にありません"
            yield at(model.sheet, (*here, "keypad", "erase"), what, "parts にある key を書いてください")


def _acts(model: Model) -> Faults:
    screens = model.machine.screens
    for task_name, task in model.machine.tasks.items():
        here: Place = ("tasks", task_name)
        named = [((*here, "start"), task.start, "")]
        for name, act in task.acts.items():
            named += [((*here, "acts", name), name, press) for press in (act.press or "", *act.also)]
        named.append(((*here, "mistake"), task.mistake.at, task.mistake.press))
        for place, name, press in named:
            screen = screens.get(name)
            if screen is None:
                yield at(
                    model.sheet, place, f"「{name}」という画面はありません", "screens の名前にしてください"
                )
            elif press and screen.part(press) is None:
                what = f"「{press}」は 画面「{name}」にありません"
                yield at(model.sheet, place, what, "その画面の parts の key を書いてください")
        yield from _presses(model, here, task)


def _presses(model: Model, here: Place, task: Task) -> Faults:
    for name, act in task.acts.items():
        screen = model.machine.screens.get(name)
        keypad = screen.keypad if screen else None
        if act.type and keypad is None:
            todo = "その画面に keypad を書くか、type を消してください"
            yield at(model.sheet, (*here, "acts", name), "数字を押す画面ではありません", todo)
        if not act.press and not (act.type and keypad and keypad.to):
            todo = "press に、押す部品の key を書いてください"
            yield at(model.sheet, (*here, "acts", name), "何を押すのかが ありません", todo)


def _unsolved(model: Model, name: str, task: Task) -> Faults:
    """The task with its slip, and from every screen it knows, comes to its end."""
    known = (begin(task, "together"), *(State("alone", screen, erred=True) for screen in task.acts))
    for state in known:
        if not _ends(model.machine, task, state):
            place: Place = ("tasks", name, "acts", state.screen)
            what = f"画面「{state.screen}」から おわりに着けません"
            yield at(model.sheet, place, what, "acts の press と、部品の to を たどって直してください")
    wrong = replace(begin(task, "together"), screen=task.mistake.at)
    if touch(model.machine, task, wrong, task.mistake.press).same_look(wrong):
        what = "まちがいの見本を押しても、何もおきません"
        todo = "to がある部品か、消せる数字を press に書いてください"
        yield at(model.sheet, ("tasks", name, "mistake"), what, todo)


def _ends(machine: Machine, task: Task, state: State) -> bool:
    for _ in range(MOST_TOUCHES):
        if state.over:
            return True
        state = touch(machine, task, state, next_part(machine, task, state))
    return False


def _unreached(model: Model) -> Faults:
    """Screens that no touch in any task leads to: a resident could never meet them."""
    met = frozenset().union(*(reached(model.machine, task) for task in model.machine.tasks.values()))
    for name in model.machine.screens:
        if name not in met:
            what = f"画面「{name}」へ行く さわり方がありません"
            todo = "部品の to と、用事の acts に書くか、この画面を消してください"
            yield at(model.sheet, ("screens", name), what, todo)


def _keys(model: Model) -> Faults:
    for name, screen in model.machine.screens.items():
        yield from twice(model.sheet, ("screens", name, "parts"), (part.key for part in screen.parts))


def _lengths(model: Model, ground: Ground) -> Faults:
    """Short enough for the two lines above the machine."""
    for each in resident(model.sheet):
        most = LONGEST.get(each.field)
        long = len(bare(filled(each.text, ground.facts)))
        if most and long > most:
            what = f"「{each.field}」が{long}文字です({most}文字まで)"
            yield at(model.sheet, each.place, what, "短くしてください")


def _secrets(model: Model) -> Faults:
    """Only the program itself asks for digits, and it says that they are pretended."""
    for each in resident(model.sheet):
        if asks_here(each.text):
            todo = "番号のことは プログラムが言うので、この文を消してください"
            yield at(model.sheet, each.place, "この機械で番号を求める文です", todo)


def _pictures(machine: Machine) -> Iterator[tuple[Place, str]]:
    for name, screen in machine.screens.items():
        if screen.picture:
            yield ("screens", name, "picture"), screen.picture
        for i, part in enumerate(screen.parts):
            if part.picture:
                yield ("screens", name, "parts", i, "picture"), part.picture
