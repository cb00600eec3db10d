"""A finding in one paragraph: required, found, short by; then points."""

from studiorules.findings import Finding, LineTrace, TestTrace
from studiorules.reports.explain import explain_finding
from studiorules.reports.explanation import Explanation
from studiorules.reports.needs import veto_notes
from studiorules.reports.sentences import enough_words, found_words, required_words, short_words, subject_words
from studiorules.reports.voice import Voice
from studiorules.reports.waivers import waiver_notes
from studiorules.reports.worths import worth_words
from studiorules.rulebook import AllOrNothing, Joined, ScaleKind, Test
from studiorules.terms import Outcome

__all__ = ["clauses", "found_clause", "sentence"]

_NAMED = 3
"""How many branches of a join are named in one line."""
_WHOLE = ("尚未", "评", "赞成", "满", "不满", "净", "一件")
"""How what was found begins where it is a clause already."""


def sentence(finding: Finding, voice: Voice) -> str:
    """Say a finding in one paragraph: required, found, short by; then points."""
    told = explain_finding(finding, voice)
    first = clauses(finding, voice, told)
    colon, stop = voice.pick("：", ": "), voice.pick("。", ". ")
    gain = told.gain and voice.pick(f"改正后{told.gain}", f"{told.gain} once mended")
    worth = voice.pick("；", "; ").join(part for part in (told.earned, gain) if part)
    parts = [f"{told.title}{colon}{first}" if first else told.title, worth]
    return (stop.join(part for part in parts if part) + stop).strip()


def clauses(finding: Finding, voice: Voice, told: Explanation) -> str:
    """The short form of a finding: what is enough, what was found, what is short, and what else costs points."""
    trace, semicolon = finding.trace, voice.pick("；", "; ")
    if trace.error is not None or finding.outcome in (Outcome.NOT_APPLICABLE, Outcome.NOT_SELECTED):
        return semicolon.join(told.notes)
    blocked = [one for one in trace.only_if if not one.possible]
    if blocked:
        named = voice.pick("、", ", ").join(_leaf(voice, one) for one in blocked)
        return voice.pick(f"前提不具备：{named}", f"not without: {named}")
    parts = [_when(voice, trace.when), "" if trace.test is None else _test(voice, trace.test)]
    parts.append(_lines(voice, trace.lines))
    if trace.test is None and trace.lines and not any(parts):
        parts.append(voice.pick("没有扣分", "nothing is lost"))
    lost = finding.points.allotted - finding.points.high
    if finding.outcome is Outcome.PASS and lost > 0 and not isinstance(finding.requirement.worth, AllOrNothing):
        parts.append(worth_words(voice, finding.requirement))
    parts += (*waiver_notes(finding, voice), *veto_notes(finding, voice))
    return semicolon.join(part for part in parts if part) or semicolon.join(told.notes)


def _when(voice: Voice, when: TestTrace | None) -> str:
    """Say that nobody knows whether it applies; nothing where that is known."""
    if when is None or when.sure:
        return ""
    named = voice.pick("、", ", ").join(_leaf(voice, leaf) for leaf in _leaves(when))
    return voice.pick(f"是否适用待定：{named}", f"whether it applies is open: {named}")


def found_clause(voice: Voice, found: str) -> str:
    """Put what was found into a sentence."""
    if voice.lang == "en":
        if found.endswith("to be verified"):
            return found.replace(", ", " found, ", 1)
        whole = found in ("yes", "no") or found.endswith(("stated", "known", "met", "judged", "some", "fit", "fits"))
        return found if whole or found.startswith(("judged", "not yet", "no net", "there are")) else f"{found} found"
    if found in ("是", "否"):
        return f"现为“{found}”"
    if found.startswith(("没有", "不详")):
        return found if found == "没有说明" else f"目前{found}"
    return found if found.startswith(_WHOLE) else f"查得{found}"


