"""Tables of shelters: what is taken, what is refused and why, and that nothing is ever half taken."""

import io
import json
import multiprocessing
from datetime import date
from pathlib import Path

import pytest

from kiosk.content import ROOT
from kiosk.shelters import store
from kiosk.shelters.accept import Remark, accept
from kiosk.shelters.importing import import_places
from kiosk.shelters.model import Refuge, RefugeList
from kiosk.shelters.store import UnreadableError, file_of, read_places, write_places
from kiosk.shelters.tables import UnusableError
from kiosk.shelters.tables import table as read_table
from tests.shelters.tables import ODF, OLD, PARK, park, table

GSI = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [129.88, 32.75]},
  "properties": {"施設・場所名": "桜町広場", "住所": "長崎県長崎市桜町6-3",
   "都道府県名及び市町村名": "長崎県長崎市",
   "洪水": "1", "崖崩れ、土石流及び地滑り": "", "高潮": "", "地震": "", "津波": "", "大規模な火事": "1",
   "内水氾濫": "", "火山現象": "", "備考": null}}
]}"""


def taken(text: str, encoding: str = "utf-8") -> tuple[tuple[Refuge, ...], tuple[Remark, ...]]:
    found = read_table(text.encode(encoding))
    return accept(found.rows, found.kind)


def run(file: Path, to: Path, *, fewer: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return import_places([file], to, out, credit=None, as_of=date(2026, 4, 1), fewer=fewer), out.getvalue()


def written(folder: Path, text: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("columns", [ODF, OLD], ids=["39", "26"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_both_layouts_in_every_encoding(columns: list[str], encoding: str) -> None:
    """The standard data set in its new and its old layout, as spreadsheets save it."""
    (place,), remarks = taken(table(columns, PARK), encoding)
    assert remarks == ()
    assert place == Refuge(
        name="魚の町公園",
        kana="うおのまちこうえん",
        address="長崎市魚の町1-2",
        lat=32.7487,
        lon=129.8799,
        uses=frozenset({"flood", "earthquake"}),
    )


def test_full_width_headings_and_marks() -> None:
    """Brackets, digits and marks in the other width are the same."""
    wide = {"建物名等（方書）": "", "災害種別_高潮": "１", "災害種別_津波": "◯", "緯度": "３２．７４８７"}
    columns = ["建物名等（方書）" if name == "建物名等(方書)" else name for name in ODF]
    (place,), _ = taken(table(columns, PARK | wide))
    assert place.uses == {"flood", "earthquake", "surge", "tsunami"}


def test_also_a_shelter_to_stay_in() -> None:
    """「指定避難所との重複」 makes it a place to stay in; alone it is enough."""
    only = {"災害種別_洪水": "", "災害種別_地震": "", "指定避難所との重複": "1"}
    (place,), _ = taken(table(OLD, PARK | only))
    assert place.uses == {"stay"}


def test_a_map_file() -> None:
    """国土地理院's GeoJSON."""
    (place,), remarks = taken(GSI)
    assert (place.name, place.address, place.uses) == (
        "桜町広場",
        "長崎市桜町6-3",
        frozenset({"flood", "fire"}),
    )
    assert remarks == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"緯度": "33.192336"}, "地図の上で長崎市の外です"),
        ({"緯度": "129.8799", "経度": "32.7487"}, "緯度と経度が 逆に入っています"),
        ({"緯度": ""}, "緯度か経度がありません"),
        ({"経度": "nan"}, "緯度か経度がありません"),
        ({"住所": "長崎県長崎市439-2"}, "住所に町の名前がありません"),
        ({"住所": "", "都道府県名": "", "市区町村名": ""}, "住所がありません"),
        ({"名称": ""}, "名前がありません"),
        ({"市区町村コード": "92011", "市区町村名": "宇都宮市"}, "長崎市の場所ではありません"),
        ({"市区町村コード": "", "市区町村名": "諫早市"}, "長崎市の場所ではありません"),
        ({"災害種別_洪水": "", "災害種別_地震": "0"}, "使える災害が一つもありません"),
        ({"災害種別_洪水": "たぶん"}, "災害の印「たぶん」を読めません"),
    ],
)
def test_a_row_that_is_left_out(change: dict[str, str], why: str) -> None:
    """Its line, its name and the reason; the rows around it are taken."""
    places, (remark,) = taken(table(OLD, park(1), PARK | change, park(3)))
    assert [place.name for place in places] == ["魚の町1号公園", "魚の町3号公園"]
    assert remark.rejected
    assert str(remark).startswith("3行目")
    assert why in str(remark)


def test_twice_the_same_place() -> None:
    """The second is left out and points at the first."""
    _, (remark,) = taken(table(OLD, park(1), park(2), park(1)))
    assert str(remark) == "4行目「魚の町1号公園」: 2行目と 名前も住所も同じです（入れませんでした）"


def test_a_line_break_in_a_cell_keeps_the_count_of_lines() -> None:
    _, (remark,) = taken(table(OLD, park(1, 備考="一\n二"), park(2, 緯度="")))
    assert remark.where == "4行目"


