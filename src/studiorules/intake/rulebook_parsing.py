"""Bytes and mappings into plain documents, until intake.documents does it."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Final

from studiorules.intake.rulebook_node import Desk, Node

__all__ = ["parsed", "plain"]

_LARGEST: Final = 4 * 2**20
_DEEPEST: Final = 20


def parsed(file: BinaryIO, name: str, desk: Desk) -> object:
    """Read a TOML document; an empty one after a problem."""
    data = file.read(_LARGEST + 1)
    node = Node(None, "", name, desk)
    if len(data) > _LARGEST:
        node.problem("too-large", found=f"> {_LARGEST}", expected=(f"{_LARGEST}", f"{_LARGEST}"))
        return {}
    if not data.strip():
        node.problem("empty-file")
        return {}
    try:
        document = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        node.problem("not-utf8")
        return {}
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        node.problem("syntax", found=str(trouble))
        return {}
    return plain(document, desk, name)


def plain(said: object, desk: Desk, name: str) -> object:
    """Copy a document into plain tables and lists."""
    return _plain(said, Node(None, "", name, desk), 0)


def _plain(said: object, node: Node, depth: int) -> object:
    if depth > _DEEPEST:
        node.problem("too-deep", expected=(str(_DEEPEST), str(_DEEPEST)))
        return {}
    if isinstance(said, Mapping):
        return {str(key): _plain(value, node, depth + 1) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_plain(value, node, depth + 1) for value in said]
    if isinstance(said, float):
        return Decimal(repr(said))
    return said if isinstance(said, (str, bool, int, Decimal, date)) else str(said)
