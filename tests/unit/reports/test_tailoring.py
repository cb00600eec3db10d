"""What a tailored rulebook says of itself: its base, its changes, what is not selected and why."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import studiorules as sr
from tests.unit.intake.tailored import BASE, WHOLE, WHY, tailored

DAY = date(2026, 6, 30)
ID = "place/room/own"
TOML = (
    f'[[override]]\nid = "{ID}"\nselect = false\nwhy = {{ zh = "多数合用", en = "most share" }}\n'
    'basis = "seen"\ncite = "city-2026 三"\n'
    f'[[override]]\nid = "place/room"\nmet_if = ["large", "own"]\n{WHY}'
    f'[[override]]\nid = "@area"\nvalue = 30\n{WHY}'
    '[[section]]\nid = "place"\n[[section.requirement]]\nid = "walls"\nzh = "墙"\n'
    'fact = "premises.rules_posted"\npoints = 1\n'
)


def _evaluation(folder: Path) -> sr.Evaluation:
    dossier = sr.read_dossier(
        {"stated_on": DAY, "studio": {"name": "甲室"}, "premises": {"fixed": True, "area_m2": 40}}
    )
    return sr.evaluate(dossier, tailored(folder, TOML), as_of=DAY)


def test_what_is_removed_is_a_finding_of_its_own(tmp_path: Path) -> None:
    evaluation = _evaluation(tmp_path)
    (finding,) = evaluation.not_selected
    assert (finding.id, finding.outcome) == (ID, sr.Outcome.NOT_SELECTED)
    assert finding.points == sr.Points(low=Decimal(0), high=Decimal(0), allotted=Decimal(0))
    assert evaluation[ID] == finding
    assert finding not in evaluation.findings
    assert finding.remedies == ()
    assert finding.reasons == ()
    assert evaluation.where(outcome="notselected") == (finding,)


def test_it_counts_for_nothing(tmp_path: Path) -> None:
    evaluation = _evaluation(tmp_path)
    room = evaluation.part("place/room")
    assert room.outcome is sr.Outcome.PASS
    assert room.points == sr.Points(low=Decimal(5), high=Decimal(5), allotted=Decimal(5))
    assert evaluation.total is not None
    assert evaluation.total.allotted == 10
    assert sum((one.points.allotted for one in evaluation), Decimal(0)) == 10


def test_it_explains_itself(tmp_path: Path) -> None:
    finding = _evaluation(tmp_path)[ID]
    zh, en = str(sr.explain(finding)), str(sr.explain(finding, lang="en"))
    assert "不列入（city@3）：多数合用" in zh
    assert "得" not in zh.replace("多", "")
    assert "not selected (city@3): most share" in en


def test_the_report_names_base_and_changes_at_its_head_and_lists_what_is_removed(tmp_path: Path) -> None:
    lines = sr.render(_evaluation(tmp_path)).splitlines()
    assert lines[1] == "改自小规则（small@1）：改写2处，增加1项，不列入1项"
    at = lines.index("不列入 1 项，不计分：")
    assert lines[at + 1].split() == ["※", "专用", "city@3", "多数合用"]
    assert lines[at + 2].strip() == "房间的条件里不再看“专用”"
    english = sr.render(_evaluation(tmp_path), lang="en")
    assert "tailored from 小规则 (small@1): 2 changed, 1 added, 1 not selected" in english


def test_the_rulebook_read_aloud_tells_each_change_with_its_reason(tmp_path: Path) -> None:
    told = sr.render(tailored(tmp_path, TOML)).splitlines()
    assert "  ※ 专用：多数合用  〔city-2026 三，见于来源〕" in told
    assert "  · 房间：符合的条件改为[large, own]。理由  〔自定〕" in told
    assert "  ※ 房间的条件里不再看“专用”" in told
    assert "  · @area：取值 20 (2020-01-01); 24 (2024-01-01) 改为 30 (2020-01-01)。理由  〔自定〕" in told


def test_as_data(tmp_path: Path) -> None:
    data = json.loads(sr.render(_evaluation(tmp_path), "json"))
    assert data["tailoring"]["extends"][0]["id"] == "small"
    assert data["tailoring"]["overrides"][0] == {
        "of": ID, "by": "city@3", "changes": [], "why": "多数合用", "basis": "seen", "selected": False,
        "cite": "city-2026 三",
    }  # fmt: skip
    assert data["tailoring"]["added"] == ["place/walls"]
    assert data["tailoring"]["dropped"] == [{"of": "place/room", "name": ID}]
    assert [(one["id"], one["outcome"]) for one in data["not_selected"]] == [(ID, "notselected")]
    rows = _evaluation(tmp_path).to_records()
    assert (rows[-1]["id"], rows[-1]["outcome"], rows[-1]["allotted"]) == (ID, "notselected", "0")


def test_a_rulebook_that_stands_by_itself_says_nothing_of_it() -> None:
    book = sr.published("base")
    assert book.tailoring is None
    assert "改自" not in sr.render(book)


def test_the_document_to_sign_lists_what_was_changed(tmp_path: Path) -> None:
    told = sr.render(tailored(tmp_path, TOML), "markdown")
    assert "改自小规则（small@1）：改写2处，增加1项，不列入1项" in told
    assert "对基础规则的改写" in told
    assert "专用：多数合用" in told


def test_what_is_taken_from_another_rulebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "city.toml").write_text(
        '[rulebook]\nid = "city"\nedition = "1"\nzh = "市"\npoints = 12\n[[section]]\nid = "s"\nzh = "节"\n'
        f'[[section.criterion]]\nfrom = "small.toml:place/room"\npoints = 12\n{WHY}',
        encoding="utf-8",
    )
    book = sr.read_rulebook(tmp_path / "city.toml")
    told = sr.render(book).splitlines()
    assert told[1] == "取用small@1：取用1处"
    assert "  · 房间：取自 small@1:place/room，分值 6 改为 12。理由" in told
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "甲室"}})
    data = json.loads(sr.render(sr.evaluate(dossier, book, as_of=DAY), "json"))
    assert data["tailoring"]["imports"][0]["source"] == "small@1:place/room"


LISTED = (
    f'[[override]]\nid = "on_total:late"\nselect = false\nwhy = {{ zh = "不扣", en = "no loss" }}\nbasis = "editor"\n'
    f'[[override]]\nid = "on_total:unsafe"\ncap = 5\n{WHY}'
    f'[[override]]\nid = "weights:by-level"\nrows = [{{ counts = 2 }}]\n{WHY}'
    f'[[override]]\nid = "priority:front-line"\nzh = "一线班组"\n{WHY}'
    f'[[override]]\nid = "counts_once:results"\nrequirements = ["results/wide", "results/prized"]\n{WHY}'
)


def test_what_is_listed_as_a_whole_is_told_by_name(tmp_path: Path) -> None:
    book = tailored(tmp_path, LISTED, WHOLE)
    told = sr.render(book).splitlines()
    assert "  · 对总分的扣减“unsafe”：封顶 6 改为 5。理由  〔自定〕" in told
    assert "  · 折算表“by-level”：各行改写。理由  〔自定〕" in told
    assert "  · 一线班组：名称改为一线班组。理由  〔自定〕" in told
    assert "  · 记录只用一次“results”：要求改为[results/wide, results/prized]。理由  〔自定〕" in told
    assert "  ※ 对总分的扣减“逾期”：不扣  〔自定〕" in told
    english = sr.render(book, lang="en").splitlines()
    assert '  ※ the line on the total "逾期": no loss  [ours]' in english
    assert '  · the line on the total "unsafe": cap 6 now 5. 理由  [ours]' in english


def test_what_is_listed_and_left_out_stands_in_the_report_and_in_the_data(tmp_path: Path) -> None:
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "甲室"}})
    evaluation = sr.evaluate(dossier, tailored(tmp_path, LISTED, WHOLE), as_of=DAY)
    lines = sr.render(evaluation).splitlines()
    assert lines[1] == "改自小规则（small@1）：改写4处，不列入1项"
    assert lines[lines.index("不列入：") + 1] == "  ※ 对总分的扣减“逾期”：不扣  〔自定〕"
    data = json.loads(sr.render(evaluation, "json"))["tailoring"]
    assert data["left_out"] == ["on_total:late"]
    assert [one["of"] for one in data["overrides"] if one.get("selected") is False] == ["on_total:late"]