def test_a_row_with_a_cell_too_few() -> None:
    good = table(OLD, park(1), park(2), park(3)).splitlines()
    good[2] = good[2].removesuffix(",")
    _, (remark,) = taken("\n".join(good) + "\n")
    assert str(remark) == "3行目: 列の数が、いちばん上の行とちがいます（入れませんでした）"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "ファイルが からです"),
        (b"\xef\xbb\xbf\r\n", "ファイルが からです"),
        (b"\0\0\0\0", "ファイルが からです"),
        (b"PK\x03\x04abc", "CSV の形で保存しなおしてください"),
        (b"%PDF-1.7", "PDF です"),
        (b"<!DOCTYPE html><p>404", "ホームページの画面が保存されています"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"\x81\x81\x81", "文字を読めません"),
        (b"a,b\n1,2\n", "避難場所の表ではありません"),
        (b"[]", "避難場所の表ではありません"),
        (b'{"features": [3]}', "避難場所の表ではありません"),
        ("名称,住所\n公園,長崎市桜町1\n".encode(), "災害の種類の列がありません"),
        (table(OLD).encode(), "表に場所が一つもありません"),
        (table(OLD, PARK).encode()[:-30], "途中で切れています"),
        (GSI.encode()[:-40], "途中で切れています"),
        (GSI.encode()[:200], "途中で切れています"),
        (GSI.replace('"geometry":', '"geometry"', 1).encode(), "2行目がこわれています"),
    ],
)
def test_a_file_that_cannot_be_used(raw: bytes, why: str, tmp_path: Path) -> None:
    """One clear sentence, and the table in use stays as it is, byte for byte."""
    places = tmp_path / "places"
    run(written(tmp_path, table(OLD, PARK)), places)
    before = file_of(places, "emergency").read_bytes()
    code, said = run(written(tmp_path, raw, "new.csv"), places)
    assert code == 1
    assert said.count("\n") == 1
    assert said.startswith("new.csv: ")
    assert why in said
    assert file_of(places, "emergency").read_bytes() == before
    assert [path.name for path in places.iterdir()] == ["emergency.json"]


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_no_cut_file_is_taken_for_a_whole_one(cut: int) -> None:
    """Wherever a download stops inside its last row, the row is not taken."""
    text = table(OLD, park(1), park(2, 備考="すべりだいのある公園"))
    cut_off = text.rstrip("\r\n")[: -11 - cut]  # inside the cells before the last one
    with pytest.raises(UnusableError, match="途中で切れています"):
        taken(cut_off)


def test_half_of_the_places_is_asked_about_first(tmp_path: Path) -> None:
    """A table cut at the end of a line looks whole."""
    places = tmp_path / "places"
    run(written(tmp_path, table(OLD, *(park(n) for n in range(1, 6)))), places)
    fewer = written(tmp_path, table(OLD, park(1), park(2)))
    code, said = run(fewer, places)
    assert (code, "5か所から 2か所にへります" in said) == (1, True)
    code, _ = run(fewer, places, fewer=True)
    assert code == 0


def test_of_several_files_all_are_taken_or_none(tmp_path: Path) -> None:
    good, bad = written(tmp_path, table(OLD, PARK), "good.csv"), written(tmp_path, "", "bad.csv")
    out = io.StringIO()
    assert import_places([good, bad], tmp_path / "to", out, credit=None, as_of=None, fewer=False) == 1
    assert import_places([good, good], tmp_path / "to", out, credit=None, as_of=None, fewer=False) == 1
    assert not (tmp_path / "to").exists()


def test_what_came_back_different_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is read back before it takes the old one's name; a bad disk loses nothing."""
    places = tmp_path / "places"
    run(written(tmp_path, table(OLD, PARK)), places)
    before = file_of(places, "emergency").read_bytes()
    monkeypatch.setattr(store, "as_text", lambda _: '{"half": ')
    code, said = run(written(tmp_path, table(OLD, park(1))), places)
    assert code == 1
    assert "書きこめませんでした" in said
    assert file_of(places, "emergency").read_bytes() == before
    assert [path.name for path in places.iterdir()] == ["emergency.json"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "places").write_text("a file where a folder should be")
    code, said = run(written(tmp_path, table(OLD, PARK)), tmp_path / "places")
    assert (code, "書きこめませんでした" in said) == (1, True)


def _write_for_ever(folder: Path, lists: list[RefugeList]) -> None:
    while True:
        for each in lists:
            write_places(folder, each)


def test_a_reader_sees_the_old_or_the_new_list(tmp_path: Path) -> None:
    """While another process writes without a pause; and it may be killed at any moment."""
    lists = [
        RefugeList(format=1, kind="emergency", credit=name, as_of=None, places=taken(text)[0])
        for name, text in (
            ("one", table(OLD, PARK)),
            ("many", table(OLD, *(park(n) for n in range(1, 200)))),
        )
    ]
    write_places(tmp_path, lists[0])
    writer = multiprocessing.get_context("spawn").Process(target=_write_for_ever, args=(tmp_path, lists))
    writer.start()
    try:
        seen = [read_places(tmp_path, "emergency") for _ in range(400)]
    finally:
        writer.kill()
        writer.join()
    assert all(found in lists for found in [*seen, read_places(tmp_path, "emergency")])


def test_the_shipped_lists_are_what_the_importer_makes(tmp_path: Path) -> None:
    """Written out again they are the same bytes: nobody edited them by hand."""
    for kind in ("emergency", "stay"):
        shipped = read_places(ROOT / "assets" / "places", kind)
        assert shipped is not None
        write_places(tmp_path, shipped)
        path = file_of(ROOT / "assets" / "places", kind)
        assert file_of(tmp_path, kind).read_bytes() == path.read_bytes()
        assert "国土地理院" in shipped.credit
        assert shipped.as_of == date(2025, 10, 27)


def test_a_damaged_list_says_so(tmp_path: Path) -> None:
    path = file_of(tmp_path, "emergency")
    for text in ("", "{", json.dumps({"format": 2}), "[]"):
        path.write_text(text)
        with pytest.raises(UnreadableError):
            read_places(tmp_path, "emergency")
