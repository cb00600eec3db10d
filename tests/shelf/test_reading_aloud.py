"""Sentences of the shelf as people read them, where a rulebook first used a way of saying something."""

from __future__ import annotations

import pytest

import studiorules as sr
from studiorules.reports import outline
from studiorules.terms import Lang


@pytest.mark.parametrize(
    ("book", "lang", "said"),
    [
        (
            "dongguan-skill-master-acceptance",
            "zh",
            "评审组总分：评审组总分，不少于60：每1得1分，最多100分。",
        ),
        (
            "dongguan-skill-master-acceptance",
            "en",
            "Total given by the panel: Total given by the panel: at least 60: 1 point for each 1, 100 points at most.",
        ),
        (
            "national-skill-master",
            "zh",
            "取证日期在工作室国家级命名日期后三年内、取得证书不低于高级工的师徒，不少于5人。",
        ),
        (
            "national-skill-master",
            "en",
            "gained senior worker or higher certified within 3 years of studio named nationally: at least 5 people.",
        ),
        ("national-skill-master", "zh", "\n带头人\n"),
        ("union-duties", "zh", "\n组织领导（40分）\n"),
        ("union-duties", "en", "edition 1 · judges a union · 100 points · in force from 2014-02-11"),
        ("jingmen-acceptance", "zh", "2023-11版 · 满分未知 · 2023年11月1日起施行"),
        ("hangzhou-skill-master-assessment", "zh", "开展社会服务：来源未载明评分规则：5分。"),
        ("hangzhou-skill-master-assessment", "zh", "加分项（加分，分值未知）"),
    ],
)
def test_it_reads(book: str, lang: Lang, said: str) -> None:
    assert said in outline(sr.published(book), lang=lang)
