import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from kiosk.words.catalogue import (
    Catalogue,
    CatalogueError,
    MissingMessageError,
    MissingValueError,
    placeholders,
)
from kiosk.words.po import CatalogueFileError, read_po
from tests.words import scripts
from tests.words.conftest import ROOT

CATALOGUES = sorted((ROOT / "locales").glob("*/LC_MESSAGES"))
"""The folders, one a language: residents' texts in kiosk.po, staff's in staffroom.po, phones' in phone.po."""
FILES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
# `say` asks the catalogue itself, `word` a library that asks it.
ASKING = {"say", "word"}


def _trees() -> Iterator[ast.Module]:
    """All of the program but the spare words, which repeat the catalogue and ask for nothing."""
    for path in sorted((ROOT / "kiosk").rglob("*.py")):
        if path.name == "spare.py":
            continue
        yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def _calls() -> Iterator[tuple[str, frozenset[str] | None]]:
    """The literal key of every asking call, with its keywords; None where they are given by **."""
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        match node:
            case ast.Call(
                func=ast.Attribute(attr=name) | ast.Name(id=name), args=[ast.Constant(value=str(key))]
            ) if name in ASKING:
                given = [keyword.arg for keyword in node.keywords]
                yield key, None if None in given else frozenset(filter(None, given))
    yield from scripts.asked()
    yield from ((key, frozenset()) for key in scripts.holes())


def _mentioned() -> tuple[set[str], list[str]]:
    """All string literals of the program, and patterns of its f-strings (`page.{need}`)."""
    nodes = [node for tree in _trees() for node in ast.walk(tree)]
    literals = {
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    literals |= {key for key, _ in scripts.asked()} | set(scripts.holes())
    return literals, [
        *(_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)),
        *scripts.patterns(),
    ]


def _pattern(text: ast.JoinedStr) -> str:
    """An f-string as a pattern: a key must begin with a literal room, as in `page.`."""
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in text.values]
    return "".join(parts) if parts and re.match(r"[a-z_]+\\\.", parts[0]) else r"(?!)"


def test_phones_ask_in_a_way_that_can_be_read() -> None:
    """Else the tests below would pass over what a script asks for; and no script has words of its own."""
    assert scripts.unread() == []
    assert scripts.own_words() == []


def _texts(folder: Path) -> dict[str, str]:
    """All texts of a language; no key is in two files."""
    found = [_of_file(path) for path in sorted(folder.glob("*.po"))]
    assert sum(map(len, found)) == len(set().union(*found))
    return {key: text for texts in found for key, text in texts.items()}


def _of_file(path: Path) -> dict[str, str]:
    return read_po(path.read_text(encoding="utf-8"))


def test_there_is_a_catalogue() -> None:
    """The tests below look at something."""
    assert any(path.parts[-2] == "ja" for path in CATALOGUES)
    assert len(list(_calls())) > 20


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-2])
def test_every_key_that_is_asked_for_is_there(path: Path) -> None:
    """No resident meets a key instead of a text."""
    assert {key for key, _ in _calls()} - set(_texts(path)) == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-2])
def test_no_text_is_left_that_nobody_asks_for(path: Path) -> None:
    """Translators do no work for nothing."""
    literals, patterns = _mentioned()
    orphans = {
        key
        for key in _texts(path)
        if key not in literals and not any(re.fullmatch(pattern, key) for pattern in patterns)
    }
    assert orphans == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-2])
def test_placeholders_match_what_is_given(path: Path) -> None:
    """What the code puts in and what the text takes out are the same names."""
    texts = _texts(path)
    wrong = {
        key: (sorted(given), sorted(placeholders(texts[key])))
        for key, given in _calls()
        if given is not None and key in texts and placeholders(texts[key]) != given
    }
    assert wrong == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_polib_reads_the_same(path: Path) -> None:
    """Our reader and the usual tool agree, so translators may use any gettext editor."""
    theirs = {
        entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr and not entry.obsolete
    }
    assert _of_file(path) == theirs


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_text_has_a_note_for_translators(path: Path) -> None:
    """A key without a note cannot be translated well."""
    assert [entry.msgid for entry in polib.pofile(str(path)) if not entry.comment] == []


def test_escapes_and_continued_lines_are_read_like_polib(tmp_path: Path) -> None:
    """Quotes, tabs, new lines, backslashes, obsolete, flags and empty entries."""
    text = (
        '\ufeffmsgid ""\nmsgstr "Language: ja\\n"\n\n#, c-format\n#. note\nmsgid "a.b"\nmsgstr ""\n'
        '"一行\\n"\n"二\\t\\"行\\" \\\\n"\n\nmsgid "a.c"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "古い"\n'
    )
    path = tmp_path / "kiosk.po"
    path.write_text(text, encoding="utf-8")
    assert _of_file(path) == {"a.b": '一行\n二\t"行" \\n'}
    assert polib.pofile(str(path))[0].msgstr == '一行\n二\t"行" \\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n', 4),
        ('msgid "a"\nmsgstr "x\n', 1),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n', 1),
        ('msgid "a"\nmsgstr "x"\n"y" z\n', 3),
        ('msgctxt "c"\nmsgid "a"\nmsgstr "x"\n', 1),
    ],
)
def test_a_malformed_file_names_its_line(text: str, line: int) -> None:
    """A slip of the pen is found, not silently skipped."""
    with pytest.raises(CatalogueFileError, match=f"^{line}行目"):
        read_po(text)


def test_placeholders_are_filled_by_name() -> None:
    """Values go in by keyword, in any order, as text."""
    catalogue = Catalogue({"rail.where": "{total}のうち{now}"})
    assert catalogue.say("rail.where", now=7, total="10") == "10のうち7"


def test_a_missing_text_is_an_error_in_tests() -> None:
    """By default nothing is missing silently."""
    with pytest.raises(MissingMessageError, match=r"rail\.next"):
        Catalogue({}).say("rail.next")
    with pytest.raises(MissingValueError, match="now"):
        Catalogue({"rail.where": "{now}"}).say("rail.where")


def test_in_production_a_fault_is_recorded_and_the_page_goes_on() -> None:
    """A resident is never shown an error: the last part of the key stands in."""
    faults: list[CatalogueError] = []
    catalogue = Catalogue({"rail.where": "{now}番"}, on_fault=faults.append)
    assert catalogue.say("rail.next") == "next"
    assert catalogue.say("rail.where") == "now番"
    assert [type(fault) for fault in faults] == [MissingMessageError, MissingValueError]


def test_300_texts_are_read_within_10_ms(tmp_path: Path) -> None:
    """Start-up is measured; the best of ten counts, since other work shares the machine."""
    entries = [
        f'#. note\nmsgid "room.key{n}"\nmsgstr "これは{{name}}の文です。{n}番です。"\n' for n in range(300)
    ]
    path = tmp_path / "kiosk.po"
    path.write_text('msgid ""\nmsgstr ""\n\n' + "\n".join(entries), encoding="utf-8")
    assert len(Catalogue.load(path).messages) == 300
    assert min(_seconds(path) for _ in range(10)) < 0.010


def _seconds(path: Path) -> float:
    begun = time.perf_counter()
    Catalogue.load(path)
    return time.perf_counter() - begun
