"""`--require`: what must be reached, and whether it surely is, surely is not, or is still open."""

import re
from collections.abc import Iterable
from decimal import Decimal

import attrs

from studiorules.cli.console import FAILED, OK, OPEN, UsageError
from studiorules.errors import nearest
from studiorules.findings import Evaluation
from studiorules.rulebook import Rulebook

__all__ = ["Need", "parse_need", "worst"]

_TOTAL = re.compile(r"total\s*>=\s*(?P<points>\d+(?:\.\d+)?)")
_SEVERITY = {OK: 0, OPEN: 1, FAILED: 2}


@attrs.frozen(kw_only=True)
class Need:
    """One thing that must be reached.

    Attributes:
        written: As the user wrote it.
        decision: Id of a ladder; None for the total.
        rung: Id of the rung of that ladder; None for the total.
        points: Points of the total; None for a ladder.
    """

    written: str
    decision: str | None = None
    rung: str | None = None
    points: Decimal | None = None

    def code(self, evaluation: Evaluation) -> int:
        """Return 0 where it is surely reached, 1 where it surely is not, 3 where it is open."""
        if self.points is not None and evaluation.total is not None:
            sure, may = evaluation.total.certainly(self.points), evaluation.total.possibly(self.points)
        else:
            decision = evaluation.decisions[self.decision or ""]
            sure, may = decision.certainly(self.rung or ""), decision.possibly(self.rung or "")
        return OK if sure else OPEN if may else FAILED


def parse_need(written: str, book: Rulebook) -> Need:
    """Read `grade=C` or `total>=60`.

    Raises:
        UsageError: If it is neither, or names what the rulebook does not have; it says what was probably meant.
    """
    total = _TOTAL.fullmatch(written.strip())
    if total is not None:
        if book.allotted is None:
            raise UsageError(
                f"--require {written}：这套规则不计分。", f"--require {written}: this rulebook gives no points."
            )
        return Need(written=written, points=Decimal(total["points"]))
    name, equals, rung = (part.strip() for part in written.partition("="))
    ids = [one.id for one in book.decisions]
    if not equals or not rung or name.endswith((">", "<")) or name == "total":
        raise UsageError(
            f"--require {written}：看不懂。",
            f"--require {written}: cannot be read.",
            (
                "写 结论=档次 或 total>=分数，例如 grade=C、total>=60。",
                "Write decision=rung or total>=points, such as grade=C or total>=60.",
            ),
        )
    decision = next((one for one in book.decisions if one.id == name), None)
    if decision is None:
        raise _unknown(written, "结论", "decision", name, ids)
    rungs = [one.id for one in decision.rungs]
    titles = {one.title.zh: one.id for one in decision.rungs}
    rung = titles.get(rung, rung)
    if rung not in rungs:
        raise _unknown(written, "档次", "rung", rung, rungs)
    return Need(written=written, decision=name, rung=rung)


def worst(codes: Iterable[int]) -> int:
    """Return the worst of several codes: surely not before open before reached."""
    return max(codes, key=lambda code: _SEVERITY[code], default=OK)


def _unknown(written: str, zh: str, en: str, name: str, known: list[str]) -> UsageError:
    near = nearest(name, known)
    help_ = (
        (f"是不是 {near}？", f"Did you mean {near}?")
        if near is not None
        else (f"可用：{'、'.join(known)}。", f"There are: {', '.join(known)}.")
    )
    return UsageError(
        f"--require {written}：没有{zh}“{name}”。", f'--require {written}: there is no {en} "{name}".', help_
    )
