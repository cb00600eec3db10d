"""How the linter quotes a rulebook: bounds as they are written, numbers without trailing zeros."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from studiorules.rulebook import AllOf, Bound, Compared, Condition, Deadline, Exists, Not, OneOf, Related, Test, ValueOf
from studiorules.rulebook.value import Given
from studiorules.terms import Text

__all__ = ["bound", "condition", "days", "number", "quoted", "sentence", "value"]


def number(given: Decimal) -> str:
    """Write a number as people do."""
    return format(given.normalize(), "f")


def value(given: Given | bool) -> str:
    """Write a value as a rulebook does."""
    match given:
        case bool():
            return "true" if given else "false"
        case Decimal():
            return number(given)
        case ValueOf():
            return f'"@{given.name}"'
        case Deadline():
            return f'"{given.month:02}-{given.day:02}"'
        case date():
            return given.isoformat()
    return f'"{given}"'


def bound(given: Bound) -> str:
    """Write a bound as a rulebook does: `at_least = 30`."""
    told = [value(one) for one in given.values]
    return f"{given.word} = {told[0] if len(told) == 1 else '[' + ', '.join(told) + ']'}"


def days(first: date, last: date | None) -> Text:
    """Say from which day to which; on and on where there is no last."""
    if last is None:
        return Text(f"{first.isoformat()}起", f"from {first.isoformat()} on")
    return Text(f"{first.isoformat()}至{last.isoformat()}", f"from {first.isoformat()} to {last.isoformat()}")


def sentence(test: Test) -> str:
    """Name a test by its bound; by its place where it has none."""
    return test.path.rpartition(":")[2] if test.bound is None else bound(test.bound)


def quoted(test: Test) -> Text:
    """Quote a test in a sentence."""
    said = sentence(test)
    return Text(f"“{said}”", f'"{said}"')


def condition(given: Condition) -> str:
    """Write a condition of a filter as a rulebook does, as short as can be."""
    match given:
        case OneOf(field, values):
            told = [value(one) for one in values]
            return f"{field} = {told[0] if len(told) == 1 else '[' + ', '.join(told) + ']'}"
        case Compared(field, word, threshold):
            return f"{field}.{word} = {value(threshold)}"
        case Not(inner):
            return f"not = {{ {condition(inner)} }}"
        case AllOf(conditions):
            return ", ".join(condition(one) for one in conditions)
        case Exists(field):
            return f"{field}.exists = true"
        case Related(field, relation, section, other):
            return f'{field}.{relation} = "{section}.{other}"'
    return "evidence.exists = true"
