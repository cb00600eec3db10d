"""The head of a rulebook: `[rulebook]`."""

from decimal import Decimal
from typing import Final

import attrs

from studiorules.dossier import COMMON, Catalogue
from studiorules.intake.rulebook_conditions import day_of
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, Provenance, provenance
from studiorules.rulebook import InForce, Rounding
from studiorules.rulebook.model import XCCDF, NothingCounted, ScoringModel
from studiorules.terms import Text

__all__ = ["Head", "check_wider", "head_of", "in_force_of", "inherited"]

_INHERITED: Final = frozenset({"points", "rounding", "model", "nothing_counted", "subject"})
_HEAD: Final = frozenset({"id", "edition", "zh", "en", "in_force", "extends", "wider"}) | _INHERITED | PROVENANCE
_ROUNDING: Final = frozenset({"at", "places", "mode"})
_IN_FORCE: Final = frozenset({"from", "to"})
_MODELS: Final[tuple[ScoringModel, ...]] = ("points", *XCCDF)
_NOTHING: Final[tuple[NothingCounted, ...]] = ("no-score", "standard")
_MODES_LATER: Final = ("half-even", "half-down", "up", "down", "floor", "ceiling")
_MOST_PLACES: Final = 6


@attrs.frozen(kw_only=True)
class Head:
    """The head of a rulebook, as `Rulebook` spells it out.

    Attributes:
        id: Its id; "" after a problem.
        edition: Its edition.
        title: Its name.
        subject: What is judged.
        in_force: When it is in force.
        gives_points: Whether it gives points.
        points: Points of the whole; None where it gives none or nobody knows them, and after a problem.
        points_unknown: Whether they are written as not known.
        rounding: Where and how points are rounded.
        model: How outcomes become one number.
        nothing_counted: What that number is where nothing is counted.
        wider: Facts and lists on account of which the total may be wider than the truth, each with the reason.
        from_where: Whose text and numbers, why, and the source.
    """

    id: str
    edition: str
    title: Text
    subject: str
    in_force: InForce
    gives_points: bool
    points: Decimal | None
    points_unknown: bool
    rounding: Rounding
    model: ScoringModel
    nothing_counted: NothingCounted
    wider: tuple[tuple[str, Text], ...]
    from_where: Provenance


def head_of(root: Node) -> Head:
    """Read `[rulebook]`."""
    node = root.require("rulebook") or root.with_value({})
    node.closed(_HEAD)
    if node.path != "rulebook" or not isinstance(node.value, dict):
        node.desk.clear("")
    named, edition, points = node.require("id"), node.require("edition"), node.require("points")
    in_force, rounding, model, subject = (node.get(key) for key in ("in_force", "rounding", "model", "subject"))
    gives_points = points is None or points.value != "none"
    scoring = _model(model)
    unknown = points is not None and points.value == "unknown"
    return Head(
        id="" if named is None else named.id(),
        edition="" if edition is None else edition.text(100),
        title=node.title(),
        subject="studio" if subject is None else subject.text(),
        in_force=InForce(unknown=True) if in_force is None else in_force_of(in_force),
        gives_points=gives_points,
        points=points.number(0) if points is not None and gives_points and not unknown else None,
        points_unknown=unknown,
        rounding=Rounding() if rounding is None else _rounding(rounding),
        model=scoring,
        nothing_counted=_nothing(node.get("nothing_counted"), scoring),
        wider=_wider(node.get("wider")),
        from_where=provenance(node),
    )


def inherited(node: Node, below: Node) -> tuple[Node, tuple[str, ...]]:
    """The head of a rulebook with what that of its base says and it does not.

    Args:
        node: Its own head.
        below: The head of the rulebook that it extends.

    Returns:
        The head, and the keys that the two say differently.
    """
    if not isinstance(node.value, dict) or not isinstance(below.value, dict):
        return node, ()
    taken: dict[str, object] = {key: one for key, one in below.value.items() if key in _INHERITED}
    changed = tuple(key for key in sorted(taken) if key in node and node.value[key] != taken[key])
    if isinstance(accepted := below.value.get("wider"), dict):  # what its base accepts is accepted, and what it adds
        own = node.value.get("wider")
        taken["wider"] = accepted
        if isinstance(own, dict):
            return attrs.evolve(node, value={**taken, **node.value, "wider": {**accepted, **own}}), changed
    return attrs.evolve(node, value={**taken, **node.value}), changed


def _wider(node: Node | None) -> tuple[tuple[str, Text], ...]:
    found = [] if node is None else [(path, one.says()) for path, one in node.entries()]
    return tuple((path, why) for path, why in found if why is not None)


def check_wider(root: Node, catalogue: Catalogue) -> None:
    """Refuse names of facts and lists that there are not, where a total is said to be wider."""
    node = root.at("rulebook").get("wider")
    for path, one in [] if node is None or not isinstance(node.value, dict) else node.entries():
        section, _, name = path.rpartition(".")
        held = catalogue.sections.get(section)
        named = held is not None and (name in COMMON or day_of(name, held) is not None or held.field(name) is not None)
        if path not in catalogue.sections and not named:
            known = [f"{section}.{field}" for section, one in catalogue.sections.items() for field in one.fields]
            one.unknown(("栏目", "field"), [*catalogue.sections, *known], code="unknown-field")


def _model(node: Node | None) -> ScoringModel:
    said = "" if node is None else node.word(_MODELS)
    return next((one for one in _MODELS if one == said), "points")


def _nothing(node: Node | None, model: ScoringModel) -> NothingCounted:
    said = "" if node is None else node.word(_NOTHING)
    if node is not None and said and model == "points":
        node.misfit("只用于XCCDF的计分模型", "it is for the scoring models of XCCDF")
    return next((one for one in _NOTHING if one == said), "no-score")


def in_force_of(node: Node) -> InForce:
    """Read when something is in force."""
    if node.value == "unknown":
        return InForce(unknown=True)
    if not node.closed(_IN_FORCE):
        return InForce()
    first = node.at("from").first_day() if "from" in node else None
    last = node.at("to").last_day() if "to" in node else None
    if first is not None and last is not None and last < first:
        node.problem("contradiction", found=f"{first.isoformat()} > {last.isoformat()}")
    return InForce(from_=first, to=last)


def _rounding(node: Node) -> Rounding:
    if not node.closed(_ROUNDING):
        return Rounding()
    at = node.at("at").word(("requirement", "total"), ("line",)) if "at" in node else "requirement"
    places = node.at("places").whole(0, _MOST_PLACES) if "places" in node else 2
    if "mode" in node:
        node.at("mode").word(("half-up",), _MODES_LATER)
    return Rounding(at="total" if at == "total" else "requirement", places=2 if places is None else places)
