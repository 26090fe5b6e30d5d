"""支援する方へ: the author's lines for whoever stands beside the resident; silent, closes by itself."""

from dataclasses import replace

import pytest

from kiosk.guide.compose import page_of
from kiosk.guide.library import Library
from kiosk.guide.moves import Back, CallHelp, Forward, Guided, OpenGuidance
from kiosk.guide.nickname import named
from kiosk.guide.page import Saying
from kiosk.guide.places import OWN_PAGES, Guidance, Home, Step
from kiosk.guide.session import Layer, Session
from kiosk.helpcall.call import Act, Kind
from kiosk.procedures.model import Procedure
from kiosk.screens.frame import frame
from kiosk.screens.sheaf import SUPPORTERS_TEXT
from kiosk.screens.stage import CLOSES_AFTER_MS
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES
from kiosk.widgets.block_views import whole
from kiosk.widgets.kit import Kit
from kiosk.widgets.sheets import sheets
from tests.guide.conftest import shipped_library
from tests.helpcall.conftest import House
from tests.walker.looks import TIGHTEST
from tests.walks.test_back import see


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def test_opened_marked_and_closed_by_itself(house: House) -> None:
    """The step's line and what nobody does; one tap marks the visit; after a minute the page is as it was."""
    house.in_a_step()
    house.tap(CallHelp())
    before, said = see(house.hand), house.ears.said
    house.tap(OpenGuidance())
    procedure = house.hand.kiosk.tablet.library.procedure("konbini")
    assert procedure is not None
    assert house.page == "guidance"
    assert procedure.supporter in house.hand.read()
    assert procedure.forbidden[0] in house.hand.read()
    assert house.ears.said == said, "supporters read for themselves"
    while not house.hand.offers(Guided("one")):
        house.tap(Forward)
    house.tap(Guided("one"))
    house.tap(Guided("one"))
    stage = house.hand.kiosk.tablet.stage
    assert stage._closing.isActive()
    assert stage._closing.interval() == CLOSES_AFTER_MS
    stage._closing.timeout.emit()
    assert see(house.hand) == before
    assert not stage._closing.isActive()
    assert [row for row in house.logged() if row[0] == "guided"] == [("guided", {"how": "one"})]


def test_never_over_a_key_of_the_resident(house: House) -> None:
    """One place on the pages of steps and of help, none on the home page; it overlaps nothing."""
    glass = house.hand.glass
    mine = glass.top.guidance
    assert not mine.isVisible()
    house.in_a_step()
    place = mine.geometry()
    for page in ("step", "help"):
        assert mine.isVisible(), page
        assert mine.geometry() == place
        shown = [key for key in glass.keys_on_show() if key is not mine]
        around = [key.rect().translated(key.mapTo(glass, key.rect().topLeft())) for key in shown]
        assert not any(place.intersects(each) for each in (*around, glass.progress.geometry()))
        house.tap(CallHelp())


def test_from_a_step_in_one_touch(house: House) -> None:
    """A supporter beside the resident calls nobody; もどる, too, leads back to the same page."""
    before = house.in_a_step()
    house.tap(OpenGuidance())
    assert house.page == "guidance"
    house.tap(Back)
    assert see(house.hand) == before
    assert "help_asked" not in {row.name for row in house.hand.kiosk.rows()}
    opened = [row.fields["procedure"] for row in house.hand.kiosk.rows() if row.name == "guidance_opened"]
    assert opened == ["konbini"]


def test_on_every_step_that_has_lines(library: Library) -> None:
    """And nowhere outside a procedure."""
    session = Session("v", (Home(),))
    assert not page_of(session, library).guidance
    for name in library.home.ways():
        procedure = library.procedure(name)
        assert procedure is not None
        for step in (*procedure.steps, *OWN_PAGES):
            assert page_of(Session("v", (Home(), Step(name, step))), library).guidance
        bare = _bare(procedure)
        without = replace(library, procedure={name: bare}.get)
        shown = [page_of(Session("v", (Home(), Step(name, step))), without) for step in bare.steps]
        assert not any(page.guidance for page in shown)


def _bare(procedure: Procedure) -> Procedure:
    """The same with nothing for supporters."""
    steps = {name: replace(step, supporter="", forbidden=()) for name, step in procedure.steps.items()}
    return replace(procedure, supporter="", forbidden=(), steps=steps)


def test_marked_from_a_phone(house: House) -> None:
    """What a supporter says there is the visit's mark too."""
    house.in_a_step()
    house.ask(Kind.BESIDE)
    house.hub.do(Act.COME, "田中")
    house.hub.do(Act.ARRIVE, "田中", guided="group")
    assert house.hand.kiosk.tablet.guide.session.guided == "group"
    assert ("guided", {"how": "group"}) in house.logged()


def test_every_line_of_every_step_stands_whole(qapp: object, library: Library) -> None:
    """In the largest text on the smallest glass no word is cut."""
    from kiosk.app import load_fonts  # noqa: PLC0415
    from kiosk.content import ROOT  # noqa: PLC0415
    from kiosk.widgets.pictures import Pictures  # noqa: PLC0415

    load_fonts(ROOT / "assets" / "fonts")
    pictures = Pictures(ROOT / "assets" / "pictures")
    kit = Kit(TIGHTEST.screen.k, THEMES["light"], TEXT_SIZES[SUPPORTERS_TEXT], pictures)
    area = frame(TIGHTEST.screen.size, kit).content.size()
    for name in library.home.ways():
        procedure = library.procedure(name)
        assert procedure is not None
        for step in procedure.steps:
            session = Session("v", (Home(), Step(name, step)), (Layer(Guidance()),))
            page = page_of(session, library)
            laid = sheets(page, area, kit)
            for sheet in laid:
                for spot in sheet.spots:
                    assert spot.rect.bottom() < area.height(), (name, step)
                    block = page.blocks[spot.block]
                    assert not isinstance(block, Saying) or whole(block, spot.rect.width(), kit), (
                        name,
                        step,
                        block.sentence.text,
                    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("田中", "田中さんが きました"),
        ("たなかさん", "たなかさんが きました"),
        ("｜山《や》", "｜山《や》さんが きました"),
        ("<b>A&B</b>", "<b>A&B</b>さんが きました"),
        (" 田\u202e中\n", "田 中さんが きました"),
        ("", "係が きました"),
        (None, "係が きました"),
    ],
)
def test_a_nickname_is_shown_and_said_as_it_was_given(
    library: Library, given: str | None, shown: str
) -> None:
    """No mark in it is one of ours; who has no name is 係."""
    sentence = named("help.arrived", given, library)
    assert sentence.text == shown
    assert "".join(token.surface for token in sentence.tokens) == shown
    if given:
        assert shown.partition("が ")[0] in sentence.voice


def test_a_long_nickname_can_be_broken(library: Library) -> None:
    """In the largest text a line holds ten characters."""
    sentence = named("help.coming", "あいうえおかきくけこさし", library)
    assert max(len("".join(token.surface for token in phrase)) for phrase in sentence.phrases) <= 10
    assert "".join(token.surface for token in sentence.tokens) == sentence.text
