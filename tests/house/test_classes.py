"""The objects: what a dossier, a rulebook and a finding are made of cannot be changed and is named when made."""

import enum
import importlib
import inspect

import attrs
import pytest

SHORT = 4  # a node of so few parts may be written in the order in which its sentence is read: Bound("at_least", …)


def classes() -> list[type]:
    """The classes that the rooms of domain, rules and results show; enumerations, errors and protocols aside."""
    found: dict[str, type] = {}
    for room in ("dossier", "rulebook", "findings"):
        package = importlib.import_module(f"studiorules.{room}")
        for name in package.__all__:
            thing = getattr(package, name)
            if not inspect.isclass(thing) or getattr(thing, "_is_protocol", False):
                continue
            if not issubclass(thing, (enum.Enum, BaseException)):
                found[f"{room}.{name}"] = thing
    return [thing for _, thing in sorted(found.items())]


CLASSES = classes()


def test_there_are_classes_to_look_at() -> None:
    assert len(CLASSES) > 20


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__qualname__}")
def test_frozen_slotted_keyword_only_documented(cls: type) -> None:
    assert attrs.has(cls), "a plain class"
    made = attrs.inspect(cls)
    assert made.is_frozen, "not frozen"
    assert made.is_slotted, "not slotted"
    given = [field for field in attrs.fields(cls) if field.init]
    positional = [field.name for field in given if not field.kw_only]
    assert positional == [] or len(given) <= SHORT, "not keyword-only"
    assert (cls.__doc__ or "").strip(), "not documented"
