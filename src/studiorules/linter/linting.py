"""The machinery: shows each part of a rulebook to the checks that look at such parts, and says where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable

import attrs

from studiorules.errors import Place
from studiorules.intake import Places, StrPath, parted, read_placed
from studiorules.linter.checks import CHECKS, Check
from studiorules.linter.finding import LintFinding, Seen
from studiorules.linter.look import Look
from studiorules.linter.messages import SENTENCES
from studiorules.linter.sites import Editions, Site, sites
from studiorules.linter.stretches import stretches
from studiorules.linter.words import days
from studiorules.rulebook import Rulebook
from studiorules.terms import Lang, Text

__all__ = ["lint", "lint_source"]


def lint(rulebook: Rulebook) -> tuple[LintFinding, ...]:
    """Say what is doubtful about a rulebook that could be read.

    Args:
        rulebook: The rulebook; what stands in its files is not read again, so places have no lines.

    Returns:
        What was found, in the order of the rulebook; empty where nothing is doubtful.

    Raises:
        TypeError: If it is no rulebook.
    """
    if not isinstance(rulebook, Rulebook):
        raise TypeError(f"lint(rulebook): a Rulebook is expected, not {type(rulebook).__name__}")
    return _found(rulebook, Places({}))


def lint_source(*sources: StrPath | Traversable) -> tuple[LintFinding, ...]:
    """Read a rulebook from its file or folder and say what is doubtful about it, with lines and columns.

    Args:
        sources: A file, or a folder with rulebook.toml; a folder of the shelf too. Several are editions of one
            rulebook, and looked at together as well.

    Raises:
        RulebookError: If it cannot be read as a rulebook; it holds every problem.
        OSError: The operating system's own, where a file cannot be read.
    """
    found: list[LintFinding] = []
    read = [read_placed(source) for source in sources]
    for rulebook, places in read:
        files = list(places.documents)
        found += sorted(_found(rulebook, places), key=lambda one: _rank(one.place, files))
    books = tuple(rulebook for rulebook, _ in read)
    for at, (rulebook, places) in enumerate(read[1:], 1):
        found += _seen([Site(thing=Editions(books=books[at - 1 : at + 1]), path=rulebook.path)], Look(rulebook), places)
    return tuple(found)


def _found(rulebook: Rulebook, places: Places) -> tuple[LintFinding, ...]:
    found = _seen(sites(rulebook), Look(rulebook), places)
    dated = [one for one in CHECKS if one.dated]
    known, when = {(one.code, one.path, one.place) for one in found}, dict[LintFinding, tuple[date, date | None]]()
    before: date | None = None
    for first, last, then in stretches(rulebook):
        for one in _seen(sites(then), Look(then), places, dated):
            if (one.code, one.path, one.place) not in known:
                begun = when.get(one, (first, last))
                when[one] = (begun[0], last if begun[1] == before else begun[1])
        before = last
    return (*found, *(attrs.evolve(one, text=_dated(one.text, days(*at))) for one, at in when.items()))


def _dated(text: Text, when: Text) -> Text:
    return Text(f"{when.zh}：{text.zh}", f"{when.get('en')}: {text.get('en')}")


def _seen(
    shown: Iterable[Site], look: Look, places: Places, checks: Iterable[Check] = CHECKS
) -> tuple[LintFinding, ...]:
    """What the checks see of these things, each once."""
    by_class: dict[type, tuple[Check, ...]] = {}
    found: dict[tuple[str, Place, str, Text], LintFinding] = {}
    for site in shown:
        kind = type(site.thing)
        if kind not in by_class:
            by_class[kind] = tuple(check for check in checks if issubclass(kind, check.of))
        for check in by_class[kind]:
            for one in check.look(site.thing, look):
                told = _told(check, one, site, places)
                found.setdefault((told.code, told.place, told.path, told.text), told)
    return tuple(found.values())


def _told(check: Check, one: Seen, site: Site, places: Places) -> LintFinding:
    above = one.at or site.path
    spot = _below(above, one.below)
    return LintFinding(
        code=check.code,
        severity=check.severity,
        path=parted(spot)[1],
        place=places.of(spot),
        text=Text(*(_filled(check.code, one, lang) for lang in _LANGUAGES)),
        rewrite=one.rewrite,
        fix=tuple(attrs.evolve(edit, spot=_below(above, edit.spot)) for edit in one.fix),
    )


def _below(above: str, path: str) -> str:
    return f"{above}.{path}" if path and parted(above)[1] else f"{above}{path}"


_LANGUAGES: tuple[Lang, Lang] = ("zh", "en")


def _filled(code: str, one: Seen, lang: Lang) -> str:
    return SENTENCES[code].get(lang).format(**{name: words.get(lang) for name, words in one.told.items()})


def _rank(place: Place, files: list[str]) -> tuple[int, int, int]:
    at = files.index(place.file) if place.file in files else -1
    return at, place.line or 0, place.column or 0
