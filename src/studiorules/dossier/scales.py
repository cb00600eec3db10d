"""Ordered vocabularies: their words stand lowest first."""

from studiorules.terms import Term, Text, Vocabulary

__all__ = ["SCALES", "spelled"]


def spelled(name: str, zh: str, en: str, terms: str, *, ordered: bool = False) -> Vocabulary:
    """Spell out a vocabulary.

    Args:
        name: Its id.
        zh: Its name in Chinese.
        en: Its name in English.
        terms: `id 中文 English; …`, in order.
        ordered: Whether the words stand lowest first.
    """
    read = (term.strip().split(" ", 2) for term in terms.split(";"))
    return Vocabulary(name, Text(zh, en), tuple(Term(id_, Text(zh, en)) for id_, zh, en in read), ordered)


_TIERS = """none 无 none; enterprise 企业级 enterprise level; county 县级 county level; municipal 市级 municipal level;
    provincial 省部级 provincial level; national 国家级 national level"""

SCALES: tuple[Vocabulary, ...] = (
    spelled("honour", "荣誉级别", "level of an honour", _TIERS, ordered=True),
    spelled("tier", "层级", "tier", _TIERS, ordered=True),
    spelled(
        "competition-level", "竞赛级别", "level of a competition", f"{_TIERS}; world 世界级 world level", ordered=True
    ),
    spelled(
        "skill-grade",
        "技能等级",
        "skill grade",
        """none 无 none; junior-worker 初级工 junior worker; intermediate-worker 中级工 intermediate worker;
        senior-worker 高级工 senior worker; technician 技师 technician; senior-technician 高级技师 senior technician;
        special-technician 特级技师 special-grade technician; chief-technician 首席技师 chief technician""",
        ordered=True,
    ),
    spelled(
        "title",
        "职称",
        "professional title",
        """none 无 none; assistant 初级 assistant title; intermediate 中级 intermediate title;
        associate 副高 associate senior title; full 正高 full senior title""",
        ordered=True,
    ),
    spelled(
        "degree",
        "学历",
        "degree",
        """none 无 none; secondary 中专或高中 secondary school; college 大专 junior college; bachelor 本科 bachelor;
        master 硕士 master; doctor 博士 doctor""",
        ordered=True,
    ),
    spelled(
        "award-rank",
        "奖项等次",
        "rank of an award",
        """none 无 none; excellence 优秀奖 award of excellence; third 三等奖 third prize; second 二等奖 second prize;
        first 一等奖 first prize; special 特等奖 special prize""",
        ordered=True,
    ),
    spelled(
        "reach",
        "推广范围",
        "reach",
        """none 无 none; team 本团队 own team; unit 本单位 own unit; other-units 外单位 other units;
        industry 行业 the industry""",
        ordered=True,
    ),
    spelled(
        "severity",
        "严重程度",
        "severity",
        "minor 轻微 minor; lesser 一般 lesser; serious 严重 serious",
        ordered=True,
    ),
    spelled(
        "patent-status", "专利状态", "status of a patent", "filed 已申请 filed; granted 已授权 granted", ordered=True
    ),
)
"""Every ordered vocabulary of the catalogue."""
