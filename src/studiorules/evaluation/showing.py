"""Showing and writing any object of the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studiorules.dossier import Dossier
from studiorules.findings import Evaluation, Question
from studiorules.intake import StrPath, dossier_text, write_whole
from studiorules.reports import SUFFIXES, Detail, Mask, Shown, encoded
from studiorules.reports import render as render_shown
from studiorules.terms import Lang

if TYPE_CHECKING:
    from studiorules.reports import Form

__all__ = ["ask", "render", "write"]


def ask(evaluation: Evaluation) -> tuple[Question, ...]:
    """Return what to ask first: what could move the total furthest stands first."""
    return evaluation.questions


def render(
    thing: Shown,
    form: Form = "text",
    *,
    lang: Lang = "zh",
    detail: Detail = "summary",
    mask: Mask | None = None,
) -> str:
    """Show an object as text or data.

    Args:
        thing: An evaluation, finding, part, decision, dossier or rulebook, what differs between two rulebooks and
            what that does to dossiers, or several findings.
        form: `text` for people, `markdown` or `html` for a document (rulebooks), `json` for programs, `csv` for tables.
        lang: Language of what a person reads.
        detail: `summary`, `open` (what is open as well) or `all`.
        mask: How personal data is shown: `public`, `panel` or `none`; None = `public` for people, `none` in JSON.

    Raises:
        ValueError: If the object has no such form.
    """
    if isinstance(thing, Dossier) and form == "json":
        return dossier_text(thing, "json")
    return render_shown(thing, form, lang=lang, detail=detail, mask=mask)


def write(
    thing: Shown,
    path: StrPath,
    *,
    lang: Lang = "zh",
    detail: Detail = "summary",
    mask: Mask | None = None,
    overwrite: bool = False,
) -> Path:
    """Write an object to a file, whole or not at all; the suffix says in which form.

    Args:
        thing: What to write: see `render`; a dossier also as `.toml`.
        path: The file: `.txt`, `.md`, `.html`, `.json`, `.csv`, `.toml`; see `render` for what has which form.
        lang: Language of what a person reads.
        detail: How much of it.
        mask: How personal data is shown.
        overwrite: Whether a file that exists may be replaced.

    Returns:
        The path written.

    Raises:
        FileExistsError: If the file exists and may not be replaced; it is left alone.
        ValueError: If the suffix names no form.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if isinstance(thing, Dossier) and suffix == ".toml":
        data = dossier_text(thing, "toml").encode()
    elif suffix in SUFFIXES:
        form = SUFFIXES[suffix]
        data = encoded(render(thing, form, lang=lang, detail=detail, mask=mask), form)
    else:
        known = ", ".join((*SUFFIXES, ".toml") if isinstance(thing, Dossier) else SUFFIXES)
        raise ValueError(f"cannot tell the form from '{target.name}'; known suffixes: {known}")
    return write_whole(target, data, overwrite=overwrite)
