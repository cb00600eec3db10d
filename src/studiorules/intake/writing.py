"""Dossiers as text: JSON and TOML, each lossless, each the same bytes for the same dossier."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal

from studiorules.dossier import CATALOGUE, Dossier, dossier_document

__all__ = ["dossier_document", "dossier_text", "json_text", "toml_text"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def dossier_text(dossier: Dossier, form: Literal["json", "toml"] = "json") -> str:
    """Write a dossier as text; reading it gives an equal dossier.

    Raises:
        ValueError: If the form is neither `json` nor `toml`.
    """
    writers: dict[str, Callable[[Mapping[str, Any]], str]] = {"json": json_text, "toml": toml_text}
    if form not in writers:
        raise ValueError(f"a dossier is written as 'json' or 'toml', not {form!r}")
    return writers[form](dossier_document(dossier))


def json_text(document: Mapping[str, Any]) -> str:
    """Write a plain document as JSON: a line for each key, and for each record of a list; numbers exactly."""
    lines: list[str] = []
    for key, value in document.items():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            inside = ",\n".join(f"    {_json(one)}" for one in value)
            lines.append(f"  {_json(key)}: [\n{inside}\n  ]")
        else:
            lines.append(f"  {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(said: Any) -> str:
    if isinstance(said, dict):
        return f"{{{', '.join(f'{_json(key)}: {_json(value)}' for key, value in said.items())}}}"
    if isinstance(said, list):
        return f"[{', '.join(map(_json, said))}]"
    return _exact(said) if isinstance(said, Decimal) else json.dumps(said, ensure_ascii=False)


def toml_text(document: Mapping[str, Any]) -> str:
    """Write a plain document as TOML: single values first, then a heading for each table and each record."""
    head = [f"{_key(key)} = {_toml(value)}" for key, value in document.items() if not _is_headed(value)]
    parts = ["\n".join(head)]
    for key, value in document.items():
        if _is_headed(value):
            parts += _headed([key], value)
    return "\n\n".join(part for part in parts if part) + "\n"


def _is_headed(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def _headed(names: list[str], value: Any) -> list[str]:
    name = ".".join(map(_key, names))
    if isinstance(value, list):
        return ["\n".join([f"[[{name}]]", *_pairs(record)]) for record in value]
    own = len(names) == 1 and name not in CATALOGUE.sections and name != "lists"
    if own and value and all(map(_is_headed, value.values())):  # sections that a rulebook declares, under its id
        return [part for key, one in value.items() for part in _headed([*names, key], one)]
    return ["\n".join([f"[{name}]", *_pairs(value)])]


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_toml(value)}" for key, value in table.items()]


def _toml(said: Any) -> str:
    if isinstance(said, dict):
        return f"{{ {', '.join(_pairs(said))} }}" if said else "{}"
    if isinstance(said, list):
        return f"[{', '.join(map(_toml, said))}]"
    if isinstance(said, bool):
        return "true" if said else "false"
    return _quoted(said) if isinstance(said, str) else _exact(said)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    def escaped(found: re.Match[str]) -> str:
        return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"

    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_CONTROL.sub(escaped, plain)}"'


def _exact(number: int | Decimal) -> str:
    return format(number, "f") if isinstance(number, Decimal) else str(number)
