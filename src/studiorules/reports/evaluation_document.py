"""An evaluation as data: the JSON format `studiorules/evaluation/1` and rows for a table.

No floats, no sentences unless asked for, no nulls with meaning; ids are stable and everything stands in the order of
the rulebook, so that the same evaluation gives the same bytes.
"""

import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from studiorules.findings import (
    Decision,
    Evaluation,
    Finding,
    Interval,
    LineTrace,
    ModelScore,
    Part,
    Points,
    Question,
    Reason,
    Shortfall,
    Telling,
)
from studiorules.findings.interval import End
from studiorules.reports.clauses import sentence
from studiorules.reports.explain import voice_for
from studiorules.reports.grid import clean
from studiorules.reports.masking import Mask
from studiorules.reports.panels import votes_data
from studiorules.reports.priorities import priority_data
from studiorules.reports.record_data import counting, paths_of, reasoned
from studiorules.reports.tailoring import tailoring_data
from studiorules.reports.voice import Voice
from studiorules.reports.waivers import waivers_data
from studiorules.rulebook import Bound, Cap
from studiorules.terms import Lang

__all__ = [
    "FORMAT",
    "decision_data",
    "evaluation_data",
    "finding_data",
    "line_data",
    "money_data",
    "part_data",
    "points_data",
    "to_json",
]

FORMAT = "studiorules/evaluation/1"
"""Name and number of the format."""


def evaluation_data(
    evaluation: Evaluation, *, lang: Lang = "zh", mask: Mask = "none", sentences: bool = False
) -> dict[str, object]:
    """Return an evaluation as plain data.

    Args:
        evaluation: The evaluation.
        lang: Language of the sentences.
        mask: For whom it is written; `none` so that nothing is lost.
        sentences: Whether each finding carries its sentence.
    """
    dossier, book = evaluation.dossier, evaluation.rulebook
    voice = voice_for(evaluation, lang, mask) if sentences else None
    data: dict[str, object] = {
        "format": FORMAT,
        "as_of": evaluation.as_of.isoformat(),
        "stated_on": dossier.stated_on.isoformat(),
        "days_behind": evaluation.days_behind,
        "library": evaluation.library,
        "digest": evaluation.digest,
        "studio": {"name": dossier.name, "digest": dossier.digest},
        "rulebook": {"id": book.id, "edition": book.edition, "digest": book.digest},
    }
    if book.tailoring is not None:
        data["tailoring"] = tailoring_data(book.tailoring, lang)
    if mask != "none":
        data["masked"] = mask
    if evaluation.total is not None and evaluation.settled is not None:
        data["total"] = points_data(evaluation.total)
        data["settled"] = _fixed(evaluation.settled.low)
    if evaluation.bonus is not None and evaluation.base is not None:
        data["base"], data["bonus"] = points_data(evaluation.base), points_data(evaluation.bonus)
    if book.unknown_points:
        data["unknown_points"] = list(book.unknown_points)
    if evaluation.on_total:
        data["on_total"] = [line_data(one, voice or voice_for(evaluation, lang, mask)) for one in evaluation.on_total]
    if evaluation.score is not None:
        data["score"] = _score(evaluation.score)
    data["loose"] = list(evaluation.loose)
    data |= _strangers(evaluation)
    data["decisions"] = [decision_data(one) for one in evaluation.decisions.values()]
    data["parts"] = [part_data(part) for section in evaluation.sections for part in (section, *section.parts)]
    data["findings"] = [finding_data(one, mask=mask, voice=voice) for one in evaluation.findings]
    if evaluation.not_selected:
        data["not_selected"] = [finding_data(one, mask=mask, voice=voice) for one in evaluation.not_selected]
    if evaluation.priorities:
        told = ((finding_data(one, mask=mask, voice=voice), one) for one in evaluation.priorities)
        data["priorities"] = [priority_data(*one) for one in told]
    data["questions"] = [_question(one) for one in evaluation.questions]
    return data


