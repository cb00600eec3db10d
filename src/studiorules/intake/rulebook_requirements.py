"""Requirements, criteria and sections: what was outlined, read."""

from decimal import Decimal
from typing import Final, NamedTuple

from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import CriterionPart, RequirementPart, SectionPart
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_sentences import MEASURES, SENTENCE, Place, clause_of, clauses_of, sentence_of
from studiorules.intake.rulebook_worth import EARNING, OPEN_ENDED, lines_of, worth_of
from studiorules.rulebook import (
    Clause,
    Criterion,
    Joined,
    Requirement,
    RuleSection,
    Scale,
    ScaleKind,
    Test,
    most_together,
    sum_in,
    waiver_of,
)
from studiorules.rulebook.requirement import NotApplicable, PointUnit

__all__ = ["evidence_of", "requirement_of", "section_of"]

_REQUIREMENT: Final = (
    SENTENCE
    | EARNING
    | PROVENANCE
    | {"id", "zh", "en", "text", "points", "deduct", "only_if", "when", "not_applicable", "unseen", "evidence"}
    | {"mend", "was", "weight", "for_each", "in_principle", "veto"}
)
_LATER: Final = frozenset({"extends", "bonus"})
_METHODS: Final = ("documents", "site-visit", "interview", "panel")
_WAYS: Final = ("full", "rescaled", "none")
_WAYS_TOLD: Final = (
    "none（不计）、rescaled（其余各项折算到满分）、full（计满分）",
    "none (left out), rescaled (the rest stretched to full marks), full (counted in full)",
)


class _Applies(NamedTuple):
    """Under which conditions something applies, and what happens to its points where it does not."""

    when: tuple[Clause, ...] = ()
    otherwise: NotApplicable | None = None


def section_of(part: SectionPart, names: Names) -> RuleSection:
    """Read a section and everything below it."""
    node = part.node
    names.unit = _unit(node, names)
    if names.unit == "yuan":
        names.in_yuan.add(part.id)
    above = _applies(node, names, Place(owner=part.id), _Applies())
    criteria = tuple(_criterion(one, names, above, part.id) for one in part.criteria)
    requirements = tuple(requirement_of(one, names, part.id, above) for one in part.requirements)
    cap = node.at("cap").number(0) if "cap" in node else None
    everything = (*(one for criterion in criteria for one in criterion.requirements), *requirements)
    points = most_together(everything)
    unknown = names.gives_points and names.unit == "point" and _is_unknown(node.get("points"))
    if not unknown:
        _adds_up(node, points, names, cap, everything)
    basis, why, cite = provenance(node)
    text = node.get("text")
    read = RuleSection(
        id=part.id,
        title=node.title(),
        criteria=criteria,
        requirements=requirements,
        points=points,
        cap=cap,
        bonus=_bonus(node, names, everything),
        points_unknown=unknown,
        unit=names.unit,
        met_if=_met_if(node, names, part.id),
        text=None if text is None else text.says(),
        cite=cite,
        basis=basis,
        why=why,
        was=_was(node),
        path=node.spot,
        weight=_weight(node, names, everything, points),
    )
    names.unit = "point"
    return read


def _unit(node: Node, names: Names) -> PointUnit:
    """What a section brings: points, or money that adds to no total."""
    said = node.get("unit")
    if said is None:
        return "point"
    if not said.word(("yuan",)):
        names.sums = False
    return "yuan"


def _weight(node: Node, names: Names, below: tuple[Requirement, ...], points: Decimal) -> Decimal | None:
    """What a group weighs; one without points in a rulebook that gives points would weigh nothing in silence."""
    said = node.get("weight")
    if said is not None:
        return said.number(0)
    if names.model == "default" and names.gives_points and not points and any(one.weight for one in below):
        node.at("weight").problem("missing-required")
    return None


