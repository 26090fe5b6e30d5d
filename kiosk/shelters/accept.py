"""Which rows become places, and why the others do not."""

import unicodedata
from collections.abc import Iterable
from math import isfinite

from kiosk.procedures.model import Use
from kiosk.shelters.columns import FlagError, Row
from kiosk.shelters.model import CITY, Kind, Refuge, town_in
from kiosk.values import dataclass
from kiosk.words.script import as_hiragana, is_kana

PREFECTURE, CITY_CODE = "長崎県", "422011"
NORTH, SOUTH, EAST, WEST = 33.0, 32.5, 130.05, 129.5  # around 長崎市, in degrees
FULL_CODE, SHORT_CODE = 6, 5  # digits of a city's code with its check digit, and without


@dataclass(frozen=True)
class Remark:
    """What was found about a row; `rejected` says whether it was left out."""

    where: str
    name: str
    why: str
    rejected: bool = True

    def __str__(self) -> str:
        """One Japanese line for the person who imports."""
        did = "入れませんでした" if self.rejected else "入れました"
        named = f"「{self.name}」" if self.name else ""
        return f"{self.where}{named}: {self.why}（{did}）"


class UnfitError(ValueError):
    """Why a row is no place, in Japanese."""


def accept(rows: Iterable[Row], kind: Kind) -> tuple[tuple[Refuge, ...], tuple[Remark, ...]]:
    """The places of a table, and a remark for each row that is left out or looks odd."""
    places: dict[tuple[str, str], tuple[str, Refuge]] = {}
    remarks: list[Remark] = []
    for row in rows:
        name = row.field("name")
        try:
            place = _place(row, kind)
        except UnfitError as unfit:
            remarks.append(Remark(row.where, name, str(unfit)))
            continue
        key = (place.name, place.address)
        if key in places:
            why = f"{places[key][0]}と 名前も住所も同じです"
            remarks.append(Remark(row.where, name, why))
            continue
        places[key] = (row.where, place)
        if not place.address.startswith(CITY):
            why = f"住所が{CITY}の外です（{place.address}）。正しいか確かめてください"
            remarks.append(Remark(row.where, name, why, rejected=False))
    return tuple(place for _, place in places.values()), tuple(remarks)


def _place(row: Row, kind: Kind) -> Refuge:
    if not row.cells:
        raise UnfitError("列の数が、いちばん上の行とちがいます")
    name, address = _narrow(row.field("name")), _address(row)
    if not name:
        raise UnfitError("名前がありません")
    if _of_another_city(row):
        raise UnfitError(f"{CITY}の場所ではありません")
    if not town_in(address):
        raise UnfitError("住所に町の名前がありません" if row.field("address") else "住所がありません")
    lat, lon = _point(row)
    return Refuge(name=name, kana=_kana(row), address=address, lat=lat, lon=lon, uses=_uses(row, kind))


def _uses(row: Row, kind: Kind) -> frozenset[Use]:
    if kind == "stay":
        return frozenset({"stay"})
    try:
        stays = frozenset[Use]({"stay"}) if row.also_stay() else frozenset[Use]()
        uses = row.uses() | stays
    except FlagError as mark:
        raise UnfitError(f"災害の印「{mark}」を読めません（1 か ○ か 空白にしてください）") from None
    if not uses:
        raise UnfitError("使える災害が一つもありません")
    return uses


def _point(row: Row) -> tuple[float, float]:
    try:
        lat, lon = (float(unicodedata.normalize("NFKC", row.field(name))) for name in ("lat", "lon"))
    except ValueError:
        raise UnfitError("緯度か経度がありません") from None
    if not (isfinite(lat) and isfinite(lon)):
        raise UnfitError("緯度か経度がありません")
    if _inside(lon, lat):
        raise UnfitError("緯度と経度が 逆に入っています")
    if not _inside(lat, lon):
        raise UnfitError(f"地図の上で{CITY}の外です（緯度{lat}、経度{lon}）")
    return lat, lon


def _inside(lat: float, lon: float) -> bool:
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def _of_another_city(row: Row) -> bool:
    """By its code (spreadsheets drop a leading zero), else by the city's name."""
    code = row.field("city_code")
    if code.isdecimal():
        full = code.zfill(FULL_CODE) if len(code) >= SHORT_CODE else code
        return full not in (CITY_CODE, CITY_CODE[:SHORT_CODE].zfill(FULL_CODE))
    city = row.field("city")
    return bool(city) and not city.endswith(CITY)


def _address(row: Row) -> str:
    """The address from the city on, without the prefecture."""
    whole = row.field("address") or "".join(
        row.field(part) for part in ("prefecture", "city", "town", "number")
    )
    return _narrow(whole).removeprefix(PREFECTURE)


def _kana(row: Row) -> str:
    """The reading as hiragana; none where the data's holds anything but kana."""
    kana = as_hiragana(unicodedata.normalize("NFKC", row.field("kana")).replace(" ", ""))
    return kana if is_kana(kana) else ""


def _narrow(text: str) -> str:
    """Digits and blanks in one width; no blank at either end."""
    return unicodedata.normalize("NFKC", text).strip()
