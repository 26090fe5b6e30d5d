"""From the bytes of a file to rows, or one plain sentence that says why not."""

import csv
import io
import json
from typing import Any

from kiosk.shelters import columns
from kiosk.shelters.columns import Row
from kiosk.shelters.model import Kind
from kiosk.values import dataclass

LARGEST = 20_000_000  # bytes; the whole country's list is about 60 MB, one city's a hundredth of that
_OTHERS = (
    (b"PK\x03\x04", "Excel などのファイルです。CSV の形で保存しなおしてください"),
    (b"\xd0\xcf\x11\xe0", "古い Excel のファイルです。CSV の形で保存しなおしてください"),
    (b"%PDF", "PDF です。CSV か GeoJSON のファイルを選んでください"),
    (b"\x1f\x8b", "圧縮されたファイルです。中のファイルを取り出してください"),
    (b"\xff\xfe", "文字コードが UTF-16 です。UTF-8 か Shift_JIS で保存しなおしてください"),
    (b"\xfe\xff", "文字コードが UTF-16 です。UTF-8 か Shift_JIS で保存しなおしてください"),
)
_CUT = "ファイルが途中で切れています。もういちど取りなおしてください"
_NO_PLACES = "避難場所の表ではありません（名前と住所の列が見つかりません）。別のファイルを選んでください"


class UnusableError(Exception):
    """The file as a whole cannot be used; its text is one Japanese sentence for the person who gave it."""


@dataclass(frozen=True)
class Table:
    """The rows of a file and what they tell of."""

    kind: Kind
    rows: tuple[Row, ...]
    of_gsi: bool


def table(raw: bytes) -> Table:
    """The rows of a GeoJSON or CSV file.  Raises UnusableError."""
    if not raw.strip(b" \r\n\t\x00\xef\xbb\xbf"):
        raise UnusableError("ファイルが からです。もういちど取りなおしてください")
    if len(raw) > LARGEST:
        raise UnusableError("ファイルが大きすぎます。長崎市だけの表を選んでください")
    for begins, why in _OTHERS:
        if raw.startswith(begins):
            raise UnusableError(why)
    text = _text(raw).lstrip()
    if text.startswith("<"):
        raise UnusableError("ホームページの画面が保存されています。表のファイルを取りなおしてください")
    return _of_geojson(text) if text.startswith(("{", "[")) else _of_csv(text)


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as problem:
            if problem.reason == "unexpected end of data":  # UTF-8 up to the middle of its last letter
                raise UnusableError(_CUT) from None
    raise UnusableError("文字を読めません。UTF-8 か Shift_JIS の CSV で保存しなおしてください")


def _of_geojson(text: str) -> Table:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as problem:
        broken = problem.pos < len(text.rstrip()) - 1 and not problem.msg.startswith("Unterminated")
        why = f"ファイルの{problem.lineno}行目がこわれています。もういちど取りなおしてください"
        raise UnusableError(why if broken else _CUT) from None
    except RecursionError:
        raise UnusableError(_NO_PLACES) from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise UnusableError(_NO_PLACES)
    rows = tuple(_feature(number, feature) for number, feature in enumerate(features, 1))
    return _table(rows, tuple(dict.fromkeys(name for row in rows for name in row.cells)), of_gsi=True)


def _feature(number: int, feature: Any) -> Row:
    """A feature as a row; what is not a point of two numbers has no latitude and no longitude."""
    known = feature if isinstance(feature, dict) else {}
    properties, geometry = known.get("properties"), known.get("geometry")
    cells = {str(k): str(v) for k, v in properties.items() if v is not None} if properties else {}
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(point, list) and len(point) >= 2:  # noqa: PLR2004 - longitude, latitude
        cells |= {"経度": str(point[0]), "緯度": str(point[1])}
    return columns.row(f"{number}番目", cells)


def _of_csv(text: str) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        begins = 1
        for cells in reader:
            lines.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise UnusableError(_CUT) from None
    head, *body = lines
    names = head[1]
    if not columns.has_places(names):
        raise UnusableError(_NO_PLACES)
    written = [(number, cells) for number, cells in body if any(cell.strip() for cell in cells)]
    if not written:
        raise UnusableError("表に場所が一つもありません。もういちど取りなおしてください")
    if len(written[-1][1]) < len(names) and not text.endswith(("\n", "\r")):
        raise UnusableError(_CUT)
    rows = (columns.row(f"{n}行目", _cells(names, cells)) for n, cells in written)
    return _table(tuple(rows), tuple(names), of_gsi=False)


def _cells(names: list[str], cells: list[str]) -> dict[str, str]:
    """A row whose cells are not as many as the columns keeps none: nobody knows which one is lacking."""
    if len(cells) != len(names):
        return {}
    return {name: cell.strip() for name, cell in zip(names, cells, strict=True)}


def _table(rows: tuple[Row, ...], names: tuple[str, ...], *, of_gsi: bool) -> Table:
    if not columns.has_places(names):
        raise UnusableError(_NO_PLACES)
    if columns.tells_hazards(names):
        return Table("emergency", rows, of_gsi)
    if columns.tells_stays(names):
        return Table("stay", rows, of_gsi)
    raise UnusableError("災害の種類の列がありません。指定緊急避難場所の表を選んでください")
