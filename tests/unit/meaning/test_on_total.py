"""Losses and caps on the total. Worked by hand."""

import json
from datetime import date
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline
from tests.unit.intake.rulebook_drafts import problems
from tests.unit.whole import accidents, judged, requirement, section

A = requirement("a", "fixed", 50)
LOSE = '[[on_total]]\nlose = 20\ncount = "accidents"\nat_most = 0\n'
EACH = '[[on_total]]\nlose_each = 15\ncount = "accidents"\nat_most = 1\n'
CAP = '[[on_total]]\ncap = 30\nfact = "premises.dedicated"\n'
FIXED = {"fixed": True, "dedicated": True}


def _total(toml: str, **dossier: Any) -> str:
    return str(judged(toml, **dossier).total)


@pytest.mark.parametrize(
    ("lines", "dossier", "total"),
    [
        (LOSE, {"accidents": accidents(1)}, "30/50"),
        (LOSE, {"accidents": []}, "50/50"),
        (LOSE, {}, "30～50/50"),
        (EACH, {"accidents": accidents(3)}, "20/50"),  # two beyond the one allowed
        (EACH, {"accidents": accidents(6)}, "0/50"),  # 75 would be lost
        (EACH, {}, "0～50/50"),  # there may be any number
        (LOSE + EACH, {"accidents": accidents(2)}, "15/50"),  # 20 and 15
        (CAP, {"premises": {"fixed": True, "dedicated": False}}, "30/50"),
        (CAP, {"premises": {"fixed": True}}, "30～50/50"),
        (CAP + CAP.replace("30", "12.5"), {"premises": {"fixed": True, "dedicated": False}}, "12.5/50"),
        (CAP + LOSE, {"premises": {"fixed": True, "dedicated": False}, "accidents": accidents(1)}, "30/50"),
        (CAP + LOSE, {"premises": {"fixed": True, "dedicated": False}}, "30/50"),  # 30 to 50, under 30
        (LOSE.replace("20", "80"), {"accidents": accidents(1)}, "0/50"),
    ],
)
def test_losses_first_then_caps_then_nothing(lines: str, dossier: dict[str, Any], total: str) -> None:
    assert _total(f"{A}{lines}", **{"premises": FIXED, **dossier}) == total


def test_lines_act_on_base_and_bonus_together() -> None:
    """10 and a bonus of 6, less 4: 12, under a cap of 11.5."""
    base = section("s", requirement("a", "fixed", 10, inside="s"))
    extra = section("extra", requirement("b", "dedicated", 6, inside="extra"), head="bonus = true")
    lines = LOSE.replace("20", "4") + '[[on_total]]\ncap = 11.5\nfact = "premises.results_displayed"\n'
    premises = {**FIXED, "results_displayed": False}
    assert _total(f"points = 10\n{base}{extra}{lines}", premises=premises, accidents=accidents(1)) == "11.5/10"


def test_each_line_says_what_it_takes() -> None:
    evaluation = judged(f"{A}{LOSE}{CAP}", premises={"fixed": True}, accidents=accidents(1))
    assert [f"{one.low} {one.high}" for one in evaluation.on_total] == ["20 20", "0 0"]  # 30 stand under the cap
    open_ = judged(f"{A}{CAP}", premises={"fixed": True}).on_total[0]
    assert f"{open_.low} {open_.high}" == "0 20"
    assert [reason.about for reason in open_.test.reasons] == ["premises.dedicated"]
    assert evaluation.on_total[0].test.counted[0].path == "accidents[0]"


def test_an_open_line_is_asked_about() -> None:
    """Nothing else reads accidents; the cap may cost 20, and so may the accidents."""
    evaluation = judged(f"{A}{LOSE}{CAP}", premises={"fixed": True})
    found = {one.about: one for one in evaluation.questions}
    assert {name: (one.kind, one.on_total, one.findings) for name, one in found.items()} == {
        "accidents": ("list", True, ()),
        "premises.dedicated": ("fact", True, ()),
    }
    # 30 to 50 now: none of either alone leaves 30 at the low end, and each alone takes the high end to 30
    assert {name: str(one).partition(" ")[2] for name, one in found.items()} == {
        "accidents": "+0/-20",
        "premises.dedicated": "+0/-20",
    }
    assert "总分" in evaluation_text(evaluation).split("先问这几件")[1]


