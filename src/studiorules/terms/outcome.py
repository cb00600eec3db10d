"""The answer to a requirement, in the words of XCCDF 1.2."""

from enum import StrEnum

__all__ = ["Outcome"]


class Outcome(StrEnum):
    """What a requirement came to. Partial credit is not an outcome: it is a failure with points."""

    PASS = "pass"
    """Even the low end is enough."""
    FAIL = "fail"
    """Even the high end is not enough."""
    UNKNOWN = "unknown"
    """It depends on facts that are not known."""
    NOT_CHECKED = "notchecked"
    """Only judgements or rules that nobody has seen are missing."""
    NOT_APPLICABLE = "notapplicable"
    """The condition under which it applies surely does not hold."""
    NOT_SELECTED = "notselected"
    """Removed by tailoring."""
    INFORMATIONAL = "informational"
    """Shown, never counted."""
    ERROR = "error"
    """It could not be computed; the finding says why."""
    FIXED = "fixed"
    """It counts as passed because somebody waived it, and would not have passed of itself."""
