"""The walk itself: no page of the guide is left out."""

from kiosk.guide.places import OWN_PAGES
from kiosk.procedures.model import Choose
from tests.walker.parts import Parts

OVERLAYS = {
    *("looks", "looks_text", "looks_theme", "looks_voice", "start_over", "still_there"),
    *("help", "help_alone", "help_phone", "help_called", "help_coming", "help_arrived", "help_over"),
    *("help_unanswered", "help_watch_called", "help_watching", "guidance"),
}


def test_every_step_is_met(content: Parts) -> None:
    """Every step of every procedure on the home page, and every page the program has of itself."""
    met = {stop.page.name for stop in content.timely}
    library = content.opened.library
    opened = [library.procedure(name) for name in library.home.ways()]
    for procedure in opened:
        assert procedure is not None
        wanted = {f"{procedure.id}.{name}" for name in (*procedure.steps, *OWN_PAGES)}
        assert wanted <= met, sorted(wanted - met)
    assert {"home", "not_here", "group_papers", "group_papers_card"} | OVERLAYS <= met


def test_answers_are_met_again(content: Parts) -> None:
    """Every question is also seen with its answer marked, every checklist with its things ticked."""
    shown = [stop.page for stop in content.timely]
    library = content.opened.library
    for opens in library.home.ways():
        procedure = library.procedure(opens)
        assert procedure is not None
        for name, step in procedure.steps.items():
            if isinstance(step, Choose):
                marked = [page for page in shown if page.name == f"{procedure.id}.{name}"]
                assert any(getattr(block, "current", False) for page in marked for block in page.blocks), name


def test_doubt_is_met(content: Parts) -> None:
    """When every term has passed, pages carry a word of doubt; they are walked too."""
    doubts = [
        stop
        for stop in content.stops
        if any(getattr(block, "tone", "") == "doubt" for block in stop.page.blocks)
    ]
    assert len(doubts) > 10
