"""What a rulebook reads, so that drawn dossiers speak of it, and where its thresholds lie, so that they come near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

import attrs

from studiorules.rulebook import (
    Bound,
    Compared,
    Count,
    Fact,
    Measure,
    Narrowing,
    Question,
    Rulebook,
    Test,
    Total,
    ValueOf,
)
from studiorules.rulebook.nodes import nodes

__all__ = ["Aim"]


@attrs.frozen(kw_only=True)
class Aim:
    """What drawn dossiers aim at.

    Attributes:
        rulebook: The rulebook.
    """

    rulebook: Rulebook

    @cached_property
    def day(self) -> date:
        """A day in the middle of things, on which the rulebook is in force."""
        first, last = self.rulebook.in_force.from_, self.rulebook.in_force.to
        day = date(2025, 6, 28)
        if first is not None and first > day:
            day = date(first.year + 1, 6, 28)
        if last is not None and last < day:
            day = last.replace(day=min(last.day, 28))
        return day

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections that its rules read, in the order of the catalogue."""
        read: set[str] = set()
        for one in self._rules:
            read |= {getattr(one, name) for name in ("section", "list") if isinstance(getattr(one, name, None), str)}
        return tuple(name for name in self.rulebook.catalogue.sections if name in read and name != "studio")

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Its questions, as a dossier writes them."""
        return {f"{self.rulebook.id}:{name}": one for name, one in self.rulebook.questions.items()}

    @cached_property
    def near(self) -> dict[str, tuple[Decimal, ...]]:
        """The numbers that its rules compare a field with, by path."""
        found: dict[str, dict[Decimal, None]] = {}
        for path, value in self._compared():
            found.setdefault(path, {})[value] = None
        return {path: tuple(values) for path, values in found.items()}

    @cached_property
    def _rules(self) -> tuple[object, ...]:
        book = self.rulebook
        return tuple(nodes((book.requirements, book.sections, book.on_total, book.decisions, book.priorities)))

    def _compared(self) -> Iterator[tuple[str, Decimal]]:
        for one in self._rules:
            if isinstance(one, Test):
                path = _path(one.measure)
                bounds = [*([] if one.bound is None else [one.bound]), *(but.bound for but in one.but)]
                yield from ((path, value) for bound in bounds for value in self._numbers(bound) if path)
            elif isinstance(one, Narrowing):
                compared = (each for each in nodes(one.where) if isinstance(each, Compared))
                yield from (
                    (f"{one.list}.{each.field}", value) for each in compared for value in self._known(each.value)
                )

    def _numbers(self, bound: Bound) -> Iterator[Decimal]:
        for value in bound.values:
            yield from self._known(value)

    def _known(self, value: object) -> Iterator[Decimal]:
        if isinstance(value, ValueOf):
            for one in self.rulebook.parameters[value.name].dated:
                yield from self._known(one.value)
        elif isinstance(value, Decimal):
            yield value


def _path(measure: Measure) -> str:
    """The field that a measure compares; empty where it is no single one."""
    match measure:
        case Fact():
            return f"{measure.section}.{measure.field}"
        case Total():
            return f"{measure.of.list}.{measure.field}"
        case Count():
            return f"{measure.of.list}.quantity"
        case _:
            return ""
