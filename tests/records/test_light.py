"""What the log does without SQLAlchemy: importing it costs 0.4 s, and 30 MB for as long as the kiosk runs."""

import subprocess
import sys
from pathlib import Path

from tests.records.conftest import LONG_S, ROOT, MakeDiary


def loads_sqlalchemy(program: str, *arguments: str) -> bool:
    """Whether a process of its own has it after running this."""
    asked = f"{program}; print('sqlalchemy' in sys.modules)"
    command = [sys.executable, "-c", asked, *arguments]
    return subprocess.check_output(command, cwd=ROOT, text=True).strip() == "True"


def test_the_question_is_answered_both_ways() -> None:
    """Reading for staff does bring it."""
    assert loads_sqlalchemy("import sys, kiosk.records.read")


def test_taking_notes_needs_none() -> None:
    """Everything up to the first paint."""
    assert not loads_sqlalchemy("import sys, kiosk.records.diary, kiosk.records.ids")


def test_a_day_needs_none(make_diary: MakeDiary, path: Path) -> None:
    """A log with today's tables is checked, opened, written and looked into."""
    assert make_diary().close(LONG_S)
    day = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path;"
        "from kiosk.records.audit import trail; from kiosk.records.book import open_book;"
        "book = open_book(Path(sys.argv[1]), lambda: b'', lambda: datetime.now(UTC));"
        "book.append([]), book.over_due({}, datetime.now(UTC)), trail.links(Path(sys.argv[1]))"
    )
    assert not loads_sqlalchemy(day, str(path))
