"""Personal data in what people read: by field and purpose, never by search and replace.

A studio's name is public even where it holds a person's name. JSON and TOML are masked only where that is asked for,
because they must be read back.
"""

from typing import Literal, TypeAlias

from studiorules.dossier import Field, FieldKind

__all__ = ["MASKS", "Mask", "masked", "masked_name"]

Mask: TypeAlias = Literal["public", "panel", "none"]
"""For whom it is written: for everybody, for the panel (who judged stays hidden), or for the studio's own files."""

MASKS: tuple[Mask, ...] = ("public", "panel", "none")
_REVIEWER = "reviewer"
_TWO_CHARACTER_SURNAMES = frozenset({
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒",
    "令狐", "夏侯", "宇文", "长孙", "端木", "百里", "呼延", "轩辕", "南宫", "独孤",
})  # fmt: skip


def masked_name(name: str) -> str:
    """Keep the first character of a name, or its two-character surname, and hide the rest."""
    name = name.strip()
    if not name:
        return name
    head, dot, _ = name.partition("·")
    kept = head[:2] if head[:2] in _TWO_CHARACTER_SURNAMES and len(head) > 2 else head[:1]
    return f"{kept}**" if dot or len(name) - len(kept) > 1 else f"{kept}*"


def masked(value: str, field: Field | None, mask: Mask) -> str:
    """Hide a value where its field is personal and the reader is not meant to see it.

    Args:
        value: The value in words.
        field: The field that holds it; None where it is no field's.
        mask: For whom it is written.
    """
    if field is None or not field.personal or mask == "none" or not value:
        return value
    if mask == "panel" and field.name != _REVIEWER:
        return value
    return masked_name(value) if field.kind is FieldKind.TEXT else "***"
