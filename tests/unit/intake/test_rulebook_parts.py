"""The head, sections, criteria, decisions, remedies, and what a rulebook declares for itself."""

from datetime import date
from decimal import Decimal

import pytest

from studiorules.dossier import CATALOGUE, FieldKind, Shape
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import (
    Amount,
    Count,
    Fact,
    InForce,
    Joined,
    OneOf,
    Reference,
    Remedy,
    Rounding,
    Score,
    Test,
    ValueOf,
)
from studiorules.terms import Citation, Text
from tests.unit.intake.rulebook_drafts import book, document, requirement

SCHEME = """points = 12
in_force = { from = "2024-04", to = "2026" }
rounding = { at = "total", places = 1, mode = "half-up" }
subject = "project"

[[section]]
id = "place"
zh = "场所"
en = "Place"
cite = "S01 一"
points = 5
cap = 4
met_if = ["room", "wall/rules"]
when = { fact = "studio.kind", is = "craftsman" }
not_applicable = "full"

[[section.requirement]]
id = "room"
fact = "premises.fixed"
points = 3

[[section.criterion]]
id = "wall"
zh = "上墙"
short = { zh = "墙", en = "wall" }
points = 2
text = "都要上墙。"

[[section.criterion.requirement]]
id = "rules"
fact = "premises.rules_posted"
only_if = ["results", "place/room"]
points = 1

[[section.criterion.requirement]]
id = "results"
fact = "premises.results_displayed"
when = { fact = "premises.fixed" }
not_applicable = "full"
points = 1

[[requirement]]
id = "people"
zh = "成员"
count = "people"
at_least = 3
points = 7
text = { zh = "不少于三人。", en = "Three or more." }
evidence = ["documents", "site-visit"]
cite = "S01 二.3"
basis = "seen"
why = { zh = "原文", en = "as stated" }
was = ["members"]
weight = 2
mend = ["take-in"]

[[decision]]
id = "grade"
zh = "等级"
cite = "S01 三"
rungs = [
  { id = "D", zh = "待建" },
  { id = "C", zh = "合格", needs = [{ score = "total", at_least = 6 }, "place", "place/wall"], yuan = 20000 },
  { id = "B", zh = "良好", needs = [{ any = ["people", { score = "total", at_least = 11 }] }], yuan = "@grant" },
]

[value.grant]
unit = "yuan"
dated = [{ from = 2020-01-01, value = 50000 }]

[remedy.take-in]
zh = "吸收成员"
adds = { list = "people", role = "member", front_line = true, quantity = 1 }
effort = { days = 2, yuan = [0, 500] }
lead_time = { zh = "一个月", en = "a month" }
at_most = 3
needs = ["tidy-up"]
not_after = "11-30"
note = "只能靠新成员"
basis = "editor"

[remedy.tidy-up]
zh = "整理场所"
sets = { premises.fixed = true, "premises.area_m2" = 20 }
effort = { yuan = 100 }

[remedy.ask]
zh = "请人评议"
settles = ["tidy"]

[remedy.wait]
zh = "等待"
waits = true

[judgement.tidy]
zh = "是否整洁"
levels = [{ id = "no", zh = "杂乱" }, { id = "yes", zh = "整洁" }]
"""


def test_the_head() -> None:
    read = book(SCHEME)
    assert (read.id, read.edition, read.subject, read.allotted) == ("case", "1", "project", Decimal(12))
    assert read.in_force == InForce(from_=date(2024, 4, 1), to=date(2026, 12, 31))
    assert read.rounding == Rounding(at="total", places=1)
    assert str(read) == "规则（第1版）"


def test_a_rulebook_of_which_nobody_knows_when_it_is_in_force() -> None:
    read = book('in_force = "unknown"\n[[requirement]]\nfact = "premises.fixed"\npoints = 1')
    assert read.in_force == InForce(unknown=True)


def test_ids_are_paths_and_everything_keeps_its_order() -> None:
    assert [one.id for one in book(SCHEME)] == ["place/wall/rules", "place/wall/results", "place/room", "people"]


