"""Every kind of problem of a rulebook, at its path; all at once, nothing half-read."""

from decimal import Decimal

import pytest

from studiorules.errors import RulebookError
from studiorules.intake.rulebooks import read_rulebook
from tests.unit.intake.rulebook_drafts import document, problems

R = "[[requirement]]\npoints = 5\n"
TRUE = f'{R}id = "a"\nfact = "premises.fixed"\n'
BELOW = '[[section.requirement]]\npoints = 5\nfact = "premises.fixed"'
LEVELS = 'levels = [{ id = "poor" }, { id = "good" }]'

WEIGHED = f'{R}count = "awards"\ncounts_as = "w"\nat_least = 1\n'
ROW = "[[weights.w]]\n"
MANY_LEVELS = [
    f'{field} = "{word}"'
    for field, words in {
        "level": ["county", "municipal", "provincial", "national"],
        "rank": ["excellence", "third", "second", "first"],
        "project": [f"p{count}" for count in range(5)],
    }.items()
    for word in words
]
"""Five cases, five and six: more together than a table may have."""

COUNTED = "".join(f'{R}id = "{id_}"\ncount = "results"\nat_least = 1\n' for id_ in "bce")
BRANCH = "{ count = 'results', at_least = 1 }, "
YEARLY = 'each = "1 year"\nlast = 2\nat_least = 1'
CLAIMS = f'{COUNTED}[[counts_once]]\nrequirements = ["b", "c"]\n'

