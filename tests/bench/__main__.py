"""Run the benchmarks: `python -m tests.bench [what …]`; every figure is a ratio measured within one process.

Candidate and floor take turns in a fresh process of their own, several processes for each pair; what is printed is the
median over processes of the ratio of medians, its range, and the median of what the candidate took of the processor's
time, which says little on a shared machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from tests.bench.pairs import PAIRS

PROCESSES = 5


def main(chosen: list[str]) -> int:
    """Measure what was chosen, or everything."""
    unknown = set(chosen) - set(PAIRS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(PAIRS)}")
        return 2
    for name in chosen or PAIRS:
        measured = [one for one in (_fresh(name) for _ in range(PROCESSES)) if one is not None]
        if not measured:
            print(f"{name:<28} not measured: {PAIRS[name].needs}")
            continue
        ratios, took = zip(*measured, strict=True)
        median, low, high, ms = statistics.median(ratios), min(ratios), max(ratios), statistics.median(took)
        spread = f"({low:.2f}–{high:.2f} in {len(ratios)} processes; {ms:.3g} ms)"
        print(f"{name:<28} {median:6.2f}   {spread}   {PAIRS[name].says}")
    return 0


def _fresh(name: str) -> tuple[float, float] | None:
    """Measure one pair in a process of its own; None where it cannot be measured here."""
    command = [sys.executable, "-m", "tests.bench.pairs", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own module
    if done.returncode == 3:
        return None
    if done.returncode:
        raise SystemExit(done.stderr)
    ratio, took = map(float, done.stdout.split())
    return ratio, took


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