def _bonus(node: Node, names: Names, below: tuple[Requirement, ...]) -> bool:
    """Whether the points of a section come on top of the rulebook's."""
    said = node.get("bonus")
    if said is None or not said.flag():
        return False
    if names.unit == "yuan":
        said.misfit("以元计的部分不计入总分", "money adds to no total")
    elif not names.gives_points:
        said.misfit("本规则不计分", "this rulebook gives no points")
    if any(one.not_applicable == "rescaled" for one in below):
        said.misfit("加分不在满分之内，不能折算", "a bonus stands outside the points that are rescaled")
    return True


def _criterion(part: CriterionPart, names: Names, above: _Applies, scope: str) -> Criterion:
    node = part.node
    applies = _applies(node, names, Place(scope=scope, owner=part.id), above)
    requirements = tuple(requirement_of(one, names, part.id, applies) for one in part.requirements)
    points = most_together(requirements)
    _adds_up(node, points, names, below=requirements)
    basis, why, cite = provenance(node)
    short, text = node.get("short"), node.get("text")
    return Criterion(
        id=part.id,
        title=node.title(),
        short=None if short is None else short.says(),
        requirements=requirements,
        points=points,
        met_if=_met_if(node, names, part.id),
        text=None if text is None else text.says(),
        cite=cite,
        basis=basis,
        why=why,
        was=_was(node),
        path=node.spot,
        weight=_weight(node, names, requirements, points),
    )


def _was(node: Node) -> tuple[str, ...]:
    said = node.get("was")
    return () if said is None else tuple(one.text() for one in said.items())


def requirement_of(part: RequirementPart, names: Names, scope: str, above: _Applies | None = None) -> Requirement:
    """Read a requirement.

    Args:
        part: What was outlined.
        names: What its sentences may mention.
        scope: Full id of the criterion or section in which it stands; "" for none.
        above: The conditions under which that applies.
    """
    node, place = part.node, Place(scope=scope, owner=part.id)
    known = node.closed(_REQUIREMENT, _LATER)
    unseen = "unseen" in node and node.at("unseen").flag()
    in_principle = "in_principle" in node and node.at("in_principle").flag()
    lines, only_if = node.get("deduct"), node.get("only_if")
    open_end = not OPEN_ENDED.isdisjoint(node)
    unsaid = SENTENCE.isdisjoint(node) and (lines is not None or unseen)
    bare = unsaid or (not known and MEASURES.isdisjoint(node))
    test = None if bare else sentence_of(node, names, place, open_end=open_end)
    if bare and known:
        for key in EARNING.intersection(node):
            node.at(key).misfit("没有说量什么", "nothing is measured")
    applies = _applies(node, names, place, above or _Applies())
    if names.unit == "yuan":
        _no_points(lines, applies, node)
    text, weight = node.get("text"), node.get("weight")
    earlier = _was(node)
    basis, why, cite = provenance(node)
    return Requirement(
        id=part.id,
        title=node.title(),
        text=None if text is None else text.says(),
        test=test,
        allotted=_allotted(node, names),
        points_unknown=names.gives_points and names.unit == "point" and _is_unknown(node.get("points")),
        worth=worth_of(node, test, names),
        lines=() if lines is None else lines_of(lines, names, place),
        only_if=() if only_if is None else clauses_of(only_if, names, place),
        when=_both(applies.when, node.spot),
        not_applicable=applies.otherwise,
        waiver=waiver_of(names.book, (part.id, *earlier), node.spot) if in_principle else None,
        veto="veto" in node and node.at("veto").flag(),
        unseen=unseen,
        evidence=evidence_of(node),
        mend=_mend(node, names),
        cite=cite,
        basis=basis,
        why=why,
        was=earlier,
        weight=None if weight is None else weight.number(0),
        unit=names.unit,
        path=node.spot,
    )


def _no_points(lines: Node | None, applies: _Applies, node: Node) -> None:
    """Note what has a meaning for points only."""
    if lines is not None:
        lines.misfit("以元计的部分没有扣分", "nothing is taken from money")
    if applies.otherwise == "rescaled":
        node.misfit("以元计的部分不能折算", "money is not among the points that are rescaled")


