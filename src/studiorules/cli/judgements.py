"""`--judgements`: what people decided, in a file of its own, added to what the dossier already says."""

from pathlib import Path

import studiorules as sr
from studiorules.intake import read_document

__all__ = ["with_judgements"]


def with_judgements(dossier: sr.Dossier, file: str | None) -> sr.Dossier:
    """Return the dossier with the judgements of a file added; the dossier itself where there is no file.

    Raises:
        DossierError: If the file holds no judgements, or they cannot be read.
        OSError: If the file cannot be opened.
    """
    if file is None:
        return dossier
    document = read_document(Path(file))
    return sr.amend(dossier, {"judgements+": document.get("judgements", [])})
