"""From where a resident is to the page that is shown."""

from typing import assert_never

from kiosk.guide.guidance import has_lines
from kiosk.guide.help_pages import sign_of
from kiosk.guide.library import DOUBT, Library
from kiosk.guide.machine_page import machine_page
from kiosk.guide.moves import AskMeaning, AskNotHere, OpenTile, TellNeed
from kiosk.guide.overlays import overlay_page
from kiosk.guide.own import counter, cover, cover_texts, ended, phone
from kiosk.guide.page import Block, Key, Page, Saying, Where, sentences
from kiosk.guide.places import COUNTER, COVER, ENDED, OWN_PAGES, PHONE, Group, Home, NotHere, Rehearsal, Step
from kiosk.guide.refuges import out_of_date, refuge_page
from kiosk.guide.session import Session
from kiosk.guide.steps import blocks, texts
from kiosk.procedures.home import Tile
from kiosk.procedures.model import Choose, Finish, Procedure, Shelter
from kiosk.procedures.model import Step as Written
from kiosk.procedures.paths import longest
from kiosk.values import replace

MOST_KEYS = 6  # on a page (row G1)


def page_of(session: Session, library: Library) -> Page:
    """The page on show: the overlay where there is one, else the place."""
    return replace(_bare(session, library), sign=sign_of(session.help))


def _bare(session: Session, library: Library) -> Page:
    """The page without what is shown of a call."""
    if session.overlay is not None:
        return replace(overlay_page(session.overlay, session, library), at=session.layers[-1].at)
    return replace(_placed(session, library), guidance=has_lines(session, library))


def _placed(session: Session, library: Library) -> Page:
    here = session.place
    match here:
        case Home():
            return _home(library)
        case Group(keys):
            return _group(keys, library)
        case NotHere():
            return _not_here(library)
        case Step():
            return _step_page(here, session, library)
        case Rehearsal():
            return _rehearsal_page(here, session, library)
    assert_never(here)


def tile_at(keys: tuple[str, ...], library: Library) -> Tile | None:
    """The tile that a path of keys leads to."""
    tiles, found = library.home.tiles, None
    for key in keys:
        found = next((tile for tile in tiles if tile.key == key), None)
        if found is None:
            return None
        tiles = found.tiles
    return found


def _tiles(tiles: tuple[Tile, ...], library: Library) -> tuple[Block, ...]:
    return tuple(
        Key(OpenTile(tile.key), library.told(tile.label), tile.picture, "urgent" if tile.urgent else "tile")
        for tile in tiles
    )


def _home(library: Library) -> Page:
    not_here = Key(AskNotHere(), library.word("home.not_here"), "not_here", "unsure")
    greeting = Saying(library.told(library.home.greeting))
    keys = (*_tiles(library.home.tiles, library), not_here)
    title = library.told(library.home.question)
    return Page("home", "home", title, (greeting, *keys), back=False, start_over=False)


def _group(keys: tuple[str, ...], library: Library) -> Page:
    tile = tile_at(keys, library)
    inner = tile.tiles if tile else ()
    title = library.told((tile.question or tile.label) if tile else library.home.question)
    not_here = Key(AskNotHere(), library.word("home.not_here"), "not_here", "unsure")
    return Page("home", "group_" + "_".join(keys), title, (*_tiles(inner, library), not_here))


def _not_here(library: Library) -> Page:
    needs = library.home.needs
    keys = tuple(Key(TellNeed(need.key), library.told(need.label), need.picture, "tile") for need in needs)
    return Page("home", "not_here", library.word("not_here.title"), keys)


def _step_page(here: Step, session: Session, library: Library) -> Page:
    procedure = library.procedure(here.procedure)
    if procedure is None:
        return _home(library)
    page = (
        _own(here, procedure, session, library)
        if here.step in OWN_PAGES
        else _authored(here, procedure, session, library)
    )
    return replace(page, where=_where(here, session, procedure, library), at=here.at)