def _strangers(evaluation: Evaluation) -> dict[str, object]:
    """Names that the rulebook does not have; nothing where there are none."""
    told = [
        {"path": one.path, "name": one.name, **({"nearest": one.nearest} if one.nearest else {})}
        for one in evaluation.strangers
    ]
    return {"strangers": told} if told else {}


def decision_data(decision: Decision) -> dict[str, object]:
    """Return what a ladder came to as plain data."""
    data: dict[str, object] = {
        "id": decision.id,
        "certain": decision.certain.id,
        "possible": decision.possible.id,
        "out": [{"id": rung.id, "because": list(rung.because)} for rung in decision.out],
    }
    amounts = {end: rung.yuan for end, rung in (("certain", decision.certain), ("possible", decision.possible))}
    told = {end: money_data(yuan) for end, yuan in amounts.items() if yuan is not None}
    vetoes = [{"id": one.id, "sure": one.sure} for one in decision.vetoes]
    return {**data, **({"yuan": told} if told else {}), **({"vetoes": vetoes} if vetoes else {})}


def money_data(yuan: Interval) -> object:
    """Return an amount as plain data: one number, or both ends; one that is open is left out."""
    ends = {name: _fixed(end) for name, end in (("low", yuan.low), ("high", yuan.high)) if isinstance(end, Decimal)}
    return ends["low"] if yuan.exact else ends


def part_data(part: Part) -> dict[str, object]:
    """Return a criterion or section as plain data."""
    return {"id": part.id, "outcome": part.outcome.value, "points": points_data(part.points)}


def finding_data(finding: Finding, *, mask: Mask = "none", voice: Voice | None = None) -> dict[str, object]:
    """Return a finding as plain data; with a voice it carries its sentence."""
    data: dict[str, object] = {
        "id": finding.id,
        "outcome": finding.outcome.value,
        "points": points_data(finding.points),
    }
    if finding.measured is not None:
        data["measured"] = _interval(finding.measured)
    if finding.required:
        data["required"] = _bounds(finding.required)
    if finding.short is not None:
        data["short"] = _short(finding.short)
    masking = voice or voice_for(finding.evaluation, "zh", mask)
    data["notes"] = list(finding.notes)
    besides = {
        "contested": [_telling(one, masking) for one in finding.contested],
        "votes": [votes_data(masking, one) for one in finding.votes],
        "waivers": waivers_data(finding, masking),
    }
    data |= {name: told for name, told in besides.items() if told}
    data["open"] = [_reason(one, masking) for one in finding.reasons]
    data["counted"] = paths_of(finding.counted)
    data["possible"], data["left_out"] = reasoned(finding.possible), reasoned(finding.left_out)
    data |= counting((*finding.counted, *finding.possible), masking)
    if finding.lines:
        data["lines"] = [{"low": _exact(one.low), "high": _exact(one.high)} for one in finding.lines]
    if finding.trace.error is not None:
        data["error"] = finding.trace.error.get("en")
    if finding.clause is not None:
        data["cite"] = str(finding.clause)
    if finding.basis is not None:
        data["basis"] = finding.basis
    data["evidence"] = list(finding.evidence)
    data["mend"] = list(finding.remedies)
    if voice is not None:
        data["sentence"] = clean(sentence(finding, voice))
    return data


def line_data(line: LineTrace, voice: Voice) -> dict[str, object]:
    """Return a line on the total as plain data."""
    data: dict[str, object] = {"low": _exact(line.low), "high": _exact(line.high)}
    if isinstance(line.line.loss, Cap):
        data["cap"] = _fixed(line.line.loss.points)
    data["open"] = [_reason(one, voice) for one in line.test.reasons] if line.low != line.high else []
    data["counted"] = paths_of(line.test.counted)
    data["possible"] = reasoned(line.test.possible_records)
    return data | counting((*line.test.counted, *line.test.possible_records), voice)


