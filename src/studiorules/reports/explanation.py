"""Explanations: a tree of sentences made when it is read, in the language asked for."""

from __future__ import annotations

import attrs

from studiorules.reports.grid import pad, widest
from studiorules.terms import Lang

__all__ = ["Explanation"]

_LABELS: dict[str, tuple[str, str]] = {
    "required": ("要求", "required"),
    "found": ("查得", "found"),
    "short": ("还差", "short by"),
    "reasons": ("未定", "open"),
    "to_do": ("办法", "to do"),
    "gain": ("改正后", "mended"),
    "counted": ("计入", "counted"),
    "possible": ("可能计入", "perhaps"),
    "left_out": ("不计", "left out"),
    "notes": ("说明", "note"),
    "clause": ("依据", "clause"),
}


@attrs.frozen(kw_only=True)
class Explanation:
    """What was judged, and why, in sentences.

    Attributes:
        lang: The language.
        sign: The sign of its outcome; empty where it has none.
        title: What was judged.
        points: Its points as a table writes them; empty where it has none.
        id: Full id; empty for branches and lines.
        required: What is required.
        found: What was found.
        short: What is short of enough; empty where nothing is.
        to_do: What can be done, one way after another.
        earned: What it earns, as a sentence says it.
        gain: What mending would add.
        clause: The clause and whose numbers they are.
        reasons: Why it is open.
        counted: Records that surely count.
        possible: Records that may count, with why.
        left_out: Records that do not, with why.
        notes: What it rests on.
        branches: The tests it joins, or what stands below it.
        lines: Its deductions.
    """

    lang: Lang = "zh"
    sign: str = ""
    title: str
    points: str = ""
    id: str = ""
    required: str = ""
    found: str = ""
    short: str = ""
    to_do: tuple[str, ...] = ()
    earned: str = ""
    gain: str = ""
    clause: str = ""
    reasons: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    branches: tuple[Explanation, ...] = ()
    lines: tuple[Explanation, ...] = ()

    @property
    def head(self) -> str:
        """Sign, title and points."""
        return "  ".join(part for part in (f"{self.sign} {self.title}".strip(), self.points) if part)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Label and words of everything that is said, in the order in which it is read; branches and lines aside."""
        return tuple(self.named_parts().values())

    def named_parts(self) -> dict[str, tuple[str, str]]:
        """The same by name, such as `required` or `found`."""
        told: dict[str, tuple[str, str]] = {}
        for name, labels in _LABELS.items():
            value: str | tuple[str, ...] = getattr(self, name)
            words = value if isinstance(value, str) else ("；" if self.lang == "zh" else "; ").join(value)
            if name == "short":  # its label says so already
                words = words.removeprefix("还").removeprefix("差").replace(" short", "", 1)
            if words:
                told[name] = (labels[0 if self.lang == "zh" else 1], words)
        return told

    def tree(self, depth: int = 0) -> tuple[str, ...]:
        """Return its lines, what stands below it indented."""
        indent = "    " * depth
        width = widest(label for label, _ in self.parts())
        told = [f"{indent}{self.head}" + (f"  {self.id}" if self.id else "")]
        told += [f"{indent}    {pad(label, width)}  {words}" for label, words in self.parts()]
        for below in (*self.branches, *self.lines):
            told += below.tree(depth + 1)
        return tuple(told)

    def __str__(self) -> str:
        return "\n".join(self.tree())
