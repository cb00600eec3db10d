"""The page of constructs, written from the data that the tests run."""

from typing import Any

from tests.constructs.said import Case, Construct, constructs

__all__ = ["group"]


def group(name: str) -> str:
    """Every construct of a file: what it is, how it is said, what small dossiers come to."""
    return "\n\n".join(_construct(one) for one in constructs(name))


def _construct(one: Construct) -> str:
    rows = [f"| {case.zh} · {case.en} | {_comes_to(case)} |" for case in one.cases]
    lines = [
        f"### {one.id} {one.zh} · {one.en}",
        "",
        one.said_by,
        "",
        "```toml",
        one.rulebook.strip(),
        "```",
        "",
        "| 档案 · dossier | 得出 · comes to |",
        "|---|---|",
        *rows,
    ]
    return "\n".join(lines)


def _comes_to(case: Case) -> str:
    return "；".join(_said(name, wanted) for name, wanted in case.expect.items())


def _said(name: str, wanted: Any) -> str:  # as the data writes it
    if not isinstance(wanted, dict):
        return f"{name} {wanted}"
    return "；".join(f"`{key}` {_listed(value)}" for key, value in wanted.items())


def _listed(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "—"
    return str(value)
