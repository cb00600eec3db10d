"""What a fact is on a day, in the words of the records that may be in force."""

from datetime import date
from typing import Any

from studiorules.dossier.listed import Listed
from studiorules.dossier.record import Record, Section, Shape
from studiorules.dossier.rows import row_maker

__all__ = ["told_on"]


def told_on(
    section: Section, listed: Listed[Record] | None, name: str, stated_on: date, as_of: date
) -> tuple[Any, ...]:
    """Return what may hold on a day, in the order of the records.

    Args:
        section: A section of facts.
        listed: Its records; None = it is not stated.
        name: Name of the field.
        stated_on: The day on which the dossier speaks.
        as_of: The day asked about.

    Returns:
        The field of each record that may be in force, None where the record is silent; a last None where no record
        surely is, so that it may be something nobody stated.

    Raises:
        ValueError: If the section is no section of facts.
    """
    if section.shape is not Shape.FACTS:
        raise ValueError(f"'{section.name}' is a list; a list has no fact in force")
    day = as_of.toordinal()
    maker = row_maker(section)
    rows: list[Any] = [maker.row(index, record, stated_on) for index, record in enumerate(listed or ())]
    told = [(row, record) for row, record in zip(rows, listed or (), strict=True) if row.from_lo <= day < row.to_hi]
    values = [getattr(record, name) for _, record in told]
    sure = any(row.from_hi <= day < row.to_lo for row, _ in told)
    return tuple(values) if sure else (*values, None)