CASES: dict[str, tuple[str, str, str]] = {
    # what is measured
    "an unknown key": (f'{TRUE}colour = "red"', "requirement[0].colour", "unknown-field"),
    "a misspelt measure": (f'{R}cuont = "people"\nat_least = 1', "requirement[0].cuont", "unknown-field"),
    "an unknown key at the top": (f"{TRUE}[colour]", "colour", "unknown-field"),
    "an unknown field": (f'{R}fact = "premises.size"\nat_least = 3', "requirement[0].fact", "unknown-field"),
    "the day of a record for a fact": (
        f'{R}elapsed = "premises.from"\nunit = "years"\nat_least = 3',
        "requirement[0].elapsed",
        "unknown-field",
    ),
    "an unknown list": (f'{R}count = "prizes"\nat_least = 3', "requirement[0].count", "unknown-field"),
    "an unknown field of a list": (
        f'{R}total = "funding.money"\nat_least = 3',
        "requirement[0].total",
        "unknown-field",
    ),
    "two measures": (f'{R}fact = "premises.fixed"\ncount = "people"', "requirement[0]", "two-measures"),
    "no measure": (R, "requirement[0]", "no-measure"),
    "a bound on nothing": (f"{R}at_least = 3", "requirement[0]", "no-measure"),
    "a fact of a list": (f'{R}fact = "people.grade"\nat_least = "技师"', "requirement[0].fact", "does-not-fit"),
    "a count of a fact": (f'{R}count = "premises"\nat_least = 1', "requirement[0].count", "does-not-fit"),
    "a best of a fact": (f'{R}best = "leader.grade"\nat_least = "技师"', "requirement[0].best", "does-not-fit"),
    "a total of a yes/no": (f'{R}total = "people.front_line"\nat_least = 1', "requirement[0].total", "does-not-fit"),
    "the best of a choice": (f'{R}best = "people.role"\nis = "member"', "requirement[0].best", "does-not-fit"),
    "kinds of a number": (f'{R}kinds = "funding.amount_yuan"\nat_least = 1', "requirement[0].kinds", "does-not-fit"),
    "a table of weights that is not there": (WEIGHED, "requirement[0].counts_as", "unknown-name"),
    "weights of a total": (
        f'{R}total = "funding.amount_yuan"\ncounts_as = "w"\nat_least = 1\n{ROW}counts = 1',
        "requirement[0].counts_as",
        "does-not-fit",
    ),
    "a table that is no list": (f"{WEIGHED}[weights]\nw = 3", "weights.w", "wrong-type"),
    "a table without rows": (f"{WEIGHED}[weights]\nw = []", "weights.w", "wrong-type"),
    "a table under no name": (f"{TRUE}[weights]\n'' = []", "weights.", "wrong-type"),
    "an unknown key in a row": (f"{WEIGHED}{ROW}counts = 1\npoints = 2", "weights.w[0].points", "unknown-field"),
    "a row that counts nothing said": (
        f'{WEIGHED}{ROW}where = {{ level = "national" }}',
        "weights.w[0].counts",
        "missing-required",
    ),
    "a row that counts less than nothing": (f"{WEIGHED}{ROW}counts = -1", "weights.w[0].counts", "below-floor"),
    "a weight too fine": (f"{WEIGHED}{ROW}counts = 0.00001", "weights.w[0].counts", "wrong-type"),
    "rows below one that takes everything": (
        f"{WEIGHED}{ROW}counts = 1\n{ROW}counts = 2",
        "weights.w[0].where",
        "missing-required",
    ),
    "a row by a field of another list": (
        f'{WEIGHED}{ROW}where = {{ role = "member" }}\ncounts = 1',
        "weights.w[0].where.role",
        "unknown-field",
    ),
    "a table that fits no list": (
        f'{TRUE}{ROW}where = {{ colour = "red" }}\ncounts = 1',
        "weights.w",
        "does-not-fit",
    ),
    "more rows than anybody reads": (f"{WEIGHED}[weights]\nw = [{'{ counts = 1 }, ' * 31}]", "weights.w", "too-many"),
    "a table of too many cases": (
        WEIGHED + "".join(f"{ROW}where = {{ {one} }}\ncounts = 1\n" for one in MANY_LEVELS),
        "requirement[0].counts_as",
        "too-many",
    ),
    "once for each of nothing": (
        f'{R}count = "promotions"\nonce_per = "persons"\nat_least = 1',
        "requirement[0].once_per",
        "unknown-field",
    ),
    "once for each level": (
        f'{R}count = "promotions"\nonce_per = "grade"\nat_least = 1',
        "requirement[0].once_per",
        "does-not-fit",
    ),
    "once for no text": (
        f'{R}count = "promotions"\nonce_per = 3\nat_least = 1',
        "requirement[0].once_per",
        "wrong-type",
    ),
    "the best of a total": (
        f'{R}total = "funding.amount_yuan"\nonce_per = "channel"\nat_least = 1',
        "requirement[0].once_per",
        "does-not-fit",
    ),
    "a claim of one": (f'{TRUE}[[counts_once]]\nrequirements = ["a"]', "counts_once[0].requirements", "wrong-type"),
    "a claim of nobody": (f"{TRUE}[[counts_once]]", "counts_once[0].requirements", "missing-required"),
    "a claim with an unknown key": (f"{CLAIMS}first = 1", "counts_once[0].first", "unknown-field"),
    "a claim of what is not there": (
        f'{COUNTED}[[counts_once]]\nrequirements = ["b", "z"]',
        "counts_once[0].requirements[1]",
        "unknown-name",
    ),
    "a claim of a fact": (
        f'{TRUE}{COUNTED}[[counts_once]]\nrequirements = ["b", "a"]',
        "counts_once[0].requirements[1]",
        "does-not-fit",
    ),
    "a claim twice over": (
        f'{COUNTED}[[counts_once]]\nrequirements = ["b", "c", "b"]',
        "counts_once[0].requirements[2]",
        "duplicate-id",
    ),
    "two claims of one requirement": (
        f'{CLAIMS}[[counts_once]]\nrequirements = ["e", "b"]',
        "counts_once[1].requirements[1]",
        "duplicate-id",
    ),
    "more claims than anybody reads": (
        f'{COUNTED}{R}id = "d"\nany = [{BRANCH * 101}]\n[[counts_once]]\nrequirements = ["d", "b"]',
        "counts_once[0].requirements[0]",
        "too-many",
    ),
    "a claim over two lists": (
        f'{COUNTED}{R}id = "d"\ncount = "awards"\nat_least = 1\n[[counts_once]]\nrequirements = ["b", "d"]',
        "counts_once[0]",
        "does-not-fit",
    ),
    "growth of moments": (
        f'{R}growth = "awards"\nwithin = "1 year"\nat_least = 1',
        "requirement[0].growth",
        "does-not-fit",
    ),
    "growth without a window": (f'{R}growth = "people"\nat_least = 1', "requirement[0].within", "missing-required"),
    "elapsed since a number": (
        f'{R}elapsed = "premises.area_m2"\nunit = "years"\nat_least = 1',
        "requirement[0].elapsed",
        "does-not-fit",
    ),
    "elapsed without a unit": (
        f'{R}elapsed = "studio.founded_on"\nat_least = 1',
        "requirement[0].unit",
        "missing-required",
    ),
    "elapsed in weeks": (
        f'{R}elapsed = "studio.founded_on"\nunit = "weeks"\nat_least = 1',
        "requirement[0].unit",
        "unknown-level",
    ),
    "a pattern for a number": (
        f'{R}matches = "premises.area_m2"\npattern = ["{{*}}"]',
        "requirement[0].matches",
        "does-not-fit",
    ),
    "a piece that is no field": (
        f'{R}matches = "studio.name"\npattern = ["{{leader.nmae}}"]',
        "requirement[0].pattern[0]",
        "unknown-field",
    ),
    "an unknown question": (f'{R}judged = "q"\nat_least = "good"', "requirement[0].judged", "unknown-name"),
    "an unknown measure": (f'{R}measure = "m"\nat_least = 1', "requirement[0].measure", "unknown-name"),
    "a score outside of rungs": (f'{R}score = "total"\nat_least = 1', "requirement[0].score", "does-not-fit"),
    "a score of something unknown": (
        (
            f"{TRUE}[[decision]]\n"
            f'id = "d"\nrungs = [{{ id = "n" }}, {{ id = "y", needs = [{{ score = "x", at_least = 1 }}] }}]'
        ),
        "decision[0].rungs[1].needs[0].score",
        "unknown-name",
    ),
    "a score of a criterion": (
        (
            '[[section]]\nid = "s"\n[[section.criterion]]\nid = "c"\nzh = "条"\n'
            '[[section.criterion.requirement]]\npoints = 1\nfact = "premises.fixed"\n[[decision]]\n'
            'id = "d"\nrungs = [{ id = "n" }, { id = "y", needs = [{ score = "s/c", at_least = 1 }] }]'
        ),
        "decision[0].rungs[1].needs[0].score",
        "unknown-name",
    ),
    "a requirement called as the whole is": (
        f'{R}id = "total"\nfact = "premises.fixed"',
        "requirement[0].id",
        "does-not-fit",
    ),
    "a share without its empty case": (
        f'{R}share = "activities"\npart = {{ recorded_in_detail = true }}\nat_least = 0.5',
        "requirement[0].if_none",
        "missing-required",
    ),
    "a share without a part": (
        f'{R}share = "activities"\nat_least = 0.5\nif_none = "fail"',
        "requirement[0].part",
        "missing-required",
    ),
    "an empty case that is neither": (
        f'{R}share = "activities"\npart = {{ recorded_in_detail = true }}\nat_least = 0.5\nif_none = "maybe"',
        "requirement[0].if_none",
        "unknown-level",
    ),
    "a ratio without its empty case": (
        f'{R}ratio = ["a", "b"]\nat_least = 1\nmeasure_ = 1\n'.replace("measure_ = 1\n", "")
        + '[measure.a]\ncount = "awards"\n[measure.b]\ncount = "results"',
        "requirement[0].if_none",
        "missing-required",
    ),
    "a ratio of one list": (
        (
            f'{R}ratio = ["a", "b"]\nat_least = 1\nif_none = "fail"\n'
            '[measure.a]\ncount = "activities"\n[measure.b]\ntotal = "activities.outsiders"'
        ),
        "requirement[0].ratio",
        "ratio-of-one-list",
    ),
    "a ratio of levels": (
        (
            f'{R}ratio = ["a", "b"]\nat_least = 1\nif_none = "fail"\n'
            '[measure.a]\nfact = "leader.grade"\n[measure.b]\ncount = "awards"'
        ),
        "requirement[0].ratio[0]",
        "does-not-fit",
    ),
    "a ratio of three": (
        f'{R}ratio = ["a", "a", "a"]\nat_least = 1\nif_none = "fail"\n[measure.a]\ncount = "awards"',
        "requirement[0].ratio",
        "wrong-type",
    ),
    "a ratio of something unknown": (
        f'{R}ratio = ["a", "b"]\nat_least = 1\nif_none = "fail"\n[measure.a]\ncount = "awards"',
        "requirement[0].ratio[1]",
        "unknown-name",
    ),
    # narrowed by
    "a companion of another measure": (f'{TRUE}within = "1 year"', "requirement[0].within", "does-not-fit"),
    "an unknown word in a filter": (
        f'{R}count = "equipment"\nwhere = {{ kind = "tool" }}\nat_least = 1',
        "requirement[0].where.kind",
        "unknown-level",
    ),
    "an unknown word in a list of words": (
        f'{R}count = "equipment"\nwhere = {{ kind = ["tools", "tool"] }}\nat_least = 1',
        "requirement[0].where.kind[1]",
        "unknown-level",
    ),
    "an unknown field in a filter": (
        f'{R}count = "equipment"\nwhere = {{ colour = "red" }}\nat_least = 1',
        "requirement[0].where.colour",
        "unknown-field",
    ),
    "an unknown relation in a filter": (
        f'{R}count = "honours"\nwhere = {{ on = {{ since = "studio.founded_on" }} }}\nat_least = 1',
        "requirement[0].where.on.since",
        "unknown-field",
    ),
    "a text where yes or no belongs": (
        f'{R}count = "people"\nwhere = {{ front_line = "yes" }}\nat_least = 1',
        "requirement[0].where.front_line",
        "wrong-type",
    ),
    "an order among choices": (
        f'{R}count = "people"\nwhere = {{ role.at_least = "member" }}\nat_least = 1',
        "requirement[0].where.role.at_least",
        "does-not-fit",
    ),
    "a day before a name": (
        f'{R}count = "honours"\nwhere = {{ on.before = "leader.name" }}\nat_least = 1',
        "requirement[0].where.on.before",
        "does-not-fit",
    ),
    "the same as something of another kind": (
        f'{R}count = "honours"\nwhere = {{ person.same_as = "leader.best_honour" }}\nat_least = 1',
        "requirement[0].where.person.same_as",
        "does-not-fit",
    ),
    "an empty filter": (f'{R}count = "people"\nwhere = {{}}\nat_least = 1', "requirement[0].where", "wrong-type"),
    "an unknown filter": (f'{R}count = "people"\nwhere = "f"\nat_least = 1', "requirement[0].where", "unknown-name"),
    "a filter on another list's field": (
        f'{R}count = "people"\nwhere = "f"\nat_least = 1\n[filter.f]\nkind = "tools"',
        "filter.f.kind",
        "unknown-field",
    ),
    "a filter that fits no list": (f'{TRUE}[filter.f]\ncolour = "red"', "filter.f", "does-not-fit"),
    "a filter that is no table": (f'{TRUE}[filter]\nf = "red"', "filter.f", "does-not-fit"),
    "no duration": (f'{R}count = "people"\nwithin = "a while"\nat_least = 1', "requirement[0].within", "wrong-type"),
    "two windows": (
        f'{R}count = "people"\nwithin = "1 year"\nduring = "1 year"\nat_least = 1',
        "requirement[0]",
        "contradiction",
    ),
    "an overlap of moments": (
        f'{R}count = "awards"\nduring = "1 year"\nat_least = 1',
        "requirement[0].during",
        "does-not-fit",
    ),
    "for without since": (f'{R}count = "awards"\nfor = "1 year"\nat_least = 1', "requirement[0].for", "does-not-fit"),
    "since something that is no day": (
        f'{R}count = "awards"\nsince = "studio.name"\nat_least = 1',
        "requirement[0].since",
        "does-not-fit",
    ),
    "dated by something that is no day": (
        f'{R}count = "mentoring"\ndated_by = "certificate"\nat_least = 1',
        "requirement[0].dated_by",
        "unknown-field",
    ),
    "each without how many": (
        f'{R}count = "awards"\neach = "calendar year"\nat_least = 1',
        "requirement[0].last",
        "missing-required",
    ),
    "each of too many years": (
        f'{R}count = "awards"\neach = "calendar year"\nlast = 7\nat_least = 1',
        "requirement[0].last",
        "wrong-type",
    ),
    "each since without the empty case": (
        f'{R}count = "awards"\neach = "1 year"\nlast = 2\nsince = "studio.founded_on"\nat_least = 1',
        "requirement[0].if_none",
        "missing-required",
    ),
    "each inside a window": (
        f'{R}count = "awards"\neach = "1 year"\nlast = 2\nwithin = "1 year"\nat_least = 1',
        "requirement[0].within",
        "does-not-fit",
    ),
    "last without each": (f'{R}count = "awards"\nlast = 2\nat_least = 1', "requirement[0].last", "does-not-fit"),
    "an empty case that cannot be": (
        f'{R}count = "awards"\nif_none = "fail"\nat_least = 2',
        "requirement[0].if_none",
        "does-not-fit",
    ),
    # what is enough
    "two bounds": (f'{R}fact = "premises.area_m2"\nat_least = 3\nat_most = 9', "requirement[0]", "two-bounds"),
    "no bound": (f'{R}count = "people"', "requirement[0].at_least", "missing-required"),
    "no bound on a choice": (f'{R}fact = "host.kind"', "requirement[0].is", "missing-required"),
    "no bound on a judgement": (
        f'{R}judged = "q"\n[judgement.q]\n{LEVELS}',
        "requirement[0].at_least",
        "missing-required",
    ),
    "a level for a number": (
        f'{R}fact = "premises.area_m2"\nat_least = "technician"',
        "requirement[0].at_least",
        "wrong-type",
    ),
    "a number for a level": (f'{R}fact = "leader.grade"\nat_least = 3', "requirement[0].at_least", "wrong-type"),
    "an unknown level": (
        f'{R}fact = "leader.grade"\nat_least = "高级技工"',
        "requirement[0].at_least",
        "unknown-level",
    ),
    "an order of choices": (
        f'{R}fact = "host.kind"\nat_least = "enterprise"',
        "requirement[0].at_least",
        "does-not-fit",
    ),
    "all without a set": (f'{R}kinds = "funding.channel"\nat_least = "all"', "requirement[0].at_least", "does-not-fit"),
    "a year without quotes": (
        f'{R}fact = "studio.founded_on"\nat_most = 2020',
        "requirement[0].at_most",
        "bare-year",
    ),
    "no day": (f'{R}fact = "studio.founded_on"\nat_most = "去年底"', "requirement[0].at_most", "unreadable-date"),
    "a month for a day": (
        f'{R}fact = "studio.founded_on"\nat_most = "2020-06"',
        "requirement[0].at_most",
        "wrong-type",
    ),
    "February 30": (f'{R}fact = "studio.founded_on"\nat_most = "02-30"', "requirement[0].at_most", "unreadable-date"),
    "a number too long": (
        f'{R}fact = "premises.area_m2"\nat_least = 99999999999999999999',
        "requirement[0].at_least",
        "not-a-number",
    ),
    "needed of none": (
        f'{R}some = [{{ fact = "premises.fixed" }}]',
        "requirement[0].needed",
        "missing-required",
    ),
    "more needed than there are": (
        f'{R}some = [{{ fact = "premises.fixed" }}]\nneeded = 2',
        "requirement[0].needed",
        "wrong-type",
    ),
    "needed of all": (
        f'{R}all = [{{ fact = "premises.fixed" }}]\nneeded = 1',
        "requirement[0].needed",
        "does-not-fit",
    ),
    "an exception without a bound": (
        f'{R}count = "people"\nat_least = 1\nbut = [{{ when = {{ fact = "premises.fixed" }} }}]',
        "requirement[0].but[0].at_least",
        "missing-required",
    ),
    "an exception without a condition": (
        f'{R}count = "people"\nat_least = 1\nbut = [{{ at_least = 2 }}]',
        "requirement[0].but[0].when",
        "missing-required",
    ),
    "an exception from no bound": (
        f'{R}count = "people"\nearn_each = 1\nbut = [{{ when = {{ fact = "premises.fixed" }}, at_least = 2 }}]',
        "requirement[0].but",
        "does-not-fit",
    ),
    "an unknown value": (f'{R}fact = "premises.area_m2"\nat_least = "@v"', "requirement[0].at_least", "unknown-name"),
    "a value in another unit": (
        (
            f'{R}fact = "premises.area_m2"\nat_least = "@v"\n'
            f'[value.v]\nunit = "yuan"\ndated = [{{ from = 2020-01-01, value = 3 }}]'
        ),
        "requirement[0].at_least",
        "does-not-fit",
    ),
    "a level where a number is": (
        (
            f'{R}fact = "premises.area_m2"\nat_least = "@v"\n'
            '[value.v]\nlevels = "honour"\ndated = [{ from = 2020-01-01, value = "county" }]'
        ),
        "requirement[0].at_least",
        "does-not-fit",
    ),
    # what it is worth
    "no points": ('[[requirement]]\nfact = "premises.fixed"', "requirement[0].points", "missing-required"),
    "points in words": (
        '[[requirement]]\nfact = "premises.fixed"\npoints = true',
        "requirement[0].points",
        "wrong-type",
    ),
    "points below nothing": (
        'points = 3\n[[requirement]]\nfact = "premises.fixed"\npoints = -1',
        "requirement[0].points",
        "below-floor",
    ),
    "points where there are none": (f'points = "none"\n{TRUE}', "requirement[0].points", "does-not-fit"),
    "two worths": (
        f'{R}count = "people"\nat_least = 1\nearn_each = 1\nin_proportion = true',
        "requirement[0]",
        "contradiction",
    ),
    "a proportion without a bound": (
        f'{R}count = "people"\nat_most = 3\nin_proportion = true',
        "requirement[0].in_proportion",
        "does-not-fit",
    ),
    "a proportion to nothing": (
        f'{R}count = "people"\nat_least = 0\nin_proportion = true',
        "requirement[0].in_proportion",
        "does-not-fit",
    ),
    "a proportion of a level": (
        f'{R}fact = "leader.grade"\nat_least = "技师"\nin_proportion = true',
        "requirement[0].in_proportion",
        "does-not-fit",
    ),
    "earning each of a level": (
        f'{R}fact = "leader.grade"\nearn_each = 1',
        "requirement[0].earn_each",
        "does-not-fit",
    ),
    "steps of a choice": (f'{R}fact = "host.kind"\nearn_steps = [[1, 1]]', "requirement[0].earn_steps", "does-not-fit"),
    "steps that go down": (
        f'{R}count = "people"\nearn_steps = [[2, 1], [1, 2]]',
        "requirement[0].earn_steps[1]",
        "contradiction",
    ),
    "half a step": (f'{R}count = "people"\nearn_steps = [[2]]', "requirement[0].earn_steps[0]", "wrong-type"),
    "points by an unknown word": (
        f'{R}fact = "host.kind"\nearn_by = {{ shop = 1 }}',
        "requirement[0].earn_by.shop",
        "unknown-level",
    ),
    "a worth of nothing": (
        f'{R}earn_each = 1\ndeduct = [{{ lose = 1, fact = "premises.fixed" }}]',
        "requirement[0].earn_each",
        "does-not-fit",
    ),
    "a line that loses nothing": (
        f'{R}deduct = [{{ fact = "premises.fixed" }}]',
        "requirement[0].deduct[0].lose",
        "missing-required",
    ),
    "a line that loses twice": (
        f'{R}deduct = [{{ lose = 1, lose_each = 1, fact = "premises.fixed" }}]',
        "requirement[0].deduct[0]",
        "contradiction",
    ),
    "losing each of a yes/no": (
        f'{R}deduct = [{{ lose_each = 1, fact = "premises.fixed" }}]',
        "requirement[0].deduct[0].lose_each",
        "does-not-fit",
    ),
    "losing each of a share that is not said": (
        (
            f'{R}deduct = [{{ lose_each = 1, share = "people", part = {{ front_line = true }}, at_least = 0.5, '
            'if_none = "fail" }]'
        ),
        "requirement[0].deduct[0].lose_each",
        "does-not-fit",
    ),
    "losing each of nothing": (
        f'{R}deduct = [{{ lose_each = 1, per = 0, count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].per",
        "wrong-type",
    ),
    "counting shares in a way that there is not": (
        f'{R}deduct = [{{ lose_each = 1, per = 2, counted = "half", count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].counted",
        "unknown-level",
    ),
    "a limit below a single loss": (
        f'{R}deduct = [{{ lose_each = 2, up_to = 1, count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].up_to",
        "does-not-fit",
    ),
    "a limit of a single loss": (
        f'{R}deduct = [{{ lose = 1, up_to = 2, count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].up_to",
        "does-not-fit",
    ),
    "a limit that is no number": (
        f'{R}deduct = [{{ lose_each = 1, up_to = "2", count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].up_to",
        "wrong-type",
    ),
    "shares of a single loss": (
        f'{R}deduct = [{{ lose = 1, per = 2, count = "people", at_least = 5 }}]',
        "requirement[0].deduct[0].per",
        "does-not-fit",
    ),
    "the largest of no losses": (
        f"{R}deduct = [{{ lose_most_of = [] }}]",
        "requirement[0].deduct[0].lose_most_of",
        "wrong-type",
    ),
    "the largest of one loss": (
        f'{R}deduct = [{{ lose_most_of = [{{ lose = 1, fact = "premises.fixed" }}] }}]',
        "requirement[0].deduct[0].lose_most_of",
        "wrong-type",
    ),
    "the largest of several with a test of its own": (
        (
            f'{R}deduct = [{{ fact = "premises.fixed", lose_most_of = [{{ lose = 1, fact = "premises.fixed" }}, '
            '{ lose = 2, fact = "premises.dedicated" }] }]'
        ),
        "requirement[0].deduct[0].fact",
        "does-not-fit",
    ),
    "the largest of the largest": (
        f'{R}deduct = [{{ lose_most_of = [{{ lose = 1, fact = "premises.fixed" }}, {{ lose_most_of = [] }}] }}]',
        "requirement[0].deduct[0].lose_most_of[1].lose_most_of",
        "does-not-fit",
    ),
    "discretion without a question": (
        f"{R}deduct = [{{ lose_between = [1, 3] }}]\n[judgement.q]\nrange = [0, 1]",
        "requirement[0].deduct[0].judged",
        "missing-required",
    ),
    "discretion over a fact": (
        f'{R}deduct = [{{ lose_between = [1, 3], judged = "q", fact = "premises.fixed" }}]\n[judgement.q]',
        "requirement[0].deduct[0].fact",
        "does-not-fit",
    ),
    "discretion the wrong way round": (
        f'{R}deduct = [{{ lose_between = [3, 1], judged = "q" }}]\n[judgement.q]\nrange = [0, 1]',
        "requirement[0].deduct[0].lose_between",
        "empty-range",
    ),
    "discretion over nobody's question": (
        f'{R}deduct = [{{ lose_between = [1, 3], judged = "p" }}]\n[judgement.q]\nrange = [0, 1]',
        "requirement[0].deduct[0].judged",
        "unknown-name",
    ),
    "discretion over a question with another range": (
        f'{R}deduct = [{{ lose_between = [1, 3], judged = "q" }}]\n[judgement.q]\nrange = [0, 5]',
        "requirement[0].deduct[0].judged",
        "does-not-fit",
    ),
    "two discretions over one question": (
        (
            f'{R}deduct = [{{ lose_between = [1, 3], judged = "q" }}, {{ lose_between = [1, 2], judged = "q" }}]'
            "\n[judgement.q]"
        ),
        "requirement[0].deduct[1].judged",
        "does-not-fit",
    ),
    "the question of a loss as a bound": (
        (
            f'{R}deduct = [{{ lose_between = [1, 3], judged = "q" }}, {{ lose = 1, judged = "q", at_most = 1 }}]'
            "\n[judgement.q]"
        ),
        "requirement[0].deduct[1].judged",
        "does-not-fit",
    ),
    "losing by word with a bound": (
        f'{R}deduct = [{{ lose_by = {{ closed = 1 }}, fact = "host.status", is = "closed" }}]',
        "requirement[0].deduct[0].is",
        "does-not-fit",
    ),
    "no lines": (f"{R}deduct = []", "requirement[0].deduct", "wrong-type"),
    # around it
    "no title": (f'[[section]]\nid = "s"\nzh = ""\n{BELOW}', "section[0].zh", "wrong-type"),
    "a section with nothing below": ('[[section]]\nid = "s"', "section[0].requirement", "missing-required"),
    "a criterion with nothing below": (
        '[[section]]\nid = "s"\n[[section.criterion]]\nid = "c"\nzh = "条目"',
        "section[0].criterion[0].requirement",
        "missing-required",
    ),
    "no id": (
        f'[[section]]\nid = "s"\n{BELOW}\n[[section.criterion]]\nzh = "条目"',
        "section[0].criterion[0].id",
        "missing-required",
    ),
    "an id with a slash": (f'{TRUE}[[section]]\nid = "a/b"', "section[0].id", "wrong-type"),
    "an id twice": (f"{TRUE}{TRUE}", "requirement[1].id", "duplicate-id"),
    "an id of a section and a requirement": (
        f'{TRUE}[[section]]\nid = "a"\n{BELOW}',
        "requirement[0].id",
        "duplicate-id",
    ),
    "an id twice by for_each": (
        (
            f'{R}for_each = {{ kind = ["tools", "network"] }}\nid = "x"\n'
            'count = "equipment"\nwhere = { kind = "{kind}" }\nat_least = 1'
        ),
        "requirement[0].id",
        "duplicate-id",
    ),
    "for_each over an unknown word": (
        (
            f'{R}for_each = {{ kind = ["tool"] }}\nid = "x-{{kind}}"\n'
            'count = "equipment"\nwhere = { kind = "{kind}" }\nat_least = 1'
        ),
        "requirement[0].for_each.kind[0]",
        "unknown-level",
    ),
    "for_each that nothing reads": (
        f'{TRUE}for_each = {{ kind = ["tools"] }}',
        "requirement[0].for_each",
        "does-not-fit",
    ),
    "an unknown way of showing": (f'{TRUE}evidence = ["rumour"]', "requirement[0].evidence[0]", "unknown-level"),
    "an unknown remedy": (f'{TRUE}mend = ["pray"]', "requirement[0].mend[0]", "unknown-name"),
    "an unknown basis": (f'{TRUE}basis = "guess"', "requirement[0].basis", "unknown-level"),
    "a name that names nothing": (f'{TRUE}only_if = ["b"]', "requirement[0].only_if[0]", "unknown-name"),
    "when without what else": (
        f'{TRUE}when = {{ fact = "premises.dedicated" }}',
        "requirement[0].not_applicable",
        "missing-required",
    ),
    "what else without when": (f'{TRUE}not_applicable = "full"', "requirement[0].not_applicable", "does-not-fit"),
    "two answers to what else": (
        (
            '[[section]]\nid = "s"\nnot_applicable = "full"\nwhen = { fact = "premises.fixed" }\n'
            '[[section.requirement]]\nfact = "premises.dedicated"\npoints = 1\nnot_applicable = "none"\n'
            'when = { fact = "premises.rules_posted" }'
        ),
        "section[0].requirement[0].not_applicable",
        "contradiction",
    ),
    "points of a section that do not add up": (
        '[[section]]\nid = "s"\npoints = 4\n[[section.requirement]]\nfact = "premises.fixed"\npoints = 5',
        "section[0].points",
        "points-do-not-add-up",
    ),
    "points of a criterion that do not add up": (
        (
            '[[section]]\nid = "s"\n[[section.criterion]]\nid = "c"\nzh = "条目"\npoints = 4\n'
            '[[section.criterion.requirement]]\nfact = "premises.fixed"\npoints = 5'
        ),
        "section[0].criterion[0].points",
        "points-do-not-add-up",
    ),
    "points of the whole that do not add up": (f"points = 6\n{TRUE}", "rulebook.points", "points-do-not-add-up"),
    "a requirement that waits for itself": (f'{TRUE}only_if = ["a"]', "requirement[0]", "cycle"),
    "a criterion that waits for its section": (
        (
            '[[section]]\nid = "s"\n[[section.criterion]]\nid = "c"\nzh = "条目"\nmet_if = ["s"]\n'
            '[[section.criterion.requirement]]\nfact = "premises.fixed"\npoints = 5'
        ),
        "section[0]",
        "cycle",
    ),
    "a measure of itself": (
        f'{R}measure = "m"\n[measure.m]\nany = [{{ measure = "m" }}]',
        "measure.m",
        "cycle",
    ),
    "too many joins in one another": (
        f'{R}all = [{{ any = [{{ all = [{{ any = [{{ all = [{{ fact = "premises.fixed" }}] }}] }}] }}] }}]',
        "requirement[0].all[0].any[0].all[0].any[0].all",
        "too-deep",
    ),
    "an empty join": (f"{R}all = []", "requirement[0].all", "wrong-type"),
    "a measure with a bound": (
        f'{TRUE}[measure.m]\ncount = "people"\nat_least = 1',
        "measure.m.at_least",
        "unknown-field",
    ),
    "a measure of nothing": (f'{TRUE}[measure.m]\nzh = "量"', "measure.m", "no-measure"),
    "one level": (f'{TRUE}[judgement.q]\nlevels = [{{ id = "poor" }}]', "judgement.q.levels", "wrong-type"),
    "neither levels nor a range": (f"{TRUE}[judgement.q]", "judgement.q.levels", "missing-required"),
    "a level twice": (
        f'{TRUE}[judgement.q]\nlevels = [{{ id = "poor" }}, {{ id = "poor" }}]',
        "judgement.q.levels[1].id",
        "duplicate-id",
    ),
    "a range that is none": (f"{TRUE}[judgement.q]\nrange = [5, 5]", "judgement.q.range", "empty-range"),
    "values on one day": (
        (
            f"{TRUE}[value.v]\n"
            "dated = [{ from = 2020-01-01, to = 2021-06-01, value = 1 }, { from = 2021-01-01, value = 2 }]"
        ),
        "value.v.dated[1]",
        "overlapping-values",
    ),
    "a value that ends before it begins": (
        f"{TRUE}[value.v]\ndated = [{{ from = 2020-01-01, to = 2019-06-01, value = 1 }}]",
        "value.v.dated[0]",
        "contradiction",
    ),
    "a value from a bare year": (
        f"{TRUE}[value.v]\ndated = [{{ from = 2020, value = 1 }}]",
        "value.v.dated[0].from",
        "bare-year",
    ),
    "a value in an unknown unit": (
        f'{TRUE}[value.v]\nunit = "mu"\ndated = [{{ from = 2020-01-01, value = 1 }}]',
        "value.v.unit",
        "unknown-name",
    ),
    "a value of unknown levels": (
        f'{TRUE}[value.v]\nlevels = "honor"\ndated = [{{ from = 2020-01-01, value = "county" }}]',
        "value.v.levels",
        "unknown-name",
    ),
    "no values": (f"{TRUE}[value.v]\ndated = []", "value.v.dated", "wrong-type"),
    # decisions, remedies, facts, the head
    "a rung twice": (
        f'{TRUE}[[decision]]\nid = "d"\nrungs = [{{ id = "n" }}, {{ id = "n" }}]',
        "decision[0].rungs[1].id",
        "duplicate-id",
    ),
    "a decision twice": (
        f'{TRUE}[[decision]]\nid = "d"\nrungs = [{{ id = "n" }}]\n[[decision]]\nid = "d"\nrungs = [{{ id = "n" }}]',
        "decision[1].id",
        "duplicate-id",
    ),
    "a rung that wants less than one below it": (
        (
            f'{TRUE}[[decision]]\nid = "d"\nrungs = [{{ id = "n" }}, '
            '{ id = "a", needs = [{ score = "total", at_least = 1 }] }, '
            '{ id = "b", needs = [{ score = "total", at_least = 0.5 }] }]'
        ),
        "decision[0].rungs[2].needs",
        "rungs-out-of-order",
    ),
    "needs of the lowest rung": (
        f'{TRUE}[[decision]]\nid = "d"\nrungs = [{{ id = "n", needs = ["a"] }}]',
        "decision[0].rungs[0].needs",
        "does-not-fit",
    ),
    "a score without points": (
        (
            'points = "none"\n[[requirement]]\nfact = "premises.fixed"\n[[decision]]\nid = "d"\n'
            'rungs = [{ id = "n" }, { id = "y", needs = [{ score = "total", at_least = 1 }] }]'
        ),
        "decision[0].rungs[1].needs[0].score",
        "does-not-fit",
    ),
    "a remedy that does nothing": (f'{TRUE}[remedy.x]\nzh = "无"', "remedy.x.adds", "missing-required"),
    "a remedy that does two things": (
        f'{TRUE}[remedy.x]\nzh = "两样"\nwaits = true\nsets = {{ "premises.fixed" = true }}',
        "remedy.x",
        "contradiction",
    ),
    "a remedy for an unknown list": (
        f'{TRUE}[remedy.x]\nzh = "添"\nadds = {{ list = "prizes" }}',
        "remedy.x.adds.list",
        "unknown-field",
    ),
    "a remedy for an unknown field": (
        f'{TRUE}[remedy.x]\nzh = "添"\nadds = {{ list = "people", colour = "red" }}',
        "remedy.x.adds.colour",
        "unknown-field",
    ),
    "a remedy with an unknown word": (
        f'{TRUE}[remedy.x]\nzh = "添"\nadds = {{ list = "people", role = "boss" }}',
        "remedy.x.adds.role",
        "unknown-level",
    ),
    "a remedy that settles nothing": (
        f'{TRUE}[remedy.x]\nzh = "评"\nsettles = "q"',
        "remedy.x.settles",
        "unknown-name",
    ),
    "a remedy that waits for itself": (
        f'{TRUE}[remedy.x]\nzh = "等"\nwaits = true\nneeds = ["y"]\n[remedy.y]\nzh = "等"\nwaits = true\nneeds = ["x"]',
        "remedy.x.needs",
        "cycle",
    ),
    "effort the wrong way round": (
        f'{TRUE}[remedy.x]\nzh = "等"\nwaits = true\neffort = {{ yuan = [5, 1] }}',
        "remedy.x.effort.yuan",
        "empty-range",
    ),
    "a fact that exists": (
        f'{TRUE}[[fact]]\nid = "leader.grade"\nkind = "level"\nlevels = "skill-grade"\nzh = "等级"',
        "fact[0].id",
        "duplicate-id",
    ),
    "a fact of a list's": (
        f'{TRUE}[[fact]]\nid = "people.shift"\nkind = "text"\nzh = "班次"',
        "fact[0].id",
        "does-not-fit",
    ),
    "a fact without levels": (
        f'{TRUE}[[fact]]\nid = "leader.rank"\nkind = "level"\nzh = "级"',
        "fact[0].levels",
        "missing-required",
    ),
    "a fact of an unknown kind": (
        f'{TRUE}[[fact]]\nid = "leader.rank"\nkind = "colour"\nzh = "级"',
        "fact[0].kind",
        "unknown-level",
    ),
    "a list that exists": (
        f'{TRUE}[[list]]\nid = "people"\nshape = "spans"\nzh = "人"',
        "list[0].id",
        "duplicate-id",
    ),
    "in force from a bare year": (f"in_force = {{ from = 2020 }}\n{TRUE}", "rulebook.in_force.from", "bare-year"),
    "in force backwards": (
        f'in_force = {{ from = "2020", to = "2019" }}\n{TRUE}',
        "rulebook.in_force",
        "contradiction",
    ),
    "an unknown place of rounding": (f'rounding = {{ at = "page" }}\n{TRUE}', "rulebook.rounding.at", "unknown-level"),
    "an unknown model": (f'model = "poitns"\n{TRUE}', "rulebook.model", "unknown-level"),
}


