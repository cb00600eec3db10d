"""The values worked out by hand for the example dossiers, as typed data: `worked-by-hand.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import attrs

DOSSIERS = Path(__file__).parents[2] / "docs" / "examples"
_FILE = Path(__file__).parent / "worked-by-hand.toml"

Ends: TypeAlias = tuple[Decimal, Decimal]
"""The low and the high end of points."""


@attrs.frozen(kw_only=True)
class Cell:
    """What one requirement comes to for one studio: its outcome word and its points."""

    outcome: str
    points: Ends


@attrs.frozen(kw_only=True)
class Studio:
    """One evaluation worked out by hand.

    Attributes:
        id: Short name; the id of its tests.
        dossier: The file of the example.
        as_of: The as-of date.
        cells: By requirement, in the order of the rulebook.
        total: Points in all.
        sections: Points by section.
        musts: Numbers of the eight musts: `met`, `not_met`, `open`.
        decisions: By decision, the ids of the certain and of the possible rung.
        about: Requirements whose finding rests on "about".
        contested: Requirements whose finding reads what two sources tell differently.
        uncontested: Requirements whose finding does not.
    """

    id: str
    dossier: Path
    as_of: date
    cells: Mapping[str, Cell]
    total: Ends
    sections: Mapping[str, Ends]
    musts: Mapping[str, tuple[int, ...]]
    decisions: Mapping[str, tuple[str, str]]
    about: tuple[str, ...]
    contested: tuple[str, ...]
    uncontested: tuple[str, ...]


def _read() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def _ends(written: list[str]) -> Ends:
    return Decimal(written[0]), Decimal(written[-1])


def _cell(written: list[str], allotted: Decimal) -> Cell:
    outcome, *points = written
    return Cell(outcome=outcome, points=_ends(points) if points else (Decimal(0), allotted))


def _cells(written: dict[str, Any]) -> dict[str, Cell]:
    decided = {one["id"]: one["cell"] for one in written.get("decided", ())}
    unchecked = set(written.get("notchecked", ()))
    cells = {}
    for row in DOCUMENT["row"]:
        name = row["id"]
        if "column" in written:
            said = row[written["column"]]
        elif written.get("all_pass"):
            said = ["pass", row["of"]]
        else:
            said = decided.get(name, ["notchecked" if name in unchecked else "unknown"])
        cells[name] = _cell(said, ALLOTTED[name])
    return cells


def _studio(written: dict[str, Any]) -> Studio:
    return Studio(
        id=written["id"],
        dossier=DOSSIERS / written["dossier"],
        as_of=written["as_of"],
        cells=_cells(written),
        total=_ends(written["total"]),
        sections={name: _ends(ends) for name, ends in written["sections"].items()},
        musts={state: tuple(numbers) for state, numbers in written["musts"].items()},
        decisions={name: (certain, possible) for name, (certain, possible) in written["decisions"].items()},
        about=tuple(written.get("about", ())),
        contested=tuple(written.get("contested", ())),
        uncontested=tuple(written.get("uncontested", ())),
    )


DOCUMENT = _read()
ALLOTTED = {row["id"]: Decimal(row["of"]) for row in DOCUMENT["row"]}
MUSTS: tuple[str, ...] = tuple(DOCUMENT["criteria"])
STUDIOS = tuple(_studio(written) for written in DOCUMENT["studio"])
