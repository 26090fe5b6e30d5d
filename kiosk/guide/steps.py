"""The blocks of each kind of step."""

from datetime import timedelta
from typing import assert_never

from kiosk.guide.library import Library
from kiosk.guide.moves import AnotherThing, CallHelp, Choose, End, Practise, Tick
from kiosk.guide.page import Block, Digits, Key, Saying, Square, Tickable
from kiosk.guide.places import Step as Here
from kiosk.guide.refuges import dangers
from kiosk.guide.sayings import headed, lines, unsure
from kiosk.guide.session import Session
from kiosk.procedures import model
from kiosk.procedures.rehearse import Way
from kiosk.words.dates import within


def ways_to_practise(library: Library) -> tuple[Key, ...]:
    """The three ways to practise, each a key."""
    pictures: dict[Way, str] = {"watch": "eye_ear", "together": "tap_middle", "alone": "one_person"}
    return tuple(
        Key(Practise(way), library.word(f"practise.{way}"), picture) for way, picture in pictures.items()
    )


def blocks(step: model.Step, here: Here, session: Session, library: Library) -> tuple[Block, ...]:
    """Everything below the title, in reading order: what is risky comes before the act."""
    return (
        *_before(step, library),
        *lines(library, step.text),
        *_kind(step, here, session, library),
        *_after(step, library),
    )


def _before(step: model.Step, library: Library) -> tuple[Block, ...]:
    return lines(library, step.risk.before, "careful") if step.risk else ()


def _after(step: model.Step, library: Library) -> tuple[Block, ...]:
    if not step.risk:
        return ()
    helper = Key(CallHelp("risk"), library.word("page.helper_beside"), "help_person", "help")
    return (*lines(library, step.risk.at_two_wrong, "careful"), helper)


def _kind(step: model.Step, here: Here, session: Session, library: Library) -> tuple[Block, ...]:
    match step:
        case model.Read():
            return ()
        case model.Choose():
            return _answers(step, session.answers(here.procedure).get(here.step), library)
        case model.Checklist():
            return tuple(_item(item, here, session, library) for item in step.items)
        case model.Qr():
            return _qr(step, library)
        case model.Call():
            return _call(step, library)
        case model.Place():
            return tuple(block for spot in step.spots for block in _spot(spot, library))
        case model.Shelter():
            return dangers(step, library)
        case model.DoElsewhere():
            return headed(library, "page.remember", step.remember, "good")
        case model.Practise():
            return _practise(here, library)
        case model.Wait():
            return _wait(step, library)
        case model.Helper():
            return (Key(CallHelp(step.reason), library.word("page.call_helper"), "help_person", "help"),)
        case model.Finish():
            return _finish(step, library)
    assert_never(step)


def _answers(step: model.Choose, chosen: str | None, library: Library) -> tuple[Block, ...]:
    known = tuple(
        Key(Choose(option.key), library.told(option.label), option.picture, "choice", option.key == chosen)
        for option in step.options
    )
    return (*known, unsure(library, chosen))


def _item(item: model.Item, here: Here, session: Session, library: Library) -> Block:
    done = (here.procedure, here.step, item.key) in session.ticked
    note = item.when or (library.say(f"page.{item.need}") if item.need != "required" else "")
    label = f"{item.text}（{note}）" if note else item.text
    return Tickable(Tick(item.key), library.told(label), done)


def _qr(step: model.Qr, library: Library) -> tuple[Block, ...]:
    return (
        Square(step.url, library.word("page.scan")),
        *lines(library, step.domain),
        *headed(library, "page.no_smartphone", step.otherwise),
    )


def number(key: str, free: str, hours: str, library: Library) -> tuple[Block, ...]:
    """A telephone number, whether it is free, and when it answers."""
    return (
        Digits(library.told("{" + key + "}")),
        Saying(library.word(f"page.call_{free}"), "plain", "yen"),
        Saying(library.told(hours), "plain", "clock"),
    )


def _call(step: model.Call, library: Library) -> tuple[Block, ...]:
    menu = lines(library, (step.menu,), "plain", "phone_menu") if step.menu else ()
    return (
        *number(step.number, step.free, step.hours, library),
        *menu,
        *headed(library, "page.what_to_say", step.say, "talk"),
        *headed(library, "page.asked", step.asked),
        *headed(library, "page.never_asked", step.never_asked, "stop_hand"),
    )


def _spot(spot: model.Spot, library: Library) -> tuple[Block, ...]:
    name = Saying(library.told(spot.name), "strong", spot.picture)
    return (name, *lines(library, (spot.about,))) if spot.about else (name,)


def _practise(here: Here, library: Library) -> tuple[Block, ...]:
    """The three ways to practise; a person instead, where the machine's file is broken."""
    if library.practised(here.procedure, here.step) is None:
        helper = Key(CallHelp("unsure"), library.word("page.call_helper"), "help_person", "help")
        return (Saying(library.word("practise.with_helper")), helper)
    return (Saying(library.word("practise.or_go_on"), "plain", "next_arrow"), *ways_to_practise(library))


def _wait(step: model.Wait, library: Library) -> tuple[Block, ...]:
    days = library.facts[step.days].value
    if not isinstance(days, int):
        return lines(library, (step.about,))
    today = library.today()
    term = library.sentence(within(today, timedelta(days=days).days))
    return (Saying(term, "strong", "calendar"), *lines(library, (step.about,)))


def _finish(step: model.Finish, library: Library) -> tuple[Block, ...]:
    return (*headed(library, "page.remember", step.remember, "good"), *ending(library))


def ending(library: Library) -> tuple[Block, ...]:
    """What every procedure ends with: the wiping of the screen."""
    return (
        Saying(library.word("page.will_be_wiped"), "plain", "wipe"),
        Key(End(), library.word("page.end"), "finish", "primary"),
        Key(AnotherThing(), library.word("page.something_else"), "home", "choice"),
    )


def texts(step: model.Step) -> tuple[str, ...]:
    """Every text of a step that may carry a fact, to know whether to say a word of doubt."""
    found = [*step.text, *(step.risk.before + step.risk.at_two_wrong if step.risk else ())]
    match step:
        case model.Call():
            found += [
                *step.say,
                *step.asked,
                *step.never_asked,
                step.hours,
                step.menu or "",
                "{" + step.number + "}",
            ]
        case model.Checklist():
            found += [text for item in step.items for text in (item.text, item.when or "")]
        case model.Choose():
            found += [option.label for option in step.options]
        case model.Qr():
            found += [*step.domain, *step.otherwise]
        case model.Place():
            found += [text for spot in step.spots for text in (spot.name, spot.about or "")]
        case model.Shelter():
            found += [*(danger.label for danger in step.dangers), *step.domain, *step.otherwise]
            found += ["{" + step.walking + "}"] if step.walking else []
        case model.DoElsewhere() | model.Finish():
            found += step.remember
        case model.Wait():
            found += [step.about, "{" + step.days + "}"]
        case model.Read() | model.Helper() | model.Practise():
            pass
        case _:
            assert_never(step)
    return tuple(found)
