"""The tables of expected readings: what is written, a tab, how it is said in hiragana."""

from pathlib import Path


def rows(name: str) -> list[tuple[str, str]]:
    """The pairs of a table in this folder."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [(written, said) for written, said in (line.split("\t") for line in lines)]


NUMBERS = rows("numbers.tsv")
TERMS = rows("terms.tsv")
