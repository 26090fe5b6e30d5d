"""The commands that staff and installers type."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.content import ROOT
from tests.kiosks import TEN_INCH


def said(*words: str, home: Path = ROOT, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """`python -m kiosk ...` with a changed environment; None takes a variable away."""
    known = {**os.environ, "PYTHONPATH": str(home), **environment}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=home,
        env={key: value for key, value in known.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_without_a_display_it_says_what_to_do(tmp_path: Path) -> None:
    """Exit code 2, in two languages, and no traceback."""
    answer = said("run", "--data", str(tmp_path), DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert answer.returncode == 2
    assert "画面が見つかりません" in answer.stderr
    assert "no display" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_tour_leaves_a_picture_of_every_page_and_a_log(tmp_path: Path) -> None:
    """One PNG a page from home to each finish and home again; the log can then be read by its command."""
    album, data = tmp_path / "album", tmp_path / "data"
    tour = said(
        "run", "--offscreen-tour", str(album), "--data", str(data), "--settings", str(tmp_path / "none")
    )
    assert tour.returncode == 0, tour.stderr
    pictures = sorted(album.glob("*.png"))
    names = [picture.stem.partition("-")[2] for picture in pictures]
    assert names[0] == names[-1] == "home"
    assert [name for name in names if name.endswith("-owari")]
    for procedure in ("konbini", "yobou", "sagi"):
        assert f"{procedure}-cover" in names
    first = QImage(str(pictures[0]))
    assert first.size() == TEN_INCH
    assert len({first.pixel(x, 400) for x in range(0, 1280, 7)}) > 3
    log = said("log", "--data", str(data), "--settings", str(tmp_path / "kiosk.toml"), "--last", "2000")
    assert log.returncode == 0
    shown = [line for line in log.stdout.splitlines() if "step_shown" in line]
    assert len(shown) == sum(name != "home" for name in names)
    assert "visit_ended" in log.stdout.splitlines()[-1]


def test_the_log_of_a_kiosk_that_has_none(tmp_path: Path) -> None:
    """Said in Japanese; no traceback."""
    answer = said("log", "--data", str(tmp_path))
    assert answer.returncode == 1
    assert "記録" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_check_reports_the_shipped_content_and_a_broken_one(tmp_path: Path) -> None:
    """0 for what is shipped; 1 and the file's name for what is broken."""
    assert said("check").returncode == 0
    assets = tmp_path / "assets"
    shutil.copytree(
        ROOT / "assets", assets, ignore=shutil.ignore_patterns("*.ttf", "*.wav", "voice", "*.ogg")
    )
    (assets / "procedures/sagi.yaml").write_text("id: sagi\n", encoding="utf-8")
    broken = said("check", "--assets", str(assets))
    assert broken.returncode == 1
    assert "sagi.yaml" in broken.stdout
    assert "Traceback" not in broken.stderr


def test_events_doc_writes_the_document_anew(tmp_path: Path) -> None:
    """From the catalogue alone: what is shipped is what it writes."""
    home = tmp_path / "home"
    shutil.copytree(ROOT / "kiosk", home / "kiosk", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "assets").mkdir()
    (home / "docs").mkdir()
    shutil.copy(ROOT / "assets/events.toml", home / "assets")
    assert said("events-doc", home=home).returncode == 0
    assert (home / "docs/events.md").read_bytes() == (ROOT / "docs/events.md").read_bytes()