@pytest.mark.parametrize(("toml", "path", "code"), CASES.values(), ids=CASES.keys())
def test_one_problem(toml: str, path: str, code: str) -> None:
    assert problems(toml) == {(path, code)}


@pytest.mark.parametrize(
    ("toml", "path"),
    [
        (
            f'{R}count = "promotions"\nonce_per = "person"\neach = "1 year"\nlast = 2\nat_least = 1',
            "requirement[0].once_per",
        ),
        (
            f'{R}count = "awards"\ncounts_as = "w"\neach = "1 year"\nlast = 2\nat_least = 1\n{ROW}counts = 1',
            "requirement[0].counts_as",
        ),
        (f'{R}kinds = "funding.channel"\neach = "1 year"\nat_least = 1', "requirement[0].each"),
        (
            f'{COUNTED}{R}id = "d"\ncount = "results"\n{YEARLY}\n[[counts_once]]\nrequirements = ["b", "d"]',
            "counts_once[0].requirements[1]",
        ),
        (f'rounding = {{ mode = "half-even" }}\n{TRUE}', "rulebook.rounding.mode"),
    ],
)
def test_constructs_of_a_later_version_are_refused(toml: str, path: str) -> None:
    assert problems(toml) == {(path, "not-yet")}


def test_a_rulebook_from_memory_extends_no_file() -> None:
    assert problems(TRUE, extends="./base.toml") == {("rulebook.extends", "does-not-fit")}


