"""Showing any object of the library: which forms there are for what, and how each is made."""

from datetime import date
from typing import Literal, TypeAlias

from studiorules.dossier import Dossier
from studiorules.findings import Decision, Evaluation, Finding, Impact, Part
from studiorules.reports.changes_document import changes_data, impact_data
from studiorules.reports.changes_page import changes_page
from studiorules.reports.colour import Palette
from studiorules.reports.details import detailed
from studiorules.reports.dossier_text import dossier_text
from studiorules.reports.evaluation_document import (
    decision_data,
    evaluation_data,
    finding_data,
    part_data,
    to_json,
)
from studiorules.reports.explain import explain, voice_of
from studiorules.reports.grid import clean
from studiorules.reports.html import html
from studiorules.reports.impact_page import impact_page
from studiorules.reports.markdown import markdown
from studiorules.reports.masking import MASKS, Mask
from studiorules.reports.outline import outline
from studiorules.reports.page import Page
from studiorules.reports.page_text import page_text
from studiorules.reports.rulebook_page import rulebook_page
from studiorules.reports.table import rows, to_csv
from studiorules.reports.text import DETAILS, Detail, evaluation_text, part_text
from studiorules.rulebook import Rulebook, RulebookChanges
from studiorules.terms import Lang

__all__ = ["FORMS", "SUFFIXES", "Form", "Shown", "encoded", "render", "rulebook_text"]

Form: TypeAlias = Literal["text", "markdown", "html", "json", "csv"]
"""`text`, `markdown` and `html` for people, `json` for programs, `csv` for tables."""
_Told: TypeAlias = Evaluation | Finding | Part | Decision | Rulebook | Dossier | tuple[Finding, ...]
Shown: TypeAlias = _Told | RulebookChanges | Impact
"""Whatever can be shown."""
FORMS: dict[type, tuple[Form, ...]] = {
    Evaluation: ("text", "json", "csv"),
    Finding: ("text", "json"),
    Part: ("text", "json"),
    Decision: ("text", "json"),
    Rulebook: ("text", "markdown", "html"),
    RulebookChanges: ("text", "markdown", "html", "json"),
    Impact: ("text", "markdown", "html", "json"),
    Dossier: ("text",),
    tuple: ("text", "json"),
}
"""In which forms each kind of object can be shown."""
SUFFIXES: dict[str, Form] = {".txt": "text", ".md": "markdown", ".html": "html", ".json": "json", ".csv": "csv"}
"""The form of a file by its suffix."""


def encoded(text: str, form: Form) -> bytes:
    """Encode what is written to a file; Excel takes CSV without a mark of its encoding for local code."""
    return text.encode("utf-8-sig" if form == "csv" else "utf-8")


def render(
    thing: Shown,
    form: Form = "text",
    *,
    lang: Lang = "zh",
    detail: Detail = "summary",
    mask: Mask | None = None,
    colour: bool = False,
) -> str:
    """Show an object.

    Args:
        thing: An evaluation, finding, part, decision, rulebook or dossier, what differs between two rulebooks and
            what that does, or several findings.
        form: In which form.
        lang: Language of what a person reads.
        detail: How much is told of single findings.
        mask: How personal data is shown; None = hidden from the public in what people read, in full in JSON.
        colour: Whether signs are coloured; text only.

    Raises:
        ValueError: If the object has no such form, or there is no such detail or mask; it names those there are.
        TypeError: If the object cannot be shown.
    """
    for what, said, words in (("detail", detail, DETAILS), ("mask", mask or "public", MASKS)):
        if said not in words:
            raise ValueError(f"there is no {what} '{said}'; there is {', '.join(words)}")
    known = next((forms for kind, forms in FORMS.items() if isinstance(thing, kind)), None)
    if known is None:
        raise TypeError(f"cannot show {type(thing).__name__}")
    if form not in known:
        raise ValueError(f"{type(thing).__name__} has no form '{form}'; it has {', '.join(known)}")
    if form == "json":
        return to_json(_data(thing, lang, mask or "none"))
    if form == "csv" and isinstance(thing, Evaluation):
        return to_csv(rows(thing, lang=lang, mask=mask or "public"))
    if isinstance(thing, RulebookChanges):
        return _page(changes_page(thing, lang=lang), form)
    if isinstance(thing, Impact):
        return _page(impact_page(thing, lang=lang), form)
    if form in ("markdown", "html") and isinstance(thing, Rulebook):
        return rulebook_text(thing, form, lang=lang)
    return _text(thing, lang, detail, mask or "public", colour=colour)


def rulebook_text(book: Rulebook, form: Form = "text", *, lang: Lang = "zh", as_of: date | None = None) -> str:
    """Show a rulebook: read aloud as text, or as a document to sign.

    Args:
        book: The rulebook.
        form: `text`, `markdown` or `html`.
        lang: The language.
        as_of: The day on which dated values are read; None = the latest, with what held before.
    """
    if form == "text":
        return outline(book, lang=lang, as_of=as_of)
    return _page(rulebook_page(book, lang=lang, as_of=as_of), form)


def _page(page: Page, form: Form) -> str:
    return html(page) if form == "html" else markdown(page) if form == "markdown" else page_text(page)


def _data(thing: Shown, lang: Lang, mask: Mask) -> object:
    match thing:
        case Evaluation():
            return evaluation_data(thing, lang=lang, mask=mask)
        case Finding():
            return finding_data(thing, mask=mask)
        case Part():
            return {**part_data(thing), "findings": [finding_data(one, mask=mask) for one in thing.findings]}
        case Decision():
            return decision_data(thing)
        case RulebookChanges():
            return changes_data(thing, lang=lang)
        case Impact():
            return impact_data(thing, lang=lang)
        case tuple():
            return [finding_data(one, mask=mask) for one in thing]
        case _:
            raise TypeError(f"cannot write {type(thing).__name__} as data")


def _text(thing: _Told, lang: Lang, detail: Detail, mask: Mask, *, colour: bool) -> str:
    palette = Palette(on=colour)
    match thing:
        case Evaluation():
            return evaluation_text(thing, lang=lang, detail=detail, mask=mask, colour=colour)
        case Finding():
            return palette.signs(clean(str(explain(thing, lang=lang, mask=mask)))) + "\n"
        case Part():
            return part_text(thing, lang=lang, detail=detail, mask=mask, colour=colour)
        case Decision():
            return clean(str(explain(thing, lang=lang))) + "\n"
        case Rulebook():
            return rulebook_text(thing, lang=lang)
        case Dossier():
            return dossier_text(thing, lang=lang)
    lines: list[str] = []
    for finding in thing:
        lines += detailed((finding,), voice_of(finding, lang, mask), detail)
    return "".join(f"{palette.signs(line)}\n" for line in lines)
