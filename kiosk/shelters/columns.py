"""What the columns of the known layouts mean.

The layouts: 国土地理院's GeoJSON, and the 39 and 26 columns of 自治体標準オープンデータセット.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from kiosk.procedures.model import Use
from kiosk.values import dataclass

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("施設・場所名", "名称"),
    "kana": ("名称_カナ",),
    "address": ("住所", "所在地_連結表記"),
    "prefecture": ("所在地_都道府県", "都道府県名"),
    "city": ("所在地_市区町村", "市区町村名", "都道府県名及び市町村名"),
    "town": ("所在地_町字",),
    "number": ("所在地_番地以下",),
    "lat": ("緯度",),
    "lon": ("経度",),
    "city_code": ("市区町村コード", "全国地方公共団体コード"),
    "owner": ("地方公共団体名",),
    "also_stay": ("指定避難所との重複",),
}
USES: Mapping[Use, tuple[str, ...]] = {
    "flood": ("洪水", "災害種別_洪水"),
    "landslide": ("崖崩れ、土石流及び地滑り", "災害種別_崖崩れ、土石流及び地滑り"),
    "surge": ("高潮", "災害種別_高潮"),
    "earthquake": ("地震", "災害種別_地震"),
    "tsunami": ("津波", "災害種別_津波"),
    "fire": ("大規模な火事", "災害種別_大規模な火事"),
    "inland": ("内水氾濫", "災害種別_内水氾濫"),
    "volcano": ("火山現象", "災害種別_火山現象"),
}
_ONLY_OF_STAYS = "指定緊急避難場所との住所同一"
_YES = frozenset({"1", "○", "◯", "〇", "true"})
_NO = frozenset({"", "0", "×", "✕", "-", "false"})


class FlagError(ValueError):
    """A mark that is neither a yes nor a no; its words are the mark."""


@dataclass(frozen=True)
class Row:
    """One row by the names of its columns, and how a person finds it again (「12行目」)."""

    where: str
    cells: Mapping[str, str]

    def field(self, name: str) -> str:
        """The text of a field; empty where the layout or the row has none."""
        return next((self.cells[of] for of in map(_plain, _FIELDS[name]) if self.cells.get(of)), "")

    def uses(self) -> frozenset[Use]:
        """What the row is marked as fit for.  Raises FlagError."""
        return frozenset(use for use, names in USES.items() if any(self._marked(of) for of in names))

    def also_stay(self) -> bool:
        """Whether people can stay there too.  Raises FlagError."""
        return any(self._marked(of) for of in _FIELDS["also_stay"])

    def _marked(self, column: str) -> bool:
        return flag(self.cells.get(_plain(column), ""))


def row(where: str, cells: Mapping[str, str]) -> Row:
    """A row whose columns may be written in any width."""
    return Row(where, {_plain(name): text for name, text in cells.items()})


def flag(text: str) -> bool:
    """「1」 and 「○」 are yes, nothing, 「0」 and 「×」 are no.  Raises FlagError for anything else."""
    mark = unicodedata.normalize("NFKC", text).strip().lower()
    if mark in _YES:
        return True
    if mark in _NO:
        return False
    raise FlagError(text.strip())


def has_places(columns: Iterable[str]) -> bool:
    """Whether a table of these columns tells of places at all."""
    known = {_plain(name) for name in columns}
    return all(any(_plain(name) in known for name in _FIELDS[field]) for field in ("name", "address"))


def tells_hazards(columns: Iterable[str]) -> bool:
    """Whether it tells what a place is fit for."""
    known = {_plain(name) for name in columns}
    return any(_plain(name) in known for names in USES.values() for name in names)


def tells_stays(columns: Iterable[str]) -> bool:
    """Whether it is 国土地理院's list of 指定避難所, which knows no hazards."""
    return _plain(_ONLY_OF_STAYS) in {_plain(name) for name in columns}


def _plain(name: str) -> str:
    """A column's name whatever the width of its brackets and commas."""
    return "".join(unicodedata.normalize("NFKC", name).replace("、", ",").split())