def to_json(data: object, *, one_line: bool = False) -> str:
    """Write plain data as JSON.

    Args:
        data: What `evaluation_data` and its likes return.
        one_line: Whether it stands on a line of its own, for one document after another.
    """
    if one_line:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def points_data(points: Points) -> dict[str, str]:
    """Return points as plain data."""
    unit = {} if points.unit == "point" else {"unit": points.unit}
    return {"low": _fixed(points.low), "high": _fixed(points.high), "allotted": _fixed(points.allotted), **unit}


def _score(score: ModelScore) -> dict[str, object]:
    """Return what a scoring model comes to; a number that there is not is left out."""
    ends = {"standard": score.standard, "low": score.low, "high": score.high}
    data: dict[str, object] = {name: _exact(end) for name, end in ends.items() if end is not None}
    most = {"standard_max": _exact(score.standard_max), "interval_max": _exact(score.interval_max)}
    counts = {"undecided": score.undecided, "left_out": score.left_out}
    return {"model": score.model, **data, **most, **counts, **({"empty": True} if score.empty else {})}


def _fixed(number: Decimal) -> str:
    """Write points and money with two places at least, so that columns of numbers read alike."""
    shown = format(number, "f")
    whole, _, rest = shown.partition(".")
    return f"{whole}.{rest.rstrip('0').ljust(2, '0')}"


def _plain(number: Decimal) -> str:
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _exact(number: Fraction) -> str:
    """Write an exact fraction: as a decimal where it is one, otherwise as a quotient."""
    rounded = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return _plain(rounded) if Fraction(rounded) == number else f"{number.numerator}/{number.denominator}"


def _end(end: End) -> str | None:
    if isinstance(end, Decimal):
        return format(end, "f")
    return _exact(end) if isinstance(end, Fraction) else end


def _ends(low: End, high: End) -> dict[str, object]:
    """Both ends; one that is open is left out."""
    ends = {"low": _end(low), "high": _end(high)}
    return {name: end for name, end in ends.items() if end is not None}


def _interval(interval: Interval) -> dict[str, object]:
    data = _ends(interval.low, interval.high)
    data["kind"] = interval.scale.kind.value
    if interval.unit is not None:
        data["unit"] = interval.unit
    return {**data, "empty": True} if interval.empty else data


def _bounds(bounds: tuple[Bound, ...]) -> object:
    told = [{bound.word.value: _values(bound)} for bound in bounds]
    return told[0] if len(told) == 1 else told


def _values(bound: Bound) -> object:
    told = [value if isinstance(value, bool) else _value(value) for value in bound.values]
    return told[0] if len(told) == 1 else told


def _value(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _short(short: Shortfall) -> dict[str, object]:
    data = _ends(short.low, short.high)
    if short.missing:
        data["missing"] = list(short.missing)
    for name in ("on", "to_complete", "to_add"):
        if getattr(short, name) is not None:
            data[name] = getattr(short, name)
    return data


def _reason(reason: Reason, voice: Voice) -> dict[str, object]:
    data: dict[str, object] = {"because": reason.kind.value, "about": reason.about}
    if reason.said:
        data["said"] = voice.shown(reason.said, voice.field(reason.about))
    if reason.sources:
        data["sources"] = list(reason.sources)
    return data


def _telling(telling: Telling, voice: Voice) -> dict[str, object]:
    field = voice.field(telling.about)
    said = [{"source": source, "value": voice.shown(value, field)} for source, value in telling.said]
    return {"about": telling.about, "said": said}


def _question(question: Question) -> dict[str, object]:
    return {
        "about": question.about,
        "kind": question.kind,
        "evidence": list(question.evidence),
        "raises_low": _fixed(question.raises_low),
        "lowers_high": _fixed(question.lowers_high),
        "findings": list(question.findings),
        **({"on_total": True} if question.on_total else {}),
        **{name: count for name in ("rungs", "outcomes") if (count := getattr(question, name))},
    }
