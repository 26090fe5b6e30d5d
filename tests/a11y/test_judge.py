"""What a screen reader meets: accerciser's own rules over the accessibility bus, from another process."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_S = 1500

pytestmark = pytest.mark.skipif(
    not Path("/usr/share/accerciser").is_dir(), reason="accerciser is missing; packaging/test.sh installs it"
)


def judged(*command: str) -> "subprocess.CompletedProcess[str]":
    script = ROOT / "packaging" / "a11y.sh"
    return subprocess.run(
        ["sh", script, *command], capture_output=True, text=True, timeout=LONGEST_S, check=False
    )


def test_the_judge_complains_of_what_has_no_name() -> None:
    """A judge that never finds fault proves nothing."""
    outcome = judged(sys.executable, str(Path(__file__).parent / "faulty_window.py"))
    assert "HasLabelName" in outcome.stdout, outcome.stderr  # the rule stumbles over nothing at all
    assert "no name or description" in outcome.stdout
    assert outcome.returncode == 1


def test_accerciser_finds_no_error_on_any_page() -> None:
    """Every page, by every key, has a name for everything that can be seen or pressed."""
    outcome = judged()
    pages, faults = outcome.stdout.splitlines()[-1].split(" pages, ")
    assert int(pages) >= 100, outcome.stdout + outcome.stderr
    assert faults == "0 faults", outcome.stdout
    assert outcome.returncode == 0, outcome.stderr
