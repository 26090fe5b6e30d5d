"""What a program with all its child processes takes of the machine, read from /proc."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
_DROP = PROC / "sys/vm/drop_caches"


def launch(command: Sequence[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own; what it says goes to a file."""
    with log.open("wb") as said:
        return subprocess.Popen(
            command,
            env=dict(environment),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name: state, parent, group, session, ..."""
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def tree(root: int) -> set[int]:
    """The process, its descendants, and whoever else lives in its session (helpers that were let go)."""
    parents, sessions = {}, {}
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            try:
                fields = _stat(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(entry.name)], sessions[int(entry.name)] = int(fields[1]), int(fields[3])
    found = {root} | {pid for pid, session in sessions.items() if session == root}
    while grown := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= grown
    return found


def pss_mb(root: int) -> float:
    """Proportional set size of the whole tree, in MB of 1024 x 1024 bytes."""
    return sum(_pss_kb(pid) for pid in tree(root)) / 1024


def _pss_kb(pid: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+)", (PROC / str(pid) / "smaps_rollup").read_text(), re.MULTILINE)
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(found[1]) if found else 0


def cpu_s(root: int) -> float:
    """Processor time used so far by the whole tree, ended children included, in seconds."""
    total = 0
    for pid in tree(root):
        try:
            total += sum(int(field) for field in _stat(pid)[11:15])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / TICKS


def idle_pct(root: int, seconds: float) -> float:
    """Share of one processor used while nobody touches anything, in percent."""
    before = cpu_s(root)
    time.sleep(seconds)
    return 100 * (cpu_s(root) - before) / seconds


def end(program: subprocess.Popen[bytes]) -> None:
    """Ask the program to stop, then make it; its whole tree is gone afterwards."""
    others = tree(program.pid) - {program.pid}
    program.send_signal(signal.SIGTERM)
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    for pid in others:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def mapped(root: int) -> set[Path]:
    """Every file that the tree has mapped: programs, libraries, fonts."""
    found: set[Path] = set()
    for pid in tree(root):
        try:
            lines = (PROC / str(pid) / "maps").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        found |= {Path("/" + line.partition("/")[2]) for line in lines if "/" in line}
    return {path for path in found if path.is_file()}


def forget(files: Iterable[Path]) -> str:
    """Empty the page cache, so that the next start reads from the disk; tells how it was done.

    Without the right to drop everything, only `files` are dropped, as far as nobody else has them mapped.
    """
    os.sync()
    try:
        _DROP.write_text("3")
    except OSError:
        for path in files:
            _drop(path)
        return "posix_fadvise(DONTNEED) on the files of each program"
    return "drop_caches"


def _drop(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
