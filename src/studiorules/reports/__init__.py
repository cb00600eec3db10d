"""What a person reads: explanations, terminal reports, rulebooks read aloud; and findings as JSON and CSV.

Here live the sentences, made from measures and the catalogue's names when somebody asks for them. Nothing here computes
a point, reads a dossier's file, or knows who judged.
"""

from studiorules.reports.changes_document import CHANGES, IMPACT, KINDS
from studiorules.reports.evaluation_document import FORMAT, evaluation_data, to_json
from studiorules.reports.explain import explain
from studiorules.reports.explanation import Explanation
from studiorules.reports.masking import MASKS, Mask
from studiorules.reports.outline import outline
from studiorules.reports.render import FORMS, SUFFIXES, Form, Shown, encoded, render, rulebook_text
from studiorules.reports.text import Detail, evaluation_text, summary_line
from studiorules.reports.trial_text import coverage_text, failure_text, trial_text

__all__ = [
    "CHANGES",
    "FORMAT",
    "FORMS",
    "IMPACT",
    "KINDS",
    "MASKS",
    "SUFFIXES",
    "Detail",
    "Explanation",
    "Form",
    "Mask",
    "Shown",
    "coverage_text",
    "encoded",
    "evaluation_data",
    "evaluation_text",
    "explain",
    "failure_text",
    "outline",
    "render",
    "rulebook_text",
    "summary_line",
    "to_json",
    "trial_text",
]
