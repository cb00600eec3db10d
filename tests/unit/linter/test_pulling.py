"""What makes a total wider than the truth is named with both readers, unless it is exact, rewritten, or accepted."""

import os

import pytest

import studiorules as sr
from studiorules.linter import lint
from studiorules.meaning.pulls import anchors, pulls, stretched
from tests.oracle.generate import small_cases
from tests.unit.intake.rulebook_drafts import book, problems
from tests.unit.linter.found import PLACE, asking, found, where

SEEDS = {"fast": 2, "nightly": 100}.get(os.environ.get("STUDIORULES_HYPOTHESIS_PROFILE", "ci"), 5)
MORE = 'id = "more"\ncount = "results"\nat_least = 2\npoints = 1\n'
SHARE = 'id = "part"\nshare = "results"\npart = { applied = true }\nif_none = "fail"\nat_least = 0.5\npoints = 1\n'
IN = 'id = "in"\ncount = "exchanges"\nwhere = { direction = "in" }\nat_least = 1\npoints = 1\n'
FIT = 'all = [{ fact = "premises.area_m2", at_least = 20 }, { fact = "premises.area_m2", at_most = 90 }]'
ONE = 'id = "one"\ncount = "results"\nat_least = 1\npoints = 1\n'


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (MORE, MORE.replace("more", "less").replace("at_least = 2", "at_most = 5"), "一处多了好，一处少了好"),
        (MORE, SHARE, "在part，多一些未必更好"),
        (SHARE, MORE, "在part，多一些未必更好"),
        (IN, IN.replace('"in"', '"out"'), "要的不是同一样"),
        (
            'id = "several"\nkinds = "funding.channel"\nat_least = 2\npoints = 1\n',
            'id = "own"\ncount = "funding"\nwhere = { channel = "self" }\nat_least = 1\npoints = 1\n',
            "两处的数法不同",
        ),
        (
            'id = "grows"\ngrowth = "people"\nwithin = "1 year"\nat_least = 1\npoints = 1\n',
            'id = "team"\ncount = "people"\nat_least = 3\npoints = 1\n',
            "两处的数法不同",
        ),
    ],
)
def test_two_rules_for_which_no_case_is_best(first: str, second: str, why: str) -> None:
    told = found(asking(first, second), "pulls-two-ways")
    assert {one.path for one in told} == {"requirement[1]"}
    assert why in told[0].text.zh
    assert first.split('"')[1] in told[0].text.zh


@pytest.mark.parametrize(
    "requirements",
    [
        (MORE, ONE),  # the more the better for both
        (MORE, 'id = "new"\ncount = "results"\nwithin = "1 year"\nat_least = 1\npoints = 1\n'),
        ('id = "grows"\ngrowth = "people"\nwithin = "1 year"\nat_least = 1\npoints = 1\n',),
        (SHARE,),
        ('id = "few"\ncount = "accidents"\nat_most = 1\npoints = 5\nearn_steps = [[0, 5], [1, 3], [2, 0]]\n',),
        (f'id = "fit"\npoints = 1\n{FIT}\n',),
        tuple(  # what every record must say is never open
            f'id = "{kind}"\ncount = "equipment"\nwhere = {{ kind = "{kind}" }}\nat_least = 1\npoints = 1\n'
            for kind in ("tools", "instruments")
        ),
        (MORE, MORE.replace("more", "none").replace("at_least = 2", "at_most = 1")),  # told as a contradiction
        tuple(  # told with its rewrite
            f'id = "{one}"\ncount = "funding"\nwhere = {{ channel = "{one}" }}\nat_least = 1\npoints = 2\n'
            for one in ("host", "union", "government")
        ),
    ],
)
def test_what_is_exact_or_told_elsewhere(requirements: tuple[str, ...]) -> None:
    assert found(asking(*requirements), "pulls-two-ways") == []


