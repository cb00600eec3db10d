"""What became of records, as plain data: which count, how much, for which group, and why the others do not."""

from collections.abc import Iterable

from studiorules.findings import RecordUse
from studiorules.reports.voice import Voice

__all__ = ["counting", "paths_of", "reasoned"]


def paths_of(uses: Iterable[RecordUse]) -> list[str]:
    """Name records."""
    return [one.path for one in uses]


def reasoned(uses: Iterable[RecordUse]) -> list[dict[str, object]]:
    """Name records with why they only may count, or do not."""
    return [{"record": one.path, "why": list(one.why)} for one in uses]


def counting(uses: Iterable[RecordUse], voice: Voice) -> dict[str, object]:
    """Say how much one thing of each record counts, and for which group; nothing where each counts one for itself."""
    told = [_counts(one, voice) for one in uses]
    return {"counts": told} if any(len(data) > 1 for data in told) else {}


def _counts(use: RecordUse, voice: Voice) -> dict[str, object]:
    data: dict[str, object] = {"record": use.path}
    if use.counts is not None:
        low, high = use.counts
        data |= {"low": format(low, "f"), "high": format(high, "f")}
    if use.group is not None:
        name, key = use.group
        data["group"] = voice.shown(key, voice.field(f"{use.path}.{name}"))
    return data
