"""The compiled question: folds over lists and arithmetic on whole numbers, made of a rulebook.

Here intervals, unknowns, list states and exceptions are compiled away: what is left has two truth values and no gap,
and any engine can carry it out. Nothing here knows an engine, a dossier's records or a sentence for a reader. Read
`expr`, `arithmetic` and `plan` first, then `whole` downwards: requirements, worth, enough, measures, windows,
conditions.
"""

from studiorules.plan.exact import ExactScan, exact
from studiorules.plan.expr import Col, Const, Expr, In, Meets, Op, Param, Ref, Told
from studiorules.plan.plan import Acc, Ballot, Families, Plan, Rule, Scan, Stage, Step
from studiorules.plan.sharing import shared
from studiorules.plan.whole import lower

__all__ = [
    "Acc",
    "Ballot",
    "Col",
    "Const",
    "ExactScan",
    "Expr",
    "Families",
    "In",
    "Meets",
    "Op",
    "Param",
    "Plan",
    "Ref",
    "Rule",
    "Scan",
    "Stage",
    "Step",
    "Told",
    "exact",
    "lower",
    "shared",
]
