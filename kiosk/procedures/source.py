"""From bytes on the disk to text: encodings, sizes and line ends, refused in plain words."""

from pathlib import Path

from kiosk.procedures.fault import Fault, Faulty, shown
from kiosk.values import dataclass

LARGEST = 1_000_000  # bytes; the largest real procedure is a thirtieth of this
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Saved:
    """A file's text (lines end in LF), and the notes on how it was saved."""

    file: str
    text: str
    notes: tuple[Fault, ...] = ()


def read(path: Path) -> Saved:
    """The file's text.  Raises Faulty when it cannot be read as UTF-8 text of a sensible size."""
    file = shown(path)
    raw = _raw(path, file)
    if not raw.strip():
        raise _faulty(file, None, "ファイルが からです", "内容を書くか、控えから戻してください")
    notes: list[Fault] = []
    if raw.startswith(_UTF8_MARK):
        raw = raw.removeprefix(_UTF8_MARK)
        notes.append(
            Fault(
                file, 1, "先頭に BOM という印があります", "「UTF-8(BOMなし)」で保存してください", grave=False
            )
        )
    text = _decoded(raw, file)
    if "\r" in text:
        line = text.replace("\r\n", "\r").split("\r")[0].count("\n") + 1
        notes.append(
            Fault(
                file, line, "改行が Windows の形(CRLF)です", "改行を LF にして保存してください", grave=False
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Saved(file, text, tuple(notes))


def _raw(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise _faulty(file, None, "ファイルがありません", "ファイルを元の場所に置いてください") from None
    except OSError as problem:
        what = f"ファイルを読めません({problem.strerror or type(problem).__name__})"
        raise _faulty(file, None, what, "ファイルの権限とディスクを確かめてください") from None
    if len(raw) > LARGEST:
        what = f"ファイルが大きすぎます({LARGEST // 1_000_000}MBを超えています)"
        raise _faulty(file, None, what, "まちがったファイルでないか確かめて、小さく分けてください")
    return raw


def _decoded(raw: bytes, file: str) -> str:
    if raw.startswith(_UTF16):
        raise _faulty(file, 1, "文字コードが UTF-16 です", "UTF-8 で保存し直してください")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        if _is_shift_jis(raw):
            raise _faulty(file, line, "文字コードが Shift_JIS です", "UTF-8 で保存し直してください") from None
        what = "UTF-8 として読めない文字があります(ファイルが こわれているかもしれません)"
        raise _faulty(file, line, what, "この行を書き直すか、控えから戻してください") from None


def _is_shift_jis(raw: bytes) -> bool:
    """Whether the bytes read as Japanese in Shift_JIS: kana, not the odd letters damage makes."""
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return False
    odd = sum("\uff61" <= letter <= "\uff9f" for letter in text)
    kana = sum("\u3041" <= letter <= "\u30fe" for letter in text)
    return kana > odd


def _faulty(file: str, line: int | None, what: str, todo: str) -> Faulty:
    return Faulty((Fault(file, line, what, todo),))