def test_one_fact_read_by_a_requirement_and_a_line_against_it_is_loose() -> None:
    """Being dedicated earns 10 and, by the line, costs 10: 50 either way, said as 40 to 60 and marked."""
    against = '[[on_total]]\nlose = 10\nfact = "premises.dedicated"\nis = false\n'
    evaluation = judged(f"{A}{requirement('b', 'dedicated', 10)}{against}", premises={"fixed": True})
    assert str(evaluation.total) == "40～60/60"
    assert evaluation.loose == ("premises.dedicated",)
    along = judged(f"{A}{requirement('b', 'dedicated', 10)}{CAP}", premises={"fixed": True})
    assert (str(along.total), along.loose) == ("30～60/60", ())


def test_a_line_that_cannot_be_computed_may_take_all_or_nothing() -> None:
    """The value began in 2026: in 2025 nobody knows how many are allowed."""
    value = "[value.allowed]\ndated = [{ from = 2026-01-01, value = 1 }]\n"
    for effect, total in (("lose = 20", "30～50/50"), ("lose_each = 15", "0～50/50"), ("cap = 30", "30～50/50")):
        toml = f'{A}[[on_total]]\n{effect}\ncount = "accidents"\nat_most = "@allowed"\n{value}'
        evaluation = judged(toml, premises=FIXED, accidents=accidents(1))
        assert str(evaluation.total) == total
        assert [reason.kind for reason in evaluation.on_total[0].test.reasons] == ["error"]


def test_a_ladder_reads_what_the_lines_leave() -> None:
    rungs = '[{ id = "no" }, { id = "yes", needs = [{ score = "total", at_least = 40 }] }]'
    ladder = f'[[decision]]\nid = "d"\nrungs = {rungs}\n'
    grade = judged(f"{A}{LOSE}{ladder}", premises=FIXED).decisions["d"]
    assert (grade.certain.id, grade.possible.id) == ("no", "yes")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('count = "accidents"\nat_most = 0', ("on_total[0].lose", "missing-required")),
        ('lose = 1\ncap = 2\ncount = "accidents"\nat_most = 0', ("on_total[0]", "contradiction")),
        ('cap = -1\ncount = "accidents"\nat_most = 0', ("on_total[0].cap", "below-floor")),
        ('lose = 1\nscore = "total"\nat_least = 1', ("on_total[0].score", "does-not-fit")),
        ('lose = 1\nfact = "premises.nothing"', ("on_total[0].fact", "unknown-field")),
        ('lose = 1\npoints = 1\nfact = "premises.fixed"', ("on_total[0].points", "unknown-field")),
    ],
)
def test_what_is_refused(line: str, found: tuple[str, str]) -> None:
    assert problems(f"{A}[[on_total]]\n{line}\n") == {found}


def test_a_cap_is_for_the_total_only_and_lines_for_rulebooks_with_points() -> None:
    assert problems(f'{A}deduct = [{{ cap = 1, fact = "premises.dedicated" }}]') == {
        ("requirement[0].deduct[0].cap", "unknown-field")
    }
    bare = '[[requirement]]\nid = "a"\nfact = "premises.fixed"\n'
    assert problems(f"{bare}{LOSE}", points="none") == {("on_total", "does-not-fit")}


def test_the_lines_are_said() -> None:
    evaluation = judged(f"{A}{LOSE}{CAP.replace('30', '25')}", premises={"fixed": True}, accidents=accidents(1))
    told, english = evaluation_text(evaluation), evaluation_text(evaluation, lang="en")
    assert "扣减封顶之前 50 分" in told
    assert "否则扣20分  扣20分" in told
    assert "否则总分不超过25分  封顶减0至5分" in told
    assert "50 before the lines on the total" in english
    assert "otherwise 20 off  loses 20" in english
    assert "otherwise the total is 25 at most  capped, 0–5 less" in english
    assert "总分的扣减与封顶：" in outline(evaluation.rulebook)
    assert "On the total:" in outline(evaluation.rulebook, lang="en")
    assert "否则总分不超过25分" in outline(evaluation.rulebook)
    assert "否则扣20分  扣20分" in str(explain(evaluation))
    assert "loses 20" in str(explain(evaluation, lang="en"))
    data = json.loads(sr.render(evaluation, "json"))
    assert data["on_total"] == [
        {"low": "20", "high": "20", "open": [], "counted": ["accidents[0]"], "possible": []},
        {
            "low": "0",
            "high": "5",
            "cap": "25.00",
            "open": [{"because": "fact", "about": "premises.dedicated"}],
            "counted": [],
            "possible": [],
        },
    ]


def test_a_window_of_a_line_is_read_as_of_the_day() -> None:
    within = LOSE + 'within = "1 year"\n'
    evaluation = judged(f"{A}{within}", premises=FIXED, accidents=[{"on": date(2024, 1, 1), "severity": "minor"}])
    assert str(evaluation.total) == "50/50"