def test_every_problem_at_once_in_the_order_of_the_file() -> None:
    toml = f"""{R}id = "x"
count = "equipment"
where = {{ kind = "tool" }}
at_least = "@many"
mend = ["pray"]
{R}id = "y"
fact = "premises.size"
[[decision]]
id = "d"
rungs = [{{ id = "n" }}, {{ id = "y", needs = ["z"] }}]
[judgement.q]
levels = [{{ id = "poor" }}]"""
    with pytest.raises(RulebookError) as error:
        read_rulebook(document(toml))
    assert [(one.path, one.code) for one in error.value.problems] == [
        ("requirement[0].where.kind", "unknown-level"),
        ("requirement[0].mend[0]", "unknown-name"),
        ("requirement[1].fact", "unknown-field"),
        ("decision[0].rungs[1].needs[0]", "unknown-name"),
        ("judgement.q.levels", "wrong-type"),
    ]


@pytest.mark.parametrize(
    ("toml", "zh", "en"),
    [
        (
            f'{R}fact = "premises.aera_m2"\nat_least = 3',
            "premises.area_m2（使用面积）",
            "premises.area_m2 (floor area)",
        ),
        (f'{R}cuont = "people"', "count", "count"),
        (f'{R}fact = "leader.grade"\nat_least = "高级技工"', "“高级工”", "senior-worker (高级工)"),
        (f'{TRUE}only_if = ["aa"]', "a", "a"),
        (f'{TRUE}evidence = ["site-visits"]', "site-visit", "site-visit"),
    ],
)
def test_a_near_miss_is_named(toml: str, zh: str, en: str) -> None:
    with pytest.raises(RulebookError) as error:
        read_rulebook(document(toml))
    assert error.value.problems[0].suggestion == (zh, en)


