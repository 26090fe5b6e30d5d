"""The pages that lie over any page: looks, help, はじめから, are you still there."""

from typing import assert_never

from kiosk.guide.guidance import guidance
from kiosk.guide.help_pages import alone, call, offer, phone
from kiosk.guide.library import Library
from kiosk.guide.looks import TEXT_SIZES, THEMES, Looks
from kiosk.guide.moves import Close, OpenLooks, OpenRecord, SetLooks, StartOver
from kiosk.guide.page import Block, Key, Page, Saying
from kiosk.guide.places import (
    AloneOffer,
    Explained,
    Guidance,
    HelpCall,
    HelpOffer,
    HelpPhone,
    Lookers,
    LooksMenu,
    LooksOf,
    Overlay,
    Recorded,
    StartOverQuestion,
    StillThere,
)
from kiosk.guide.sayings import lines
from kiosk.guide.session import Session
from kiosk.procedures.glossary import Entry
from kiosk.values import replace


def overlay_page(overlay: Overlay, session: Session, library: Library) -> Page:
    """The page of an overlay; もどる closes it."""
    looks = session.looks
    match overlay:
        case LooksMenu():
            return _page("looks", "looks.title", library, _menu(library))
        case LooksOf(what, said):
            told = (Saying(library.word(f"looks.said_{said}"), "strong", "good"),) if said else ()
            return _page(f"looks_{what}", f"looks.{what}", library, (*told, *_settings(what, looks, library)))
        case HelpOffer(kind):
            return offer(kind, library)
        case Explained(words):
            name = "words_" + "_".join(words)
            return _page(name, "words.title", library, _meanings(words, library), "open_book")
        case AloneOffer():
            return alone(library)
        case HelpCall():
            return call(session.help, library)
        case HelpPhone():
            return phone(library)
        case Guidance():
            return guidance(session, library)
        case Recorded():
            return _page("recorded", "recorded.title", library, _recorded(library))
        case Lookers():
            return _page("lookers", "recorded.lookers", library, _lookers(library))
        case StartOverQuestion():
            return _page("start_over", "start_over.title", library, _start_over(library))
        case StillThere():
            return _page("still_there", "still_there.title", library, _still_there(library))
    assert_never(overlay)


def _page(
    name: str, title: str, library: Library, blocks: tuple[Block, ...], picture: str | None = None
) -> Page:
    return Page("menu", name, library.word(title), blocks, picture, start_over=False)


def _menu(library: Library) -> tuple[Block, ...]:
    kinds = (("text", "text_big"), ("theme", "theme_tint"), ("voice", "voice_on"))
    keys = (Key(OpenLooks(what), library.word(f"looks.{what}"), picture) for what, picture in kinds)
    return (*keys, Key(OpenRecord(), library.word("recorded.title"), "paper_pen"))


def _recorded(library: Library) -> tuple[Block, ...]:
    """Three sentences, and the way to who has looked."""
    return (
        Saying(library.word("recorded.kept"), "plain", "paper_pen"),
        Saying(library.word("recorded.never"), "plain", "do_not_press"),
        Saying(library.word("recorded.gone"), "plain", "wipe"),
        Key(OpenRecord(lookers=True), library.word("recorded.lookers"), "eye_ear"),
    )


def _lookers(library: Library) -> tuple[Block, ...]:
    """Who, when and why: a sentence each, the newest first."""
    found = library.lookers() or (library.say("recorded.nobody"),)
    return tuple(Saying(library.sentence(text)) for text in found)


def _settings(what: str, now: Looks, library: Library) -> tuple[Block, ...]:
    match what:
        case "text":
            pictures = ("text_small", "text_big", "text_big", "text_big")
            rows = zip(TEXT_SIZES, pictures, strict=True)
            return tuple(
                _set(replace(now, text=t), now, f"text_{t}", picture, library) for t, picture in rows
            )
        case "theme":
            return tuple(
                _set(replace(now, theme=t), now, f"theme_{t}", f"theme_{t}", library) for t in THEMES
            )
        case _:
            return _voice(now, library)


def _voice(now: Looks, library: Library) -> tuple[Block, ...]:
    softest, loudest = library.volumes
    louder = replace(now, volume=min(loudest, now.volume + 1), voice=True)
    softer = replace(now, volume=max(softest, now.volume - 1), voice=True)
    pace = "normal" if now.slow else "slow"
    spoken = "off" if now.voice else "on"
    return (
        _set(louder, now, "louder", "volume_up", library),
        _set(softer, now, "softer", "volume_down", library),
        _set(replace(now, slow=not now.slow, voice=True), now, f"pace_{pace}", "pace_slow", library),
        _set(replace(now, voice=not now.voice), now, f"voice_{spoken}", f"voice_{spoken}", library),
    )


def _set(new: Looks, now: Looks, word: str, picture: str, library: Library) -> Key:
    return Key(SetLooks(new), library.word(f"looks.{word}"), picture, "choice", current=new == now)


def _meanings(words: tuple[str, ...], library: Library) -> tuple[Block, ...]:
    entries = (library.meanings.entries.get(name) for name in words)
    return tuple(block for entry in entries if entry for block in _meaning(entry, library))


def _meaning(entry: Entry, library: Library) -> tuple[Block, ...]:
    word = Saying(library.told(f"｜{entry.word}《{entry.reading}》"), "strong")
    return (word, *lines(library, entry.plain))


def _start_over(library: Library) -> tuple[Block, ...]:
    return (
        Saying(library.word("start_over.kept")),
        Key(Close(), library.word("start_over.no"), "continue_hand", "primary"),
        Key(StartOver(), library.word("start_over.yes"), "start_over", "leave"),
    )


def _still_there(library: Library) -> tuple[Block, ...]:
    return (
        Saying(library.word("still_there.will_be_wiped")),
        Key(Close(), library.word("still_there.continue"), "continue_hand", "primary"),
    )
