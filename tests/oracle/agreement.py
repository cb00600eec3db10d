"""The library beside the oracle: what it must contain always, and what it must equal where tightness is promised."""

import logging
from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction
from itertools import islice
from typing import Any

import attrs

import studiorules as sr
from studiorules.evaluation.judging import resolved
from studiorules.meaning import judge
from tests.oracle.book import Book
from tests.oracle.catalogue import kind_of, words_of
from tests.oracle.completion import Completion, Doc
from tests.oracle.completions import Completions
from tests.oracle.hull import OPEN, Hull, Seen, hull
from tests.oracle.outline import requirements


class _Loud(logging.Handler):
    """Makes a failure of what the library only warns of: an engine that gives up has found a mistake of its own."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


def judged(dossier: Doc, rulebook: Doc, as_of: date) -> sr.Evaluation:
    """What the library says; a warning of its own is an error here."""
    logger, loud = logging.getLogger("studiorules"), _Loud(level=logging.WARNING)
    logger.addHandler(loud)
    try:
        return sr.evaluate(sr.read_dossier(dossier), sr.read_rulebook(rulebook), as_of=as_of)
    finally:
        logger.removeHandler(loud)


def unsound(evaluation: sr.Evaluation, found: Hull) -> Iterator[str]:
    """Where the library claims more than all completions bear out."""
    for finding in evaluation:
        seen = found.findings[finding.id]
        yield from _outside(f"{finding.id}.points", seen.points, finding.points)
        met = set().union(*seen.by_people.values())
        if (finding.outcome in {"pass", "fixed"} and False in met) or (finding.outcome == "fail" and True in met):
            yield f"{finding.id}: the library is sure of {finding.outcome}, the completions give {seen.outcomes}"
    for name, seen in found.parts.items():
        part = evaluation.part(name)
        yield from _outside(name, seen.points, part.points)
        if part.outcome in {"pass", "fail"} and seen.outcomes != {part.outcome.value}:
            yield f"{name}.outcome: the library is sure of {part.outcome}, the completions give {seen.outcomes}"
    for one in evaluation.priorities:
        seen = found.preferred[one.id.removeprefix("priority:")]
        if one.outcome in {"pass", "fail", "notapplicable"} and seen.outcomes != {one.outcome.value}:
            yield f"{one.id}: the library is sure of {one.outcome}, the completions give {seen.outcomes}"
    yield from _outside("total", found.total, evaluation.total)
    for name, rungs in found.rungs.items():
        decision = evaluation.decisions[name]
        if not decision.possibly(rungs[-1]) or _index(decision, decision.certain.id) > _index(decision, rungs[0]):
            yield f"{name}: the library says {decision!r}, the completions reach {rungs}"
    yield from _amounts(evaluation, found, exactly=())


def not_tight(evaluation: sr.Evaluation, rulebook: Doc, found: Hull) -> Iterator[str]:
    """Where the library leaves more open than the completions do, although it promises not to."""
    for finding in evaluation:
        seen, said = found.findings[finding.id], requirements(rulebook)[finding.id][1]
        claimed = any(finding.id in one["requirements"] for one in rulebook.get("counts_once", ()))
        if not claimed and not _taken_apart(said, evaluation.loose):
            yield from _measured(finding.id, finding.measured, seen, said)
    if evaluation.loose:
        return
    yield from _not_tight_preferences(evaluation, found)
    for finding in evaluation:
        seen = found.findings[finding.id]
        yield from _unequal(f"{finding.id}.points", seen.points, finding.points)
        if seen.outcome not in {"pass or notapplicable", finding.outcome}:
            yield f"{finding.id}.outcome: the library says {finding.outcome}, the completions give {seen.outcome}"
    for name, seen in found.parts.items():
        yield from _unequal(name, seen.points, evaluation.part(name).points)
    yield from _unequal("total", found.total, evaluation.total)
    for name, rungs in found.rungs.items():
        decision = evaluation.decisions[name]
        if reads_model(rulebook, name) and any("when" in said for _, said in requirements(rulebook).values()):
            continue  # what fails if it applies, and may not apply, is counted as passed at the high end
        if (decision.certain.id, decision.possible.id) != (rungs[0], rungs[-1]):
            yield f"{name}: the library says {decision!r}, the completions reach {rungs}"
    # several cases may hang on one fact: what they leave open together is no more than an outer bound
    single = [
        (one["id"], rung["id"])
        for one in rulebook.get("decision", ())
        for rung in one["rungs"]
        if len(rung.get("but", ())) < 2
    ]
    yield from _amounts(evaluation, found, exactly=single)


def _amounts(evaluation: sr.Evaluation, found: Hull, *, exactly: Collection[tuple[str, str]]) -> Iterator[str]:
    for (name, rung), (low, high) in found.amounts.items():
        yuan = next(one.yuan for one in evaluation.decisions[name].rungs if one.id == rung)
        ends = None if yuan is None else (_exact(yuan.low), _exact(yuan.high))
        outside = ends is None or low < ends[0] or ends[1] < high
        if outside or ((name, rung) in exactly and ends != (low, high)):
            yield f"{name}/{rung}: the library says {yuan!r}, the completions give {low} to {high}"


def _exact(end: Any) -> Fraction:  # a number, as amounts of drawn rulebooks have
    return Fraction(end)


def _not_tight_preferences(evaluation: sr.Evaluation, found: Hull) -> Iterator[str]:
    for one in evaluation.priorities:
        seen = found.preferred[one.id.removeprefix("priority:")]
        if one.outcome != seen.outcome:
            yield f"{one.id}: the library says {one.outcome}, the completions give {seen.outcome}"


def different_when_known(dossier: Doc, rulebook: Doc, as_of: date, *, most: int = 4) -> Iterator[str]:
    """Where the library and the oracle differ on completed dossiers, in which nothing is open.

    Args:
        dossier: A dossier document.
        rulebook: A rulebook document.
        as_of: The day.
        most: How many completions to look at, spread over all.
    """
    completions = Completions(dossier, rulebook, as_of)
    for completion in islice(completions, 0, None, max(len(completions) // most, 1)):
        document = completion.document(dossier, rulebook)
        evaluation = judged(document, rulebook, as_of)
        yield from (f"{one} in {document}" for one in _different(evaluation, completion, rulebook, as_of))


def _different(evaluation: sr.Evaluation, completion: Completion, rulebook: Doc, as_of: date) -> Iterator[str]:
    if completion.unseen:
        return
    book = Book(completion, rulebook, as_of)
    for finding in evaluation:
        came = book.came(finding.id)
        if finding.outcome != came.outcome:
            yield f"{finding.id}: the library says {finding.outcome}, the oracle {came.outcome}"
        yield from _unequal(finding.id, (book.rounded(came.points),) * 2, finding.points)
    yield from _unequal("total", (book.total,) * 2, evaluation.total)
    for decision in rulebook.get("decision", ()):
        found, rung = evaluation.decisions[decision["id"]], decision["rungs"][book.rung(decision)]["id"]
        if (found.certain.id, found.possible.id) != (rung, rung):
            yield f"{decision['id']}: the library says {found!r}, the oracle {rung}"


def engine_and_meaning(evaluation: sr.Evaluation) -> Iterator[str]:
    """Where the fast engine and the evaluator that is written to be read give different numbers."""
    columns = resolved(evaluation.dossier, evaluation.rulebook)
    slow = attrs.evolve(evaluation, figures=judge(columns, evaluation.rulebook, evaluation.as_of))
    pairs: list[tuple[Any, Any]] = [
        *zip(evaluation, slow, strict=True),
        *zip(evaluation.priorities, slow.priorities, strict=True),
        *zip(evaluation.sections, slow.sections, strict=True),
    ]
    for fast, one in pairs:
        if (fast.outcome, fast.points) != (one.outcome, one.points):
            yield f"{fast.id}: the engine says {fast!r}, the meaning {one!r}"
    if (evaluation.total, dict(evaluation.decisions)) != (slow.total, dict(slow.decisions)):
        yield f"whole: the engine says {evaluation!s}, the meaning {slow!s}"


def differences(dossier: Doc, rulebook: Doc, as_of: date) -> list[str]:
    """Every difference between the library and the oracle, or inside the library, on one small case."""
    evaluation, found = judged(dossier, rulebook, as_of), hull(dossier, rulebook, as_of)
    said = [f"unsound: {one}" for one in unsound(evaluation, found)]
    said += [f"two answers: {one}" for one in engine_and_meaning(evaluation)]
    if found.exhaustive:
        said += [f"not tight: {one}" for one in not_tight(evaluation, rulebook, found)]
    return said + [f"known: {one}" for one in different_when_known(dossier, rulebook, as_of)]


def _outside(name: str, seen: tuple[Fraction, Fraction], points: Any) -> Iterator[str]:  # Points
    if seen[0] < points.low or points.high < seen[1]:
        yield f"{name}: the library says {points!r}, the completions give {_ends(seen)}"


def _unequal(name: str, seen: tuple[Fraction, Fraction], points: Any) -> Iterator[str]:  # Points
    if seen != (Fraction(points.low), Fraction(points.high)):
        yield f"{name}: the library says {points!r}, the completions give {_ends(seen)}"


def _taken_apart(said: Doc, loose: tuple[str, ...]) -> bool:
    """Whether records are to be the same as a fact nobody knows: it is taken for each of them apart, and named."""
    return any(f"'same_as': '{path}'" in str(said) for path in loose)


def _measured(name: str, interval: Any, seen: Seen, said: Doc) -> Iterator[str]:  # an Interval, or None
    numbers = [value for value in seen.values if isinstance(value, Fraction)]
    if interval is None or not numbers or "judged" in said or "notapplicable" in seen.outcomes:
        return  # where it does not apply the oracle measures nothing
    wanted = tuple(end if end == OPEN else Fraction(end) for end in seen.measured(said))
    if None in {interval.low, interval.high} and any(key in said for key in ("fact", "elapsed")) and OPEN not in wanted:
        return  # a day that nobody stated: the oracle tries some, and no end is more right than another
    if "ratio" in said and seen.may_be_empty:
        return  # over something next to nothing: the documents take the end as open, a least step makes it large
    found = (_number(interval.low, said), _number(interval.high, said))
    if wanted[1] == OPEN and interval.high == interval.scale.ceiling:
        found = (found[0], OPEN)  # of a fact that nobody stated the highest there can be is the same answer
    if wanted != found:
        yield f"{name}.measured: the library says {interval!r}, the completions give {wanted}"


def _number(end: Any, said: Doc) -> object:  # as an Interval gives it
    if end is None:
        return OPEN
    path = said.get("fact") or said.get("best")
    if path and kind_of(*path.split(".")) == "level":
        return Fraction(words_of(*path.split(".")).index(end))
    if path and kind_of(*path.split(".")) == "date":
        return Fraction(date.fromisoformat(end).toordinal())
    return Fraction(end)


def _ends(seen: tuple[Fraction, Fraction]) -> str:
    return f"{float(seen[0]):g}..{float(seen[1]):g}"


def reads_model(rulebook: Doc, ladder: str) -> bool:
    """Whether a ladder reads what a model of XCCDF comes to."""
    (said,) = (one for one in rulebook["decision"] if one["id"] == ladder)
    needs = [need for rung in said["rungs"] for need in rung.get("needs", ())]
    return any(isinstance(need, dict) and need.get("score") == "model" for need in needs)


def _index(decision: sr.Decision, rung: str) -> int:
    return [one.id for one in decision.rungs].index(rung)
