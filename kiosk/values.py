"""Frozen dataclasses that cost a start little.

The standard decorator writes six methods of every class as text and compiles them at every start, 1 ms each:
a sixth of the time before the first frame.  Here the methods are closures over the names of the fields.  All
else is the standard's own: `fields`, `replace`, `match`, inheritance, pydantic's reading of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "replace"]
V = TypeVar("V")

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def replace(value: V, /, **changes: Any) -> V:
        """The standard's `replace` in a fifth of the time: a page is made by a dozen of them."""
        form, old = type(value), value.__dict__
        known = form.__dataclass_fields__
        if not changes.keys() <= known.keys():
            raise TypeError(f"{form.__name__} has no {sorted(changes.keys() - known.keys())}")
        made = object.__new__(form)
        made.__dict__.update({name: old[name] for name in known})  # nothing else that was kept there
        made.__dict__.update(changes)
        if then := getattr(made, "__post_init__", None):
            then()
        return made

    def dataclass(*, frozen: bool, kw_only: bool = False) -> Callable[[type[V]], type[V]]:
        """The standard's `dataclass(frozen=True)`, with or without `kw_only`."""
        if not frozen:
            raise TypeError("a value is frozen; dataclasses.dataclass makes the others")
        return lambda form: _frozen(form, kw_only=kw_only)


def _frozen(form: type[V], *, kw_only: bool) -> type[V]:
    made: Any = form
    made.__doc__ = form.__doc__ or form.__name__  # else the standard reads the whole source for one
    standard(init=False, repr=False, eq=False, kw_only=kw_only)(form)
    known = fields(made)
    made.__init__ = _init(form.__name__, known, getattr(form, "__post_init__", None))
    if "__repr__" not in vars(form):
        made.__repr__ = _repr
    made.__setattr__ = made.__delattr__ = _refuse
    if "__eq__" not in vars(form):
        compared = tuple(f.name for f in known if f.compare)
        values = attrgetter(*compared) if compared else type
        made.__eq__ = lambda self, other: (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )
        made.__hash__ = lambda self: hash(values(self))
    return form


def _init(
    name: str, known: "tuple[Field[Any], ...]", then: Callable[[Any], None] | None
) -> Callable[..., None]:
    """Takes what the standard's `__init__` would take."""
    placed = tuple(f.name for f in known if f.init and not f.kw_only)
    wanted = frozenset(f.name for f in known if f.init)
    standing: Mapping[str, Any] = {f.name: f.default for f in known if f.default is not MISSING}
    made_anew = tuple((f.name, f.default_factory) for f in known if f.default_factory is not MISSING)
    all_placed = len(placed) if len(placed) == len(known) else None

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        values = self.__dict__
        if len(given) == all_placed and not named:  # the most frequent way, in half of the time
            values.update(zip(placed, given, strict=True))
        else:
            values.update(standing)
            for field, make in made_anew:
                values[field] = make()
            values.update(zip(placed, given, strict=False))
            values.update(named)
            if len(given) > len(placed) or values.keys() != wanted:
                raise TypeError(f"{name}: given {len(given)} and {sorted(named)}, wanted {sorted(wanted)}")
        if then is not None:
            then(self)

    return init


def _repr(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse(_self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change {name!r}")
