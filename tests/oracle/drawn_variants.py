"""Random variants: requirements that apply by what one fact is, so that not all of them can apply."""

from random import Random
from typing import Any

from tests.oracle.catalogue import kind_of, words_of
from tests.oracle.completion import Doc
from tests.oracle.drawn_dossiers import FACTS

__all__ = ["perhaps_varied"]


def perhaps_varied(drawn: list[Doc], facts: list[str]) -> None:
    """Let requirements apply by one fact; by a chance of its own, so that the rest stays.

    Args:
        drawn: The requirements; the first always applies, so that something is left to rescale to.
        facts: Sections of facts to ask about.
    """
    random = Random(f"varied {drawn}")  # noqa: S311  # chance, not secrecy
    paths = [(section, field) for section in facts for field in FACTS[section]]
    paths = [path for path in paths if kind_of(*path) in {"one", "level", "yn"}]
    if len(drawn) < 2 or not paths or random.random() < 0.6:
        return
    extra = {**drawn[-1], "id": "r9", "points": random.choice([1, 3])} if "judged" not in str(drawn[-1]) else None
    drawn += [extra] if extra is not None and random.random() < 0.7 else []
    section, field = random.choice(paths)
    whens = _conditions(random, kind_of(section, field), list(words_of(section, field)))
    for one, when in zip(drawn[1:], whens, strict=False):
        way = random.choice(["full", "none", "none", "rescaled"])
        one |= {"when": {"fact": f"{section}.{field}", **when}, "not_applicable": way}


def _conditions(random: Random, kind: str, words: list[Any]) -> list[Doc]:
    """Conditions on a fact that exclude each other, or go together."""
    if kind == "yn":
        found: list[Doc] = [{"is": True}, {"is": False}, {}]
    elif kind == "level":
        low, high = sorted(random.sample(range(len(words)), 2))
        found = [{"at_least": words[high]}, {"at_most": words[low]}, {"is": words[low]}]
    else:
        found = [{"is": words[0]}, {"is": words[1]}, {"is": words[:2]}, {"is_not": words[0]}]
    random.shuffle(found)
    return found
