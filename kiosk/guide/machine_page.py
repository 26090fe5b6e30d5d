"""The pages of a practice: the machine with a sentence of advice above it, and what was learnt."""

from kiosk.guide.library import Library
from kiosk.guide.moves import Practise, Touch
from kiosk.guide.page import Block, Device, Dots, Page, Part, Saying, Where
from kiosk.guide.places import Rehearsal
from kiosk.guide.sayings import headed
from kiosk.guide.steps import ways_to_practise
from kiosk.procedures.machines import Act, Machine, Screen, Task
from kiosk.procedures.rehearse import (
    ONLY_WATCHING,
    POINTED_FROM,
    RIGHT,
    State,
    begin,
    pointed,
    screens_ahead,
    slip_is_due,
)
from kiosk.words.sentence import Sentence, unmarked

PRAISES = 3
NAMES = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")  # digits, one by one


def machine_page(here: Rehearsal, machine: Machine, task: Task, library: Library) -> Page:
    """What a rehearsal shows now."""
    state = here.state
    name = f"{here.procedure}.{here.step}.{state.way}.{state.screen}"
    if state.over:
        title = library.word(f"practise.done_{state.way}")
        return Page("step", name, title, _over(task, library), "finish", forward=True)
    return Page(
        "machine",
        name,
        _advice(state, machine, task, library),
        _machine(state, machine, task, library),
        machine.screens[state.screen].picture,
        where=_where(state, machine, task, library),
        forward=state.way == "watch",
        start_over=False,
        device=Device(machine.shape, machine.slots, machine.screens[state.screen].alarm),
        redo=Practise(state.way),
        wonders=state.way == "alone" and state.unsure < POINTED_FROM,
    )


def _over(task: Task, library: Library) -> tuple[Block, ...]:
    return (
        *headed(library, "practise.learnt", task.learnt, "good"),
        *headed(library, "practise.stops", task.stops, "careful"),
        *ways_to_practise(library),
    )


def _where(state: State, machine: Machine, task: Task, library: Library) -> Where:
    total = screens_ahead(machine, task, begin(task, state.way))
    position = max(1, total + 1 - screens_ahead(machine, task, state))
    words = library.word("practise.where", position=str(position), total=str(total))
    return Where(position, total, words)


def _advice(state: State, machine: Machine, task: Task, library: Library) -> Sentence:
    """The words above the machine: an answer to the last touch where there is one, and what comes next."""
    screen, act = machine.screens[state.screen], task.acts[state.screen]
    answer = _answer(state, machine, task, library)
    return library.told(answer + _next(state, screen, act, task, library))


def _answer(state: State, machine: Machine, task: Task, library: Library) -> str:
    if state.told == ONLY_WATCHING:
        return library.say("practise.only_watching")
    if state.told == RIGHT:
        if _typing(state, machine.screens[state.screen], task.acts[state.screen]):
            return ""  # what is said of the number is longer
        return library.say(f"practise.praise_{len(state.screen) % PRAISES}")
    if not state.told:
        return ""
    at, _, key = state.told.partition(".")
    if state.slip:
        return library.say("practise.slip")
    if at == state.screen and key == task.acts[at].press:
        return library.say("practise.too_early")
    part = machine.screens[at].part(key)
    return part.why if part and part.why else library.say("practise.elsewhere")


def _next(state: State, screen: Screen, act: Act, task: Task, library: Library) -> str:
    """What to do now: the goal alone while nobody needs more."""
    if state.told == ONLY_WATCHING:
        return ""
    keypad = screen.keypad
    if state.slip and keypad and keypad.erase:
        erase = screen.part(keypad.erase)
        return library.say("practise.erase", face=erase.face if erase else "")
    if slip_is_due(task, state):
        return task.mistake.do
    if act.type and _typing(state, screen, act):
        reading = "".join(NAMES[int(digit)] for digit in act.type)
        word = "practise.secret" if state.told in ("", RIGHT) else "practise.secret_again"
        return library.say(word, digits=f"｜{act.type}《{reading}》")
    if state.way != "alone" or state.unsure >= POINTED_FROM:
        return act.do
    return act.hint if state.unsure else task.goal


def _typing(state: State, screen: Screen, act: Act) -> bool:
    """Whether digits of a pretended secret number are still to come."""
    secret = screen.keypad is not None and screen.keypad.secret
    return secret and state.typed < len(act.type or "")


def _machine(state: State, machine: Machine, task: Task, library: Library) -> tuple[Block, ...]:
    screen, act = machine.screens[state.screen], task.acts[state.screen]
    hand = pointed(machine, task, state)
    of = library.told(machine.name).text
    parts = tuple(
        Part(
            move=Touch(part.key),
            sentence=unmarked(library.told(part.face)),
            kind=part.kind,
            picture=part.picture,
            pointed=part.key == hand,
            of=of,
        )
        for part in screen.all_parts()
    )
    words = tuple(Saying(library.told(text), "machine") for text in screen.words)
    return (*words, *_dots(state, screen, act, library), *parts)


def _dots(state: State, screen: Screen, act: Act, library: Library) -> tuple[Block, ...]:
    if not (screen.keypad and screen.keypad.secret and act.type):
        return ()
    pressed = state.typed + state.slip
    return (Dots(library.word("practise.pressed", count=str(pressed)), pressed, len(act.type)),)
