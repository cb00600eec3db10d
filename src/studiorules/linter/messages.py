"""The sentences of the linter by code, zh and en: what was found, in one sentence."""

from typing import Final

from studiorules.terms import Text

__all__ = ["SENTENCES"]

SENTENCES: Final[dict[str, Text]] = {
    "never-passes": Text("{what}不可能成立：{why}。", "{what} can never hold: {why}."),
    "always-passes": Text("{what}总是成立：{why}。", "{what} always holds: {why}."),
    "contradicting-requirements": Text(
        "{where}与{first}不能同时符合：这里是“{one}”，那里是“{other}”。",
        '{where}it can never pass together with {first}: "{one}" here, "{other}" there.',
    ),
    "unreachable-rung": Text("“{rung}”达不到：{why}。", '"{rung}" can never be reached: {why}.'),
    "skipped-rung": Text(
        "达到“{lower}”就一定达到“{upper}”，“{lower}”不会是结论。",
        'whoever reaches "{lower}" surely reaches "{upper}", so "{lower}" is never the result.',
    ),
    "full-points-unreachable": Text(
        "满分{allotted}分，最多只能得{most}分。", "{allotted} points are allotted, and {most} is the most it can bring."
    ),
    "points-cut-off": Text(
        "写的是{points}分，满分是{allotted}分，多出的不算。",
        "{points} points are written and {allotted} allotted; what is more is cut off.",
    ),
    "idle-cap": Text(
        "封顶{cap}分，而最多只有{most}分，不起作用。", "the cap is {cap} and the most there is {most}: it never acts."
    ),
    "enough-not-full": Text(
        "“{enough}”即符合，到{full}才得满分，没有写理由（why）。",
        'it passes at "{enough}" and earns full points at {full}, and no why says the reason.',
    ),
    "pass-earns-nothing": Text(
        "“{enough}”即符合，从{first}起才得分：刚符合的得0分。",
        'it passes at "{enough}" and earns from {first} on: whoever just passes earns nothing.',
    ),
    "better-earns-less": Text(
        "{how}：更好的反而得的少；本意如此就写上理由（why）。",
        "{how}: what is better earns less; if that is meant, say why.",
    ),
    "unlisted-word": Text(
        "没有列出{words}，{what}；有意如此的写 = 0。", "{words} are not listed and {what}; write = 0 if that is meant."
    ),
    "empty-filter": Text("没有哪条记录的{field}能满足：{what}。", "no record's {field} can meet: {what}."),
    "idle-filter": Text("“{what}”什么也没有筛掉。", '"{what}" leaves nothing out.'),
    "field-twice": Text(
        "同一个筛选里“{field}”读了两次：{what}；并成一个条件才准。",
        "one filter reads {field} twice: {what}; only one condition is exact.",
    ),
    "exclusive-losses": Text(
        "几行各扣{fact}的一个词，至多一行会扣；写成一行 lose_by 才准：",
        "each of these lines loses for one word of {fact}, so at most one acts; one lose_by is exact:",
    ),
    "variants-as-any": Text(
        "这是同一个量的两个界限，各管一种情形；写成一个界限加一个例外（but）才准。",
        "these are two bounds of one measure, each for one case; one bound with an exception (but) is exact.",
    ),
    "separate-kinds": Text(
        "{count}项要求各要一种“{field}”，而记录可以不说是哪一种；合成一项 kinds 才准：",
        "{count} requirements ask for one {field} each, and a record need not say its own; one kinds is exact:",
    ),
    "pulls-two-ways": Text(
        "{said}。查实以前{total}会偏宽；确要这样，在 [rulebook.wider] 写明理由。",
        "{said}. While that is open {total} is wider than the truth; where that is meant, say why in [rulebook.wider].",
    ),
    "unused-name": Text("“{name}”没有用到。", '"{name}" is used nowhere.'),
    "zero-override": Text(
        "按{field}，一种得0分，另一种逐个扣分，而一条记录只会是其中一种；写成一张折算表（counts_as）才准：",
        "one {field} takes all points and another some, though a record is one of them; a table (counts_as) is exact:",
    ),
    "idle-row": Text(
        "折算表“{table}”里“{what}”这一行轮不到：这样的记录上面都已经算过，或者不在要数的里面。",
        'the row "{what}" of the table "{table}" is never reached: others take its records, or none counts.',
    ),
    "idle-exception": Text("这个例外不起作用：{why}。", "this exception does nothing: {why}."),
    "idle-claim": Text("排在{first}之后数（counts_once）：{why}。", "it counts after {first} (counts_once): {why}."),
    "idle-priority": Text("这一条优先不起作用：{why}。", "this priority never tells anybody apart: {why}."),
    "panel-quorum": Text("{what}。", "{what}."),
    "dated-gap": Text("{what}没有取值。", "there is no value {what}."),
    "edition-gap": Text(
        "{when}哪一版都不施行：上一版（{edition}）到那时已经期满。",
        "no edition is in force {when}: the one before ({edition}) has ended by then.",
    ),
    "edition-overlap": Text(
        "{when}两版同时施行：上一版（{edition}）没有在这一版以前期满。",
        "two editions are in force {when}: the one before ({edition}) does not end before this one.",
    ),
    "undated": Text(
        "没有写从哪一天起施行（in_force），也没有写理由（why）。",
        "it does not say from which day it is in force (in_force), nor why not.",
    ),
    "missing-basis": Text("没有说是谁定的数（basis）。", "nothing says whose number it is (basis)."),
    "missing-cite": Text(
        "说是来源里写的，没有写出处（cite）。", "it is said to be seen in a source, and none is named (cite)."
    ),
    "missing-why": Text(
        "数是自己定的，没有写理由（why）。", "the number is the editor's, and no why gives the reason."
    ),
    "missing-case": Text("{which}{what}", "{which}: {what}"),
    "missing-english": Text("{what}", "{what}"),
    "nested": Text(
        "{depth}层条件套在一起，读不清楚；给里面一层起个名字（[measure.名称]）。",
        "{depth} joins inside one another are hard to read; give the inner one a name ([measure.name]).",
    ),
}
"""What a check found, its gaps named as the check names its words."""
