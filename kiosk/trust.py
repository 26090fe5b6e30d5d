"""The command line's part of the record one can trust, for whoever runs the machine."""

import secrets
from datetime import UTC, datetime
from typing import TextIO

from kiosk.content import Places
from kiosk.keys.forget import forget
from kiosk.records.audit.chain import Break, broken
from kiosk.records.audit.deeds import OPERATOR, Deed, Entry, Purpose
from kiosk.records.audit.key import kept_key, made_key
from kiosk.records.audit.once import NotWitnessedError, witness_once
from kiosk.records.audit.trail import head, links
from kiosk.records.ids import stored, uuid7
from kiosk.records.read import tail
from kiosk.records.trouble import KeyUnusableError, LogUnreadableError

NO_AUDIT = "見た人の記録を読めません（{error}）。--data と --settings で、場所を教えてください。\n"
UNSEEN = "見たことを記録に残せないので、できません（{error}）。\n"


def witness(where: Places, deed: Deed, why: Purpose, about: str = "", count: int = 0) -> None:
    """Write down what is done on the command line, before it is done. Raises `NotWitnessedError`."""
    now = datetime.now(UTC)
    line = Entry(
        uuid7(now, secrets.token_bytes(10)), stored(now), OPERATOR, deed.value, why.value, about, count
    )
    witness_once(where.log, line, made_key(where.audit_key, secrets.token_bytes), lambda: now)


def witnessed(
    where: Places, deed: Deed, why: Purpose, trouble: TextIO, about: str = "", count: int = 0
) -> bool:
    """Whether it is written down and may be done; a log that is not there is for the reader to tell of."""
    if not where.log.exists():
        return True
    try:
        witness(where, deed, why, about, count)
    except NotWitnessedError as error:
        trouble.write(UNSEEN.format(error=error))
        return False
    return True


def show_log(where: Places, last: int, out: TextIO, trouble: TextIO) -> int:
    """The last events, once it is written down that somebody looks. 1 where that cannot be."""
    try:
        rows = tail(where.log, last)
        witness(where, Deed.LOG_SEEN, Purpose.REPAIR, count=len(rows))
    except LogUnreadableError as error:
        trouble.write(f"記録を読めません（{where.log}: {error}）。--data で記録のある所を教えてください。\n")
        return 1
    except NotWitnessedError as error:
        trouble.write(UNSEEN.format(error=error))
        return 1
    out.writelines(f"{row}\n" for row in rows)
    return 0


def verify_audit(where: Places, kept_head: str | None, out: TextIO) -> int:
    """0 when the chain of who looked holds, 1 when it does not or cannot be read."""
    try:
        chain = links(where.log)
        breaks = broken(chain, kept_key(where.audit_key), kept_head)
    except (LogUnreadableError, KeyUnusableError) as error:
        out.write(NO_AUDIT.format(error=error))
        return 1
    if breaks:
        out.writelines(f"{_told(each)}\n" for each in breaks)
        return 1
    out.write(f"見た人の記録 {len(chain)}件に、書きかえも抜けもありません。\n")
    if kept_head is None:
        out.write("終わりが切られていないことは、ひかえた頭の値を --head で渡すと分かります。\n")
    return 0


def show_head(where: Places, out: TextIO) -> int:
    """The last seal, to be written down elsewhere."""
    try:
        out.write(f"{head(where.log)}\n")
    except LogUnreadableError as error:
        out.write(NO_AUDIT.format(error=error))
        return 1
    return 0


def forget_keys(where: Places, out: TextIO) -> int:
    """Forget every PIN. 1 where the files cannot be deleted; a log that is not writable is no hindrance."""
    try:
        there = forget(where.staff, where.pepper)
    except OSError as error:
        out.write(f"暗証番号を消せません（{error.filename}: {error.strerror}）。\n")
        return 1
    if not there:
        out.write("暗証番号は、まだありません。\n")
        return 0
    out.write("暗証番号を消しました。次に開くときに、決めなおします。\n")
    try:
        witness(where, Deed.PINS_FORGOTTEN, Purpose.REPAIR)
    except NotWitnessedError as error:
        out.write(f"このことを記録に残せませんでした（{error}）。\n")
    return 0


def _told(each: Break) -> str:
    match each.kind:
        case "changed":
            return f"{each.first}件目が書きかえられています。"
        case "missing":
            return f"{each.first}件目から{each.last}件目までが、ありません。"
        case "unlinked":
            return f"{each.first}件目の前が、別のものと入れかえられています。"
        case "cut":
            return "ひかえた頭の値が、どこにもありません。終わりが切られたか、全部が書きなおされています。"
