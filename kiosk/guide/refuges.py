"""The pages inside a step of kind `shelter`: the town by its reading, the nearest places, one with its map.

Where one is follows from what was chosen so far (`Step.within`), so that もどる needs no memory of its own.
"""

from datetime import timedelta
from math import ceil

from kiosk.guide.library import Library
from kiosk.guide.moves import CallHelp, Choose
from kiosk.guide.page import Block, Key, Page, Saying, Square
from kiosk.guide.places import Step as Here
from kiosk.guide.sayings import headed, lines, unsure
from kiosk.procedures.domains import MAP_HOST
from kiosk.procedures.model import Shelter, Use
from kiosk.shelters.index import ROW, Chapter, chapters
from kiosk.shelters.model import Town
from kiosk.shelters.nearest import Near
from kiosk.values import dataclass, replace
from kiosk.words.sentence import Sentence

UNSURE, MAP_PAGE = "unsure", "map"
FARTHEST_M = 3000  # an hour's walk for an elderly person; farther is no answer (islands have few places)
FRESH = timedelta(days=365)
ZOOM = 17  # a few streets around the place
TOLD_USES: tuple[Use, ...] = ("flood", "landslide", "surge", "earthquake", "tsunami", "fire")
ORDINALS = ("first", "second", "third")
ROUND_M, KILOMETRE_M = 50, 1000


@dataclass(frozen=True)
class Way:
    """How far the choices have led: chapters or towns to choose from, or a town and its nearest places."""

    chapters: tuple[Chapter, ...] = ()
    towns: tuple[Town, ...] = ()
    town: Town | None = None
    near: tuple[Near, ...] = ()
    chosen: Near | None = None
    on_map: bool = False


def has_places(library: Library) -> bool:
    """Whether there is anything to choose from."""
    return bool(library.gazetteer.places and library.gazetteer.towns)


def out_of_date(library: Library) -> bool:
    """Whether the list may have changed since: the city makes it anew every year."""
    of = library.gazetteer.as_of
    return has_places(library) and (of is None or library.today() - of > FRESH)


def dangers(step: Shelter, library: Library) -> tuple[Block, ...]:
    """The first question; without any data, whom to ask instead."""
    if not has_places(library):
        return _ask_a_person("shelter.no_list", library)
    keys = (Key(Choose(each.key), library.told(each.label), each.picture) for each in step.dangers)
    return (*keys, unsure(library, None))


def refuge_page(page: Page, step: Shelter, here: Here, answer: str | None, library: Library) -> Page:
    """The page that the choices so far have led to, and the answer given there; `page` is the first."""
    first = replace(page, forward=answer is not None or not has_places(library))
    found = _led_to(first, step, here, library)
    blocks = tuple(
        replace(block, current=block.move == Choose(answer or "")) if isinstance(block, Key) else block
        for block in found.blocks
    )
    return replace(found, blocks=blocks)


def arrived(step: Shelter, here: Here, library: Library) -> bool:
    """Whether つぎへ leads on to the next step: at the places, or where there are none at all."""
    way = way_of(step, here.within, library)
    return not has_places(library) or (way is not None and way.town is not None and not _before_map(way))


def inner_way(step: Shelter, here: Here, answer: str | None, library: Library) -> str | None:
    """What つぎへ leads to inside the step: a place's map, else what the answer given leads to."""
    way = way_of(step, here.within, library)
    return MAP_PAGE if way is not None and _before_map(way) else answer


def _before_map(way: Way) -> bool:
    return way.chosen is not None and not way.on_map


def _led_to(page: Page, step: Shelter, here: Here, library: Library) -> Page:
    way = way_of(step, here.within, library)
    if way is None:
        return page
    if way.town is None:
        return _where_from(page, way, library)
    if way.chosen is not None:
        return (_map if way.on_map else _one)(page, way.chosen, step, library)
    return _list(page, way, library)


def way_of(step: Shelter, within: tuple[str, ...], library: Library) -> Way | None:
    """Where these choices lead; None where the content no longer knows one of them."""
    if not within:
        return None
    uses = _uses(step, within[0])
    towns, left, depth = library.gazetteer.towns, list(within[1:]), 0
    while found := chapters(towns, depth):
        if not left:
            return Way(chapters=found)
        key = left.pop(0)
        towns = next((chapter.towns for chapter in found if chapter.first == key), ())
        depth += 1
    if not left:
        return Way(towns=towns) if towns else None
    town = library.gazetteer.town(left.pop(0))
    if town is None:
        return None
    near = tuple(n for n in library.gazetteer.near(uses, town) if n.metres <= FARTHEST_M)
    chosen = next((n for name, n in zip(ORDINALS, near, strict=False) if [name] == left[:1]), None)
    return Way(town=town, near=near, chosen=chosen, on_map=left[1:] == [MAP_PAGE])


