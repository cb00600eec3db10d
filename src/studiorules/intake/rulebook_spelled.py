"""What an override changes, as it is written: a value in one line."""

from datetime import date
from decimal import Decimal
from typing import Final

__all__ = ["spelled"]

_LONGEST: Final = 300


def spelled(value: object) -> str:
    """A value as it is written, in one line; of dated values the days and what holds from each."""
    listed = [one for one in value if isinstance(one, dict) and "value" in one] if isinstance(value, list) else []
    said = "; ".join(f"{_written(one['value'])} ({_written(one.get('from'))})" for one in listed) or _written(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value.normalize(), "f") if value else "0"
        case {"zh": str(zh), **rest}:
            return " / ".join([zh, *(str(one) for one in rest.values())])
        case dict():
            return "{ " + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_written(one) for one in value) + "]"
        case date():
            return value.isoformat()
        case _:
            return str(value)
