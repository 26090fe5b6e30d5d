"""The command line's part of the record one can trust, for whoever runs the machine."""

from typing import TextIO

from kiosk.content import Places
from kiosk.keys.forget import forget


def forget_keys(where: Places, out: TextIO) -> int:
    """Forget every PIN. 1 where the files cannot be deleted."""
    try:
        there = forget(where.staff, where.pepper)
    except OSError as error:
        out.write(f"暗証番号を消せません（{error.filename}: {error.strerror}）。\n")
        return 1
    told = (
        "暗証番号を消しました。次に開くときに、決めなおします。" if there else "暗証番号は、まだありません。"
    )
    out.write(f"{told}\n")
    return 0