def test_a_range_and_another_wish_pull_apart() -> None:
    toml = asking(f'id = "fit"\npoints = 1\n{FIT}\n', PLACE)
    assert where(toml, "pulls-two-ways") == ["requirement[1]"]


def test_a_range_is_exact_and_the_total_says_so() -> None:
    alone = book(asking(f"points = 1\n{FIT}\n"))
    about = sr.read_dossier(
        {"stated_on": "2025-06-30", "studio": {"name": "某工作室"}, "premises": {"area_m2": {"between": [10, 100]}}}
    )
    told = sr.evaluate(about, alone, as_of=about.stated_on)
    assert told.total is not None
    assert str(told.total) == "0～1/1"
    assert told.loose == ()


def test_windows_that_slide_and_points_that_are_shared_out() -> None:
    since = 'id = "since"\ncount = "results"\nsince = "studio.founded_on"\nfor = "1 year"\nat_least = 1\npoints = 1\n'
    [slides] = found(asking(since), "pulls-two-ways")
    assert "从“studio.founded_on”起算" in slides.text.zh
    fixed = 'id = "fixed"\nfact = "premises.fixed"\npoints = 1\n'
    shared = 'when = { fact = "host.kind", is = "enterprise" }\nnot_applicable = "rescaled"\n'
    [stretches] = found(asking(fixed, PLACE + shared), "pulls-two-ways")
    assert (stretches.path, "摊给别的项" in stretches.text.zh) == ("requirement[1]", True)
    assert found(f'[wider]\n"host.kind" = "来源如此"\n{asking(fixed, PLACE + shared)}', "pulls-two-ways") == []
    assert found(f'[wider]\n"studio.founded_on" = "来源如此"\n{asking(since)}', "pulls-two-ways") == []


@pytest.mark.parametrize(
    ("wider", "paths"),
    [
        ('[wider]\nresults = "来源如此"\n', []),
        ('[wider]\n"results.quantity" = "来源如此"\n"results.on" = "来源如此"\n', ["requirement[1]"]),
    ],
)
def test_what_is_accepted_is_silent_by_list_or_by_field(wider: str, paths: list[str]) -> None:
    assert where(wider + asking(MORE, SHARE), "pulls-two-ways") == paths


def test_what_is_accepted_and_pulls_nowhere_can_go() -> None:
    [one] = found(f'[wider]\nresults = "来源如此"\n{asking(MORE, ONE)}', "unused-name")
    assert (one.path, one.text.zh) == ("rulebook.wider.results", "“wider.results”没有用到。")


def test_names_of_what_is_accepted_are_checked() -> None:
    assert problems(f'[wider]\nreslts = "来源如此"\n"results.none" = ""\n{asking(MORE)}') == {
        ("rulebook.wider.reslts", "unknown-field"),
        ("rulebook.wider.results.none", "unknown-field"),
        ("rulebook.wider.results.none", "wrong-type"),
    }


def test_what_the_base_accepts_its_heirs_accept() -> None:
    base, heir = sr.published("base"), sr.published("base-municipal")
    assert dict(heir.wider).items() > dict(base.wider).items()
    assert set(dict(heir.wider)) - set(dict(base.wider)) == {"namings"}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_makes_a_total_wider_that_the_rulebook_does_not_tell(seed: int) -> None:
    for dossier, rulebook, as_of in small_cases(seed, 12):
        told = sr.evaluate(sr.read_dossier(dossier), sr.read_rulebook(rulebook), as_of=as_of)
        if told.loose and not stretched(told.rulebook) and not any(anchors(told.rulebook)):
            once = any("once_per" in str(one) for one in rulebook.get("requirement", ()))
            assert once or set(told.loose) <= {one.path for one in pulls(told.rulebook, as_of)}, (dossier, rulebook)


def test_many_rules_on_one_field_take_no_time() -> None:
    many = book(asking(*(IN.replace('"in"', f'"r{at}"', 1) for at in range(600))))
    assert [one for one in lint(many) if one.code == "pulls-two-ways"] == []
