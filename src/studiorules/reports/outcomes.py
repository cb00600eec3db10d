"""Outcomes in words, and what happens to the points of what does not apply."""

from studiorules.terms import Outcome

__all__ = ["APPLIED", "OUTCOMES"]

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.PASS: ("符合", "pass"),
    Outcome.FAIL: ("不符合", "fail"),
    Outcome.UNKNOWN: ("待核实", "unknown"),
    Outcome.NOT_CHECKED: ("待评议", "awaits judgement"),
    Outcome.NOT_APPLICABLE: ("不适用", "not applicable"),
    Outcome.ERROR: ("未能计算", "error"),
    Outcome.NOT_SELECTED: ("不列入", "not selected"),
    Outcome.INFORMATIONAL: ("仅供参考", "for information"),
    Outcome.FIXED: ("已豁免", "waived"),
}
"""Every outcome in words."""
APPLIED = {
    "full": ("按满分计", "counted in full"),
    "rescaled": ("本项不计，满分按其余各项折算", "left out, and the rest rescaled"),
    "none": ("本项不计，也不折算", "left out, and nothing rescaled"),
}
"""What happens to the points of what does not apply."""
