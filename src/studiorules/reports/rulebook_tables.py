"""What a rulebook brings along beside its rules: questions for people, dated values, facts and lists of its own."""

from collections.abc import Iterator

from studiorules.dossier import UNITS, VOCABULARIES, Field, FieldKind
from studiorules.reports.amounts import amount, number
from studiorules.reports.days import day
from studiorules.reports.page import Block, Heading, Item, Items, Paragraph, Table
from studiorules.reports.panels import panel_words
from studiorules.reports.tailoring import changes_told, removed_told
from studiorules.reports.voice import Voice
from studiorules.rulebook import DatedValue, OwnField, Parameter, Question

__all__ = [
    "dated_words",
    "kind_words",
    "level_words",
    "own_fields",
    "questions",
    "tailoring",
    "value_words",
    "values",
]

_KINDS: dict[FieldKind, tuple[str, str]] = {
    FieldKind.YES_NO: ("是或否", "yes or no"),
    FieldKind.NUMBER: ("数", "number"),
    FieldKind.LEVEL: ("等级", "level"),
    FieldKind.CHOICE: ("选一", "one of"),
    FieldKind.CHOICES: ("可选多个", "any of"),
    FieldKind.DATE: ("日期", "day"),
    FieldKind.TEXT: ("文字", "words"),
    FieldKind.KEY: ("标识", "key"),
}


def questions(voice: Voice) -> Iterator[Block]:
    """Set the questions that people decide, each with its anchored levels or its range."""
    asked = voice.book.questions.values()
    if not asked:
        return
    yield Heading(1, voice.pick("评议的问题", "Questions for people"))
    yield Paragraph(
        voice.pick(
            "评议时逐档对照下列描述，从低到高；选与所见相符的最高一档。",
            "Compare what was seen with the levels below, lowest first, and give the highest that fits.",
        )
    )
    for place, one in enumerate(asked, start=1):
        yield Heading(2, f"{place} {voice.say(one.text)}")
        if one.panel is not None:
            panel = panel_words(voice, one.panel)
            yield Paragraph(voice.pick(f"由{panel}。", f"By {panel}."))
        yield _levels(voice, one)


def tailoring(voice: Voice) -> Iterator[Block]:
    """Set what was changed of the rulebook that this one extends, each with its reason."""
    for heading, told in (
        (voice.pick("对基础规则的改写", "What is changed of the base"), changes_told(voice)),
        (voice.pick("不列入的要求", "Requirements not selected"), removed_told(voice)),
    ):
        if told:
            yield Heading(1, heading)
            yield Items(tuple(Item(one) for one in told))


def values(voice: Voice) -> Iterator[Block]:
    """Set the values that change with the day, each with since when, whose it is and why."""
    dated = [one for one in voice.book.parameters.values() if one.dated]
    if not dated:
        return
    yield Heading(1, voice.pick("随日期而定的数值", "Values that depend on the day"))
    head = (
        voice.pick("数值", "value"),
        voice.pick("起止", "from, to"),
        voice.pick("取值", "is"),
        voice.pick("依据", "whose"),
    )
    rows = [
        (
            voice.say(one.text) if one.text else one.name,
            _days(voice, held),
            value_words(voice, one, held),
            _whose(voice, held),
        )
        for one in dated
        for held in one.dated
    ]
    yield Table(head, tuple(rows))


def own_fields(voice: Voice) -> Iterator[Block]:
    """Set the facts and lists that the rulebook declares beside the catalogue."""
    inside = f"{voice.book.id}."
    own = [(name, one) for name, one in voice.book.catalogue.sections.items() if name.startswith(inside)]
    if not own:
        return
    yield Heading(1, voice.pick("本规则另设的申报栏目", "What this rulebook asks beside the catalogue"))
    head = (voice.pick("栏目", "section"), voice.pick("内容", "field"), voice.pick("怎样填", "filled in as"))
    rows = [
        (
            voice.say(section.text),
            f"{voice.say(field.text)} ({name.removeprefix(inside)}.{field.name})",
            _kind(voice, field),
        )
        for name, section in own
        for field in section.fields.values()
    ]
    yield Table(head, tuple(rows))


def level_words(voice: Voice, asked: Question) -> list[str]:
    """Say the levels of a question, lowest first, or its range."""
    if asked.range is not None:
        low, high = (number(end, voice.lang) for end in asked.range)
        return [voice.pick(f"给{low}至{high}之间的数。", f"A number from {low} to {high}.")]
    return [voice.say(one.text) for one in asked.levels]


def dated_words(voice: Voice, parameter: Parameter) -> list[str]:
    """Say what a parameter is worth, each value with its days and whose it is."""
    told = []
    for held in parameter.dated:
        whose = _whose(voice, held)
        words = f"{_days(voice, held)} {value_words(voice, parameter, held)}"
        told.append(voice.pick(f"{words}（{whose}）", f"{words} ({whose})") if whose else words)
    return told


def kind_words(voice: Voice, own: OwnField) -> list[str]:
    """Say what a field of the rulebook's own holds."""
    return [_kind(voice, own.field)]


def value_words(voice: Voice, parameter: Parameter, held: DatedValue) -> str:
    """Say what a parameter is worth over a time."""
    if isinstance(held.value, str):
        return voice.word(VOCABULARIES.get(parameter.levels or ""), held.value)
    return amount(held.value, UNITS.get(parameter.unit or ""), voice.lang)


def _levels(voice: Voice, asked: Question) -> Block:
    told = level_words(voice, asked)
    if asked.range is not None:
        return Paragraph(told[0])
    head = (voice.pick("档", "level"), voice.pick("看到什么", "what was seen"))
    return Table(head, tuple((str(place), words) for place, words in enumerate(told, start=1)), numbers=(0,))


def _days(voice: Voice, held: DatedValue) -> str:
    since = day(held.from_, voice.lang)
    if held.to is None:
        return voice.pick(f"{since}起", f"from {since}")
    until = day(held.to, voice.lang)
    return voice.pick(f"{since}至{until}", f"{since} to {until}")


def _whose(voice: Voice, held: DatedValue) -> str:
    parts = [] if held.cite is None else [str(held.cite)]
    if held.basis == "editor":
        parts.append(voice.pick("自定", "ours"))
    if held.why is not None:
        parts.append(voice.say(held.why))
    return voice.pick("；", "; ").join(parts)


def _kind(voice: Voice, field: Field) -> str:
    said = voice.pick(*_KINDS[field.kind])
    if field.unit is not None:
        unit = field.unit.get(voice.lang)
        return voice.pick(f"{said}（{unit}）", f"{said} ({unit})")
    if field.vocabulary is None:
        return said
    words = voice.pick("、", ", ").join(voice.say(term.text) for term in field.vocabulary.terms)
    return f"{said}{voice.pick('：', ': ')}{words}"
