"""Rulebooks that were read before, known again by every byte that went into them."""

from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs

from studiorules.intake.keeping import Latest
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_extends import Found, found_as
from studiorules.intake.rulebook_files import Files
from studiorules.intake.rulebook_sources import Source
from studiorules.rulebook import Rulebook

__all__ = ["KNOWN", "Known", "known_as", "remember"]

_MOST: Final = 32
_LARGEST: Final = 4 * 2**20
"""How many rulebooks are kept, and how many bytes their files may have together."""

Taken: TypeAlias = tuple[tuple[int, str, int], ...]
"""Which rulebook names another in which words, and which one that is: by their numbers, 0 for the one itself."""
Key: TypeAlias = tuple[tuple[str, ...], Taken]
"""Fingerprints of a rulebook's own files and of those it takes something from, and how these were found."""


@attrs.frozen(kw_only=True, eq=False)
class Known:
    """A rulebook that was read.

    Attributes:
        rulebook: The rulebook.
        size: How many bytes were read for it.
        foreign: Criteria that are rulebooks of their own, as their cases name them.
        others: Where the rulebooks stood that it takes something from, and where these stand now.
    """

    rulebook: Rulebook
    size: int
    foreign: frozenset[str]
    others: Mapping[str, Found | None]


KNOWN: Latest[Key, Known] = Latest(_MOST, _LARGEST, lambda known: known.size)
"""The rulebooks that were read last."""


def known_as(files: Files) -> Known | None:
    """The rulebook of these files, where they and all that they name say what they said when it was read; else None.

    Nothing is taken on trust: a file that is named is looked for and read again, whatever stood there before.
    """
    opened = {files.place: files}
    for prints, taken in KNOWN:
        others = _again(files, prints, taken, opened) if prints[0] == files.print else None
        known = None if others is None else KNOWN.get((prints, taken))
        if known is not None and others is not None:
            return attrs.evolve(known, others=dict(zip(known.others, others, strict=True)))
    return None


def remember(files: Files, source: Source, desk: Desk, rulebook: Rulebook) -> None:
    """Keep a rulebook that was read without a problem.

    Args:
        files: Its own files.
        source: What they say.
        desk: What was opened for it.
        rulebook: The rulebook.
    """
    places = list(dict.fromkeys([files.place, *(place for _, _, place in desk.taken)]))
    of = [files, *(desk.opened[place] for place in places[1:])]
    taken = tuple((places.index(within), said, places.index(there)) for within, said, there in desk.taken)
    known = Known(
        rulebook=rulebook,
        size=sum(len(content) for one in of for content in one.content.values()),
        foreign=files.criterion_names - {f"{one.section}/{one.id}" for one in source.files},
        others=dict.fromkeys(places[1:]),
    )
    KNOWN.keep((tuple(one.print for one in of), taken), known)


def _again(files: Files, prints: tuple[str, ...], taken: Taken, opened: dict[str, Files]) -> list[Found] | None:
    """What a rulebook takes something from, where that is found in the way it was and says what it said; else None."""
    there: list[tuple[Files, str]] = [(files, "")]
    places = [files.place]
    others: list[Found] = []
    for within, said, number in taken:
        found = found_as(said, there[within][0].folder, there[within][1])
        if found is None or (found.place in places) != (number < len(places)):
            return None
        if number == len(places):
            if found.place not in opened:
                opened[found.place] = found.files
            if opened[found.place].print != prints[number]:
                return None
            there.append((opened[found.place], found.inner_prefix))
            places.append(found.place)
            others.append(found)
        elif places[number] != found.place:
            return None
    return others
