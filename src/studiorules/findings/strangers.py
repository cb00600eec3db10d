"""Names in a dossier that mean nothing in the rulebook: waivers of no requirement, judgements on no question."""

from collections.abc import Iterable, Iterator

import attrs

from studiorules.dossier import Contested, Dossier
from studiorules.errors import nearest
from studiorules.rulebook import WAIVERS, Rulebook

__all__ = ["Stranger", "strangers"]


@attrs.frozen(kw_only=True)
class Stranger:
    """A name that a dossier writes and the rulebook does not have, so that what it says there does nothing.

    Attributes:
        path: Where it stands in the dossier.
        name: The name, as written.
        nearest: What was probably meant; "" = nothing comes near.
    """

    path: str
    name: str
    nearest: str = ""


def strangers(dossier: Dossier, rulebook: Rulebook) -> tuple[Stranger, ...]:
    """Find the names that the rulebook does not have, those aside that stand behind the id of another rulebook.

    Args:
        dossier: The dossier.
        rulebook: The rulebook.
    """
    every = (*rulebook.requirements, *rulebook.not_selected)
    asked = {name for one in every for name in (one.id, *one.was)}
    waivers, judgements = dossier.waivers, dossier.judgements
    waived = (
        (f"{WAIVERS}[{index}].requirement", name)
        for index, one in enumerate(() if waivers is None else waivers.records)
        for name in _names(one.requirement)
    )
    judged = (
        (f"judgements[{index}].question", one.question)
        for index, one in enumerate(() if judgements is None else judgements.records)
    )
    return (*_unknown(waived, asked, rulebook), *_unknown(judged, set(rulebook.questions), rulebook))


def _names(said: object) -> tuple[str, ...]:
    """The names that a field holds: one, or those of sources that disagree."""
    if isinstance(said, Contested):
        return tuple(str(one) for _, one in said.said)
    return (said,) if isinstance(said, str) else ()


def _unknown(named: Iterable[tuple[str, str]], known: set[str], rulebook: Rulebook) -> Iterator[Stranger]:
    """Those of some names that are none of the rulebook's; one of a rulebook that it extends is not read either."""
    below = () if rulebook.tailoring is None else (one.id for one in rulebook.tailoring.bases)
    own = ("", rulebook.id, *below)
    for path, name in named:
        book, colon, inner = name.rpartition(":")
        if name in known or (book in ("", rulebook.id) and inner in known) or book not in own:
            continue
        near = nearest(inner, known)
        meant = "" if near is None else f"{rulebook.id}{colon}{near}" if colon else near
        yield Stranger(path=path, name=name, nearest=meant)
