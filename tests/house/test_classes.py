"""The objects: what a dossier, a rulebook and a finding are made of cannot be changed and is named when made."""

import enum
import importlib
import inspect
import pkgutil

import attrs
import pytest

POSITIONAL = {"Contested", "Unit"}  # values of one breath, written in place like the texts and terms below them


def classes() -> list[type]:
    """The public classes that live in the rooms of domain, rules and results; enumerations and errors aside."""
    found: dict[str, type] = {}
    for room in ("dossier", "rulebook", "findings"):
        package = importlib.import_module(f"studiorules.{room}")
        names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
        for module in map(importlib.import_module, [package.__name__, *names]):
            for name, thing in inspect.getmembers(module, inspect.isclass):
                own = thing.__module__ == module.__name__ and not name.startswith("_")
                if own and not issubclass(thing, (enum.Enum, BaseException)) and not getattr(thing, "_is_protocol", 0):
                    found[f"{module.__name__}.{name}"] = thing
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
    positional = [field.name for field in attrs.fields(cls) if field.init and not field.kw_only]
    assert positional == [] or cls.__name__ in POSITIONAL, "not keyword-only"
    assert (cls.__doc__ or "").strip(), "not documented"