def _test(voice: Voice, test: TestTrace) -> str:
    if isinstance(test.clause, Test) and isinstance(test.clause.measure, Joined):
        return _join(voice, test, test.clause.measure)
    found, comma = found_words(voice, test), voice.pick("，", ", ")
    enough = enough_words(voice, test.clause, test.bounds or None)
    if not enough:
        required = required_words(voice, test.clause, test.bounds or None)
        asked = isinstance(test.clause, Test) and test.clause.measure.scale.kind is not ScaleKind.TRUTH
        return voice.pick(f"{'' if asked else '要求'}{required}，{found_clause(voice, found)}", f"{required}: {found}")
    parts = [voice.pick(f"要求{enough}", f"{enough} required"), found_clause(voice, found), short_words(voice, test)]
    return comma.join(part for part in parts if part)


def _join(voice: Voice, test: TestTrace, joined: Joined) -> str:
    """Name the branches that decide, with what was found of each."""
    branches = test.branches[: len(joined.branches)]
    count = len(branches)
    lead = {
        "all": voice.pick(f"{count}项都要具备", f"all {count} needed"),
        "any": voice.pick(f"{count}项有1项即可", f"any of {count} will do"),
    }.get(joined.how, voice.pick(f"{count}项中{enough_words(voice, test.clause, test.bounds)}", ""))
    lead = lead or f"{enough_words(voice, test.clause, test.bounds)} of {count} needed"
    if test.sure:
        named = [one for one in branches if one.sure] if joined.how == "any" else []
        state = voice.pick("已有", "met") if named else voice.pick("都已具备", "all met")
    elif test.possible:
        named, state = [one for one in branches if one.possible and not one.sure], voice.pick("待定", "open")
    else:
        named = [one for one in branches if not one.possible]
        state = voice.pick("都没有达到", "none met") if joined.how == "any" else voice.pick("未达到", "not met")
    leaves = [_leaf(voice, leaf) for one in named for leaf in _leaves(one)]
    listed = voice.pick("、", ", ").join(leaves[:_NAMED]) + (voice.pick("等", " …") if len(leaves) > _NAMED else "")
    comma, colon = voice.pick("，", ", "), voice.pick("：", ": ")
    return f"{lead}{comma}{state}" + (f"{colon}{listed}" if listed else "")


def _leaves(test: TestTrace) -> list[TestTrace]:
    """The single tests below a join that come out as it does."""
    if not isinstance(test.clause, Test) or not isinstance(test.clause.measure, Joined):
        return [test]
    below = test.branches[: len(test.clause.measure.branches)]
    alike = [one for one in below if (one.sure, one.possible) == (test.sure, test.possible)]
    return [leaf for one in alike for leaf in _leaves(one)]


def _leaf(voice: Voice, test: TestTrace) -> str:
    """What one test is about, with what was found: 现有工具（没有）."""
    parts = [found_words(voice, test), short_words(voice, test)]
    found = voice.pick("，", ", ").join(part for part in parts if part and part != voice.pick("没有", "none"))
    found = found or voice.pick("没有", "none")
    subject = subject_words(voice, test.clause)
    return voice.pick(f"{subject}（{found}）", f"{subject} ({found})")


def _lines(voice: Voice, lines: tuple[LineTrace, ...]) -> str:
    """Name the lines that cost points, or may."""
    sure = [leaf for one in lines if one.low > 0 for leaf in _line(voice, one.test)]
    still = [leaf for one in lines if one.high > 0 and one.low == 0 for leaf in _line(voice, one.test)]
    comma = voice.pick("、", ", ")
    told = []
    if sure:
        told.append(voice.pick(f"扣分：{comma.join(sure)}", f"points off: {comma.join(sure)}"))
    if still:
        told.append(voice.pick(f"待核实：{comma.join(still)}", f"to be verified: {comma.join(still)}"))
    return voice.pick("；", "; ").join(told)


def _line(voice: Voice, test: TestTrace) -> list[str]:
    """What a line is about, with what was found; of a join the tests that decide."""
    return [_leaf(voice, leaf) for leaf in _leaves(test)[:_NAMED]]
