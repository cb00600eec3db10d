"""Plain values: tables, lists, texts, exact numbers, yes/no and days, none of them beyond measure."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from studiorules.errors import Problem, Unreadable

__all__ = ["DEEPEST", "Unusable", "below", "decimal", "integer", "plain"]

DEEPEST = 20
"""The most tables and lists that may stand inside each other."""
_MOST_DIGITS = 40
_LARGEST_NUMBER = 10**_MOST_DIGITS
_PLAIN = ("普通的文字、数或日期", "plain text, a number or a day")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def below(path: str, key: object) -> str:
    """Return the path of a key inside a table."""
    return f"{path}.{key}" if path else str(key)


class Unusable:
    """A number of a text that nobody can reckon with: endless digits, `NaN`, `Infinity`."""

    def __init__(self, said: str) -> None:
        self.said = said if len(said) <= 20 else f"{said[:20]}…"


def integer(said: str) -> int | Unusable:
    """Read a whole number; digits without end are not even counted."""
    return int(said) if len(said) <= _MOST_DIGITS else Unusable(said)


def decimal(said: str) -> Decimal | Unusable:
    """Read a number with decimals exactly."""
    try:
        number = Decimal(said)
    except InvalidOperation:
        return Unusable(said)
    usable = number.is_finite() and len(said) <= 2 * _MOST_DIGITS and abs(number.adjusted()) <= _MOST_DIGITS
    return number if usable else Unusable(said)


def plain(said: Mapping[Any, Any], twice: Mapping[int, list[str]]) -> tuple[dict[str, Any], list[Problem]]:
    """Copy a document into plain values.

    Args:
        said: The document.
        twice: Keys that a table has twice, by the identity of the table.

    Returns:
        The copy, and what is wrong with the document.
    """
    problems: list[Problem] = []
    if not twice:
        try:
            return _copied(said, 0), problems
        except _Anomaly:  # what it is and where is worth a second look
            pass
    return _examined(said, "", 0, twice, problems), problems


class _Anomaly(Exception):
    """Something in a document that no reader should meet."""


def _copied(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is str:
        if _UNWRITABLE.search(value):
            raise _Anomaly
        return value
    if kind is bool or value is None or kind is date:
        return value
    if kind is int and -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
        return value
    if depth < DEEPEST:
        if kind is dict:
            return {key if type(key) is str else _refuse_key(): _copied(one, depth + 1) for key, one in value.items()}
        if kind is list:
            return [_copied(one, depth + 1) for one in value]
    problems: list[Problem] = []
    made = _examined(value, "", depth, {}, problems)
    if problems:
        raise _Anomaly
    return made


def _refuse_key() -> str:
    raise _Anomaly


def _examined(value: Any, path: str, depth: int, twice: Mapping[int, list[str]], problems: list[Problem]) -> Any:
    """Copy a value and note what is wrong with it."""
    if isinstance(value, (Mapping, list, tuple)) and depth >= DEEPEST:
        problems.append(Problem(code="too-deep", path=path, expected=(str(DEEPEST), str(DEEPEST))))
        return None
    if isinstance(value, Mapping):
        odd = [key for key in value if not isinstance(key, str)]
        problems += [_wrong(below(path, key), type(key).__name__) for key in odd]
        again = twice.get(id(value), ())
        problems += [Problem(code="duplicate-key", path=below(path, key), found=key) for key in again]
        return {str(key): _examined(one, below(path, key), depth + 1, twice, problems) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_examined(one, f"{path}[{index}]", depth + 1, twice, problems) for index, one in enumerate(value)]
    try:
        return _scalar(value)
    except Unreadable as trouble:
        problems.append(trouble.at(path))
        return None


def _scalar(value: Any) -> Any:
    if isinstance(value, str):
        if _UNWRITABLE.search(value):
            raise Unreadable("wrong-type", found=ascii(value)[:40], expected=_PLAIN)
        return str(value)
    if isinstance(value, (bool, date, time)) or value is None:
        return value
    number: object = value
    if isinstance(value, (float, Decimal)):
        number = decimal(repr(value) if isinstance(value, float) else str(value))
    elif isinstance(value, int) and not -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
        number = Unusable(f"≥ 10^{_MOST_DIGITS}")
    if isinstance(number, Unusable):
        raise Unreadable("not-a-number", found=number.said)
    if isinstance(number, (int, Decimal)):
        return number
    raise Unreadable("wrong-type", found=type(value).__name__, expected=_PLAIN)


def _wrong(path: str, found: str) -> Problem:
    return Problem(code="wrong-type", path=path, found=found, expected=_PLAIN)
