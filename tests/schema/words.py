"""What each key of the rule language says, in Chinese and in English: what an editor shows beside it.

Which keys there are is read from the tables of the reader; here stands only what they mean. The tests ask that none of
them goes without words.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["CASE_WORDS", "TABLE_WORDS", "WORDS"]

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # what is measured
    "fact": ("测一件事实，写作 栏目.字段", "one fact, written section.field"),
    "count": ("数清单里符合条件的有几条", "how many things the matching records of a list stand for"),
    "total": (
        "把清单里一个字段加起来，写作 清单.字段",
        "the sum of a field over the matching records, written list.field",
    ),
    "kinds": ("有几种，写作 清单.字段", "how many kinds occur, written list.field"),
    "share": ("清单里符合 part 的占几成", "which part of the matching records meets `part`"),
    "ratio": ("两个有名称的量之比：[上, 下]", "one named measure over another: [top, bottom]"),
    "best": ("符合条件的记录里最高的等级，写作 清单.字段", "the highest level among the matching records, list.field"),
    "growth": ("在期间内净增多少", "the net change of a list of spans within a window"),
    "elapsed": ("从一个日期起满了多久，写作 栏目.字段", "completed time since a day, written section.field"),
    "matches": ("文字是否符合 pattern，写作 栏目.字段", "whether a text fits `pattern`, written section.field"),
    "judged": ("评议的问题，见 [judgement.…]", "what people decide: a question of [judgement.…]"),
    "score": ("得分：total，或一编的编号", "points: of the total, or of a section"),
    "measure": ("用一个有名称的量，见 [measure.…]", "a named measure, of [measure.…]"),
    "all": ("都要成立", "all of these hold"),
    "any": ("有一个成立即可", "any of these holds"),
    "some": ("其中至少几个成立，见 needed", "so many of these hold, see `needed`"),
    # of what, when
    "where": (
        "只看符合这些条件的记录；或一个筛选的名称",
        "only records that meet these conditions; or the name of a filter",
    ),
    "part": ("占几成：分子还要符合的条件", "the condition that the part of a share meets"),
    "of": ("只数这几种", "the set of kinds that are counted"),
    "within": ("日期在近多久以内，如 1 year", "the record's day lies in the last …, as 1 year"),
    "during": ("期间与近多久有重叠，如 3 years", "the record's span overlaps the last …, as 3 years"),
    "since": ("从一个日期起，写作 栏目.字段", "since a day of the dossier, written section.field"),
    "for": ("从 since 起多久以内", "how long after `since`"),
    "dated_by": ("按记录的哪个日期算", "which day of the record is read"),
    "each": ("逐年看，取最差的一年：calendar year 或 1 year", "the worst of several years: calendar year, or 1 year"),
    "last": ("看最近几年", "how many years"),
    "if_none": ("一条也没有时怎么算：pass 或 fail", "what an empty case comes to: pass or fail"),
    "once_per": ("按一个字段，每个只算最好的一条", "only the best record for each value of a field"),
    "counts_as": ("按哪张权数表折算", "the table of weights by which records count"),
    "pattern": ("一段一段的样子：文字、{栏目.字段}、{*}", "pieces in order: words, {section.field}, {*}"),
    "needed": ("至少几个", "how many are needed"),
    # what is enough
    "at_least": ("不少于", "so much or more"),
    "at_most": ("不多于", "so much or less"),
    "above": ("多于", "more than"),
    "below": ("少于", "less than"),
    "is": ("是（其中之一）", "is (one of)"),
    "is_not": ("不是（任何一个）", "is not (any of)"),
    "but": ("例外：when 成立时换一个界限", "exceptions: another bound where `when` holds"),
    # what it is worth
    "points": ("分值", "points that can be had"),
    "earn_each": ("每一个得几分", "points for each one"),
    "in_proportion": ("按达到的比例得分", "points in proportion to what is enough"),
    "earn_steps": ("分档得分：[[从多少起, 几分], …]", "points by steps: [[from, points], …]"),
    "earn_by": ("按等级或选项得分", "points by level or choice"),
    "deduct": ("扣分的各行", "lines of deductions"),
    "lose": ("不成立时扣几分", "points lost where it does not hold"),
    "lose_each": ("每差一份扣几分", "points lost for each share short"),
    "lose_by": ("按等级或选项扣分", "points lost by level or choice"),
    "lose_between": ("酌情扣分：[最少, 最多]", "points lost at a reviewer's discretion: [least, most]"),
    "lose_most_of": ("几行中只扣最多的一行", "of several lines the largest loss alone"),
    "per": ("一份是多少", "how large one share is"),
    "counted": ("不足一份怎么算：whole 不算、begun 算一份、exact 按比例", "which shares count: whole, begun, exact"),
    "cap": ("最多几分", "points at most"),
    "bonus": ("加分：在满分之外", "whether its points come on top of the rulebook's"),
    "unseen": ("来源没有载明这条规则", "whether its source does not show the rule"),
    "weight": ("权重", "weight in scoring models that weigh"),
    # around the sentence
    "met_if": ("符合的条件：名称或句子", "what makes it met: names and sentences"),
    "only_if": ("前提：不成立就没有分", "without these it is worth nothing"),
    "when": ("适用条件", "the condition under which it applies"),
    "not_applicable": ("不适用时的分：full 满分、rescaled 折算、none 不计", "its points where it does not apply"),
    "for_each": ("一项写成几项：{ 名称 = [词, …] }", "one requirement for several words: { name = [word, …] }"),
    "evidence": ("怎样核实", "how it is to be shown"),
    "mend": ("整改建议的编号", "ids of remedies"),
    "was": ("从前的编号", "earlier ids"),
    "veto": ("一票否决", "a veto: a need of the first rung above the lowest"),
    "in_principle": ("原则上", "holds in principle"),
    # who says so
    "id": ("编号，英文", "its id"),
    "zh": ("中文名称", "its Chinese name"),
    "en": ("英文名称", "its English name"),
    "text": ("条文的原话", "what the clause asks, in full"),
    "short": ("简称，用在窄的地方", "a short name for narrow places"),
    "cite": ("出处和条号", "source and clause"),
    "basis": ("数值是谁的：seen 见于来源、editor 编者自定", "whose number it is: seen in the source, or the editor's"),
    "why": ("为什么这样定", "the reason"),
    "note": ("备注，只给人看", "a remark for people"),
    # the whole
    "rulebook": ("规则的开头", "the head of the rulebook"),
    "edition": ("版次", "edition"),
    "in_force": ("施行期", "when it is in force"),
    "from": ("从哪天起", "first day"),
    "to": ("到哪天止", "last day"),
    "rounding": ("怎样四舍五入", "where and how points are rounded"),
    "at": ("在哪里取整", "where"),
    "places": ("小数位数", "decimal places"),
    "mode": ("怎样取整", "how"),
    "model": ("计分模型", "scoring model"),
    "nothing_counted": ("一项也不计时的得分", "what the score is where nothing is counted"),
    "wider": ("总分会偏宽的栏目和理由", "facts and lists on account of which the total is wider, and why"),
    "subject": ("评的是什么", "what is judged"),
    "extends": ("以哪套规则为基础", "the rulebook that this one extends"),
    "override": ("改写基础规则的一处", "what is changed of the rulebook that is extended"),
    "select": ("是否选用", "whether it is selected"),
    "without": ("去掉哪些键", "keys that are taken away"),
    "section": ("编", "sections"),
    "criterion": ("条目", "criteria"),
    "requirement": ("要求", "requirements"),
    "on_total": ("总分的扣减与封顶", "losses and caps on the total"),
    "decision": ("结论的阶梯", "ladders of decisions"),
    "rungs": ("各档，从低到高", "rungs, lowest first"),
    "needs": ("要满足什么", "what is needed"),
    "yuan": ("金额，元", "an amount in yuan"),
    "between": ("从多少到多少", "from so much to so much"),
    "priority": ("优先条件，不计分", "what gives preference and no points"),
    "counts_once": ("只算一次", "what counts once"),
    "weights": ("权数表", "tables of weights"),
    "requirements": ("哪几项要求，按先后", "requirements, by order of claim"),
    "counts": ("一条算几", "how much one of them counts"),
    "case": ("用例", "cases: what must come out for a dossier"),
    # names
    "filter": ("有名称的筛选", "named filters"),
    "value": ("取值", "a value"),
    "judgement": ("评议的问题", "questions for people"),
    "remedy": ("整改建议", "remedies"),
    "unit": ("单位", "unit"),
    "levels": ("等级", "levels, lowest first; or the name of a vocabulary"),
    "choices": ("选项", "choices; or the name of a vocabulary"),
    "dated": ("各个时期的取值", "values by time"),
    "range": ("从多少到多少", "lowest and highest number"),
    "size": ("评审组人数", "size of the panel"),
    "quorum": ("至少几人评过", "how many votes are enough"),
    "combine": ("几个人的评议怎样合成", "how votes combine"),
    # remedies
    "adds": ("补一条记录", "adds a record"),
    "sets": ("改一件事实", "sets a fact"),
    "settles": ("提交一次评议", "settles a judgement"),
    "waits": ("等待", "waits"),
    "effort": ("要多少人日、多少元", "how many days of work, how much money"),
    "days": ("人日", "days of work"),
    "lead_time": ("要提前多久", "how long before"),
    "not_after": ("每年最迟哪天", "the last day of a year"),
    # own facts and lists
    "list": ("本规则自己的清单", "lists of the rulebook's own"),
    "kind": ("装的是什么", "what it holds"),
    "personal": ("是否个人信息", "whether it is personal data"),
    "shape": ("moments 一次次，spans 一段段", "moments happen on a day, spans go on"),
    "adverse": ("是否不利的清单", "whether it is adverse: that there are none must be stated"),
    "field": ("清单的字段", "fields of a list"),
    # conditions
    "same_as": ("与另一件事实相同", "the same as a fact"),
    "before": ("早于另一件事实", "before a fact"),
    "after": ("晚于另一件事实", "after a fact"),
    "exists": ("有没有", "whether it is there"),
    "not": ("不符合这些条件", "these do not hold"),
}
"""What a key says, wherever it stands."""

CASE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "requirement": ("哪一项要求", "which requirement"),
    "base": ("从哪份档案开始；empty 是什么也没说", "the dossier it starts from; empty states nothing"),
    "as_of": ("基准日", "the as-of date"),
    "change": ("与起点的差别", "what differs from the base"),
    "outcome": ("应有的结论", "what must come out"),
    "points": ("应得的分", "its points, or both ends"),
    "low": ("下限", "the low end"),
    "high": ("上限", "the high end"),
    "why": ("一句话：说明什么", "what it shows, in one sentence"),
}
"""What the keys of a case say."""

TABLE_WORDS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("head", "points"): (
        "满分；不计分写 none，不知道写 unknown",
        "points of the whole; none where it gives none, or unknown",
    ),
    **{
        (f"{table}-taken", "from"): ("取自哪份规则的哪一项", "from which rulebook, and which thing there: rulebook:id")
        for table in ("section", "criterion", "requirement")
    },
    ("root", "fact"): ("本规则自己的事实", "facts of the rulebook's own"),
    ("root", "measure"): ("有名称的量", "named measures"),
    ("root", "value"): ("有日期的取值，规则里写 @名称", "dated values; rules write @name"),
    ("elapsed", "unit"): ("年、月、日", "years, months or days"),
    ("remedy", "at_most"): ("最多做几次", "how often at most"),
    ("remedy", "needs"): ("先要做的整改", "remedies that come first"),
}
"""What a key says in one table alone."""