def test_a_section_and_its_criterion() -> None:
    section = book(SCHEME).sections[0]
    assert section.title == Text("场所", "Place")
    assert (section.points, section.cap) == (Decimal(5), Decimal(4))
    assert section.met_if == (Reference(id="place/room"), Reference(id="place/wall/rules"))
    criterion = section.criteria[0]
    assert (criterion.id, criterion.points, criterion.met_if) == ("place/wall", Decimal(2), None)
    assert criterion.short == Text("墙", "wall")
    assert criterion.text == Text("都要上墙。")


def test_names_are_looked_up_among_siblings_first() -> None:
    assert book(SCHEME)["place/wall/rules"].only_if == (
        Reference(id="place/wall/results"),
        Reference(id="place/room"),
    )


def test_when_of_a_section_goes_down_to_its_requirements() -> None:
    read = book(SCHEME)
    room = read["place/room"]
    assert room.not_applicable == "full"
    assert isinstance(room.when, Test)
    assert isinstance(room.when.measure, Fact)
    assert room.when.measure.field == "kind"
    assert read["people"].when is None
    assert read["people"].not_applicable is None


def test_a_when_below_a_when_asks_for_both() -> None:
    when = book(SCHEME)["place/wall/results"].when
    assert isinstance(when, Test)
    assert isinstance(when.measure, Joined)
    assert when.measure.how == "all"
    fields = [
        one.measure.field for one in when.measure.branches if isinstance(one, Test) and isinstance(one.measure, Fact)
    ]
    assert fields == ["kind", "fixed"]


def test_what_is_written_around_a_requirement() -> None:
    read = book(SCHEME)["people"]
    assert read.title == Text("成员")
    assert read.text == Text("不少于三人。", "Three or more.")
    assert read.evidence == ("documents", "site-visit")
    assert read.cite == Citation("S01", "二.3")
    assert (read.basis, read.why) == ("seen", Text("原文", "as stated"))
    assert (read.was, read.weight, read.mend) == (("members",), Decimal(2), ("take-in",))
    assert read.path == "requirement[0]"


def test_a_ladder() -> None:
    decision = book(SCHEME).decisions[0]
    assert [rung.id for rung in decision.rungs] == ["D", "C", "B"]
    grant, fixed = ValueOf("grant"), Decimal(20000)
    assert [rung.yuan for rung in decision.rungs] == [
        None,
        Amount(low=fixed, high=fixed),
        Amount(low=grant, high=grant),
    ]
    score, section, criterion = decision.rungs[1].needs
    assert isinstance(score, Test)
    assert isinstance(score.measure, Score)
    assert (section, criterion) == (Reference(id="place"), Reference(id="place/wall"))


def test_a_remedy_that_adds_a_record() -> None:
    assert book(SCHEME).remedies["take-in"] == Remedy(
        id="take-in",
        text=Text("吸收成员"),
        kind="adds",
        list="people",
        values=(("role", "member"), ("front_line", True), ("quantity", 1)),
        days=Decimal(2),
        yuan=(Decimal(0), Decimal(500)),
        lead_time=Text("一个月", "a month"),
        at_most=3,
        needs=("tidy-up",),
        not_after=(11, 30),
        note=Text("只能靠新成员"),
        basis="editor",
    )


def test_remedies_that_set_settle_and_wait() -> None:
    remedies = book(SCHEME).remedies
    assert remedies["tidy-up"].values == (("premises.fixed", True), ("premises.area_m2", 20))
    assert remedies["tidy-up"].yuan == (Decimal(100), Decimal(100))
    assert remedies["ask"].questions == ("tidy",)
    assert remedies["wait"].kind == "waits"


def test_a_rulebook_without_points() -> None:
    read = book('points = "none"\n[[requirement]]\nfact = "premises.fixed"')
    assert read.allotted is None
    assert read.requirements[0].allotted == 0


