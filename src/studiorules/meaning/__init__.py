"""The meaning: the evaluator that is written to be read.

From a dossier in columns, a rulebook and a day it says what every sentence comes to, one small function per measure. It
is slow and clear: the oracle of every engine, and the source of every explanation. Nothing here compiles, prints or
reads files. Read `measures`, `enough`, `worth`, `requirement`, `whole`, in this order.
"""

from datetime import date

from studiorules.dossier.resolved import Resolved
from studiorules.meaning.setting import Setting
from studiorules.meaning.whole import Told, Whole, judge_whole
from studiorules.rulebook import Rulebook

__all__ = ["Setting", "Told", "Whole", "judge"]


def judge(resolved: Resolved, rulebook: Rulebook, as_of: date) -> Told:
    """Judge a dossier in columns by a rulebook as of a day."""
    return judge_whole(Setting(resolved=resolved, rulebook=rulebook, as_of=as_of))
