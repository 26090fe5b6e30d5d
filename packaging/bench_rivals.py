"""The two programs that the walk compares, each on an X display of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench_glass import Glass, Point, Seen
from bench_points import opening, turning
from bench_process import end, launch, mapped

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "packaging" / "bench_page" / "index.html"
WIDE, HIGH = 1280, 800
TILE: Point = (255, 370)
"""The first tile of the home page opens a procedure ..."""
BACK: Point = (1068, 489)
"""... and もどる leads home again, on both programs' pages."""
QUIET_S = 1.0
LONGEST_S = 60.0
LAST_LINES = 20


@dataclass(frozen=True)
class Program:
    """What to start."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path


@dataclass(frozen=True)
class Known:
    """What tells that this program has painted: its first page, the home page again, a procedure's cover."""

    first: Seen
    home: Seen
    cover: Seen
    files: frozenset[Path]


@dataclass(frozen=True)
class Rival:
    """A program, the display it runs on, and what its pages look like there."""

    program: Program
    glass: Glass
    known: Known


@contextmanager
def display() -> Iterator[tuple[str, Glass]]:
    """A black X display without a screen; its name, and the view of it."""
    reading, writing = os.pipe()
    screen = f"{WIDE}x{HIGH}x24"
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        screen,
        "-br",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
        yield name, Glass(name, WIDE, HIGH)
    finally:
        server.terminate()
        server.wait()


def _environment(where: Path, name: str) -> dict[str, str]:
    home = where / "home"
    runtime = where / "runtime"
    home.mkdir(parents=True, exist_ok=True)
    runtime.mkdir(mode=0o700, exist_ok=True)
    told = {"DISPLAY": name, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LANG": "C.UTF-8"}
    passed_on = {key: os.environ[key] for key in ("PATH", "DBUS_SESSION_BUS_ADDRESS") if key in os.environ}
    return {**passed_on, **told}


def kiosk(where: Path, name: str) -> Program:
    """This program as run.sh starts it, with an empty log, in a house whose staff have numbers."""
    (where / "data").mkdir(parents=True, exist_ok=True)
    (where / "data" / "staff.json").touch()  # else the staff's first start would lie over the home page
    files = ("--data", str(where / "data"), "--settings", str(where / "none.toml"))
    # Nobody manages windows on this display, so nobody would make one full screen.
    size = ("--window", f"{WIDE}x{HIGH}")
    environment = {**_environment(where, name), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
    return Program("kiosk", (sys.executable, "-m", "kiosk", "run", *size, *files), environment, where / "log")


def chromium(where: Path, name: str) -> Program:
    """Debian's Chromium as a kiosk, with a profile of its own and nobody to talk to."""
    quiet = "no-first-run disable-background-networking disable-component-update disable-sync disable-quic"
    still = "disable-gpu disable-session-crashed-bubble password-store=basic"
    flags = [f"--{flag}" for flag in f"{quiet} {still}".split()]
    place = [f"--window-size={WIDE},{HIGH}", "--window-position=0,0", f"--user-data-dir={where / 'profile'}"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = ("chromium", "--kiosk", *flags, *sandbox, *place, PAGE.as_uri())
    return Program("Chromium", command, _environment(where, name), where / "log")


@contextmanager
def running(program: Program) -> Iterator[int]:
    """The program, started; its process id.  A TimeoutError inside is told with the program's last words."""
    started = launch(program.command, program.environment, program.log)
    try:
        yield started.pid
    except TimeoutError as error:
        state = "running" if started.poll() is None else f"ended with {started.returncode}"
        said = "\n".join(program.log.read_text("utf-8", "replace").splitlines()[-LAST_LINES:])
        raise TimeoutError(f"{program.name} ({state}): {error}\n{said}") from error
    finally:
        end(started)


def acquaint(program: Program, glass: Glass) -> Rival:
    """One start that is not measured: makes profile and log, and shows what the pages look like.

    Raises TimeoutError or ValueError when the program does not show two pages.
    """
    with running(program) as pid:
        home = glass.settled(QUIET_S, LONGEST_S)
        glass.tap(TILE)
        cover = glass.settled(QUIET_S, LONGEST_S)
        known = Known(opening(home), *turning(home, cover), frozenset(mapped(pid)))
        glass.tap(BACK)
        glass.wait(known.home, LONGEST_S)
        return Rival(program, glass, known)
