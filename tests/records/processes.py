"""Starting tests/records/child.py."""

import subprocess
import sys
from pathlib import Path

from tests.records.conftest import ROOT


def child(work: str, path: Path, number: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.records.child", work, str(path), str(number)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(work: str, path: Path, number: int = 0) -> str:
    """What a child that ends by itself has printed."""
    with child(work, path, number) as process:
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return output.strip()
