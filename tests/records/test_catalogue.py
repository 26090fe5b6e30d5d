from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.records.catalogue import (
    LONGEST_CODE,
    Catalogue,
    CatalogueFaultyError,
    CodeKind,
    IntKind,
    Kind,
    NoteRefusedError,
    check_visit,
    load,
)
from tests.records.conftest import ROOT, VISIT

STEP: dict[str, int | str] = {"procedure": "konbini", "step": "what_to_bring", "sheet": 1, "ms": 5200}

EVENTS = {
    "visit_begun": set[str](),
    "visit_ended": {"reason", "ms"},
    "procedure_opened": {"procedure", "version"},
    "step_shown": {"procedure", "step", "sheet", "ms"},
    "chose": {"procedure", "step", "kind"},
    "moved_back": {"procedure", "step"},
    "started_over": {"procedure", "step"},
    "repeated": {"procedure", "step"},
    "looks_changed": {"what", "to"},
    "touch_trouble": {"kind", "place"},
    "help_asked": {"procedure", "step", "kind"},
    "help_chosen": {"procedure", "step", "way"},
    "help_stage": {"way", "stage", "ms"},
    "help_ended": {"way", "how", "ms"},
    "help_about": {"about"},
    "guided": {"how"},
    "guidance_opened": {"procedure", "step"},
    "unmet_need": {"picture"},
    "idle_asked": {"procedure", "step"},
    "idle_reset": {"procedure", "step"},
    "procedure_finished": {"procedure", "version"},
    "fault": {"room", "code"},
    "started": {"version"},
}

PRIVATE = [
    "長崎 太郎",
    "nagasaki taro",
    "090-1234-5678",
    "09012345678",
    "0958221111",
    "123456789012",
    "tel09012345678",
    "tel-090-1234-5678",
    "a1234-5678-9012",
    "a" * (LONGEST_CODE + 1),
    "konbini\n",
    "ｋｏｎｂｉｎｉ",
    "",
]


def _sample(kind: Kind) -> int | str:
    match kind:
        case IntKind():
            return kind.low
        case CodeKind(one_of=dict(meanings)):
            return next(iter(meanings))
        case _:
            return "home"


def test_the_events_are_those_the_product_promises(catalogue: Catalogue) -> None:
    """Which events exist, and their fields, is a promise to residents: a change must be made on purpose."""
    assert {name: set(event.fields) for name, event in catalogue.events.items()} == EVENTS


def test_every_event_can_be_noted(catalogue: Catalogue) -> None:
    """An event that no note satisfies would be a dead line in the catalogue."""
    for name, event in catalogue.events.items():
        catalogue.check(name, {field: _sample(catalogue.kinds[kind]) for field, kind in event.fields.items()})


@pytest.mark.parametrize("private", PRIVATE)
def test_no_field_holds_what_is_private(catalogue: Catalogue, private: str) -> None:
    """No name, number or sentence fits any field of any event."""
    for name, event in catalogue.events.items():
        good = {field: _sample(catalogue.kinds[kind]) for field, kind in event.fields.items()}
        for field in event.fields:
            with pytest.raises(NoteRefusedError):
                catalogue.check(name, {**good, field: private})


@given(st.text(min_size=1).filter(lambda text: not text.isascii() or " " in text or not text.isprintable()))
def test_no_field_holds_free_text(text: str) -> None:
    """Whatever is not a plain code is refused by every code field."""
    catalogue = load(ROOT / "assets/events.toml")
    for field in STEP:
        with pytest.raises(NoteRefusedError):
            catalogue.check("step_shown", {**STEP, field: text})


@given(st.integers(min_value=100_000_000))
def test_no_number_is_long_enough_for_a_telephone(number: int) -> None:
    """A whole-number field ends below nine digits: a Japanese telephone number has ten."""
    catalogue = load(ROOT / "assets/events.toml")
    for field in STEP:
        with pytest.raises(NoteRefusedError):
            catalogue.check("step_shown", {**STEP, field: number})


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("no_such_event", {}),
        ("visit_begun", {"who": "home"}),
        ("step_shown", {key: value for key, value in STEP.items() if key != "ms"}),
        ("step_shown", {**STEP, "option": "yes"}),
        ("step_shown", {**STEP, "sheet": "1"}),
        ("step_shown", {**STEP, "sheet": True}),
        ("step_shown", {**STEP, "sheet": -1}),
        ("step_shown", {**STEP, "sheet": 1.0}),
        ("step_shown", {**STEP, "step": 1}),
        ("step_shown", {**STEP, "step": None}),
        ("chose", {"procedure": "konbini", "step": "which", "kind": "diabetes"}),
    ],
)
def test_a_note_must_fit_exactly(catalogue: Catalogue, name: str, fields: Mapping[str, int | str]) -> None:
    """An unknown event, and a field too many, too few or of another type, are each refused."""
    with pytest.raises(NoteRefusedError):
        catalogue.check(name, fields)


def test_a_refusal_does_not_repeat_the_value(catalogue: Catalogue) -> None:
    """The message goes to the system's journal, so what was refused for being private must not be in it."""
    with pytest.raises(NoteRefusedError) as refusal:
        catalogue.check("step_shown", {**STEP, "step": "長崎太郎"})
    assert "長崎" not in str(refusal.value)


@pytest.mark.parametrize("visit", [VISIT, VISIT.replace("-", ""), ""])
def test_a_visit_is_a_random_id_or_none(visit: str) -> None:
    """UUIDs in both spellings pass; so does none, for what happens outside a visit."""
    check_visit(visit)


@pytest.mark.parametrize("visit", ["taro", "長崎", "f" * 37, "AB", None, 7])
def test_a_visit_names_nobody(visit: str) -> None:
    """Anything that could be a name is refused."""
    with pytest.raises(NoteRefusedError):
        check_visit(visit)


_GOOD = """
version = 1
[readers]
centre = "職員"
[kinds.step]
type = "code"
ja = "ページ"
pattern = "[a-z]+"
[events.step_shown]
when = "出たとき"
readers = ["centre"]
keep_days = 400
fields = { step = "step" }
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('readers = ["centre"]', 'readers = ["neighbour"]', "neighbour"),
        ('fields = { step = "step" }', 'fields = { step = "freetext" }', "freetext"),
        ('pattern = "[a-z]+"', "", "one_of or pattern"),
        ('pattern = "[a-z]+"', 'pattern = "[a-z"', "pattern"),
        ('type = "code"', 'type = "text"', "text"),
        ("keep_days = 400", "keep_days = 0", "keep_days"),
        ("keep_days = 400", "keep_days = 400\nnote = 'x'", "note"),
        ("version = 1", "version =", "line 2"),
    ],
)
def test_a_faulty_catalogue_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A catalogue that would let an unknown reader or an open field in does not load."""
    file = tmp_path / "events.toml"
    file.write_text(_GOOD, encoding="utf-8")
    load(file)
    file.write_text(_GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueFaultyError, match=told):
        load(file)
