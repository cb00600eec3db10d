"""The compiled question: what is made before, what is folded over each list, what is reckoned then, what comes out.

No interval, no list state, no word of a rulebook is left in it: ids and codes stand as constants. An engine carries it
out in order: parameters, then for each stage its scans and its steps, then the results.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from studiorules.plan.expr import ONE, TRUE, ZERO, Expr, Op
from studiorules.rulebook import Panel

__all__ = [
    "Acc",
    "Ballot",
    "Families",
    "Fold",
    "Made",
    "Plan",
    "ResultKey",
    "Rule",
    "Scan",
    "Stage",
    "Step",
    "conjuncts",
]

Fold: TypeAlias = Literal["sum", "max", "min", "any", "distinct"]
Made: TypeAlias = Literal[
    "as_of", "back", "year_end", "deadline", "dated", "dated_back", "holds", "stated_on", "none", "complete", "vote"
]
ResultKey: TypeAlias = tuple[str, str]
"""Id of a requirement, criterion or section, `total`, or `decision:` with an id; and the figure."""


@attrs.frozen
class Acc:
    """One commutative fold over the rows of a list.

    Attributes:
        name: By which a `Ref` reads it.
        fold: `sum`, `max`, `min`; `any`: whether some row counts; `distinct`: the different values, read by `size`.
        when: Which rows count.
        value: What a row brings; not read by `any`.
        start: The value of no rows; it is folded with what rows bring.
        every: Whether wholes and parts are folded too, as if each stood for itself.
        plain: Which rows count where nothing is in doubt, if a rewriting of `when` would not show it; None = rewrite.
        sharp: What a row brings where nothing is in doubt, if a rewriting of `value` would not show it; None = rewrite.
    """

    name: str
    fold: Fold
    when: Expr = TRUE
    value: Expr = ONE
    start: Expr = ZERO
    every: bool = False
    plain: Expr | None = None
    sharp: Expr | None = None


@attrs.frozen
class Families:
    """Two-level folds: first over the parts of one whole, then over the wholes.

    Attributes:
        parts: Folds over the parts of one whole; they begin anew with each whole.
        wholes: What each whole adds to the accumulators of the scan; it may read the folds over its parts.
    """

    parts: tuple[Acc, ...]
    wholes: tuple[Acc, ...]


@attrs.frozen
class Scan:
    """All folds over one list.

    Attributes:
        source: Name of the section.
        accs: Folds over rows that stand for themselves.
        mask: The bits of doubt of every column that the folds read; a row without them is read by the exact plan.
        families: Folds over wholes and parts; None where no list of this kind can have any.
    """

    source: str
    accs: tuple[Acc, ...]
    mask: int
    families: Families | None = None


@attrs.frozen
class Step:
    """A name for an expression, so that it is reckoned once."""

    name: str
    expr: Expr


@attrs.frozen
class Stage:
    """Scans whose conditions read only what stands before, and steps upon them."""

    scans: tuple[Scan, ...]
    steps: tuple[Step, ...]


@attrs.frozen
class Rule:
    """How a parameter is made.

    Attributes:
        name: By which a `Param` reads it.
        made: `as_of`: the day as an ordinal · `back` (count, unit): so long before · `year_end` (n): 31 December of the
            last complete calendar year, n years earlier · `deadline` (month, day): in the year of the day, 29 February
            clamped · `dated` (table): the value of the row (from, to, value) that holds on the day, of the last where
            none does · `holds` (table): whether one does · `dated_back` (table, unit): the value as a length of time
            before the day · `stated_on`: the day on which the dossier speaks · `none` (section): whether it is stated
            to be none · `complete` (section, `from` or `to`): first or last day of its completeness · `vote` (index of
            a ballot, `low`, `high`, `error` or `of`, by which both ends are divided).
        of: What it is made of.
    """

    name: str
    made: Made
    of: tuple[object, ...] = ()


@attrs.frozen
class Ballot:
    """One question to a person, read from the votes in force on the day.

    Of each reviewer the last vote stands. An answer that is none of the question's is an error. Without a panel no vote
    leaves everything from low to high open, one vote is its answer, and two are an error. With a panel the votes are
    combined, missing ones once as the lowest answer, once as the highest; more votes than the panel has seats are an
    error, and fewer than its quorum leave everything open. Means and shares are told as sums and by what to divide.

    Attributes:
        names: How a dossier may write the question.
        ranks: Names of its levels with their ranks; None where it is a number.
        low: Lowest answer.
        high: Highest answer.
        least: Where the answer is a loss: the least that is not 0; 0 = every number is an answer.
        panel: Who answers it together; None = one person.
    """

    names: tuple[str, ...]
    ranks: tuple[tuple[str, int], ...] | None
    low: int
    high: int
    least: int = 0
    panel: Panel | None = None


@attrs.frozen(eq=False)
class Plan:
    """The compiled rulebook.

    Attributes:
        params: What is made before.
        ballots: Questions to people.
        stages: Facts first, then lists, whose conditions may read facts.
        results: What comes out, by id and figure; a `Const` is known without any dossier.
        late: Results that stand upon other results (`Told`) alone and are seldom read.
    """

    params: tuple[Rule, ...]
    ballots: tuple[Ballot, ...]
    stages: tuple[Stage, ...]
    results: Mapping[ResultKey, Expr]
    late: Mapping[ResultKey, Expr]


def conjuncts(when: Expr) -> tuple[Expr, ...]:
    """Return the parts that must all hold."""
    if when == TRUE:
        return ()
    return when.args if isinstance(when, Op) and when.name == "and" else (when,)
