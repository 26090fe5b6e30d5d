"""What the log's codes are called in Japanese, and the order in which they are listed.

The order is the authors', never that of the counts: where a count must not be told, a row's place would tell.
"""

from collections.abc import Mapping

from kiosk.procedures.home import Need
from kiosk.procedures.model import Procedure
from kiosk.records.catalogue import Catalogue, CodeKind
from kiosk.values import dataclass

OTHER, FINISHED, UNENDED = "other", "finished", "unended"
COVER, PRIVATE = "cover", "private"

_OWN_STEPS = {COVER: "はじめのページ", "counter": "窓口の案内", "phone": "電話の案内"}
_HIDDEN_STEP = {PRIVATE: "名前を残さないページ"}
_SIZES = {"standard": "ふつう", "large": "大きい", "larger": "もっと大きい", "largest": "いちばん大きい"}
_SPEEDS = {"1min": "1分以内", "5min": "5分以内", "later": "5分より後", "never": "答えた記録がない"}


@dataclass(frozen=True)
class Words:
    """For each kind of code its names, in the order to list them."""

    procedures: Mapping[str, str]
    steps: Mapping[str, Mapping[str, str]]
    pictures: Mapping[str, str]
    endings: Mapping[str, str]
    helps: Mapping[str, str]
    troubles: Mapping[str, str]
    sizes: Mapping[str, str]
    speeds: Mapping[str, str]


def words_of(procedures: Mapping[str, Procedure], needs: tuple[Need, ...], events: Catalogue) -> Words:
    """The names of what this tablet shows and logs."""
    return Words(
        procedures={name: each.title for name, each in procedures.items()},
        steps={name: _steps(each) for name, each in procedures.items()},
        pictures={need.key: need.label for need in needs},
        endings={**_meanings(events, "end_reason"), UNENDED: "まだ終わっていない"},
        helps=_meanings(events, "help_kind"),
        troubles=_meanings(events, "trouble"),
        sizes=_SIZES,
        speeds=_SPEEDS,
    )


def _steps(procedure: Procedure) -> Mapping[str, str]:
    named = {name: step.title for name, step in procedure.steps.items() if not step.private}
    hidden = _HIDDEN_STEP if len(named) < len(procedure.steps) else {}
    return {**_OWN_STEPS, **named, **hidden}


def _meanings(events: Catalogue, kind: str) -> Mapping[str, str]:
    found = events.kinds.get(kind)
    return found.one_of or {} if isinstance(found, CodeKind) else {}
