"""Tables of weights: `[[weights.x]]`, read for each list that `counts_as` uses them on."""

from decimal import Decimal
from typing import Final

from studiorules.dossier import Section, Shape
from studiorules.intake.rulebook_conditions import condition_of
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.rulebook import Condition, WeightRow, Weights
from studiorules.rulebook.weights import MOST_CASES, weights_of

__all__ = ["check_weights", "weights_named"]

_ROW: Final = frozenset({"where", "counts"}) | PROVENANCE
_MOST_ROWS: Final = 30
_MOST_PLACES: Final = 4


def weights_named(node: Node, section: Section, where: Condition | None, names: Names) -> Weights | None:
    """Read the table that a count names, for its list; None after a problem.

    Args:
        node: The name.
        section: The list.
        where: What else the count asks of its records.
        names: What may be mentioned.
    """
    name = node.text()
    named = names.weights.get(name)
    if named is None:
        if name:
            node.unknown(("折算表", "table of weights"), names.weights)
        return None
    names.weighed.add(name)
    rows = _rows(named.node, section, names)
    if rows is None:
        return None
    weights = weights_of(name, rows, where, section.field)
    if weights is None:
        node.problem("too-many", found=f"> {MOST_CASES}", expected=(str(MOST_CASES), str(MOST_CASES)))
    return weights


def check_weights(names: Names) -> None:
    """Note what is wrong with a table, whether some list uses it or none does."""
    lists = [one for one in names.catalogue.sections.values() if one.shape is not Shape.FACTS]
    for name, named in names.weights.items():
        if name in names.weighed:
            continue
        for section in lists:
            trial = Node(named.node.value, named.node.path, named.node.file, Desk())
            if _rows(trial, section, names) is not None:
                break
        else:
            named.node.misfit("没有哪个清单能这样折算", "it fits the fields of no list")


def _rows(node: Node, section: Section, names: Names) -> tuple[WeightRow, ...] | None:
    """The rows of a table; None after a problem."""
    said = node.items()
    if node.value == []:
        node.wrong("至少一行", "at least one row")
    if len(said) > _MOST_ROWS:
        node.problem("too-many", found=str(len(said)), expected=(str(_MOST_ROWS), str(_MOST_ROWS)))
        return None
    rows = [_row(one, section, names, last=index + 1 == len(said)) for index, one in enumerate(said)]
    told = tuple(one for one in rows if one is not None)
    return told if told and len(told) == len(rows) else None


def _row(node: Node, section: Section, names: Names, *, last: bool) -> WeightRow | None:
    if not node.closed(_ROW):
        return None
    provenance(node)
    where, counts = node.get("where"), node.require("counts")
    if where is None and not last:
        node.at("where").problem("missing-required")
    condition = None if where is None else condition_of(where, section, names)
    number = None if counts is None else counts.number(0)
    if counts is not None and number is not None and _places(number) > _MOST_PLACES:
        counts.wrong(f"最多{_MOST_PLACES}位小数的数", f"a number with {_MOST_PLACES} decimal places at most")
        return None
    if number is None or (condition is None and (where is not None or not last)):
        return None
    return WeightRow(condition, number)


def _places(number: Decimal) -> int:
    return -min(0, int(number.normalize().as_tuple().exponent))
