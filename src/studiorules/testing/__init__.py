"""What helps others to test rulebooks of their own: strategies, cases and laws.

Here live hypothesis strategies for dossiers and rulebooks, the reader of cases that stand beside criteria, and the laws
that every rulebook must keep. hypothesis is imported here and nowhere else in the library.
"""

from studiorules.testing.cases import Case, cases
from studiorules.testing.laws import laws
from studiorules.testing.strategies import days, dossier_documents, dossiers, rulebook_documents, rulebooks

__all__ = [
    "Case",
    "cases",
    "days",
    "dossier_documents",
    "dossiers",
    "laws",
    "rulebook_documents",
    "rulebooks",
]
