"""Golden outputs: what the command line prints for a few dossiers, read line by line before it was kept.

``python -m tests.golden.record`` records all of them anew and names those that changed; read what changed before it is
kept. ``test_golden.py`` asks that nothing changes unnoticed.
"""

import contextlib
import io
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from studiorules.cli import main
from tests.house.tree import DOCS, name

FOLDER = Path(__file__).parent
_DIGEST = re.compile("sha256:[0-9a-f]{64}")
EXAMPLES = DOCS / "examples"

OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "p16.zh.txt": ("evaluate", "p16-power-station.toml"),
    "p16.en.txt": ("evaluate", "p16-power-station.toml", "--lang", "en"),
    "p16-before-the-room.zh.txt": ("evaluate", "p16-power-station.toml", "--as-of", "2025-05-31"),
    "p03-open.zh.txt": ("evaluate", "p03-machinery.toml", "--detail", "open"),
    "p05-room.en.txt": (
        "evaluate",
        "p05-passenger-service.toml",
        "--lang",
        "en",
        "--only",
        "eight-musts/must-2-workroom",
        "--detail",
        "all",
    ),
    "weak-all.zh.txt": ("evaluate", "weak.toml", "--detail", "all"),
    "weak-all.en.txt": ("evaluate", "weak.toml", "--detail", "all", "--lang", "en"),
    "service.zh.txt": ("evaluate", "service.toml"),
    "service.en.txt": ("evaluate", "service.toml", "--lang", "en"),
    "exemplary.zh.txt": ("evaluate", "exemplary.toml"),
    "all-dossiers.zh.txt": ("evaluate", "."),
    "all-dossiers.en.txt": ("evaluate", ".", "--lang", "en"),
    "weak.json": ("evaluate", "weak.toml", "--format", "json", "--sentences"),
    "weak.csv": ("evaluate", "weak.toml", "--format", "csv"),
    "base.zh.txt": ("rulebook", "show", "base"),
    "base.en.txt": ("rulebook", "show", "base", "--lang", "en"),
    "base.zh.md": ("rulebook", "show", "base", "--format", "markdown"),
    "base.zh.html": ("rulebook", "show", "base", "--format", "html"),
    "base.en.html": ("rulebook", "show", "base", "--format", "html", "--lang", "en"),
    "check.zh.txt": ("dossier", "check", "p06-railway-power.toml", "weak.toml"),
    "check.en.txt": ("dossier", "check", "p06-railway-power.toml", "weak.toml", "--lang", "en"),
}
"""What is recorded: the name of the file, and the command that prints it in the folder of the examples."""


def printed(output: str) -> str:
    """What a command prints today, both channels in one; digests left out, which other tests hold.

    Raises:
        RuntimeError: If the command was refused.
    """
    told = io.StringIO()
    with contextlib.chdir(EXAMPLES), contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(OUTPUTS[output])
    if code == 2:
        raise RuntimeError(told.getvalue())
    return _DIGEST.sub("sha256:…", told.getvalue())


def kept(output: str) -> str:
    """What is kept of a command; empty where nothing is yet."""
    path = FOLDER / output
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def record() -> int:
    """Record everything anew."""
    for output in OUTPUTS:
        text = printed(output)
        if text != kept(output):
            (FOLDER / output).write_bytes(text.encode("utf-8"))
            sys.stdout.write(f"{name(FOLDER / output)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(record())
