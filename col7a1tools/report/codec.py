"""Dataclasses to plain JSON values and back, by their type hints."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dataclasses as objects in the order of their fields, tuples as arrays."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(value[key]) for key in sorted(value)}
    return value


def from_plain(plain: Any, kind: Any) -> Any:
    """The value of type ``kind`` that ``plain`` holds.

    Keys that the dataclass does not know are left out, so that a record of a newer minor version
    can be read. The schema has been checked before.
    """
    origin = get_origin(kind)
    if origin is UnionType:
        parts = [part for part in get_args(kind) if part is not NoneType]
        # A union of plain types (text or number) needs no conversion.
        return plain if plain is None or len(parts) > 1 else from_plain(plain, parts[0])
    if origin is tuple:
        item_kind = get_args(kind)[0]
        return tuple([from_plain(item, item_kind) for item in plain])
    if origin is dict:
        value_kind = get_args(kind)[1]
        return {key: from_plain(item, value_kind) for key, item in plain.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        known = {name: hint for name, hint in _hints(kind).items() if name in plain}
        return kind(**{name: from_plain(plain[name], hint) for name, hint in known.items()})
    return plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
