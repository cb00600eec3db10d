"""The page of the catalogue, written from the catalogue itself."""

from collections.abc import Iterator

from studiorules.dossier.catalogue import CATALOGUE, COMMON
from studiorules.dossier.fields import Field, FieldKind
from studiorules.dossier.record import Section, Shape
from studiorules.dossier.vocabularies import VOCABULARIES

_SHAPES = {Shape.FACTS: "一件 · facts", Shape.MOMENTS: "一次次 · moments", Shape.SPANS: "一段段 · spans"}
_KINDS = {
    FieldKind.YES_NO: "是否 · yes/no",
    FieldKind.LEVEL: "等级 · level",
    FieldKind.CHOICE: "选一 · choice",
    FieldKind.CHOICES: "可多选 · choices",
    FieldKind.DATE: "日期 · day",
    FieldKind.TEXT: "文字 · text",
    FieldKind.KEY: "标识 · key",
}


def sections() -> str:
    """Every section with its fields."""
    return "\n\n".join("\n".join(_section(section)) for section in CATALOGUE.sections.values())


def common() -> str:
    """What every record may say."""
    return "\n".join(["| 名称 | 中文 | English |", "|---|---|---|", *_common()])


def vocabularies() -> str:
    """Every vocabulary with its words."""
    return "\n\n".join(
        f"### {vocabulary.id}\n\n{vocabulary.text.zh} · {vocabulary.text.en}: "  # the id alone is the anchor
        + (" < " if vocabulary.ordered else " · ").join(f"`{term.id}` {term.text.zh}" for term in vocabulary.terms)
        for vocabulary in VOCABULARIES.values()
    )


def _common() -> Iterator[str]:
    for field in COMMON.values():
        yield f"| `{field.name}` | {field.text.zh} | {field.text.en} |"


def _section(section: Section) -> Iterator[str]:
    yield f"### {section.name} {section.text.zh} · {section.text.en}"
    yield ""
    counted = "" if section.shape is Shape.FACTS else f"，按{section.counted.text.zh}计 · in {section.counted.plural}"
    adverse = "；不利的清单，没有也要写明 · adverse: that there are none must be stated" if section.adverse else ""
    yield f"{_SHAPES[section.shape]}{counted}{adverse}"
    yield ""
    yield "| 字段 · field | 中文 | English | 填什么 · holds |"
    yield "|---|---|---|---|"
    for field in section.fields.values():
        yield f"| `{field.name}` | {field.text.zh} | {field.text.en} | {_holds(field)} |"


def _holds(field: Field) -> str:
    if field.kind is FieldKind.NUMBER:
        unit = f"{field.unit.text.zh} · {field.unit.plural}" if field.unit else "数 · number"
        said = f"{unit}，{_plain(field.floor)}–{_plain(field.ceiling)}" + ("，至0.01 · to 0.01" if field.places else "")
    else:
        said = _KINDS[field.kind]
    if field.vocabulary:
        said += f" [{field.vocabulary.id}](#{field.vocabulary.id})"
    if field.required:
        said += "，必填 · required"
    return said + ("，个人信息 · personal" if field.personal else "")


def _plain(number: int) -> str:
    return f"{number:,}" if number >= 10_000 else str(number)  # a year has no thousands
