"""Somebody else's programs: LibreOffice reads what was exported, and Apache PDFBox judges the report."""

import csv
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="Debian's package libreoffice-calc-nogui is not here"
)
JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    )
]
_AMERICAN = re.compile(r"[0-9]{1,2}(:[0-9]{2}){2} [AP]M")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
READ_CSV = "--infilter=CSV:44,34,76,1,,1041,false,true"
"""Comma, quotes, UTF-8, Japanese; all columns as they are recognised, as a double click does."""


def opened(file: Path, work: Path) -> dict[str, list[list[str]]]:
    """Each sheet's cells, as LibreOffice shows them."""
    out = work / "opened"
    source = [READ_CSV] if file.suffix == ".csv" else []
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(work / 'office').as_uri()}",
            "--headless",
            *source,
            "--convert-to",
            EVERY_SHEET,
            "--outdir",
            str(out),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheets: dict[str, list[list[str]]] = {}
    for made in out.iterdir():
        with made.open(encoding="utf-8-sig", newline="") as lines:
            sheets[made.stem.removeprefix(file.stem).lstrip("-")] = [
                [_on_24_hours(cell) for cell in row] for row in csv.reader(lines)
            ]
    return sheets


def _on_24_hours(cell: str) -> str:
    """LibreOffice takes a time of day for one, and shows it as Americans do."""
    if not _AMERICAN.fullmatch(cell):
        return cell
    return f"{datetime.strptime(cell, '%I:%M:%S %p').replace(tzinfo=UTC):%H:%M:%S}"


def judged(report: Path) -> str:
    """What Apache PDFBox's preflight says of a file that claims to be PDF/A-1."""
    judge = "org.apache.pdfbox.preflight.Validator_A1b"
    command = ["java", "-cp", ":".join(map(str, JARS)), judge, str(report)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120).stdout
