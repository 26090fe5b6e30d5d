"""What the YAML parser complains of, in words for the author of a procedure."""

import yaml

_LINES_TODO = "この行と すぐ上の行の、字下げ(空白)・コロン・引用符を見直してください"
# The parser's words -> ours.  The first that occurs in its message counts.
_WORDS = (
    ("mapping values are not allowed", "コロン「:」の場所が正しくありません", _LINES_TODO),
    (
        "cannot start any token",
        "この文字からは はじめられません(タブや記号)",
        "タブは空白に変え、記号ではじまる文は引用符で囲んでください",
    ),
    ("found unexpected end of stream", "引用符が閉じていません", "閉じる引用符を書いてください"),
    ("found a tab", "字下げに タブが使われています", "タブを空白二つに変えてください"),
    ("found undefined alias", "「*」の印は使えません", "同じ内容でも そのまま書いてください"),
    ("could not find expected ':'", "コロン「:」がありません", "「名前: 値」の形に書いてください"),
    ("did not find expected ',' or", "かっこが閉じていません", "かっこの閉じわすれを見直してください"),
    ("did not find expected key", "字下げか引用符が そろっていません", _LINES_TODO),
    (
        "did not find expected '-' indicator",
        "「-」の並びが そろっていません",
        "「-」の字下げを そろえてください",
    ),
    ("escape", "引用符の中の「\\」が正しくありません", "「\\」を消すか、一重の引用符に変えてください"),
    (
        "control characters are not allowed",
        "使えない制御文字が入っています",
        "控えから戻すか、打ち直してください",
    ),
)


def in_japanese(problem: yaml.YAMLError) -> tuple[int, str, str]:
    """(line from 1, what, todo) of an error of the parser's."""
    said = str(problem)
    # An open quote is mended where it opens, everything else where the parser stumbled.
    marks = [getattr(problem, name, None) for name in ("problem_mark", "context_mark")]
    first, second = marks if "quoted scalar" not in said else marks[::-1]
    mark = first or second
    line = mark.line + 1 if mark is not None else 1
    for known, what, todo in _WORDS:
        if known in said:
            return line, what, todo
    return line, "YAML の書き方が正しくありません", _LINES_TODO