def _uses(step: Shelter, danger: str) -> frozenset[Use]:
    """What a place must be fit for: for all of the dangers where the danger is not known."""
    for each in step.dangers:
        if each.key == danger:
            return each.uses
    return frozenset(use for each in step.dangers for use in each.uses if use != "stay")


def _where_from(page: Page, way: Way, library: Library) -> Page:
    keys = tuple(Key(Choose(each.first), _label(each, library), None) for each in way.chapters)
    keys += tuple(Key(Choose(town.name), library.sentence(_with_reading(town)), None) for town in way.towns)
    kana = way.chapters and library.gazetteer.town(way.chapters[0].first) is None
    asked = library.word("shelter.which_kana" if kana else "shelter.which_town")
    return replace(page, title=asked, blocks=(*keys, unsure(library, None)), picture=None)


def _label(chapter: Chapter, library: Library) -> Sentence:
    first, last = _as_read(chapter.first, library), _as_read(chapter.last, library)
    if chapter.first == chapter.last:
        return library.sentence(first)
    return library.word("shelter.kana_span", first=first, last=last)


def _as_read(end: str, library: Library) -> str:
    """「あ行」 is said あぎょう, a town as it is read, kana as they stand."""
    if end.endswith(ROW):
        return f"｜{end}《{end.removesuffix(ROW)}ぎょう》"
    town = library.gazetteer.town(end)
    return _with_reading(town) if town else end


def _with_reading(town: Town) -> str:
    return f"｜{town.name}《{town.kana}》"


def _list(page: Page, way: Way, library: Library) -> Page:
    """The nearest three, as keys that lead to their maps."""
    title = library.word("shelter.near_title")
    if not way.near:
        shown = _ask_a_person("shelter.none_near", library)
        return replace(page, title=title, blocks=shown, picture=None, forward=True)
    keys = tuple(_key(ordinal, near, library) for ordinal, near in zip(ORDINALS, way.near, strict=False))
    return replace(page, title=title, blocks=keys, picture=None, forward=True)


def _key(ordinal: str, near: Near, library: Library) -> Key:
    name = library.gazetteer.name_with_reading(near.place)
    label = library.word("shelter.place_key", name=name, far=far(near.metres))
    return Key(Choose(ordinal), label, "place_map")


def _one(page: Page, near: Near, step: Shelter, library: Library) -> Page:
    """One place: its name, where it is, what it is not fit for, how far."""
    place, book = near.place, library.gazetteer
    shown = (
        Saying(library.sentence(book.name_with_reading(place)), "strong"),
        Saying(library.sentence(book.address_with_reading(place)), "plain", "place_map"),
        *_not_for(near, library),
        Saying(library.word("shelter.distance", far=far(near.metres))),
        *_walking(near, step, library),
    )
    return replace(page, title=library.word("shelter.near_title"), blocks=shown, picture=None, forward=True)


def _map(page: Page, near: Near, step: Shelter, library: Library) -> Page:
    """The map of the place, and whose data led there; no name beside the square, some are too long."""
    url = f"https://{MAP_HOST}/#{ZOOM}/{near.place.lat:.5f}/{near.place.lon:.5f}/"
    shown = (
        Square(url, library.word("shelter.scan")),
        *lines(library, step.domain),
        *headed(library, "page.no_smartphone", step.otherwise),
        Saying(library.word("shelter.credit"), "heading"),
        Saying(library.sentence(library.gazetteer.credit)),
    )
    return replace(page, title=library.word("shelter.map_title"), blocks=shown, picture=None, forward=True)


def far(metres: float) -> str:
    """A distance as it is told: 「約350メートル」 is rounded to 50, 「約1.2キロ」 to a tenth."""
    rounded = max(ROUND_M, round(metres / ROUND_M) * ROUND_M)
    return f"{rounded}メートル" if rounded < KILOMETRE_M else f"{metres / KILOMETRE_M:.1f}キロ"


def _walking(near: Near, step: Shelter, library: Library) -> tuple[Block, ...]:
    """The least it takes on foot: the way is never shorter than the straight line."""
    speed = library.facts[step.walking].value if step.walking else None
    if not isinstance(speed, int) or speed <= 0:
        return ()
    return (
        Saying(library.word("shelter.walking", minutes=str(ceil(near.metres / speed))), "plain", "clock"),
    )


def _not_for(near: Near, library: Library) -> tuple[Block, ...]:
    """The dangers it must not be used in.  A place to stay in has never been judged for any of them."""
    if near.place.uses == {"stay"}:
        words = ("shelter.to_stay", "shelter.may_be_closed")
        return tuple(Saying(library.word(word), "careful") for word in words)
    unfit = [library.say(f"shelter.use_{use}") for use in TOLD_USES if use not in near.place.uses]
    if not unfit:
        return ()
    return (Saying(library.word("shelter.not_for", uses="・".join(unfit)), "careful"),)


def _ask_a_person(word: str, library: Library) -> tuple[Block, ...]:
    help_key = Key(CallHelp("desk"), library.word("page.call_helper"), "help_person", "help")
    return (Saying(library.word(word)), help_key)