def _rehearsal_page(here: Rehearsal, session: Session, library: Library) -> Page:
    """A machine, or what was learnt on it; a machine that is gone leads back to the step it belongs to."""
    practised = library.practised(here.procedure, here.step)
    if practised is None:
        return _step_page(here.belongs_to, session, library)
    page = machine_page(here, *practised, library)
    procedure = library.procedure(here.procedure)
    if page.where is None and procedure is not None:
        page = replace(page, where=_where(here.belongs_to, session, procedure, library))
    return replace(page, at=here.at)


def _own(here: Step, procedure: Procedure, session: Session, library: Library) -> Page:
    name = f"{procedure.id}.{here.step}"
    match here.step:
        case "cover":
            chosen = session.answers(procedure.id).get(COVER)
            shown = _arranged(cover(procedure, chosen, library), _cover_doubt(procedure, library), library)
            return Page(
                "step",
                name,
                library.told(procedure.title),
                shown,
                procedure.picture,
                forward=chosen is not None,
            )
        case "counter":
            way = procedure.counter
            shown = _arranged(counter(procedure, library), library.doubtful(way.text), library)
            return Page("step", name, library.told(way.label), shown, way.picture, forward=True)
        case "phone":
            call = procedure.phone
            doubt = library.doubtful((*call.text, call.hours, "{" + call.number + "}"))
            shown = _arranged(phone(procedure, library), doubt, library)
            return Page("step", name, library.told(call.label), shown, call.picture, forward=True)
        case _:
            return Page("step", name, library.word("ended.title"), ended(library), "finish")


def _cover_doubt(procedure: Procedure, library: Library) -> bool:
    """An expired text is doubtful as a whole."""
    today = library.today()
    in_time = procedure.valid.since <= today <= procedure.valid.until and today <= procedure.check_next
    return not in_time or library.doubtful(cover_texts(procedure))


def _authored(here: Step, procedure: Procedure, session: Session, library: Library) -> Page:
    step = procedure.steps[here.step]
    doubt = library.doubtful(texts(step)) or (isinstance(step, Shelter) and out_of_date(library))
    shown = _arranged(blocks(step, here, session, library), doubt, library)
    answered = here.step in session.answers(procedure.id)
    page = Page("step", f"{procedure.id}.{here.step}", library.told(step.title), shown, step.picture)
    page = _explained(page, step, library)
    match step:
        case Choose():
            return replace(page, forward=answered)
        case Shelter():
            return refuge_page(page, step, here, session.answers(procedure.id).get(here.question), library)
        case _:
            return replace(page, forward=not isinstance(step, Finish))


def _explained(page: Page, step: Written, library: Library) -> Page:
    """The page with a last key that explains its office words.

    Beside answers it stands only where two columns leave a place free: it never parts the answers.
    """
    answers = sum(isinstance(block, Key) for block in page.blocks) if isinstance(step, Choose) else 0
    parts = answers and (answers % 2 == 0 or answers >= MOST_KEYS)
    words = library.meanings.found(sentence.text for sentence in (page.title, *sentences(page.blocks)))
    if not words or parts or isinstance(step, Finish):
        return page
    key = Key(AskMeaning(words), library.word("words.key"), "open_book", "quiet")
    return replace(page, blocks=(*page.blocks, key))


def _arranged(shown: tuple[Block, ...], doubt: bool, library: Library) -> tuple[Block, ...]:  # noqa: FBT001
    """Words first, then a word of doubt, keys last: the hand finds them in one place."""
    words = tuple(block for block in shown if not isinstance(block, Key))
    keys = tuple(block for block in shown if isinstance(block, Key))
    doubts = (Saying(library.word(DOUBT), "doubt"),) if doubt else ()
    return (*words, *doubts, *keys)


def _where(here: Step, session: Session, procedure: Procedure, library: Library) -> Where:
    walked: list[str] = []
    for place in session.trail:
        if isinstance(place, Step) and place.procedure == procedure.id and place.step not in walked:
            walked.append(place.step)
    lengths = longest(procedure)
    ahead = {COVER: lengths[procedure.start], COUNTER: 1, PHONE: 1, ENDED: 0}
    rest = ahead[here.step] if here.step in OWN_PAGES else lengths[here.step] - 1
    position, total = len(walked), len(walked) + rest
    words = library.word("page.where", position=str(position), total=str(total))
    return Where(position, total, words)
