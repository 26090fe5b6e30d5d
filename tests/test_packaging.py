"""The set-up scripts: nothing in them ties the program to one machine, one index or one shell."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
SCRIPTS = sorted(PACKAGING.glob("*.sh"))
REQUIREMENTS = sorted(PACKAGING.glob("requirements*.txt"))

# Written in two halves, or this file would find itself.
INDEX_TRACES = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "pythonhosted" + r"\.org",
            "registry" + r"\.npmjs",
            "deb" + r"\.debian\.org",
            "--(extra-)?index" + "-url",
            "--find" + "-links",
            "--trusted" + "-host",
        )
    )
)
# pip-compile's own options that keep addresses *out* of its output.
HARMLESS = re.compile("--no-emit-" + r"[a-z-]+")


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def test_no_tracked_file_names_a_package_index() -> None:
    """Packages are asked for by name; where they come from is the machine's affair."""
    faults = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        if path.is_file() and path.suffix not in {".ttf", ".png", ".ogg", ".opus", ".htsvoice"}
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if INDEX_TRACES.search(HARMLESS.sub("", line))
    ]
    assert faults == []


def logical_lines(requirements: Path) -> list[str]:
    joined = requirements.read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("requirements", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_hashed(requirements: Path) -> None:
    """What was tested is what gets installed, byte for byte."""
    lines = logical_lines(requirements)
    assert lines
    assert [
        line[:60] for line in lines if not re.match(r"[a-z0-9.-]+==\S+\s.*--hash=sha256:[0-9a-f]{64}", line)
    ] == []


def pins(requirements: Path) -> dict[str, str]:
    return dict(line.split()[0].split("==") for line in logical_lines(requirements))


def test_the_tests_run_on_the_versions_that_the_kiosk_runs_on() -> None:
    """requirements-dev.txt holds all of requirements.txt, at the same versions."""
    runtime, development = (pins(PACKAGING / name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert runtime.items() <= development.items()


def test_every_declared_dependency_is_pinned() -> None:
    """A dependency that nobody compiled into requirements.txt would be missing on a bare machine."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=\[; ]", entry)[0].lower() for entry in declared}
    assert names <= pins(PACKAGING / "requirements.txt").keys()


def test_ci_calls_the_one_test_script_and_nothing_else() -> None:
    """CI and a person run the same thing."""
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == ["exec sh packaging/test.sh"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_plain_posix_sh(script: Path) -> None:
    """Debian's sh is dash: no bashism may creep in."""
    subprocess.run(["sh", "-n", script], check=True)
    if shutil.which("shellcheck"):
        subprocess.run(["shellcheck", "-x", script], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    "listing", sorted(PACKAGING.glob("debian-packages*.txt")), ids=lambda path: path.name
)
def test_debian_lists_name_packages_and_nothing_else(listing: Path) -> None:
    """One name a line, with an optional reason; a stray word would be handed to apt."""
    names = [line.split("#")[0].strip() for line in listing.read_text("utf-8").splitlines()]
    assert [name for name in names if name and not re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name)] == []


def test_the_licence_is_whole_and_the_notice_names_what_is_shipped() -> None:
    """Whoever passes the program on must find every licence in it."""
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in (ROOT / "LICENSE").read_text(
        "utf-8"
    )
    assert "SIL OPEN FONT LICENSE Version 1.1" in (ROOT / "assets" / "fonts" / "OFL.txt").read_text("utf-8")
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    named = {name for name in pins(PACKAGING / "requirements.txt") if name in notice}
    assert pins(PACKAGING / "requirements.txt").keys() - named == set()
