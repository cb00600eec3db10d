"""Rulebooks: read from a file, a folder or a parsed document, or taken from the shelf."""

import os
from collections.abc import Mapping
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO

import attrs

from studiorules.errors import nearest
from studiorules.intake.documents import StrPath
from studiorules.intake.places import Places
from studiorules.intake.rulebook_cases import CaseReader
from studiorules.intake.rulebook_checks import check_points, check_references, check_unknown, check_vetoes, known_points
from studiorules.intake.rulebook_claims import claimed
from studiorules.intake.rulebook_conditions import check_filters
from studiorules.intake.rulebook_decisions import decisions_of, remedies_of
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_discretion import check_questions
from studiorules.intake.rulebook_drawn import Drawn
from studiorules.intake.rulebook_editions import chosen, fitting, told
from studiorules.intake.rulebook_extends import Found, found_as, opened_at
from studiorules.intake.rulebook_files import Files, files_in, files_of
from studiorules.intake.rulebook_head import check_wider
from studiorules.intake.rulebook_known import known_as, remember
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_priorities import priorities_of
from studiorules.intake.rulebook_requirements import requirement_of, section_of
from studiorules.intake.rulebook_sentences import measure_named
from studiorules.intake.rulebook_shelf import on_shelf, shelf
from studiorules.intake.rulebook_sources import Source, editions_in, source_in
from studiorules.intake.rulebook_tables import check_weights
from studiorules.intake.rulebook_tailoring import drawn
from studiorules.intake.rulebook_values import parameter_of, question_of
from studiorules.intake.rulebook_worth import lines_on_total
from studiorules.rulebook import Dropped, Removed, Rulebook, Tailoring

__all__ = [
    "editions_of",
    "published",
    "published_on",
    "read_placed",
    "read_rulebook",
    "shelf",
    "sources_at",
    "sources_on_shelf",
]


def read_rulebook(
    source: StrPath | BinaryIO | Mapping[str, object], *, edition: str | None = None, as_of: date | None = None
) -> Rulebook:
    """Read a rulebook and check it; one that says byte by byte what one of the last ones said is taken from these.

    Args:
        source: A TOML file; a folder with rulebook.toml and, below it, a folder per section with a file per
            criterion; a folder of editions, each such a file or folder; an open binary file; or an already parsed
            document with all in one.
        edition: Which edition; None = the only one, or the one in force.
        as_of: The day on which it is to be in force, where there are several editions; None = any day.

    Returns:
        The rulebook, every name in it resolved.

    Raises:
        RulebookError: If it is not a rulebook; with every problem, nothing is half-read. Two editions in force on one
            day are a problem.
        NotInForceError: If no edition of several is in force on that day; it names them.
        ValueError: If there is no such edition, or several fit.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
    """
    if isinstance(source, (str, os.PathLike)) and (found := editions_in(Path(source))):
        books = [read_rulebook(one) for one in found]
        ids = tuple(dict.fromkeys(book.id for book in books))
        if len(ids) > 1:
            raise ValueError(f"several rulebooks are in '{Path(source).name}', name one: {', '.join(ids)}")
        return chosen(books, ids[0], edition, as_of)
    return chosen([book := _known_or_read(files_of(source))], book.id, edition, as_of)


def read_placed(source: StrPath | Traversable) -> tuple[Rulebook, Places]:
    """Read a rulebook as `read_rulebook` does, and keep where its parts stand.

    Args:
        source: A file, or a folder with rulebook.toml; a folder of the shelf too.

    Raises:
        RulebookError: If it is not a rulebook.
        OSError: The operating system's own, where a file cannot be read.
    """
    desk = Desk()
    files = files_of(source) if isinstance(source, (str, os.PathLike)) else files_in(source)
    return _read(source_in(files, desk), desk), Places(desk.documents)


def sources_at(path: StrPath) -> list[Path]:
    """Where the rulebook of a path stands: each edition in a folder of editions, otherwise the path itself."""
    return editions_in(Path(path)) or [Path(path)]


def sources_on_shelf(rulebook_id: str) -> list[Traversable]:
    """The folders of the shelf that hold a rulebook, one for each edition; none where there is no such rulebook."""
    return on_shelf().get(rulebook_id, [])


def published(rulebook_id: str, *, edition: str | None = None, as_of: date | None = None) -> Rulebook:
    """Take a rulebook from the shelf.

    Args:
        rulebook_id: Its id.
        edition: Its edition; None = the only one, or the one in force.
        as_of: The day on which it is to be in force, where there are several editions; None = any day.

    Raises:
        NotInForceError: If no edition of several is in force on that day; it names them.
        ValueError: If there is no such rulebook or edition, or several fit; it names what there is.
    """
    return chosen(editions_of(rulebook_id), rulebook_id, edition, as_of)


def published_on(rulebook_id: str, day: date) -> tuple[tuple[str, str], ...]:
    """Name the published editions of a rulebook that may be in force on a day, in Chinese and in English."""
    return tuple(told(one) for one in fitting(editions_of(rulebook_id), day)) if rulebook_id in shelf() else ()


def editions_of(rulebook_id: str) -> list[Rulebook]:
    """Every published edition of a rulebook, by the names of their folders.

    Raises:
        ValueError: If there is no such rulebook; it names what there is.
    """
    editions = on_shelf().get(rulebook_id)
    if editions is None:
        near = nearest(rulebook_id, shelf())
        hint = f"; did you mean '{near}'?" if near else ""
        raise ValueError(f"no rulebook '{rulebook_id}' on the shelf, only: {', '.join(shelf())}{hint}")
    return [_known_or_read(files_in(folder)) for folder in editions]


