"""Steps that procedures share: joined, told with their own file, and never taking a procedure with them."""

from pathlib import Path

import pytest

from kiosk.procedures.model import Call, Choose, Helper, Procedure
from kiosk.procedures.paths import onward, targets
from kiosk.procedures.shelf import open_shelf
from tests.procedures.folder import PROCEDURE, Assets, line_of, said
from tests.procedures.written import GOOD

ASSETS = Path(__file__).parents[2] / "assets"
PART = """\
id: told
steps:
  told_stop:
    kind: helper
    title: ここでとまります
    text:
      - かかりにきいてください。
    picture: paper
    next: told_end
    supporter: いっしょにききます。
  told_end:
    kind: finish
    title: おわりです
    text:
      - ここまでです。
    picture: paper
    supporter: ゆっくりでだいじょうぶです。
"""
FILE = "parts/told.yaml"
USING = GOOD.replace("start: listen\n", "parts: [told]\nstart: listen\n").replace(
    "    unsure: ask\n", "    unsure: told_stop\n"
)


@pytest.fixture
def using(assets: Assets) -> Assets:
    """The good procedure with a part."""
    assets.write(FILE, PART)
    assets.write(PROCEDURE, USING.replace("  ask:\n", "  ask_nobody:\n"))
    assets.change(
        PROCEDURE, "    picture: paper\n    options:\n", "    picture: paper\n    options:\n" + ASKING
    )
    return assets


ASKING = "      - key: ask\n        label: きく\n        picture: paper\n        next: ask_nobody\n"


def test_the_steps_of_a_part_stand_in_the_procedure(using: Assets) -> None:
    assert [fault for fault in said(using) if fault[3]] == []
    procedure = open_shelf(using.root).procedures["good"]
    assert {"told_stop", "told_end", "listen"} <= procedure.steps.keys()


def test_a_fault_in_a_part_is_told_once_with_its_file_and_line(using: Assets) -> None:
    """However many procedures share it."""
    using.write(
        "procedures/other.yaml", (using.root / PROCEDURE).read_text().replace("id: good", "id: other")
    )
    using.change(FILE, "- ここまでです。", "- " + "あ" * 50 + "。")
    found = [(file, line) for file, line, what, _ in said(using) if "51文字" in what]
    assert found == [(FILE, line_of(PART, "- ここまで"))]


@pytest.mark.parametrize("harm", ["kind: nonsense", "not yaml: ["])
def test_a_broken_part_leaves_a_person_in_its_place(using: Assets, harm: str) -> None:
    """The procedures that share it are shown as before, and the fault names the part alone."""
    using.change(FILE, "kind: finish", harm)
    shelf = open_shelf(using.root)
    assert {fault.file for fault in shelf.faults} == {f"assets/{FILE}"}
    steps = shelf.procedures["good"].steps
    assert isinstance(steps["told_stop"], Helper)
    assert steps["told_stop"].next in steps


@pytest.mark.parametrize(
    ("name", "old", "new", "file", "what"),
    [
        (FILE, "  told_end:\n", "  end:\n", FILE, "ぶつかります"),
        (PROCEDURE, "  ask_nobody:\n", "  told_end:\n", PROCEDURE, "共通の歩「told」にもあります"),
        (PROCEDURE, "unsure: told_stop", "unsure: ask_nobody", PROCEDURE, "共通の歩へ行く道がありません"),
        (PROCEDURE, "parts: [told]", "parts: [tald]", PROCEDURE, "「tald」という共通の歩はありません"),
        (PROCEDURE, "parts: [told]", "parts: [[told]]", PROCEDURE, "文ではなく"),
    ],
)
def test_what_does_not_fit_is_told(
    using: Assets, name: str, old: str, new: str, file: str, what: str
) -> None:
    using.change(name, old, new)
    assert any(found[0] == file and what in found[2] for found in said(using)), said(using)


# Money, cards, and help from afar; where only one way of a procedure is about them, its first question.
STOPS = {
    "bus": "aid_told",
    "etax": "told",
    "funshitsu": "which",
    "hikkoshi": "out_told",
    "hokensho": "told",
    "kaigo": "told",
    "konbini": "which",
    "koushin": "told",
    "line": "told",
    "nenkin": "told",
    "pin": "told",
    "portal": "told",
    "shinsei": "told",
    "sumaho": "told",
    "uketori": "told",
}
SHIPPED = open_shelf(ASSETS).procedures
LABEL = "電話で言われて来た"


@pytest.mark.parametrize("name", STOPS)
def test_whoever_was_told_by_telephone_is_stopped_at_the_start(name: str) -> None:
    """The answer stands at the first question, and leads to a person, then to 188 and #9110."""
    procedure = SHIPPED[name]
    asked = procedure.steps[STOPS[name]]
    assert isinstance(asked, Choose)
    answer = next(option for option in asked.options if option.label == LABEL)
    assert isinstance(procedure.steps[targets(answer.next)[0]], Helper)
    ahead = _ahead(procedure, targets(answer.next)[0])
    numbers = {step.number for step in ahead if isinstance(step, Call)}
    assert {"phone.police_advice", "phone.consumer"} <= numbers


def _names_ahead(procedure: Procedure, name: str) -> set[str]:
    return {name}.union(*(_names_ahead(procedure, to) for to in onward(procedure.steps[name])))


def _ahead(procedure: Procedure, name: str) -> list[object]:
    return [procedure.steps[each] for each in _names_ahead(procedure, name)]
