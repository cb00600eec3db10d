"""`--judgements`: what people decided, in a file of its own, added to what the dossier already says."""

import studiorules as sr
from studiorules.intake import dossier_document, read_document

__all__ = ["with_judgements"]


def with_judgements(dossier: sr.Dossier, file: str | None) -> sr.Dossier:
    """Return the dossier with the judgements of a file added; the dossier itself where there is no file.

    Nothing is replaced: two judgements on one question are two.

    Raises:
        DossierError: If the file holds no judgements, or they cannot be read.
        OSError: If the file cannot be opened.
    """
    if file is None:
        return dossier
    told = read_document(file).get("judgements")
    if not isinstance(told, list):
        raise sr.DossierError([sr.Problem(code="missing-required", path="judgements")], file)
    document = dossier_document(dossier)
    return sr.read_dossier({**document, "judgements": [*document.get("judgements", []), *told]})
