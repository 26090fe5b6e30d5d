"""Settings are changed one value at a time; nothing else in the file moves, and no half file is left."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import ROOT
from kiosk.settings import Settings, read_settings
from kiosk.staffroom.saving import NotSavedError, Value, changed, save

EXAMPLE = (ROOT / "packaging" / "kiosk.example.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("centre", "name", "新しい 館"),
        ("idle", "ask_after_s", 600),
        ("touch", "repeat_s", 0.8),
        ("screen", "left_handed", True),
        ("facts", "place.near_centre", "となりの館"),
        ("offer", "without", ("pin", "etax")),
    ],
)
def test_one_value(section: str, key: str, value: Value) -> None:
    """Known or new, with its comment; every other line stays."""
    made = changed(EXAMPLE, section, key, value)
    kept = list(value) if isinstance(value, tuple) else value
    assert tomllib.loads(made)[section][key] == kept
    gone = set(EXAMPLE.splitlines()) - set(made.splitlines())
    assert len(gone) <= 1
    comments = [line.partition("#")[2] for line in EXAMPLE.splitlines() if "#" in line]
    assert [line.partition("#")[2] for line in made.splitlines() if "#" in line] == comments


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])), st.integers(0, 10**6))
def test_any_text(text: str, number: int) -> None:
    """Whatever is typed comes back as it was typed, or nothing is changed."""
    made = changed(changed(EXAMPLE, "centre", "desk", text), "targets", "visits", number)
    read = tomllib.loads(made)
    assert (read["centre"]["desk"], read["targets"]["visits"]) == (text, number)


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "config" / "kiosk.toml"
    save(path, [("centre", "name", "館"), ("targets", "visits", 100)])
    assert read_settings(path).settings.targets.visits == 100
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("text", ["[centre", "[centre]\nname = '''a\nname = 1\n'''\n"])
def test_a_file_it_cannot_edit(tmp_path: Path, text: str) -> None:
    """Stays as it was."""
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotSavedError):
        save(path, [("centre", "name", "館")])
    assert path.read_text(encoding="utf-8") == text
    assert read_settings(path).settings.centre.name == Settings().centre.name or "'''" in text


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    path = tmp_path / "file" / "kiosk.toml"
    path.parent.write_text("", encoding="utf-8")
    with pytest.raises(NotSavedError):
        save(path, [("centre", "name", "館")])
