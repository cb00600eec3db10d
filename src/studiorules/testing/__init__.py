"""What helps others to test rulebooks of their own: strategies, cases and laws.

Here live hypothesis strategies for dossiers and rulebooks, the cases of a rulebook as tests, and the laws that
every rulebook must keep. hypothesis is imported here and nowhere else in the library.
"""

from studiorules.testing.cases import CaseTest, cases
from studiorules.testing.drawn_dossiers import days, dossier_documents, dossiers
from studiorules.testing.laws import laws
from studiorules.testing.strategies import rulebook_documents, rulebooks

__all__ = [
    "CaseTest",
    "cases",
    "days",
    "dossier_documents",
    "dossiers",
    "laws",
    "rulebook_documents",
    "rulebooks",
]
