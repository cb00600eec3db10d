"""Reading and writing: bytes and parsed documents become dossiers and rulebooks, and dossiers become text again.

Here alone do files, JSON, TOML and cattrs live. A problem of a document has a path and a place, and all problems come
out together; nothing here judges or knows what a rule is worth.
"""

from studiorules.intake.amending import amend
from studiorules.intake.documents import Form, StrPath, load, read_document
from studiorules.intake.dossiers import read_dossier, read_dossiers
from studiorules.intake.elsewhere import read_local
from studiorules.intake.files import write_folder, write_whole
from studiorules.intake.locate import Span, spans, tokens_of
from studiorules.intake.places import Places, parted
from studiorules.intake.rulebooks import (
    editions_of,
    published,
    published_on,
    read_placed,
    read_rulebook,
    shelf,
    sources_at,
    sources_on_shelf,
)
from studiorules.intake.writing import dossier_document, dossier_text

__all__ = [
    "Form",
    "Places",
    "Span",
    "StrPath",
    "amend",
    "dossier_document",
    "dossier_text",
    "editions_of",
    "load",
    "parted",
    "published",
    "published_on",
    "read_document",
    "read_dossier",
    "read_dossiers",
    "read_local",
    "read_placed",
    "read_rulebook",
    "shelf",
    "sources_at",
    "sources_on_shelf",
    "spans",
    "tokens_of",
    "write_folder",
    "write_whole",
]
