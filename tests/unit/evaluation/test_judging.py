"""When an engine breaks: the meaning answers, and the log says where without saying whom."""

from datetime import date

import pytest

import studiorules as sr
from studiorules.engine import Engine

DAY = date(2025, 6, 30)


def test_a_broken_engine_is_told_without_a_word_of_the_dossier(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError(said)

    said = "leader 张某某"
    dossier = sr.read_dossier({"studio": {"name": "某工作室"}, "stated_on": DAY, "premises": {"fixed": True}})
    book = sr.published("base")
    answer = sr.evaluate(dossier, book, as_of=DAY).total
    monkeypatch.setattr(Engine, "run", breaks)
    assert sr.evaluate(dossier, book, as_of=DAY).total == answer
    assert "the engine gave up on rulebook base (ValueError)" in caplog.text
    assert "breaks" in caplog.text
    assert said not in caplog.text
