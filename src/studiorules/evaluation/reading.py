"""What is worked out only when somebody reads it: traces, questions, what rules a rung out."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

import attrs

from studiorules.evaluation.judging import resolved
from studiorules.findings import Evaluation, LineTrace, Question, RequirementTrace
from studiorules.meaning import Setting, Whole
from studiorules.meaning.asking import questions
from studiorules.meaning.decisions import vetoes
from studiorules.meaning.loose import loose
from studiorules.meaning.tracing import trace, trace_total
from studiorules.rulebook import Clause, Reference, Rulebook, Score, Test

__all__ = ["MeaningReader", "reader_of"]


@attrs.frozen(kw_only=True, eq=False)
class MeaningReader:
    """Answers from the meaning; one for each evaluation, so that nothing is judged twice.

    Attributes:
        setting: What was read.
    """

    setting: Setting

    @cached_property
    def whole(self) -> Whole:
        """The meaning's own judgement, requirement by requirement as it is asked for."""
        return Whole(self.setting)

    def trace(self, requirement_id: str) -> RequirementTrace:
        """Say how a requirement came about; what is not selected did not."""
        for one in self._rulebook.not_selected:
            if one.id == requirement_id:
                return RequirementTrace(requirement=one, raw=(Fraction(0), Fraction(0)))
        return trace(self.whole.verdict(self._rulebook[requirement_id]), self.whole)

    def on_total(self) -> tuple[LineTrace, ...]:
        """Say how the lines on the total came about."""
        return trace_total(self.whole)

    def questions(self) -> tuple[Question, ...]:
        """Say what to ask first."""
        return questions(self.whole)

    def ruled_out(self, decision_id: str, rung_id: str) -> tuple[str, ...]:
        """Say which needs of a rung surely fail; a need named is opened to the parts of it that fail."""
        ladder = next(one for one in self._rulebook.decisions if one.id == decision_id)
        rung = next(one for one in ladder.rungs if one.id == rung_id)
        failed = [need for need in rung.needs if not self.whole.holds(need).possible]
        return tuple(dict.fromkeys(name for need in failed for name in self._names(need)))

    def vetoes(self, decision_id: str) -> tuple[tuple[str, bool], ...]:
        """Say which vetoes of a ladder do not surely hold, and of each whether it surely fails."""
        return vetoes(next(one for one in self._rulebook.decisions if one.id == decision_id), self.whole)

    def loose(self) -> tuple[str, ...]:
        """Say which facts make the total an outer bound."""
        return loose(self.whole)

    @property
    def _rulebook(self) -> Rulebook:
        return self.setting.rulebook

    def _names(self, need: Clause) -> list[str]:
        if isinstance(need, Reference):
            below = [
                criterion.id
                for section in self._rulebook.sections
                if section.id == need.id
                for criterion in section.criteria
                if not self.whole.truth(criterion.id).possible
            ]
            return below or [need.id]
        return [_spelled(need)]


def reader_of(evaluation: Evaluation) -> MeaningReader:
    """Make the reader of an evaluation."""
    dossier, rulebook = evaluation.dossier, evaluation.rulebook
    columns = resolved(dossier, rulebook)
    return MeaningReader(setting=Setting(resolved=columns, rulebook=rulebook, as_of=evaluation.as_of, dossier=dossier))


def _spelled(need: Test) -> str:
    """A need in the spelling of a target: `total>=75`."""
    signs = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "is": "=", "is_not": "!="}
    name = need.measure.of if isinstance(need.measure, Score) else need.path
    if need.bound is None:
        return name
    return f"{name}{signs[need.bound.word.value]}{','.join(str(value) for value in need.bound.values)}"