def test_one_requirement_for_each_word() -> None:
    read = book(
        """points = 3
[[requirement]]
for_each = { kind = ["tools", "网络"] }
id = "has-{kind}"
zh = "配备{kind}"
en = "Has {kind}"
text = { zh = "至少一件{kind}。", en = "One of {kind}." }
any = [{ count = "equipment", where = { kind = ["{kind}"] }, at_least = 1 }]
points = 1.5
mend = ["get-{kind}"]
[remedy.get-tools]
zh = "添置工具"
adds = { list = "equipment", kind = "tools" }
[remedy.get-network]
zh = "接通网络"
adds = { list = "equipment", kind = "network" }"""
    )
    words = CATALOGUE.sections["equipment"].fields["kind"].vocabulary
    assert words is not None
    assert [one.id for one in read] == ["has-tools", "has-network"]
    for one, word in zip(read, ("tools", "network"), strict=True):
        term = words.find(word)
        assert term is not None
        assert one.title == Text(f"配备{term.text.zh}", f"Has {term.text.en}")
        assert one.text == Text(f"至少一件{term.text.zh}。", f"One of {term.text.en}.")
        assert one.mend == (f"get-{word}",)
        assert one.test is not None
        assert isinstance(one.test.measure, Joined)
        branch = one.test.measure.branches[0]
        assert isinstance(branch, Test)
        assert isinstance(branch.measure, Count)
        assert branch.measure.of.where == OneOf("kind", (word,))


def test_a_fact_of_its_own() -> None:
    read = book(
        """id = "some-city"
[[requirement]]
fact = "leader.top_grade"
at_least = "technician"
points = 1
[[fact]]
id = "leader.top_grade"
kind = "level"
levels = "skill-grade"
zh = "本市该工种最高等级"
[[fact]]
id = "leader.badge"
kind = "choice"
choices = [{ id = "red", zh = "红" }, { id = "blue", zh = "蓝" }]
zh = "徽章"
[[fact]]
id = "quota.left"
kind = "number"
unit = "yuan"
places = 2
zh = "剩余额度"
"""
    )
    test = read.requirements[0].test
    assert test is not None
    assert isinstance(test.measure, Fact)
    assert (test.measure.section, test.measure.field) == ("some-city.leader", "top_grade")
    section = read.catalogue.sections["some-city.leader"]
    assert section.shape is Shape.FACTS
    assert section.text == CATALOGUE.sections["leader"].text
    assert list(section.fields) == ["top_grade", "badge"]
    assert section.fields["badge"].vocabulary is not None
    assert section.fields["badge"].vocabulary.ids == ("red", "blue")
    quota = read.catalogue.sections["some-city.quota"].fields["left"]
    assert (quota.kind, quota.places) == (FieldKind.NUMBER, 2)


def test_a_list_of_its_own() -> None:
    read = book(
        """id = "some-city"
[[requirement]]
total = "visits.guests"
where = { school = true }
within = "1 year"
at_least = 30
points = 1
[[list]]
id = "visits"
zh = "走访"
shape = "moments"
unit = "time"
adverse = false
[[list.field]]
id = "guests"
kind = "number"
unit = "person"
zh = "人数"
[[list.field]]
id = "school"
kind = "yes-no"
zh = "学校"
"""
    )
    section = read.catalogue.sections["some-city.visits"]
    assert (section.shape, section.counted.id, section.adverse) == (Shape.MOMENTS, "time", False)
    assert list(section.fields) == ["guests", "school"]


def test_not_applicable_of_a_requirement_itself() -> None:
    read = requirement(
        'fact = "premises.fixed"\nwhen = { fact = "studio.kind", is = "craftsman" }\n'
        'not_applicable = "rescaled"\npoints = 1'
    )
    assert read.not_applicable == "rescaled"
    assert isinstance(read.when, Test)


@pytest.mark.parametrize("order", [1, -1])
def test_the_digest_is_of_the_content_and_not_of_the_order_of_keys(order: int) -> None:
    written = document(SCHEME)
    turned = dict(list(written.items())[::order])
    assert read_rulebook(turned).digest == book(SCHEME).digest


def test_the_digest_changes_with_the_content() -> None:
    assert book(SCHEME.replace("at_least = 3", "at_least = 4")).digest != book(SCHEME).digest


def test_equal_numbers_have_equal_digests() -> None:
    assert book(SCHEME.replace("points = 7", "points = 7.0")).digest == book(SCHEME).digest