@attrs.frozen(eq=False)
class _Reader:
    """Reads a rulebook that another one extends or takes something from, whenever somebody first asks for it.

    Attributes:
        found: Where it stands.
        library: What was read below one rulebook so far, by where it stands: each is read once, however often it is
            named. It is not pickled.
    """

    found: Found
    library: dict[str, Rulebook] = attrs.field(factory=dict, repr=False)

    def __call__(self) -> Rulebook:
        if self.found.place not in self.library:
            desk = Desk()
            self.library[self.found.place] = _read(opened_at(self.found, desk), desk, self.library)
        return self.library[self.found.place]

    def __reduce__(self) -> tuple[type["_Reader"], tuple[Found]]:
        return _Reader, (self.found,)


def _known_or_read(files: Files) -> Rulebook:
    known = known_as(files)
    if known is None:
        desk = Desk()
        source = source_in(files, desk)
        book = _read(source, desk)
        remember(files, source, desk, book)
        return book
    book = known.rulebook
    own = book.cases_read_by.own if isinstance(book.cases_read_by, CaseReader) else None
    readers = [one for one in (book.base_read_by, *book.others_read_by) if isinstance(one, _Reader)]
    found = [known.others[one.found.place] for one in readers]
    library: dict[str, Rulebook] = {}
    there = [_Reader(one, library) for one in found if one is not None]
    first = 0 if book.base_read_by is None else 1
    return book.beside(
        CaseReader(own=own, folder=files.folder, files=files.cases_but(known.foreign)),
        there[0] if first else None,
        tuple(there[first:]),
    )


def _read(source: Source, desk: Desk, library: dict[str, Rulebook] | None = None) -> Rulebook:
    desk.clear(source.name)
    before = len(desk.problems)
    whole = drawn(source, desk)
    head, root, outline = whole.head, whole.root, whole.outline
    named = outline.named
    names = Names(
        outline.catalogue,
        book=head.id,
        gives_points=head.gives_points,
        places=head.rounding.places,
        model=head.model,
        sums=len(desk.problems) == before,
        parameters={name: parameter_of(name, one.node) for name, one in named["value"].items()},
        questions={name: question_of(name, one.node) for name, one in named["judgement"].items()},
        filters=named["filter"],
        weights=named["weights"],
        measures=named["measure"],
        remedies=frozenset(named["remedy"]),
        outcomes=outline.outcomes,
        gone=frozenset(whole.gone),
    )
    for name in names.measures:
        measure_named(name, names)
    sections = tuple(section_of(part, names) for part in outline.sections)
    loose = tuple(requirement_of(part, names, "") for part in outline.requirements)
    sections, loose = claimed(root, sections, loose, names)
    on_total = lines_on_total(root, names)
    decisions = decisions_of(root, names)
    priorities = priorities_of(root, names)
    remedies = remedies_of(named["remedy"], names)
    tailoring = _tailoring(whole, names)
    check_filters(names)
    check_wider(root, outline.catalogue)
    check_questions(named["judgement"], names)
    if head.points_unknown:
        check_unknown(root.at("rulebook").at("points"), sections, loose)
    check_weights(names)
    if head.points is not None and names.sums:
        check_points(root.at("rulebook").at("points"), head.points, sections, loose)
    check_references(outline, sections, loose)
    check_vetoes(outline, sections, loose, decisions)
    desk.clear(source.name or head.id)
    extends = source.root.at("rulebook").get("extends")
    base = None if extends is None else found_as(extends.text(), source.folder, source.prefix)
    known: dict[str, Rulebook] = {} if library is None else library
    return Rulebook(
        id=head.id,
        edition=head.edition,
        title=head.title,
        subject=head.subject,
        cite=head.from_where.cite,
        basis=head.from_where.basis,
        why=head.from_where.why,
        in_force=head.in_force,
        allotted=known_points(sections, loose) if head.points_unknown else head.points,
        points_unknown=head.points_unknown,
        rounding=head.rounding,
        model=head.model,
        nothing_counted=head.nothing_counted,
        wider=head.wider,
        sections=sections,
        loose_requirements=loose,
        on_total=on_total,
        decisions=decisions,
        priorities=priorities,
        parameters={name: one for name, one in names.parameters.items() if one is not None},
        questions={name: one for name, one in (names.questions | names.losses).items() if one is not None},
        remedies=remedies,
        catalogue=outline.catalogue,
        tailoring=tailoring,
        path=root.at("rulebook").spot,
        digest=whole.digest,
        cases_read_by=CaseReader(
            own=desk.documents[source.root.file] if "case" in source.root else None,
            folder=source.folder,
            files=source.cases,
            prefix=source.prefix,
        ),
        base_read_by=None if base is None else _Reader(base, known),
        others_read_by=tuple(_Reader(one, known) for one in whole.taken),
    )


def _tailoring(whole: Drawn, names: Names) -> Tailoring | None:
    """What a rulebook makes of others; None where it stands by itself."""
    if not whole.bases and not whole.imports:
        return None
    every = attrs.evolve(names, outcomes=names.outcomes | whole.gone, gone=frozenset(), dropped={})
    return Tailoring(
        bases=whole.bases,
        imports=whole.imports,
        overrides=whole.overrides,
        added=tuple(one.id for one in whole.outline.all_requirements if one.node.layer > 1),
        removed=tuple(
            Removed(requirement=requirement_of(one.part, every, one.scope), override=one.override)
            for one in whole.unselected
        ),
        left_out=whole.left_out,
        dropped=tuple(Dropped(of=of, name=name) for of, name in names.dropped),
    )
