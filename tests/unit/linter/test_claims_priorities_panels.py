"""Records that serve one requirement only, priorities, panels: what of them does nothing."""

import pytest

from tests.unit.linter.found import PLACE, asking, found, where


def claims(*conditions: str) -> str:
    """Requirements `r0`, `r1` … that claim results one after another, each under a condition."""
    asked = [f'id = "r{at}"\ncount = "results"\n{one}\nat_least = 1\npoints = 1' for at, one in enumerate(conditions)]
    order = ", ".join(f'"r{at}"' for at in range(len(conditions)))
    return asking(*asked) + f"[[counts_once]]\nrequirements = [{order}]\n"


PATENT, PAPER = 'where = { kind = "patent" }', 'where = { kind = "paper" }'
APPLIED = 'where = { kind = "patent", applied = true }'


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        (("", PATENT), ["requirement[1]"]),
        ((PATENT, APPLIED), ["requirement[1]"]),
        (('within = "2 years"', f'{PATENT}\nwithin = "1 year"'), ["requirement[1]"]),
        ((PATENT, "", APPLIED), ["requirement[2]"]),  # what it could count is claimed by the first
        ((PATENT, PAPER), ["requirement[1]"]),  # no record is both
        ((PATENT, ""), []),
        ((PATENT, PAPER, ""), []),  # the last passes over what both count
        ((APPLIED, PATENT), []),
        ((APPLIED, 'where = { serves = "green" }'), []),
        (('within = "1 year"', f'{PATENT}\nwithin = "2 years"'), []),
    ],
)
def test_claims_that_leave_nothing_or_take_nothing(conditions: tuple[str, ...], told: list[str]) -> None:
    assert where(claims(*conditions), "idle-claim") == told


def test_a_claim_on_one_branch_leaves_the_other() -> None:
    either = asking(
        'id = "r0"\ncount = "results"\nat_least = 1\npoints = 1',
        'id = "r1"\npoints = 1\nany = [{ count = "results", at_least = 1 }, { count = "honours", at_least = 1 }]',
    )
    assert found(either + '[[counts_once]]\nrequirements = ["r0", "r1"]\n', "idle-claim") == []


def preferring(*priorities: str) -> str:
    """A rulebook with these priorities, each given by its keys."""
    told = "".join(f'[[priority]]\nid = "p{at}"\nzh = "优先"\n{one}\n' for at, one in enumerate(priorities))
    return asking(PLACE) + told


NATIONAL = 'count = "honours"\nwhere = { level = "national" }\nat_least = 1'
FIRST, LATER = "in_force = { from = 2010-01-01, to = 2010-12-31 }", "in_force = { from = 2011-01-01 }"


@pytest.mark.parametrize(
    ("priorities", "told"),
    [
        ((NATIONAL, NATIONAL), ["priority[1]"]),
        ((f"{NATIONAL}\n{FIRST}", NATIONAL), ["priority[1]"]),
        ((f"{NATIONAL}\n{FIRST}", f"{NATIONAL}\n{LATER}"), []),
        ((NATIONAL, NATIONAL.replace("national", "provincial")), []),
        ((NATIONAL + "\nin_force = { from = 1990-01-01, to = 1990-12-31 }",), ["priority[0]"]),
        ((NATIONAL + '\nin_force = "unknown"',), []),
    ],
)
def test_priorities_that_do_nothing(priorities: tuple[str, ...], told: list[str]) -> None:
    assert where(preferring(*priorities), "idle-priority") == told


def test_a_priority_of_everybody_or_of_nobody() -> None:
    everybody = 'count = "honours"\nat_least = 0'
    nobody = 'share = "activities"\npart = { recorded_in_detail = true }\nif_none = "fail"\nat_least = 90'
    assert where(preferring(everybody, nobody), "always-passes") == ["priority[0]"]
    assert where(preferring(everybody, nobody), "never-passes") == ["priority[1]"]


@pytest.mark.parametrize(
    ("panel", "told"),
    [
        ('size = 5\nquorum = 5\ncombine = "lower-median"', "一人回避"),
        ('size = 3\ncombine = "trimmed-mean"', "一人回避"),
        ('size = 5\nquorum = 2\ncombine = "trimmed-mean"', "去掉最高、最低"),
        ('size = 1\ncombine = "mean"', "只有1人"),
        ('size = 5\nquorum = 4\ncombine = "lower-median"', None),
        ('size = 5\nquorum = 3\ncombine = "trimmed-mean"', None),
        ('size = 4\ncombine = "trimmed-mean"', None),
        ('size = 2\ncombine = "mean"', None),
    ],
)
def test_panels_that_cannot_decide(panel: str, told: str | None) -> None:
    asked = asking('judged = "marks"\nat_least = 6\npoints = 1')
    seen = found(f'{asked}[judgement.marks]\nzh = "评分"\nrange = [0, 10]\n{panel}\n', "panel-quorum")
    assert [told is not None and told in one.text.zh for one in seen] == [True] * (told is not None)


def test_a_reason_speaks_for_a_panel_that_must_be_complete() -> None:
    panel = '[judgement.marks]\nzh = "评分"\nrange = [0, 10]\nsize = 5\nquorum = 5\ncombine = "mean"\n'
    asked = 'judged = "marks"\nat_least = 6\npoints = 1\n'
    assert len(found(asking(asked) + panel, "panel-quorum")) == 1
    assert found(asking(f'{asked}why = "来源要求全体到会"\n') + panel, "panel-quorum") == []