def _allotted(node: Node, names: Names) -> Decimal:
    said = node.get("points") if names.unit == "point" else node.require("points")
    if names.unit == "yuan":
        return _money(said, names)
    if not names.gives_points:
        if said is not None and said.number() != 0:
            said.misfit("本规则不计分", "this rulebook gives no points")
        return Decimal(0)
    if names.model != "points" and (said is None or _is_unknown(said)):
        # without points of its own it has to say what it weighs, or it would weigh nothing in silence
        node.require("weight")
        return Decimal(0)
    if _is_unknown(said):
        return Decimal(0)
    if said is not None and (points := said.number(0)) is not None:
        return points
    if said is None:
        node.require("points")
    names.sums = False
    return Decimal(0)


def _money(said: Node | None, names: Names) -> Decimal:
    """The most that a requirement brings in a section that brings yuan."""
    most = None if said is None else said.number(0)
    if most is None:
        names.sums = False
        return Decimal(0)
    return most


def _is_unknown(points: Node | None) -> bool:
    """Whether points are written as not known: they add nothing, and leave open whatever reads their sum."""
    return points is not None and points.value == "unknown"


def _adds_up(
    node: Node, points: Decimal, names: Names, cap: Decimal | None = None, below: tuple[Requirement, ...] = ()
) -> None:
    """Hold the points written at a heading against the sum of what stands below; with unknown ones it may be less.

    Of variants that exclude each other either the most that can be had together may be written, or the sum of all.
    """
    said = node.get("points")
    if said is None:
        return
    if said.value == "unknown":
        said.problem("not-yet", found='points = "unknown"')
        return
    written = said.number(0)
    if written is not None and written > points and any(one.points_unknown for one in below):
        return
    if written is not None and names.sums and written not in (points, cap, sum_in({}, below)):
        said.problem("points-do-not-add-up", found=_plain(points), expected=(_plain(written), _plain(written)))


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _met_if(node: Node, names: Names, scope: str) -> tuple[Clause, ...] | None:
    said = node.get("met_if")
    return None if said is None else clauses_of(said, names, Place(scope=scope, owner=scope))


def _applies(node: Node, names: Names, place: Place, above: _Applies) -> _Applies:
    """What a heading or requirement adds to the conditions of what stands above it."""
    said, way = node.get("when"), node.get("not_applicable")
    if said is None:
        if way is not None:
            way.misfit("没有写 when", "there is no when")
        return above
    clause = clause_of(said, names, place)
    if way is None:
        node.at("not_applicable").problem("missing-required", choices=_WAYS_TOLD)
        return above
    word = way.word(_WAYS)
    if clause is None or not word:
        return above
    if above.otherwise not in (None, word):
        way.problem("contradiction", found=f"{above.otherwise}、{word}")
    return _Applies((*above.when, clause), word)  # type: ignore[arg-type]  # one of the three


def _both(clauses: tuple[Clause, ...], path: str) -> Clause | None:
    """All conditions as one."""
    if len(clauses) < 2:
        return clauses[0] if clauses else None
    scale = Scale(kind=ScaleKind.TRUTH, ceiling=1)
    return Test(measure=Joined(scale=scale, how="all", branches=clauses), path=path)


def evidence_of(node: Node) -> tuple[str, ...]:
    """Read how something is to be shown."""
    said = node.get("evidence")
    return () if said is None else tuple(word for one in said.items() if (word := one.word(_METHODS)))


def _mend(node: Node, names: Names) -> tuple[str, ...]:
    found: list[str] = []
    said = node.get("mend")
    for one in [] if said is None else said.items():
        name = one.text()
        if name and name not in names.remedies:
            one.unknown(("整改建议", "remedy"), names.remedies)
        elif name:
            found.append(name)
    return tuple(found)
