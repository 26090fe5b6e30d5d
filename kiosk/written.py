"""The forms of written files: plain frozen dataclasses, and the limits their authors must keep.

pydantic checks a file against them, and is loaded only when a file has to be read anew: importing it costs a
seventh of a second, which a kiosk that starts with unchanged files need not spend.
"""

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, dataclass_transform

from kiosk.values import dataclass

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema

W = TypeVar("W")
_adapters: "dict[type, TypeAdapter[Any]]" = {}


class Limit:
    """A limit on a field, in pydantic's words: pattern, min_length, ge, strict, discriminator …"""

    def __init__(self, **limits: str | float | bool) -> None:
        self._limits = tuple(limits.items())

    def __hash__(self) -> int:
        return hash(self._limits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Limit) and other._limits == self._limits

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic import Field  # noqa: PLC0415

        limits: dict[str, Any] = dict(self._limits)
        return handler.generate_schema(Annotated[source, Field(**limits)])


@dataclass_transform(frozen_default=True, kw_only_default=True)
def written(form: type[W]) -> type[W]:
    """A form: frozen, every value of exactly its type, nothing beyond what it names."""
    made: Any = form
    made.__pydantic_config__ = {"strict": True, "extra": "forbid"}
    made.__get_pydantic_core_schema__ = classmethod(_from_mapping)
    return dataclass(frozen=True, kw_only=True)(form)


def _from_mapping(_form: type, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
    """Strict values, yet the whole is read from a mapping: that is how it stands in the file."""
    schema = handler(source)
    form: Any = handler.resolve_ref_schema(schema)
    form["strict"] = False
    return schema


def read_as(form: type[W], data: object) -> W:
    """Plain data as the form it was written in.  Raises pydantic's ValidationError with every fault."""
    made: W = _adapter(form).validate_python(data)
    return made


def read_json_as(form: type[W], text: bytes) -> W:
    """The same from JSON, where a day is a text and every list is a list."""
    made: W = _adapter(form).validate_json(text)
    return made


def as_plain(written_down: object) -> dict[str, Any]:
    """What `read_json_as` would read, before it is made text."""
    plain: dict[str, Any] = _adapter(type(written_down)).dump_python(written_down, mode="json")
    return plain


def _adapter(form: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415

    if form not in _adapters:
        _adapters[form] = TypeAdapter(form)
    return _adapters[form]
