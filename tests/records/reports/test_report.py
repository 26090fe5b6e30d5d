"""The report, judged by programs that are not ours: PDFBox's preflight, pikepdf, and poppler."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from kiosk.records.reports.counting import figures
from kiosk.records.reports.editions import inside, outside
from kiosk.records.reports.export import Source
from kiosk.records.reports.pdf import Print, report
from tests.records.conftest import ROOT
from tests.records.reports.conftest import OCTOBER
from tests.records.reports.reader import JARS, judged

PRINT = Print(ROOT / "assets", "=長崎市 #館", datetime(2026, 11, 22, tzinfo=UTC))
needs_judge = pytest.mark.skipif(
    shutil.which("java") is None or not all(jar.exists() for jar in JARS),
    reason="Debian's packages libpdfbox2-java, libactivation-java, libjaxb-api-java are not here",
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="Debian's poppler-utils is not here"
)


@pytest.fixture(params=["inside", "outside"])
def printed(request: pytest.FixtureRequest, busy: Path, source: Source, tmp_path: Path) -> Path:
    counted = figures(busy, OCTOBER, source.words)
    made = inside(counted) if request.param == "inside" else outside(OCTOBER, (counted,))
    file = tmp_path / f"{request.param}.pdf"
    file.write_bytes(report(made, source.words, PRINT))
    return file


@needs_judge
def test_preflight_calls_it_pdfa(printed: Path) -> None:
    """Apache PDFBox checks every rule of PDF/A-1b: fonts, colours, metadata, syntax."""
    assert "is a valid PDF/A-1b file" in judged(printed)


@needs_judge
def test_preflight_can_say_no(printed: Path, tmp_path: Path) -> None:
    """The judge is awake: the same file without its metadata is refused."""
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(printed) as pdf:
        del pdf.Root.Metadata
        pdf.save(spoilt)
    assert "is not a valid PDF/A-1b file" in judged(spoilt)


def test_its_fonts_are_inside_and_it_names_itself(printed: Path) -> None:
    """Level A of PDF/A-1, tagged, in Japanese, titled; every font is BIZ UDPGothic and embedded."""
    with pikepdf.open(printed) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "A")
        assert metadata["dc:title"] == "てつなぎ 月次報告 2026年10月"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "ja-JP"
        fonts = [
            font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.Resources.Font.values()
        ]
        assert fonts
        assert all("BIZUDPGothic" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@needs_poppler
def test_a_reader_finds_the_words(printed: Path) -> None:
    """The text can be taken out again; what looks like markup in a name is only text."""
    text = subprocess.run(
        ["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True
    ).stdout
    text = text.replace(" ", "")
    assert "=長崎市#館" in text
    assert ("館の中だけで使います" in text) == (printed.stem == "inside")
    assert ("5未満" in text) == (printed.stem == "outside")


def test_the_same_report_twice_is_the_same_bytes(busy: Path, source: Source) -> None:
    """So that a reader can compare two copies."""
    made = outside(OCTOBER, (figures(busy, OCTOBER, source.words),))
    assert report(made, source.words, PRINT) == report(made, source.words, PRINT)
