"""One pattern for each measure: required, found, short by, as a person would say them, in both languages."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from studiorules.findings import TestTrace
from studiorules.reports.sentences import PATTERNS, found_words, required_words, short_words
from studiorules.rulebook import (
    Best,
    Count,
    Each,
    Elapsed,
    Growth,
    Joined,
    Judged,
    Kinds,
    Matches,
    Measure,
    Narrowing,
    OneOf,
    Piece,
    Ratio,
    Reference,
    Score,
    Share,
    Test,
    Total,
    Word,
)
from tests.unit.reports import made
from tests.unit.reports.made import asks, fact, short, traced, voice


@attrs.frozen(kw_only=True)
class Said:
    """A trace, and what is said of it: required, found, short by."""

    trace: TestTrace
    zh: tuple[str, str, str]
    en: tuple[str, str, str]


results = Narrowing(list="results", where=OneOf("applied", (True,)), window=made.THREE_YEARS)
activities = Narrowing(list="activities", window=made.YEAR)
honours = Narrowing(list="honours", where=OneOf("holder", ("leader",)))
six = ("activities", "study", "research", "transfer", "rewards", "management")
premises = asks(fact("premises.fixed", made.TRUTH))
posted = asks(fact("premises.rules_posted", made.TRUTH))
area = asks(fact("premises.area_m2", made.AREA), Word.AT_LEAST, 30)
count = asks(Count(scale=made.ITEMS, of=results), Word.AT_LEAST, 3)
people = asks(
    Count(scale=made.MEMBERS, of=Narrowing(list="people", where=OneOf("front_line", (True,)))), Word.AT_LEAST, 3
)

CASES = {
    "fact, about": Said(
        trace=traced(area, 27, 33, about=True, short=short(0, 3)),
        zh=("使用面积不少于30平方米", "约30平方米（27至33平方米）", "还差0至3平方米"),
        en=("floor area: at least 30 m²", "about 30 m² (27–33)", "0–3 m² short"),
    ),
    "fact, not stated": Said(
        trace=traced(area, 0, None, short=short(0, 30)),
        zh=("使用面积不少于30平方米", "不详", ""),
        en=("floor area: at least 30 m²", "not stated", ""),
    ),
    "fact, contested": Said(
        trace=traced(area, 23, 43, contested=True, short=short(0, 7)),
        zh=("使用面积不少于30平方米", "23至43平方米（两处说法不同）", "还差0至7平方米"),
        en=("floor area: at least 30 m²", "23–43 m² (sources disagree)", "0–7 m² short"),
    ),
    "yes": Said(
        trace=traced(premises, 1, 1, sure=True),
        zh=("场所固定", "是", ""),
        en=("premises: fixed", "yes", ""),
    ),
    "no": Said(
        trace=traced(premises, 0, 0, possible=False),
        zh=("场所固定", "否", ""),
        en=("premises: fixed", "no", ""),
    ),
    "yes or no": Said(
        trace=traced(premises, 0, 1),
        zh=("场所固定", "没有说明", ""),
        en=("premises: fixed", "not stated", ""),
    ),
    "level": Said(
        trace=traced(
            asks(fact("leader.grade", made.scale_of("leader.grade")), Word.AT_LEAST, "senior-technician"),
            "technician",
            "technician",
            possible=False,
            short=short(1, 1),
        ),
        zh=("带头人技能等级不低于高级技师", "技师", "差1级"),
        en=("leader's skill grade: senior technician or higher", "technician", "1 level short"),
    ),
    "day": Said(
        trace=traced(
            asks(fact("application.filed_on", made.DAYS), Word.AT_MOST, made.DAY.replace(month=7)),
            "2025-08-02",
            "2025-08-02",
            possible=False,
            short=short(2, 2),
        ),
        zh=("申报日期不晚于2025年7月31日", "2025年8月2日", "晚2天"),
        en=("application filed on: on or before 2025-07-31", "2025-08-02", "2 days late"),
    ),
    "choice": Said(
        trace=traced(
            asks(fact("studio.named_after", made.scale_of("studio.named_after")), Word.IS, "leader"),
            "brand",
            "brand",
            possible=False,
        ),
        zh=("工作室以何命名为以带头人命名", "以品牌命名", ""),
        en=("studio named after: its leader", "a brand", ""),
    ),
    "count": Said(
        trace=traced(count, 2, 3, short=short(0, 1), possible_records=(made.RecordUse(path="results[2]"),)),
        zh=("近三年已应用的成果不少于3项", "2项，另有1项待核实", "还差0至1项"),
        en=(
            "results put to use in the last 3 years: at least 3",
            "2, 1 more to be verified",
            "0–1 short",
        ),
    ),
    "count, none": Said(
        trace=traced(people, 0, 0, possible=False, short=short(3, 3)),
        zh=("现有一线成员不少于3名", "没有", "差3名"),
        en=("people at the front line now: at least 3 members", "none", "3 members short"),
    ),
    "count, or more": Said(
        trace=traced(count, 1, None, short=short(0, 2)),
        zh=("近三年已应用的成果不少于3项", "至少1项", "还差0至2项"),
        en=("results put to use in the last 3 years: at least 3", "1 or more", "0–2 short"),
    ),
    "count of each year": Said(
        trace=traced(
            asks(
                Count(
                    scale=made.TIMES,
                    of=Narrowing(list="exchanges", each=Each(year="calendar", last=3)),
                ),
                Word.AT_LEAST,
                2,
            ),
            1,
            1,
            possible=False,
            short=short(1, 1, missing=("2024",)),
        ),
        zh=("近3个完整年度每年交流不少于2次", "1次", "差1次（尚缺2024年）"),
        en=(
            "exchanges in each of the last 3 complete calendar years: at least 2",
            "1",
            "1 short (missing: 2024)",
        ),
    ),
    "total": Said(
        trace=traced(
            asks(
                Total(
                    scale=made.YUAN,
                    of=Narrowing(list="benefits", where=OneOf("kind", ("economic", "saving")), window=made.THREE_YEARS),
                    field="amount_yuan",
                ),
                Word.AT_LEAST,
                100000,
            ),
            80000,
            None,
            short=short(0, 20000),
        ),
        zh=("近三年经济效益或节约效益金额合计不少于10万元", "至少8万元", "还差0至2万元"),
        en=(
            "amount of benefits (economic benefit or saving) in the last 3 years, added up: at least 100,000 yuan",
            "80,000 yuan or more",
            "0–20,000 yuan short",
        ),
    ),
    "kinds": Said(
        trace=traced(
            asks(Kinds(scale=made.KINDS, of=Narrowing(list="regulations"), field="kind", words=six), Word.AT_LEAST, 4),
            3,
            3,
            possible=False,
            short=short(1, 1, missing=("research", "transfer", "rewards")),
        ),
        zh=(
            "现有制度的种类（活动开展、学习研究、科研攻关、成果转化、奖励激励、内部管理之中）不少于4种",
            "3种",
            "差1种（尚缺科研攻关、成果转化、奖励激励）",
        ),
        en=(
            (
                "kinds of regulations now, out of activities, study, research, transfer of results, rewards, "
                "management: at least 4 kinds"
            ),
            "3 kinds",
            "1 kind short (missing: research, transfer of results, rewards)",
        ),
    ),
    "share": Said(
        trace=traced(
            asks(
                Share(scale=made.SHARE, of=activities, part=OneOf("recorded_in_detail", (True,)), if_none="fail"),
                Word.AT_LEAST,
                Fraction(9, 10),
            ),
            Fraction(7, 9),
            Fraction(7, 9),
            possible=False,
            short=short(Fraction(9, 10) - Fraction(7, 9), Fraction(9, 10) - Fraction(7, 9), to_complete=2, to_add=11),
        ),
        zh=("近一年活动中记录详实的占比不低于90%", "77.8%", "把其中2次补齐，或另增11次齐全的"),
        en=(
            "share recorded in detail among activities in the last year: at least 90%",
            "77.8%",
            "complete 2 or add 11 that are complete",
        ),
    ),
    "ratio": Said(
        trace=traced(
            asks(
                Ratio(
                    scale=made.SHARE,
                    top=Count(scale=made.ITEMS, of=Narrowing(list="awards")),
                    bottom=Count(scale=made.ITEMS, of=Narrowing(list="results")),
                    if_none="fail",
                ),
                Word.AT_LEAST,
                Fraction(1, 2),
            ),
            Fraction(13, 40),
            Fraction(13, 40),
            possible=False,
            short=short(Fraction(7, 40), Fraction(7, 40)),
        ),
        zh=("成果获奖与成果之比不低于50%", "32.5%", "差17.5个百分点"),
        en=(
            "awards of results, as a share of results: at least 50%",
            "32.5%",
            "17.5 percentage points short",
        ),
    ),
    "best": Said(
        trace=traced(
            asks(Best(scale=made.scale_of("honours.level"), of=honours, field="level"), Word.AT_LEAST, "municipal"),
            "enterprise",
            "enterprise",
            possible=False,
            short=short(2, 2),
        ),
        zh=("带头人所获荣誉的最高级别不低于市级", "企业级", "差2级"),
        en=("highest level of honours of the leader: municipal level or higher", "enterprise level", "2 levels short"),
    ),
    "growth": Said(
        trace=traced(
            asks(Growth(scale=made.MEMBERS, of=Narrowing(list="people", window=made.THREE_YEARS)), Word.AT_LEAST, 1),
            0,
            0,
            possible=False,
            short=short(1, 1),
        ),
        zh=("近三年成员净增不少于1名", "净增0名", "差1名"),
        en=("net growth of people in the last 3 years: at least 1 member", "no net growth", "1 member short"),
    ),
    "elapsed": Said(
        trace=traced(
            asks(Elapsed(scale=made.YEARS, section="studio", field="founded_on", unit="years"), Word.AT_LEAST, 3),
            2,
            2,
            possible=False,
            short=short(1, 1, on="2026-06-15"),
        ),
        zh=("自工作室创建起满3年", "满2年", "差1年，2026年6月15日起达到"),
        en=(
            "time since studio founded: at least 3 years",
            "2 years completed",
            "1 year short, true from 2026-06-15",
        ),
    ),
    "matches": Said(
        trace=traced(
            asks(
                Matches(
                    scale=made.TRUTH,
                    section="studio",
                    field="name",
                    pieces=(Piece(), Piece(section="leader", field="name"), Piece()),
                )
            ),
            0,
            0,
            possible=False,
        ),
        zh=("工作室名称含带头人姓名", "否", ""),
        en=("studio's name contains leader's name", "no", ""),
    ),
    "judged, not yet": Said(
        trace=traced(
            asks(Judged(scale=made.JUDGED, question="standardised"), Word.AT_LEAST, "good"),
            "poor",
            "good",
            short=short(0, 2),
            reasons=(made.Reason(kind=made.ReasonKind.JUDGEMENT, about="standardised"),),
        ),
        zh=("制度规范程度，评议达到“条条执行”", "尚未评议", ""),
        en=('how standardised the regulations are: judged "every clause in use" or better', "not yet judged", ""),
    ),
    "judged": Said(
        trace=traced(
            asks(Judged(scale=made.JUDGED, question="standardised"), Word.AT_LEAST, "good"),
            "fair",
            "fair",
            possible=False,
            short=short(1, 1),
        ),
        zh=("制度规范程度，评议达到“条条执行”", "评为“成文成套”", "差1级"),
        en=(
            'how standardised the regulations are: judged "every clause in use" or better',
            'judged "written and whole"',
            "1 level short",
        ),
    ),
    "score": Said(
        trace=traced(
            asks(Score(scale=made.POINTS), Word.AT_LEAST, 60), Decimal("19.7"), 88, short=short(0, Decimal("40.3"))
        ),
        zh=("总分不低于60分", "19.7至88分", "下限差40.3分"),
        en=("total: at least 60 points", "19.7–88 points", "40.3 at the low end"),
    ),
    "all": Said(
        trace=traced(
            asks(Joined(scale=made.TRUTH, how="all", branches=(premises, posted))),
            branches=(traced(premises, 1, 1, sure=True), traced(posted, 0, 1)),
        ),
        zh=("以下2项都要具备", "1项符合，1项待定", ""),
        en=("all 2 of the following", "1 met, 1 open", ""),
    ),
    "any": Said(
        trace=traced(
            asks(Joined(scale=made.TRUTH, how="any", branches=(area, posted))),
            sure=True,
            branches=(traced(area, 30, 30, sure=True), traced(posted, 0, 1)),
        ),
        zh=("以下2项有1项即可", "使用面积，符合", ""),
        en=("any one of the following 2", "floor area: met", ""),
    ),
    "some": Said(
        trace=traced(
            asks(Joined(scale=made.ITEMS, how="some", branches=(premises, posted, area)), Word.AT_LEAST, 2),
            1,
            1,
            possible=False,
            short=short(1, 1),
            branches=(
                traced(premises, 1, 1, sure=True),
                traced(posted, 0, 0, possible=False),
                traced(area, 20, 20, possible=False),
            ),
        ),
        zh=("以下3项中至少2项", "1项符合，2项不符合", "差1项"),
        en=("of the following 3: at least 2", "1 met, 2 not met", "1 short"),
    ),
}


def measures() -> set[type[Measure]]:
    """Every measure of the language."""
    found, waiting = set(), [Measure]
    while waiting:
        below = waiting.pop().__subclasses__()
        found.update(below)
        waiting += below
    return found


def test_every_measure_has_its_pattern_and_its_case() -> None:
    assert set(PATTERNS) == measures()
    told = {type(one.trace.clause.measure) for one in CASES.values() if isinstance(one.trace.clause, Test)}
    assert told == measures()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_measure_is_said_in_chinese(case: Said) -> None:
    speaker = voice("zh")
    said = (
        required_words(speaker, case.trace.clause, case.trace.bounds),
        found_words(speaker, case.trace),
        short_words(speaker, case.trace),
    )
    assert said == case.zh


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_measure_is_said_in_english(case: Said) -> None:
    speaker = voice("en")
    said = (
        required_words(speaker, case.trace.clause, case.trace.bounds),
        found_words(speaker, case.trace),
        short_words(speaker, case.trace),
    )
    assert said == case.en


def test_a_name_is_said_by_its_title() -> None:
    reference = Reference(id="musts/room")
    assert required_words(voice("zh"), reference) == "“有场所”符合"
    assert required_words(voice("en"), reference) == '"a room" is met'
    assert found_words(voice("zh"), traced(reference)) == "尚不能定"
    assert found_words(voice("en"), traced(reference, possible=False)) == "not met"
