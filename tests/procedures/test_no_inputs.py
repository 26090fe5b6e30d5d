"""No page anywhere takes a PIN or a マイナンバー: no step has a field to type into."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.procedures import domains, facts, glossary, home, machines, model
from kiosk.procedures.told import ROLES, UNTOLD

KINDS = {
    "read", "choose", "checklist", "qr", "call", "place", "shelter", "do_elsewhere", "practise", "wait",
    "helper", "finish",
}  # fmt: skip
COMMON = {
    "title",
    "text",
    "spoken",
    "picture",
    "supporter",
    "forbidden",
    "stumbles",
    "risk",
    "kind",
    "private",
}
# All that any kind of step has besides; whoever adds one proves here that it takes nothing from a person.
OWN = {
    "next", "options", "unsure", "items", "url", "domain", "otherwise", "number", "free", "hours", "menu",
    "say", "asked", "never_asked", "spots", "remember", "days", "about", "reason", "machine", "task",
    "dangers", "walking",
}  # fmt: skip


def steps() -> tuple[type[model.Common], ...]:
    """Every kind of step."""
    union, _field = get_args(model.Step)
    return get_args(union)


def test_the_kinds_of_steps_are_these_and_none_has_an_input() -> None:
    """A new kind or field must be looked at here before it can ship."""
    assert {get_args(get_type_hints(step)["kind"])[0] for step in steps()} == KINDS
    assert {name for step in steps() for name in get_type_hints(step)} == COMMON | OWN


def test_every_written_text_is_either_checked_or_known_to_be_told_to_nobody() -> None:
    """A new text field cannot slip past the rules about words."""
    written = {
        name
        for module in (model, machines, home, facts, domains, glossary)
        for part in vars(module).values()
        if isinstance(part, type) and hasattr(part, "__pydantic_config__")
        for name, kind in get_type_hints(part).items()
        if holds_text(kind)
    }
    assert written <= ROLES.keys() | UNTOLD
    assert not ROLES.keys() & UNTOLD


def holds_text(annotation: Any) -> bool:
    """Whether a field can hold text itself (not inside another model)."""
    if annotation is str:
        return True
    inner = get_args(annotation)
    if get_origin(annotation) is Mapping:  # its names are not told, its values may be
        inner = inner[1:]
    return any(holds_text(each) for each in inner)
