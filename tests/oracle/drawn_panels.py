"""Random panels: a question that a few people answer together, some of them not yet, some of them not at all."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.oracle.completion import Doc

__all__ = ["crowded"]

_LEVELS = ["poor", "fair", "good"]


def crowded(said: Doc, question: str, judgements: Doc, dossier: Doc, as_of: Any) -> Doc:
    """Perhaps let a panel answer what one person was asked; by a chance of its own, so that the rest stays.

    Args:
        said: The sentence that asks.
        question: Id of the question.
        judgements: All questions; this one is written anew.
        dossier: The dossier; it gets the votes.
        as_of: The day.
    """
    random = Random(f"{question} {said} {dossier}")  # noqa: S311  # chance, not secrecy
    if random.random() < 0.4:
        return said
    given = dossier.get("judgements", [])
    given[:] = [one for one in given if one["question"] != question]
    size = random.choice([3, 3, 4])
    way = random.choice(["lower-median", "lower-median", "mean", "trimmed-mean", "share-of-yes"])
    size = max(size, 4) if way == "trimmed-mean" else size
    panel: Doc = {"size": size, "combine": way, **({"quorum": 2} if random.random() < 0.4 else {})}
    if way in {"mean", "trimmed-mean"}:
        judgements[question] = {"range": [0, 10], **panel}
        answers: list[Doc] = [{"value": random.choice([0, 3, Decimal("7.5"), 10])} for _ in range(size)]
        asked: Doc = {"at_least": random.choice([3, 5]), "earn_each": Decimal("0.25")}
    elif way == "share-of-yes":
        judgements[question] = {"levels": [{"id": "no"}, {"id": "yes"}], **panel}
        answers = [{"level": random.choice(["no", "yes"])} for _ in range(size)]
        asked = {"at_least": random.choice([Decimal("0.5"), Decimal("0.6"), Decimal("0.67")])}
        asked |= {"in_proportion": True} if random.random() < 0.4 else {}
    else:
        judgements[question] = {"levels": [{"id": level} for level in _LEVELS], **panel}
        answers = [{"level": random.choice(_LEVELS)} for _ in range(size)]
        asked = {"at_least": "good", **({"earn_by": {"fair": 1}} if random.random() < 0.4 else {})}
    votes = answers[random.choice([0, 0, 1, 1, 2]) :]
    if random.random() < 0.25:
        votes[0] = {"recused": True}
    dossier.setdefault("judgements", []).extend(
        {"question": question, "reviewer": f"r{number}", "given_on": as_of, **vote} for number, vote in enumerate(votes)
    )
    if random.random() < 0.25:  # somebody has judged before, and judges otherwise now
        before = {"question": question, "reviewer": "r0", "given_on": as_of - timedelta(days=30), **answers[0]}
        dossier["judgements"].append(before)
    return {"judged": question, **asked}
