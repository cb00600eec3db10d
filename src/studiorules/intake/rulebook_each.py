"""`for_each`: one requirement written for several words, expanded at reading."""

from collections.abc import Iterator
from typing import Final

from studiorules.dossier import Catalogue
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_values import word_of
from studiorules.terms import Term, Vocabulary

__all__ = ["expanded"]

_LISTS: Final = ("count", "total", "kinds", "share", "best", "growth")
_LANGUAGES: Final = {"zh": "zh", "en": "en", "text": "zh", "why": "zh"}
"""The keys whose texts people read, and in which language."""
_MOST_WORDS: Final = 200


def expanded(node: Node, catalogue: Catalogue) -> list[Node]:
    """A requirement as often as its `for_each` says, the words put in; itself where it has none.

    Ids and conditions get the word's id, zh its Chinese name, en its English one.
    """
    loop = node.get("for_each")
    if loop is None:
        return [node]
    entries = list(loop.entries())
    if len(entries) != 1:
        if isinstance(loop.value, dict):
            loop.wrong("一个名称和它的词", "one name and its words")
        return []
    name, listed = entries[0]
    mark = f"{{{name}}}"
    words = listed.items()
    if len(words) > _MOST_WORDS:
        listed.problem("too-many", found=str(len(words)), expected=(str(_MOST_WORDS), str(_MOST_WORDS)))
        return []
    if listed.value == []:
        listed.wrong("至少一个词", "at least one word")
    vocabulary = _vocabulary(node, mark, catalogue)
    if vocabulary is None:
        loop.misfit(
            f"没有哪个条件用到 {mark}，不知道它的中文名称",
            f"no condition compares a field with {mark}, so it has no names",
        )
        return []
    found: list[Node] = []
    for word in words:
        term = vocabulary.find(word_of(word, vocabulary) or "")
        if term is not None:
            found.append(node.with_value(_filled(node.value, mark, term)))
    return found


def _filled(value: object, mark: str, term: Term, lang: str = "") -> object:
    """A value with the mark replaced everywhere: by the word's name in texts, by its id in anything else."""
    if isinstance(value, str):
        return value.replace(mark, {"zh": term.text.zh, "en": term.text.get("en")}.get(lang, term.id))
    if isinstance(value, list):
        return [_filled(one, mark, term, lang) for one in value]
    if isinstance(value, dict):
        told = {key: _LANGUAGES.get(key, "") for key in value if key != "for_each"}
        return {key: _filled(value[key], mark, term, inner) for key, inner in told.items()}
    return value


def _vocabulary(node: Node, mark: str, catalogue: Catalogue) -> Vocabulary | None:
    """The words of the field that a condition compares with the mark."""
    for table in _tables(node.value):
        name = next((str(table[key]).partition(".")[0] for key in _LISTS if key in table), None)
        section = None if name is None else catalogue.section(name)
        if section is None:
            continue
        for conditions in (table.get("where"), table.get("part")):
            for inner in _tables(conditions):
                for key, value in inner.items():
                    field = section.field(key) if mark == value or (isinstance(value, list) and mark in value) else None
                    if field is not None and field.vocabulary is not None:
                        return field.vocabulary
    return None


def _tables(value: object) -> Iterator[dict[str, object]]:
    """Every table inside a value, itself first."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _tables(one)
    elif isinstance(value, list):
        for one in value:
            yield from _tables(one)
