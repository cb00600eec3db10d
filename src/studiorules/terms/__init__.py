"""The words that every other room speaks: bounded numbers, days and windows, ordered levels, outcomes, citations.

Here live small immutable values and the one clock function. They know nothing of dossiers, rules or files, and none of
them asks what day it is.
"""

from studiorules.terms.calendar import FAR, Duration, Window, back, day_words, first_reaching
from studiorules.terms.citation import Citation
from studiorules.terms.level import Level, Term, Vocabulary
from studiorules.terms.outcome import Outcome
from studiorules.terms.period import Period
from studiorules.terms.quantity import Quantity, about, at_least, at_most, between
from studiorules.terms.text import Lang, Text

__all__ = [
    "FAR",
    "Citation",
    "Duration",
    "Lang",
    "Level",
    "Outcome",
    "Period",
    "Quantity",
    "Term",
    "Text",
    "Vocabulary",
    "Window",
    "about",
    "at_least",
    "at_most",
    "back",
    "between",
    "day_words",
    "first_reaching",
]
