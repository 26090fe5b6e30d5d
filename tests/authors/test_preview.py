"""The author's window: it follows the files, stays at its step, and shows complaints instead of dying."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.authors.preview import Preview
from kiosk.content import Places
from kiosk.guide.moves import Choose, Forward
from tests.kiosks import TODAY, settle, wait_for
from tests.shelters.written import FLEE, flee_places


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return flee_places(tmp_path)


@pytest.fixture
def preview(qapp: QApplication, where: Places) -> Iterator[Preview]:
    made = Preview(where, "flee", lambda: TODAY)
    made.show()
    settle()
    yield made
    made.glass.close()
    for part in (made.glass, made):
        shiboken6.delete(part)
    settle()


def write(where: Places, text: str) -> None:
    (where.assets / "procedures" / "flee.yaml").write_text(text, encoding="utf-8")


def at_helper(preview: Preview) -> None:
    """At the second step, by the keys' own moves."""
    for key in ("here", "stay", "さ行", "さい", "桜木町", "桜町"):
        preview.asked(Choose(key))
    preview.asked(Forward())
    assert page(preview) == "flee.ask"


def page(preview: Preview) -> str:
    shown = preview.glass.on_show
    return shown.view.page.name if shown else ""


def title(preview: Preview) -> str:
    shown = preview.glass.on_show
    return shown.view.page.title.text if shown else ""


def test_it_opens_at_the_first_page(preview: Preview) -> None:
    assert page(preview) == "flee.cover"
    assert preview.glass.isVisible()


def test_a_change_is_shown_at_the_same_step(preview: Preview, where: Places) -> None:
    at_helper(preview)
    write(where, FLEE.replace("title: 係に 聞きます", "title: 人に 聞きます"))
    wait_for(lambda: title(preview) == "人に 聞きます")
    assert page(preview) == "flee.ask"
    preview.glass.rail.back.click()
    settle()
    assert title(preview) == "近い 避難場所"


def test_a_file_put_in_the_place_of_the_old_one(preview: Preview, where: Places) -> None:
    """As many editors save; twice, for the watch must hold on to the new file."""
    at_helper(preview)
    for words in ("だれかに 聞きます", "受付で 聞きます"):
        new = where.assets / "procedures" / "flee.yaml~"
        new.write_text(FLEE.replace("title: 係に 聞きます", f"title: {words}"), encoding="utf-8")
        new.replace(where.assets / "procedures" / "flee.yaml")
        wait_for(lambda words=words: title(preview) == words)  # type: ignore[misc]


def test_a_broken_file_shows_its_complaints(preview: Preview, where: Places) -> None:
    """And when it is mended, the step that was looked at."""
    at_helper(preview)
    write(where, FLEE.replace("    kind: helper\n", "    kind: helpr\n"))
    wait_for(lambda: preview.complaints is not None)
    assert preview.complaints is not None
    told = "\n".join(label.text() for label in preview.complaints.findChildren(QLabel))
    assert "「helpr」という kind はありません" in told
    assert "flee.yaml" in told
    assert preview.complaints.isVisible()
    write(where, FLEE)
    wait_for(lambda: preview.complaints is None)
    settle()
    assert page(preview) == "flee.ask"


def test_a_file_that_is_not_there_yet(preview: Preview, where: Places) -> None:
    """Removed and written again; half a file in between."""
    path = where.assets / "procedures" / "flee.yaml"
    path.unlink()
    wait_for(lambda: preview.complaints is not None)
    path.write_bytes(FLEE.encode()[:1001])
    settle()
    write(where, FLEE)
    wait_for(lambda: preview.complaints is None)
    assert page(preview) == "flee.cover"


def test_a_step_that_went_away(preview: Preview, where: Places) -> None:
    """The nearest page before it is shown."""
    at_helper(preview)
    renamed = FLEE.replace("next: ask", "next: other").replace("  ask:\n", "  other:\n")
    write(where, renamed)
    wait_for(lambda: page(preview) == "flee.find")


def test_a_fact_that_changes(preview: Preview, where: Places) -> None:
    """The shared tables are watched as well; what the check says stands in the window's title."""
    facts = where.assets / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.unlink()
    facts.write_text(text.replace("  walk.elder:", "  walk.other:"), encoding="utf-8")
    wait_for(lambda: preview.complaints is not None)
    assert "直すところ 1" in preview.glass.windowTitle()
    facts.write_text(text, encoding="utf-8")
    wait_for(lambda: preview.complaints is None)
    assert preview.glass.windowTitle() == "flee"
