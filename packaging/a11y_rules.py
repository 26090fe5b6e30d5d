"""Accerciser's own validation rules, run without its window.

The rules are the file that Debian's accerciser installs, read as it is.  It expects to live inside
accerciser's plug-in and takes one thing from it, the base class of a rule: that is given to it here, so no
window is needed.  Runs on the system's Python, where pyatspi is.
"""

import importlib.util
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gi.repository import Atspi  # type: ignore[import-not-found,unused-ignore]

RULES = Path("/usr/share/accerciser/plugindata/validate/basic.py")


@dataclass(frozen=True)
class Verdict:
    """One complaint: what the rule says, and about what."""

    says: str
    role: str
    name: str

    def __str__(self) -> str:
        return f"{self.says}: {self.role} 「{self.name}」"


class Rule:
    """What accerciser calls a Validator: by default it applies to everything and complains of nothing."""

    def condition(self, _acc: Any) -> bool:
        return True

    def before(self, acc: Any, state: dict[str, Any], view: Any) -> None:
        """Called before the children are visited."""

    def after(self, acc: Any, state: dict[str, Any], view: Any) -> None:
        """Called after the children were visited."""


class Report:
    """Takes the rules' complaints; accerciser's levels below error are kept apart by name."""

    def __init__(self) -> None:
        self.errors: list[Verdict] = []

    def error(self, text: str, acc: Any, _url: str = "") -> None:
        self.errors.append(Verdict(text, acc.getRoleName(), acc.name or ""))

    def warn(self, text: str, acc: Any, url: str = "") -> None:
        """Not used by the shipped rules."""

    info = debug = warn


def load_rules() -> list[Rule]:
    """One of each rule.  Raises FileNotFoundError when accerciser is not installed."""
    # The rule about reciprocal relations asks for a name by a method that this Atspi no longer has.
    Atspi.Relation.getRelationTypeName = lambda relation: relation.get_relation_type().value_nick
    host = types.ModuleType("validate")
    host.__dict__["Validator"] = Rule
    sys.modules["validate"] = host
    spec = importlib.util.spec_from_file_location("accerciser_basic", RULES)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(RULES)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Rule)]
    return [kind() for kind in kinds if kind is not Rule]


def visit(acc: Any, *, hidden: bool) -> Iterator[tuple[Any, int]]:
    """Every object under this one, with 0 on the way down and 1 on the way up; hidden ones only if wanted."""
    yield acc, 0
    for child in acc:
        if child is not None and (hidden or is_showing(child)):
            yield from visit(child, hidden=hidden)
    yield acc, 1


def is_showing(acc: Any) -> bool:
    """Whether a person could see or hear it now."""
    return bool(acc.getState().contains(Atspi.StateType.SHOWING))


def _applies(rule: Rule, acc: Any) -> bool:
    try:
        return bool(rule.condition(acc)) and not _empty_handed(rule, acc)
    except Exception:  # noqa: BLE001  (accerciser's contract: a condition that raises means "no")
        return False


def _empty_handed(rule: Rule, acc: Any) -> bool:
    """Qt says of every label and window that it has actions, and then lists none.

    The rule that whatever has actions must take the focus means things that can be pressed: it is put to
    those that list one.
    """
    return type(rule).__name__ == "ActionIsInteractive" and acc.queryAction().nActions == 0


def judge(root: Any, rules: list[Rule], *, hidden: bool) -> list[Verdict]:
    """What accerciser's Validate would report of this object and all below it, rules that broke included."""
    report, state = Report(), dict[str, Any]()
    for acc, upwards in visit(root, hidden=hidden):
        for rule in rules:
            if _applies(rule, acc):
                _apply(rule, acc, upwards, state, report)
    return report.errors


def _apply(rule: Rule, acc: Any, upwards: int, state: dict[str, Any], report: Report) -> None:
    try:
        (rule.after if upwards else rule.before)(acc, state, report)
    except Exception as error:  # noqa: BLE001  (accerciser lists a rule that raises as EXCEPT)
        report.error(f"{type(rule).__name__} broke: {error}", acc)
