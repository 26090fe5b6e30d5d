from kiosk.records.catalogue import Catalogue, CodeKind
from kiosk.records.document import document
from tests.records.conftest import ROOT


def test_the_document_is_not_stale(catalogue: Catalogue) -> None:
    """docs/events.md is what the catalogue says now; otherwise run `python -m kiosk events-doc`."""
    assert (ROOT / "docs/events.md").read_text(encoding="utf-8") == document(catalogue)


def test_the_document_tells_all_of_the_catalogue(catalogue: Catalogue) -> None:
    """Every event with when, what, who and how long; every meaning of every code."""
    page = document(catalogue)
    for name, event in catalogue.events.items():
        (line,) = [line for line in page.splitlines() if f"| `{name}` |" in line]
        told = [event.when, f"{event.keep_days}日", *(catalogue.readers[reader] for reader in event.readers)]
        assert all(part in line for part in [*told, *(f"（`{field}`）" for field in event.fields)])
    meanings = [
        m for kind in catalogue.kinds.values() if isinstance(kind, CodeKind) for m in kind.one_of or {}
    ]
    assert all(f"`{meaning}`" in page for meaning in meanings)
