"""The page as plain data for templates, every text made safe to look at."""

from dataclasses import fields, is_dataclass
from typing import Any

from col7a1tools.views.visible import visible

_DRAWINGS = frozenset({"svg", "narrow_svg", "turned_svg", "png"})


def shown(page: object) -> dict[str, Any]:
    """Dataclasses as dictionaries, tuples as lists; pictures stay as they are."""
    data: dict[str, Any] = _plain(page)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: getattr(value, field.name)
            if field.name in _DRAWINGS
            else _plain(getattr(value, field.name))
            for field in fields(value)
        }
    return value
