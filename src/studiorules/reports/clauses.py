"""A finding in one paragraph: required, found, short by; then points."""

from studiorules.findings import Finding
from studiorules.reports.explain import explain_finding
from studiorules.reports.explanation import Explanation
from studiorules.reports.sentences import enough_words, subject_words
from studiorules.reports.voice import Voice
from studiorules.rulebook import Reference

__all__ = ["clauses", "found_clause", "sentence"]


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
    """The short form of a finding: what is enough, what was found, what is short."""
    test = finding.trace.test
    if test is None or not told.required:
        return voice.pick("；", "; ").join(told.notes) or _lines_in_short(voice, finding)
    enough = enough_words(voice, test.clause, test.bounds or None)
    required = told.required if isinstance(test.clause, Reference) or not enough else enough
    parts = [voice.pick(f"要求{required}", f"{required} required"), found_clause(voice, told.found), told.short]
    return voice.pick("，", ", ").join(part for part in parts if part)


def found_clause(voice: Voice, found: str) -> str:
    """Put what was found into a sentence."""
    if voice.lang == "en":
        return (
            found
            if found in ("yes", "no") or found.endswith(("stated", "known", "met", "judged"))
            else f"{found} found"
        )
    if found in ("是", "否"):
        return f"现为“{found}”"
    if found.startswith(("没有", "不详")):
        return found if found == "没有说明" else f"目前{found}"
    return (
        found if found.startswith(("尚未", "评", "满", "不满", "净", "一件")) or "项符合" in found else f"查得{found}"
    )


def _lines_in_short(voice: Voice, finding: Finding) -> str:
    """Name the lines that cost points, or may."""
    sure = [subject_words(voice, one.test.clause) for one in finding.lines if one.low > 0]
    still = [subject_words(voice, one.test.clause) for one in finding.lines if one.high > 0 and one.low == 0]
    told = []
    if sure:
        told.append(voice.pick(f"未做到{'、'.join(sure)}", f"not so: {', '.join(sure)}"))
    if still:
        told.append(voice.pick(f"{'、'.join(still)}待核实", f"to be verified: {', '.join(still)}"))
    return voice.pick("；", "; ").join(told) or voice.pick("没有扣分", "nothing is lost")
