"""In which language, in the words of which rulebook, and for whom something is said."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from studiorules.dossier import Field, FieldKind, Section
from studiorules.reports.masking import Mask, masked
from studiorules.rulebook import Criterion, Deadline, Requirement, Rulebook, RuleSection, ValueOf
from studiorules.rulebook.rulebook import edition_words
from studiorules.rulebook.value import Given
from studiorules.terms import Lang, Term, Text, Vocabulary

__all__ = ["Voice"]

_NUMBERED = re.compile(r"\[\d+\]|#\w+")


@attrs.frozen(kw_only=True)
class Voice:
    """In which language, in the words of which rulebook, and for whom something is said.

    Attributes:
        lang: The language.
        book: The rulebook whose names and catalogue are used.
        as_of: The day on which dated values are read; None = all of them are told.
        mask: For whom it is said.
        sources: Names of the dossier's sources by id.
    """

    lang: Lang = "zh"
    book: Rulebook
    as_of: date | None = None
    mask: Mask = "public"
    sources: Mapping[str, str] = attrs.field(factory=dict)

    def pick(self, zh: str, en: str) -> str:
        """Return the words in the voice's language."""
        return zh if self.lang == "zh" else en

    def say(self, text: Text) -> str:
        """Return a bilingual text in the voice's language."""
        return text.get(self.lang)

    def edition(self) -> str:
        """Name the rulebook's edition."""
        return edition_words(self.book.edition) if self.lang == "zh" else f"edition {self.book.edition}"

    def joined(self, words: list[str] | tuple[str, ...], last: tuple[str, str] = ("和", "and")) -> str:
        """Join words as a sentence does: 甲、乙和丙; a, b and c."""
        if len(words) < 2:
            return "".join(words)
        head = self.pick("、", ", ").join(words[:-1])
        return f"{head}{self.pick(last[0], f' {last[1]} ')}{words[-1]}"

    def section(self, name: str) -> Section | None:
        """Return a section of the catalogue; None where it has none of that name."""
        return self.book.catalogue.section(name)

    def field(self, path: str) -> Field | None:
        """Return a field by its path (`premises.area_m2`, `results[3].applied`); None where there is none."""
        found = self.book.catalogue.find(_NUMBERED.sub("", path))
        return None if found is None else found[1]

    def list_name(self, name: str) -> str:
        """Return the name of a list or section; the id where the catalogue has none."""
        section = self.section(name)
        return name if section is None else self.say(section.text)

    def field_name(self, section: str, name: str) -> str:
        """Return the bare name of a field; the id where the catalogue has none."""
        field = self.field(f"{section}.{name}")
        return name if field is None else self.say(field.text)

    def fact_name(self, section: str, name: str) -> str:
        """Name a fact so that it stands alone: numbers by themselves, anything else with what it is said of."""
        field, held = self.field(f"{section}.{name}"), self.section(section)
        if field is None or held is None:
            return f"{section}.{name}"
        own, whose = self.say(field.text), self.say(held.text)
        if field.unit is not None or own.lower().startswith(whose.lower()):
            return own
        if self.lang == "zh":
            return f"{whose}{own}"
        if field.kind is FieldKind.YES_NO:
            return f"{whose}: {own}"
        possessed = field.kind in (FieldKind.LEVEL, FieldKind.TEXT, FieldKind.KEY)
        return f"{whose}'s {own}" if possessed else f"{whose} {own}"

    def asked(self, field: Field) -> str:
        """Name a field so that it can be asked: 是否已应用, 服务于什么."""
        own = self.say(field.text)
        if self.lang == "en":
            return own
        if field.kind is FieldKind.YES_NO:
            return f"是否{own}"
        return f"{own}什么" if own.endswith("于") else own

    def about(self, path: str) -> str:
        """Name whatever a reason or question is about: a fact, a field of a record, a list, a question."""
        record, dot, name = path.rpartition(".")
        if dot and "[" in record:
            return f"{self.record(record)} {self.field_name(record.partition('[')[0], name)}"
        section, field = self.section(record) if dot else None, self.field(path)
        if section is not None and field is not None and field.kind is FieldKind.YES_NO and self.lang == "zh":
            own, whose = self.say(field.text), self.say(section.text)
            return self.asked(field) if own.startswith(whose) else f"{whose}{self.asked(field)}"
        if section is not None:
            return self.fact_name(record, name)
        question = self.book.questions.get(path.rpartition(":")[2])
        if question is not None:
            return self.say(question.text)
        return self.list_name(path)

    def record(self, path: str) -> str:
        """Name a record as people count: `results[3]` is 成果#4."""
        head, mark, rest = path.partition("[")
        number = rest.partition("]")[0]
        return f"{self.list_name(head)}#{int(number) + 1}" if mark and number.isdigit() else self.list_name(head)

    def title(self, id_: str) -> str:
        """Return the title of a requirement, criterion or section by its full id; the id where there is none."""
        titled: list[Requirement | Criterion | RuleSection] = [
            *self.book.requirements,
            *(one.requirement for one in self.book.priorities),
            *self.book.not_selected,
            *self.book.criteria,
            *self.book.sections,
        ]
        return next((self.say(one.title) for one in titled if one.id == id_), id_)

    def word(self, vocabulary: Vocabulary | None, id_: str) -> str:
        """Return the name of a word of a vocabulary; the id where there is none."""
        term: Term | None = None if vocabulary is None else vocabulary.find(id_)
        return id_ if term is None else self.say(term.text)

    def value(self, given: Given | bool) -> Decimal | str | date | Deadline | bool | None:
        """Replace a parameter by its value on the voice's day, or by its latest; None where it has none."""
        if not isinstance(given, ValueOf):
            return given
        parameter = self.book.parameters.get(given.name)
        if parameter is None or not parameter.dated:
            return None
        holding = parameter.dated[-1] if self.as_of is None else parameter.on(self.as_of)
        return None if holding is None else holding.value

    def deadline(self, given: Deadline) -> date | None:
        """Return the day that a deadline of every year means; None where no year is known."""
        return None if self.as_of is None else date(self.as_of.year, given.month, given.day)

    def source(self, id_: str) -> str:
        """Name a source as the dossier does; by its id where it has no name."""
        return self.sources.get(id_) or id_

    def shown(self, value: str, field: Field | None) -> str:
        """Return a value from the dossier as this reader may see it."""
        return masked(value, field, self.mask)