def test_points_written_as_a_float_are_what_they_show() -> None:
    written = document(TRUE)
    written["requirement"][0]["points"] = 0.1
    written["rulebook"]["points"] = 0.1
    assert read_rulebook(written).allotted == Decimal("0.1")


@pytest.mark.parametrize("head", ["id", "edition", "zh", "points"])
def test_what_the_head_must_say(head: str) -> None:
    written = document(TRUE)
    del written["rulebook"][head]
    with pytest.raises(RulebookError) as error:
        read_rulebook(written)
    assert [(one.path, one.code) for one in error.value.problems] == [(f"rulebook.{head}", "missing-required")]


def test_a_rung_without_an_id() -> None:
    written = document(f'{TRUE}[[decision]]\nid = "d"\nrungs = [{{ id = "n" }}]')
    del written["decision"][0]["rungs"][0]["id"]
    with pytest.raises(RulebookError) as error:
        read_rulebook(written)
    assert [(one.path, one.code) for one in error.value.problems] == [("decision[0].rungs[0].id", "missing-required")]


def test_a_document_without_a_head() -> None:
    with pytest.raises(RulebookError) as error:
        read_rulebook({"requirement": []})
    assert ("rulebook", "missing-required") in {(one.path, one.code) for one in error.value.problems}


def test_names_that_double_at_each_step_are_stopped() -> None:
    steps = [
        f"[measure.m{n}]\nall = [{', '.join([f'{{ measure = {chr(34)}m{n - 1}{chr(34)} }}'] * 12)}]"
        for n in range(1, 7)
    ]
    toml = f'{R}measure = "m6"\n[measure.m0]\nfact = "premises.fixed"\n' + "\n".join(steps)
    assert {code for _, code in problems(toml)} == {"too-many"}


def test_a_long_chain_of_names_is_stopped() -> None:
    steps = [f'[measure.m{n}]\nmeasure = "m{n + 1}"' for n in range(60)]
    toml = f'{R}measure = "m0"\n' + "\n".join(steps) + '\n[measure.m60]\nfact = "premises.fixed"'
    assert {code for _, code in problems(toml)} == {"too-deep"}


def test_a_long_chain_of_requirements_is_stopped() -> None:
    steps = [
        f'[[requirement]]\nid = "r{n}"\nfact = "premises.fixed"\npoints = 1\nonly_if = ["r{n + 1}"]' for n in range(80)
    ]
    toml = "\n".join(steps) + '\n[[requirement]]\nid = "r80"\nfact = "premises.fixed"\npoints = 1'
    assert {code for _, code in problems(toml)} == {"too-deep"}


def test_too_many_requirements_are_not_read() -> None:
    one = {"zh": "要求", "fact": "premises.fixed", "points": 0}
    written = document(TRUE)
    written["requirement"] = [{"id": f"r{n}", **one} for n in range(5001)]
    with pytest.raises(RulebookError) as error:
        read_rulebook(written)
    assert "too-many" in {problem.code for problem in error.value.problems}
