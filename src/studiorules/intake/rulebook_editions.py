"""Editions of one rulebook side by side: which there are, whether they overlap, and which one is meant."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from studiorules.errors import NotInForceError, Problem, RulebookError
from studiorules.rulebook import InForce, Rulebook

__all__ = ["chosen", "fitting", "told"]


def chosen(books: Sequence[Rulebook], name: str, edition: str | None, as_of: date | None) -> Rulebook:
    """Choose the edition that is meant; where that is not settled, say which there are.

    Args:
        books: The editions, one at least.
        name: The rulebook as the user knows it.
        edition: The edition; None = the only one, or the one in force.
        as_of: The day on which it is to be in force, where there are several.

    Raises:
        NotInForceError: If none of several is in force on that day; it names them with their days.
        RulebookError: If two of them are surely in force on one day, or are the same edition.
        ValueError: If there is no such edition, or several fit.
    """
    _side_by_side(books, name)
    there = ", ".join(f"'{book.edition}'" for book in books)
    if edition is not None:
        named = [book for book in books if book.edition == edition]
        if not named:
            raise ValueError(f"no edition '{edition}' of '{name}', only: {there}")
        return named[0]
    if len(books) == 1:
        return books[0]
    if as_of is None:
        raise ValueError(f"there are several editions of '{name}', name one: {there}")
    fit = fitting(books, as_of)
    if not fit:
        raise _none_in_force(books, name, as_of)
    if len(fit) > 1:
        names = ", ".join(f"'{book.edition}'" for book in fit)
        raise ValueError(f"several editions of '{name}' may be in force on {as_of.isoformat()}, name one: {names}")
    return fit[0]


def fitting(books: Sequence[Rulebook], day: date) -> list[Rulebook]:
    """The editions that may be in force on a day."""
    return [book for book in books if not book.in_force.surely_not_on(day)]


def told(book: Rulebook) -> tuple[str, str]:
    """Name an edition with its days, in Chinese and in English."""
    days = book.in_force
    if days.unknown:
        return (
            f"{book.id}@{book.edition}（施行日期不详）",
            f"{book.id}@{book.edition} (in force since when is not known)",
        )
    first = "" if days.from_ is None else days.from_.isoformat()
    last = "" if days.to is None else days.to.isoformat()
    return f"{book.id}@{book.edition}（{first}～{last}）", f"{book.id}@{book.edition} ({first} to {last or '…'})"


def _side_by_side(books: Sequence[Rulebook], name: str) -> None:
    """Refuse two that are the same edition, or that are both surely in force on some day."""
    problems: list[Problem] = []
    for one, other in combinations(books, 2):
        names = [told(book) for book in (one, other)]
        zh, en = "、".join(zh for zh, _ in names), ", ".join(en for _, en in names)
        if one.edition == other.edition:
            problems.append(Problem(code="duplicate-id", path="", found=f"{one.id}@{one.edition}"))
        elif _overlap(one.in_force, other.in_force):
            problems.append(Problem(code="overlapping-editions", path="", found=zh, expected=(zh, en)))
    if problems:
        raise RulebookError(problems, name)


def _overlap(one: InForce, other: InForce) -> bool:
    if one.unknown or other.unknown:
        return False
    starts, ends = (one.from_ or date.min, other.from_ or date.min), (one.to or date.max, other.to or date.max)
    return max(starts) <= min(ends)


def _none_in_force(books: Sequence[Rulebook], name: str, as_of: date) -> NotInForceError:
    names = [told(book) for book in books]
    zh = f"{as_of.isoformat()} 没有施行中的版本，有：{'、'.join(zh for zh, _ in names)}"
    en = f"no edition is in force on {as_of.isoformat()}; there are: {', '.join(en for _, en in names)}"
    return NotInForceError([Problem(code="not-in-force", path="", found=zh, expected=(zh, en))], name)
