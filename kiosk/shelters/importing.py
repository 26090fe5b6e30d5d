"""`python -m kiosk places import`: a table of shelters replaces the one in use, whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from kiosk.shelters.accept import Remark, accept
from kiosk.shelters.model import FORMAT, RefugeList
from kiosk.shelters.store import UnreadableError, read_places, write_places
from kiosk.shelters.tables import Table, UnusableError, table
from kiosk.values import dataclass

OF_GSI = "国土地理院「指定緊急避難場所・指定避難所」を加工して作成"
OF_CITY = "「指定緊急避難場所一覧」を加工して作成"
KINDS = {"emergency": "指定緊急避難場所", "stay": "指定避難所"}


@dataclass(frozen=True)
class Taken:
    """A file that can be taken, and what was found in it."""

    file: str
    list: RefugeList
    remarks: tuple[Remark, ...]


def import_places(
    files: Sequence[Path], to: Path, out: TextIO, *, credit: str | None, as_of: date | None, fewer: bool
) -> int:
    """Take all of the files or none; 0 when they were taken.  `fewer` allows half of what there was."""
    try:
        taken = [_take(path, credit, as_of) for path in files]
        _one_of_a_kind(taken)
        for each in taken:
            _enough(each, to, fewer=fewer)
    except UnusableError as why:
        out.write(f"{why}。今の表は そのままです。\n")
        return 1
    for each in taken:
        _tell(each, out)
    try:
        for each in taken:
            write_places(to, each.list)
            out.write(f"{KINDS[each.list.kind]}の表を 新しくしました（{len(each.list.places)}か所）。\n")
    except UnreadableError as why:
        out.write(f"書きこめませんでした（{why}）。書けなかった表は 前のままです。\n")
        return 1
    return 0


def _take(path: Path, credit: str | None, as_of: date | None) -> Taken:
    try:
        found = table(path.read_bytes())
        places, remarks = accept(found.rows, found.kind)
    except OSError as problem:
        raise UnusableError(f"{path.name}: ファイルを読めません（{problem.strerror}）") from None
    except UnusableError as why:
        raise UnusableError(f"{path.name}: {why}") from None
    if not places:
        first = f"。はじめの理由は、{remarks[0]}" if remarks else ""
        raise UnusableError(f"{path.name}: 使える行が一つもありません{first}")
    whose = credit or _credit(found)
    listed = RefugeList(format=FORMAT, kind=found.kind, credit=whose, as_of=as_of, places=places)
    return Taken(path.name, listed, remarks)


def _credit(found: Table) -> str:
    if found.of_gsi:
        return OF_GSI
    owner = found.rows[0].field("owner")
    return f"{owner}{OF_CITY}"


def _one_of_a_kind(taken: Sequence[Taken]) -> None:
    kinds = [each.list.kind for each in taken]
    if len(set(kinds)) < len(kinds):
        raise UnusableError("同じ種類の表が二つあります。一つずつにしてください")


def _enough(each: Taken, to: Path, *, fewer: bool) -> None:
    """A table cut at the end of a line looks whole: half of what there was is asked about first."""
    try:
        now = read_places(to, each.list.kind)
    except UnreadableError:
        now = None
    if now is None or fewer or len(each.list.places) * 2 >= len(now.places):
        return
    count = f"{len(now.places)}か所から {len(each.list.places)}か所に"
    why = f"{each.file}: 場所が {count}へります。本当なら --fewer を付けてください"
    raise UnusableError(why)


def _tell(each: Taken, out: TextIO) -> None:
    rejected = [remark for remark in each.remarks if remark.rejected]
    out.write(f"{each.file}: {KINDS[each.list.kind]} {len(each.list.places)}か所を読みました。")
    out.write(f"入れなかった行は {len(rejected)} です。\n")
    out.writelines(f"　{remark}\n" for remark in each.remarks)
