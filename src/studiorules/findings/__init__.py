"""What an evaluation came to: findings, parts, points, decisions, questions, and how each came about.

Here live immutable results. They hold numbers and traces, never sentences; who computes them lives in `meaning` and
`engine`, who says them in words in `reports`.
"""

from studiorules.findings.decision import Decision, Rung, Veto
from studiorules.findings.evaluation import Evaluation
from studiorules.findings.figures import Figures, outcome_of
from studiorules.findings.finding import Finding
from studiorules.findings.impact import Effect, Impact, Moved, Stand
from studiorules.findings.interval import Interval
from studiorules.findings.part import Part
from studiorules.findings.points import Points
from studiorules.findings.question import Question
from studiorules.findings.reader import Reader
from studiorules.findings.score import ModelScore
from studiorules.findings.strangers import Stranger
from studiorules.findings.trace import (
    Cast,
    LineTrace,
    Reason,
    ReasonKind,
    RecordUse,
    RequirementTrace,
    Shortfall,
    Telling,
    TestTrace,
    Votes,
    WaiverUse,
)
from studiorules.findings.tried import Trial, TriedCase

__all__ = [
    "Cast",
    "Decision",
    "Effect",
    "Evaluation",
    "Figures",
    "Finding",
    "Impact",
    "Interval",
    "LineTrace",
    "ModelScore",
    "Moved",
    "Part",
    "Points",
    "Question",
    "Reader",
    "Reason",
    "ReasonKind",
    "RecordUse",
    "RequirementTrace",
    "Rung",
    "Shortfall",
    "Stand",
    "Stranger",
    "Telling",
    "TestTrace",
    "Trial",
    "TriedCase",
    "Veto",
    "Votes",
    "WaiverUse",
    "outcome_of",
]
