"""What a measure can come to at all, and what a bound on it allows: from scales and bounds, never from a dossier."""

from __future__ import annotations

from functools import reduce

from studiorules.dossier import Field, FieldKind
from studiorules.intake.rulebook_conditions import field_scale
from studiorules.linter.ranges import EVERYTHING, FINEST, Ranges, allowed, overlap, steps_of, union, values_of
from studiorules.rulebook import (
    Bound,
    Count,
    Elapsed,
    Fact,
    Growth,
    Joined,
    Judged,
    Kinds,
    Measure,
    Narrowing,
    Rulebook,
    Scale,
    ScaleKind,
    Test,
    Total,
    Word,
)
from studiorules.rulebook.measure import IfNone

__all__ = ["extent", "extent_of_field", "hardest", "if_none", "loosest"]

_TOLD = (ScaleKind.NUMBER, ScaleKind.FRACTION, ScaleKind.LEVEL, ScaleKind.TRUTH, ScaleKind.DAY, ScaleKind.CHOICE)


def extent(measure: Measure, book: Rulebook) -> Ranges:
    """Everything a measure can come to, in steps of its scale; all numbers where the scale has no ends."""
    scale = measure.scale
    steps = scale.steps
    match measure:
        case Fact() if scale.kind is ScaleKind.NUMBER:
            # where the section is stated to be none, the number is none too, whatever the field's own floor
            return ((min(0, scale.floor) * steps, None if scale.ceiling is None else scale.ceiling * steps),)
        case Total():
            return EVERYTHING if scale.floor < 0 else ((0, None),)
        case Count(weights=weights):
            nothing = weights is not None and weights.heaviest == 0
            return ((scale.floor * steps, 0 if nothing else None),)
        case Kinds():
            return ((0, _kinds(measure, book)),)
        case Judged() if scale.kind is ScaleKind.NUMBER:
            ends = book.questions[measure.question].range
            return EVERYTHING if ends is None else ((int(ends[0] * steps), int(ends[1] * steps)),)
        case Growth() | Elapsed():
            return EVERYTHING
    return _by_scale(measure)


def _by_scale(measure: Measure) -> Ranges:
    """Everything that lies on the scale of a measure."""
    scale = measure.scale
    if isinstance(measure, Joined) and measure.how == "some":
        return ((0, len(measure.branches)),)
    if scale.kind is ScaleKind.FRACTION and scale.ceiling is not None:
        return ((0, scale.ceiling * FINEST),)
    if scale.kind in (ScaleKind.LEVEL, ScaleKind.TRUTH) and scale.ceiling is not None:
        return ((0, scale.ceiling),)
    return EVERYTHING


def _kinds(measure: Kinds, book: Rulebook) -> int | None:
    if measure.words is not None:
        return len(measure.words)
    section = book.catalogue.sections.get(measure.of.list)
    field = None if section is None else section.field(measure.field)
    return None if field is None or field.vocabulary is None else len(field.vocabulary.terms)


def loosest(test: Test, book: Rulebook) -> Ranges | None:
    """What some bound of a test allows, its exceptions and every dated value included; None = it has no such bound."""
    options = _options(test, book)
    return None if options is None else union(options)


def hardest(test: Test, book: Rulebook) -> Ranges | None:
    """What every bound of a test allows, its exceptions and every dated value included; None = it has no such bound."""
    options = _options(test, book)
    return None if options is None else reduce(overlap, options)


def _options(test: Test, book: Rulebook) -> list[Ranges] | None:
    """What each bound of a test allows, in steps of its scale; None where that cannot be told."""
    scale = test.measure.scale
    if scale.kind not in _TOLD:
        return None
    found: list[Ranges] = []
    for bound in (test.bound, *(but.bound for but in test.but)):
        told = None if bound is None else _of_bound(bound, scale, book)
        if told is None:
            return None
        found += told
    return found or None


def _of_bound(bound: Bound, scale: Scale, book: Rulebook) -> list[Ranges] | None:
    values = [values_of(one, book.parameters) for one in bound.values]
    steps = [[steps_of(one, scale) for one in several] for several in values]
    if any(not several or None in several for several in steps):
        return None
    if bound.word in (Word.IS, Word.IS_NOT):
        return [allowed(bound.word, [one for several in steps for one in several if one is not None])]
    return [allowed(bound.word, [one]) for one in steps[0] if one is not None]


def if_none(measure: Measure) -> IfNone | None:
    """What the empty case of a measure comes to; None where it has none."""
    of = getattr(measure, "of", None)
    each = of.each if isinstance(of, Narrowing) else None
    told: IfNone | None = getattr(measure, "if_none", None)
    return told or (None if each is None else each.if_none)


def extent_of_field(field: Field) -> Ranges:
    """Everything that a field of a record can be, in steps of its scale."""
    scale = field_scale(field)
    if field.kind is FieldKind.NUMBER:
        return ((field.floor * scale.steps, field.ceiling * scale.steps),)
    if field.kind is FieldKind.CHOICE and field.vocabulary is not None:
        return allowed("is", [step for word in field.vocabulary.ids if (step := steps_of(word, scale)) is not None])
    return EVERYTHING if scale.ceiling is None else ((0, scale.ceiling),)
