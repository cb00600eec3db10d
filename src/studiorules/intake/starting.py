"""The beginning of a rulebook: a folder that reads, passes its cases and explains every key."""

import json
import re
from importlib.resources import files
from pathlib import Path

from studiorules.intake.documents import StrPath
from studiorules.intake.files import write_folder
from studiorules.rulebook import Rulebook

__all__ = ["begun_id", "start_rulebook"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 100
_SAMPLE = 'id = "some-city"'
"""The line of the id that the beginning has, until it gets one of its own."""
_WIDE = 41
"""How far the values reach beside which the explanations stand."""
_GIVES = re.compile(r"^(?:points|bonus|cap) = .*\n", re.MULTILINE)
_EXPECTED = re.compile(r"^points = (?:\{.*?\}|\d+) *", re.MULTILINE)


def begun_id(name: str) -> str | None:
    """Return the id that a name gives a rulebook; None where it gives none."""
    return name if len(name) <= _LONGEST_ID and _ID.fullmatch(name) else None


def start_rulebook(folder: StrPath, *, id_: str, base: Rulebook | None = None) -> tuple[Path, ...]:
    """Write the beginning of a rulebook, whole or not at all.

    Args:
        folder: The folder, which must not be there yet.
        id_: The id of the rulebook.
        base: A rulebook of the shelf that it extends; None = it stands by itself.

    Returns:
        The files written, in order.

    Raises:
        ValueError: If the id is none.
        FileExistsError: If the folder is there; it is left alone.
        OSError: The operating system's own, where it cannot be written; nothing is left behind.
    """
    if begun_id(id_) is None:
        raise ValueError(f"'{id_}' is no id of a rulebook: small letters and figures, joined by -")
    inside = "basics" if base is None else "local"
    told = {
        "rulebook.toml": _text("alone.toml") if base is None else _extending(base),
        f"{inside}/workroom.toml": _text("workroom.toml"),
        f"{inside}/workroom.cases.toml": _text("workroom.cases.toml"),
    }
    if base is not None and base.allotted is None:
        told = {name: _without_points(name, text) for name, text in told.items()}
    told["rulebook.toml"] = told["rulebook.toml"].replace(_SAMPLE.ljust(_WIDE), f'id = "{id_}"'.ljust(_WIDE))
    target = write_folder(folder, {name: text.encode() for name, text in told.items()})
    return tuple(target / name for name in told)


def _text(name: str) -> str:
    return (files("studiorules") / "starter" / name).read_text(encoding="utf-8")


def _extending(base: Rulebook) -> str:
    """The head of a rulebook that extends another; a change to its first requirement stands there to be uncommented."""
    first = base.requirements[0]
    english = first.title.en or first.title.zh
    words = {
        "{base}": f"{base.id}@{base.edition}",
        "{requirement}": _quoted(first.id),
        "{zh}": _quoted(f"{first.title.zh}（本市）"),
        "{en}": _quoted(f"{english} (our city)"),
    }
    text = _text("extending.toml")
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def _without_points(name: str, text: str) -> str:
    """Leave points out, where the rulebook that is extended gives none."""
    return _EXPECTED.sub("points = 0 ", text) if name.endswith(".cases.toml") else _GIVES.sub("", text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
