"""Whatever a disk, an editor or a half copied file makes of the files: faults, and nothing else."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault, Faulty
from kiosk.procedures.load import load_procedure
from kiosk.procedures.paths import longest
from kiosk.procedures.shelf import open_shelf
from tests.procedures.folder import PROCEDURE, good_assets
from tests.procedures.written import GOOD, TODAY

BYTES = GOOD.encode()
# Bytes that mean something to YAML are likelier to get past the parser than random ones.
SALT = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b"- ", b": ", b"{", b"}", b"[", b"'", b"\n", b"\n  ", b"|", b"#", b"&a "]),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The good file with up to four places cut out, overwritten or doubled."""
    raw = BYTES
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        kept = draw(st.sampled_from([b"", raw[start:end], raw[start:end] * 2]))
        raw = raw[:start] + kept + draw(SALT) + raw[end:]
    return raw


@given(damaged())
@settings(max_examples=400, deadline=None)
def test_damage_raises_nothing_but_faulty(raw: bytes) -> None:
    """A damaged file either still is a procedure or tells its faults, each with a remedy."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "good.yaml"
        path.write_bytes(raw)
        faults = faults_of(path)
    assert all(fault.what and fault.todo for fault in faults)
    assert all(fault.line is None or 1 <= fault.line <= raw.count(b"\n") + 2 for fault in faults)


def faults_of(path: Path) -> tuple[Fault, ...]:
    """The faults of a procedure, never none where it could not be loaded."""
    try:
        load_procedure(path)
    except Faulty as faulty:
        return faulty.faults or (Fault("", None, "", ""),)
    return ()


@given(st.sampled_from([PROCEDURE, "home.yaml", "facts.yaml", "domains.yaml", "readings.yaml"]), st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_stops_the_check_or_the_kiosk(name: str, data: st.DataObject) -> None:
    """With any one file damaged the check reports, the shelf opens, and what it shows can be walked."""
    with tempfile.TemporaryDirectory() as folder:
        assets = good_assets(Path(folder))
        raw = (assets.root / name).read_bytes()
        start = data.draw(st.integers(0, len(raw)))
        end = start + data.draw(st.integers(0, 60))
        assets.write(name, raw[:start] + data.draw(SALT) + raw[end:])
        check_all(assets.root, TODAY)
        shelf = open_shelf(assets.root)
        for procedure in shelf.procedures.values():
            assert longest(procedure)[procedure.start] > 0
        assert all(tile.opens in shelf.procedures for tile in shelf.home.tiles if tile.opens)
