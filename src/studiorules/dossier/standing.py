"""What others found: evaluations, and what speaks against the studio."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, key, level_of, number, to_number, words
from studiorules.dossier.fields import Choice, Number, Rank, Words
from studiorules.dossier.record import MomentRecord, SpanRecord, section

__all__ = ["Accident", "Appraisal", "Blacklisting", "Violation"]


@attrs.frozen(kw_only=True, repr=False)
class Appraisal(MomentRecord):
    """An evaluation by others (S06, S20; C53, C59)."""

    about: ClassVar[dict[str, Any]] = section("evaluations", "考评", "evaluations", counted="time")

    subject: Choice = attrs.field(default=None, metadata=choice("对象", "subject", "evaluated"))
    rulebook: Choice = attrs.field(default=None, metadata=key("办法", "rulebook"))
    grade: Words = attrs.field(default=None, metadata=words("等级", "grade"))
    score: Number = attrs.field(default=None, converter=to_number, metadata=number("得分", "score", "point", places=2))


@attrs.frozen(kw_only=True, repr=False)
class Accident(MomentRecord):
    """An accident (S01; C11)."""

    about: ClassVar[dict[str, Any]] = section("accidents", "事故", "accidents", counted="case", adverse=True)

    severity: Rank = attrs.field(default=None, metadata=level_of("严重程度", "severity", "severity"))
    cause: Choice = attrs.field(default=None, metadata=choice("原因", "cause", "accident-cause"))


@attrs.frozen(kw_only=True, repr=False)
class Violation(MomentRecord):
    """A violation of rules (S01; C36)."""

    about: ClassVar[dict[str, Any]] = section("violations", "违规", "violations", counted="case", adverse=True)

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "violation-kind", required=True))


@attrs.frozen(kw_only=True, repr=False)
class Blacklisting(SpanRecord):
    """Listed among the untrustworthy (S01; C36)."""

    about: ClassVar[dict[str, Any]] = section("blacklistings", "失信", "blacklistings", counted="time", adverse=True)

    level: Rank = attrs.field(default=None, metadata=level_of("层级", "tier", "tier"))
