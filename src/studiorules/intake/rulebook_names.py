"""What sentences may mention: fields, values, questions, filters, measures, and whatever has an outcome."""

from typing import Final

import attrs

from studiorules.dossier import Catalogue, Field, Section, Shape
from studiorules.errors import nearest, only_near
from studiorules.intake.rulebook_node import Node
from studiorules.rulebook import Measure, Parameter, Question
from studiorules.rulebook.model import ScoringModel
from studiorules.rulebook.requirement import PointUnit

__all__ = ["Named", "Names", "ReadMeasure"]

_MOST_PARTS: Final = 20_000
_DECLARE: Final = ("本地特有的项目用 [[fact]]、[[list]] 声明。", "Declare what is local with [[fact]] or [[list]].")


@attrs.frozen(eq=False)
class Named:
    """Something written under a name.

    Attributes:
        node: Where it is written.
        scope: The part of the rulebook in whose file it stands; "" for the whole.
    """

    node: Node
    scope: str = ""


@attrs.frozen(eq=False)
class ReadMeasure:
    """A named measure after reading.

    Attributes:
        measure: The measure; None where something is wrong with it.
        depth: How many joins stand inside one another.
        size: How many simple measures it is made of.
    """

    measure: Measure | None
    depth: int = 0
    size: int = 1


@attrs.define(eq=False)
class Names:
    """What sentences may mention, and how much has been read.

    Attributes:
        catalogue: Every field, those of the rulebook included.
        book: Id of the rulebook.
        gives_points: Whether the rulebook gives points at all.
        unit: What is earned where sentences are being read: points, or yuan.
        in_yuan: Ids of the sections read so far that bring yuan.
        places: Decimal places of points.
        model: How outcomes become one number.
        sums: Whether all points could be read so far, so that sums of them can be held against what is written.
        parameters: Dated values; None for one that cannot be read.
        questions: Questions for people; None for one that cannot be read.
        losses: Questions whose answer is a loss, with the range that the loss gives them.
        unranged: Where a question is put that has neither levels nor a range of its own.
        filters: Named conditions, as written: what they mean depends on the list.
        filtered: Names of the filters that some list uses.
        weights: Tables of weights, as written: what they mean depends on the list.
        weighed: Names of the tables that some list uses.
        measures: Named measures, as written.
        read: Named measures after reading.
        reading: Names of the measures being read, outermost first.
        remedies: Names of all remedies.
        outcomes: What has an outcome: full id to `requirement`, `criterion` or `section`.
        gone: Full ids of what tailoring removed.
        dropped: Names that conditions do not ask for because they are gone: whose condition, and the full id.
        parts: How many simple measures the sentences read so far are made of.
    """

    catalogue: Catalogue
    book: str = ""
    gives_points: bool = True
    unit: PointUnit = "point"
    in_yuan: set[str] = attrs.field(factory=set)
    places: int = 2
    model: ScoringModel = "points"
    sums: bool = True
    parameters: dict[str, Parameter | None] = attrs.field(factory=dict)
    questions: dict[str, Question | None] = attrs.field(factory=dict)
    losses: dict[str, Question] = attrs.field(factory=dict)
    unranged: list[tuple[str, Node]] = attrs.field(factory=list)
    filters: dict[str, Named] = attrs.field(factory=dict)
    filtered: set[str] = attrs.field(factory=set)
    weights: dict[str, Named] = attrs.field(factory=dict)
    weighed: set[str] = attrs.field(factory=set)
    measures: dict[str, Named] = attrs.field(factory=dict)
    read: dict[str, ReadMeasure] = attrs.field(factory=dict)
    reading: list[str] = attrs.field(factory=list)
    remedies: frozenset[str] = frozenset()
    outcomes: dict[str, str] = attrs.field(factory=dict)
    gone: frozenset[str] = frozenset()
    dropped: dict[tuple[str, str], None] = attrs.field(factory=dict)
    parts: int = 0

    def take(self, size: int, node: Node) -> bool:
        """Count simple measures, and say whether the rulebook may still have that many."""
        before, self.parts = self.parts, self.parts + size
        if self.parts > _MOST_PARTS >= before:
            node.problem("too-many", found=str(self.parts), expected=(str(_MOST_PARTS), str(_MOST_PARTS)))
        return self.parts <= _MOST_PARTS

    def referred(self, said: object, scope: str) -> str | None:
        """The full id of what a name refers to, inside a part of the rulebook first; None where there is nothing."""
        if not isinstance(said, str) or not said:
            return None
        ids = (f"{scope}/{said}", said) if scope else (said,)
        return next((id_ for id_ in ids if id_ in self.outcomes or id_ in self.gone), None)

    def field(self, node: Node) -> tuple[Section, Field] | None:
        """The field that `section.field` names; None after a problem."""
        path = node.text()
        if not path:
            return None
        found = self.catalogue.find(path)
        if found is None or found[0].field(found[1].name) is None:  # the days and the id of records are no facts
            self._unknown_field(node, path)
            return None
        return found

    def fact(self, node: Node) -> tuple[Section, Field] | None:
        """The field of a fact that `section.field` names; None after a problem."""
        found = self.field(node)
        if found is not None and found[0].shape is not Shape.FACTS:
            node.misfit(
                f"{found[0].text.zh}是清单，要用 count、total、best 等来量",
                f"{found[0].name} is a list; measure it by count, total, best and the like",
            )
            return None
        return found

    def of_list(self, node: Node) -> tuple[Section, Field] | None:
        """The field of a list that `list.field` names; None after a problem."""
        found = self.field(node)
        if found is not None and found[0].shape is Shape.FACTS:
            node.misfit(f"{found[0].text.zh}不是清单，要用 fact", f"{found[0].name} is not a list; measure it by fact")
            return None
        return found

    def listed(self, node: Node) -> Section | None:
        """The list of that name; None after a problem."""
        name = node.text()
        if not name:
            return None
        section = self.catalogue.sections.get(name)
        if section is None:
            lists = [one.name for one in self.catalogue.sections.values() if one.shape is not Shape.FACTS]
            near = nearest(name, lists)
            meant = None if near is None else (near, near)
            instead = only_near(name, lists)
            node.problem("unknown-field", found=name, meant=meant, advice=_DECLARE, instead=instead)
            return None
        if section.shape is Shape.FACTS:
            node.misfit(f"{section.text.zh}不是清单，要用 fact", f"{section.name} is not a list; measure it by fact")
            return None
        return section

    def _unknown_field(self, node: Node, path: str) -> None:
        paths = {
            f"{section.name}.{field.name}": field
            for section in self.catalogue.sections.values()
            for field in section.fields.values()
        }
        head, _, tail = path.partition(".")
        inside = [one for one in paths if one.startswith(f"{head}.")]
        near = nearest(path, inside) or nearest(path, paths)
        if near is None and tail:
            near = next((one for one in inside if tail in (paths[one].text.zh, paths[one].name)), None)
        meant = None
        if near is not None:
            meant = paths[near].text.beside(near)
        instead = only_near(path, inside or paths)
        node.problem("unknown-field", found=path, meant=meant, advice=_DECLARE, instead=instead)
