"""What a screen reader meets: accerciser's own rules over the accessibility bus, from another process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_S = 1500
PAGES_OF_EACH = "2"
"""Of each procedure; `sh packaging/a11y.sh` walks them all in half an hour."""

pytestmark = pytest.mark.skipif(
    not Path("/usr/share/accerciser").is_dir(), reason="accerciser is missing; packaging/test.sh installs it"
)


def judged(*command: str) -> "subprocess.CompletedProcess[str]":
    script = ROOT / "packaging" / "a11y.sh"
    few = {**os.environ, "A11Y_PAGES": PAGES_OF_EACH}
    return subprocess.run(
        ["sh", script, *command], env=few, capture_output=True, text=True, timeout=LONGEST_S, check=False
    )


def test_the_judge_complains_of_what_has_no_name() -> None:
    """A judge that never finds fault proves nothing."""
    outcome = judged(sys.executable, str(Path(__file__).parent / "faulty_window.py"))
    assert "HasLabelName" in outcome.stdout, outcome.stderr  # the rule stumbles over nothing at all
    assert "no name or description" in outcome.stdout
    assert outcome.returncode == 1


def test_accerciser_finds_no_error_on_any_kind_of_page() -> None:
    """The pages of tiles, the first pages of every procedure, and what stands over them."""
    outcome = judged()
    pages, faults = outcome.stdout.splitlines()[-1].split(" pages, ")
    assert int(pages) >= 50, outcome.stdout + outcome.stderr
    assert faults == "0 faults", outcome.stdout
    assert outcome.returncode == 0, outcome.stderr
