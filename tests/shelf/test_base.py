"""The base rulebook: its size and points, its languages and reasons, its remedies, its first day."""

from __future__ import annotations

from decimal import Decimal

import pytest

import studiorules as sr

_BASE = sr.published("base")


def test_it_has_71_requirements_and_100_points() -> None:
    assert len(_BASE) == 71
    assert sum((one.allotted for one in _BASE), Decimal(0)) == _BASE.allotted == 100
    assert [section.points for section in _BASE.sections] == [60, 24, 16]
    assert [len(section.criteria) for section in _BASE.sections] == [8, 6, 3]


def test_everything_has_both_languages_a_clause_evidence_and_a_reason() -> None:
    for one in _BASE:
        assert one.title.en, one.id
        assert one.text is not None, one.id
        assert one.text.en, one.id
        assert one.cite is not None, one.id
        assert one.cite.source == "wang-2014"
        assert one.evidence, one.id
        assert one.basis == "editor", one.id


def test_remedies_exist_and_are_used() -> None:
    used = {remedy for one in _BASE for remedy in one.mend}
    assert used == set(_BASE.remedies)


def test_nothing_is_evaluated_before_it_is_in_force() -> None:
    dossier = sr.read_dossier({"stated_on": "2013-12-31", "studio": {"name": "某工作室"}})
    with pytest.raises(sr.NotInForceError) as trouble:
        sr.evaluate(dossier, _BASE, as_of=dossier.stated_on)
    assert "2014年2月11日" in str(trouble.value)
