"""The commands of the command line: what they print, where, and with which exit code."""

import json
from pathlib import Path

import pytest

from studiorules.cli import main
from studiorules.intake import shelf
from tests.house.tree import DOCS

EXAMPLES = DOCS / "examples"
P16 = str(EXAMPLES / "p16-power-station.toml")
WEAK = str(EXAMPLES / "weak.toml")
SERVICE = str(EXAMPLES / "service.toml")


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "坏.toml"
    path.write_text('stated_on = 2025-12-31\n[studio]\nname = "某工作室"\nfounded_on = 2014\n', encoding="utf-8")
    return str(path)


def test_one_dossier_is_told_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", P16]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(
        "某供电所匠创工坊    劳模创新工作室基本规则（第1版）    基准日 2025年12月31日（即申报日）\n"
    )
    assert "总分          5～99 分，满分 100" in told.out  # worked by hand: 5.00 to 99.00
    assert told.out.endswith("--only 编号（一条或一项）\n")
    assert told.err == ""


def test_quiet_is_the_result_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", P16, "--quiet", "--require", "grade=D", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert [line.split("  ")[0] for line in told.out.splitlines()] == [
        "某供电所匠创工坊",
        "Total",
        "",
        "",
        "Recognition",
        "Grade",
        "Stage reached",
    ]
    assert told.err == ""


@pytest.mark.parametrize(
    ("need", "file", "code", "said"),
    [
        ("grade=D", P16, 0, "已确定达到"),
        ("grade=C", P16, 3, "还定不下来"),
        ("grade=C", WEAK, 1, "确定达不到"),
        ("grade=合格", WEAK, 1, "确定达不到"),
        ("total>=31.97", WEAK, 0, "已确定达到"),
        ("total>=31.98", WEAK, 1, "确定达不到"),
        ("total>=99", P16, 3, "还定不下来"),
        ("total>=99.01", P16, 1, "确定达不到"),
    ],
)
def test_what_is_required_decides_the_exit_code(
    need: str, file: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", file, "--require", need]) == code
    assert capsys.readouterr().err == f"{need}：{said}{'，缺事实' if code == 3 else ''}\n"


def test_the_worst_of_many_requirements_and_dossiers() -> None:
    assert main(["evaluate", P16, "--require", "grade=D", "--require", "grade=C"]) == 3
    assert main(["evaluate", P16, WEAK, SERVICE, "--require", "grade=C"]) == 1
    assert main(["evaluate", P16, SERVICE, "--require", "grade=C"]) == 3


@pytest.mark.parametrize(
    ("need", "zh", "en"),
    [
        ("grad=C", "没有结论“grad”。\n    → 是不是 grade？", 'there is no decision "grad".\n    → Did you mean grade?'),
        ("grade=E", "没有档次“E”。\n    → 可用：D、C、B、A。", 'there is no rung "E".\n    → There are: D, C, B, A.'),
        ("total>60", "看不懂。", "cannot be read."),
        ("total", "看不懂。", "cannot be read."),
    ],
)
def test_a_mistyped_requirement_is_refused(need: str, zh: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", P16, "--require", need]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"--require {need}：{zh}" in told.err
    assert main(["evaluate", P16, "--require", need, "--lang", "en"]) == 2
    assert f"--require {need}: {en}" in capsys.readouterr().err


def test_many_dossiers_one_line_each_and_all_errors_at_the_end(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", broken, WEAK, "nothing.toml", SERVICE, "--require", "grade=D"]) == 2
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert [line.split()[0] for line in lines] == ["2/4", "4/4"]
    assert lines[0].endswith("31.97          认定结论 暂不认定  等级 D  达到的环节 尚未起步")
    errors = told.err.splitlines()
    assert errors[0] == f"{WEAK} grade=D：已确定达到"
    assert "坏.toml:4:1 studio.founded_on：2014 是数字，不是日期。（bare-year）" in told.err
    assert "共1处，没有读入任何内容。" in told.err
    assert told.err.rstrip().endswith("nothing.toml：找不到这个文件。")


def test_a_folder_is_all_its_dossiers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(EXAMPLES)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list(EXAMPLES.glob("*.toml")))


def test_an_empty_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "文件夹里没有档案" in capsys.readouterr().err


def test_one_part_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", WEAK, "--only", "eight-musts/must-2-workroom"]) == 0
    assert [line[0] for line in capsys.readouterr().out.splitlines()] == ["×", "√", "×", "×"]
    assert main(["evaluate", WEAK, "--only", "eight-musts/must-2"]) == 2
    assert "是不是 eight-musts/must-2-workroom？" in capsys.readouterr().err
    assert main(["evaluate", WEAK, SERVICE, "--only", "eight-musts"]) == 2
    assert "--only 只能用于一份档案。" in capsys.readouterr().err


def test_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", WEAK, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"] == {"low": "31.97", "high": "31.97", "allotted": "100.00"}
    assert main(["evaluate", WEAK, SERVICE, "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["studio"]["name"] for one in lines] == ["乙某创新工作室", "丙某服务创新工作室"]
    assert main(["evaluate", WEAK, SERVICE, "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 71 + 71


def test_an_output_file_is_whole_and_never_replaced_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "意见.txt"
    assert main(["evaluate", WEAK, "-o", str(target)]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8").startswith("乙某创新工作室")
    target.write_text("别人的", encoding="utf-8")
    assert main(["evaluate", WEAK, "-o", str(target)]) == 2
    assert f"{target} 已经存在，没有改动。\n    → 换个文件名，或加 --force 替换。" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "别人的"
    assert main(["evaluate", WEAK, "-o", str(target), "--force"]) == 0
    assert target.read_text(encoding="utf-8").startswith("乙某创新工作室")


def test_nothing_is_written_when_a_dossier_cannot_be_read(tmp_path: Path, broken: str) -> None:
    target = tmp_path / "out.txt"
    assert main(["evaluate", WEAK, broken, "-o", str(target)]) == 2
    assert not target.exists()


def test_the_suffix_decides_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", WEAK, "-o", str(tmp_path / "a.json")]) == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "studiorules/evaluation/1"
    assert main(["evaluate", WEAK, "-o", str(tmp_path / "a.csv")]) == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfstudio,rulebook")
    capsys.readouterr()
    assert main(["evaluate", WEAK, "-o", str(tmp_path / "a.html")]) == 2
    assert "可用的后缀：.txt、.json、.csv。" in capsys.readouterr().err
    assert main(["evaluate", WEAK, "--format", "json", "-o", str(tmp_path / "a.txt")]) == 2
    assert "不一致" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate"], "缺少：档案"),
        (["evaluate", P16, "--detai", "all"], "是不是 --detail？"),
        (["evaluate", P16, "--detail", "al"], "是不是 all？"),
        (["evaluate", P16, "--as-of"], "--as-of 后面要有一个值"),
        (["evaluate", P16, "--as-of", "去年"], "--as-of 去年：看不懂日期。"),
        (["evaluate", P16, "--rulebook", "bas"], "是不是 base？"),
        (["evaluate", P16, "--rulebook", "./none.toml"], "找不到这个文件。"),
        (["evaluate", P16, "--as-of", "2013-01-01"], "自2014年2月11日起施行，基准日是2013年1月1日"),
        (["evaluate", "-"], "加 --from json 或 --from toml。"),
        (["evaluat", P16], "是不是 evaluate？"),
        (["rulebook", "lis"], "是不是 rulebook list？"),
        (["dossier"], "“dossier”后面要写做什么：dossier check。"),
    ],
)
def test_bad_usage_is_code_2_and_says_what_was_meant(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_judgements_come_from_a_file_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = tmp_path / "panel.toml"
    panel.write_text(
        '[[judgements]]\nquestion = "base:regulations-standardised"\nlevel = "good"\ngiven_on = 2025-12-31\n',
        encoding="utf-8",
    )
    only = ["--only", "eight-musts/must-5-regulations/standardised", "--format", "json"]
    assert main(["evaluate", P16, "--judgements", str(panel), *only]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "pass"
    panel.write_text("x = 1\n", encoding="utf-8")
    assert main(["evaluate", P16, "--judgements", str(panel)]) == 2
    assert "缺少“judgements”。" in capsys.readouterr().err


def test_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", P16, "--as-of", "2025-05-31", "--quiet"]) == 0
    told = capsys.readouterr().out
    assert "0～90.25 分" in told  # worked by hand: 0.00 to 90.25
    assert "基准日 2025年5月31日（申报日 2025年12月31日）" in told


def test_the_shelf(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "list"]) == 0
    listed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in listed] == list(shelf())
    assert ["base", "第1版"] in [line[:2] for line in listed]
    assert main(["rulebook", "show", "base", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Base rulebook for model-worker innovation studios edition 1 · 100 points")
    assert told.count("[wang-2014") == 71


def test_a_dated_value_is_told_with_what_held_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "show", "base"]) == 0
    assert "不少于10万元（2022年1月1日起；此前5万元）" in capsys.readouterr().out
    assert main(["rulebook", "show", "base", "--as-of", "2020-01-01"]) == 0
    assert "金额合计不少于5万元\n" in capsys.readouterr().out


def test_a_dossier_is_checked(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", "check", P16]) == 0
    assert capsys.readouterr().out.startswith("某供电所匠创工坊：可以读入。申报日 2025年12月31日")
    assert main(["dossier", "check", broken]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "bare-year" in told.err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"]])
def test_help_is_in_both_languages_chinese_first(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert 0 <= told.index("用法：studiorules") < told.index("usage: studiorules")
    assert main(["--lang", "en", *arguments]) == 0
    told = capsys.readouterr().out
    assert 0 <= told.index("usage: studiorules") < told.index("用法：studiorules")


def test_no_command_is_bad_usage_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "用法：" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "--help"], ["用法：", "选项:", "--require", "退出码："]),
        (["evaluate", "--help", "--lang", "en"], ["usage: ", "options:", "Exit codes:"]),
        (["rulebook", "show", "--help"], ["用法：", "念出来"]),
        (["dossier", "check", "--lang", "en", "--help"], ["usage: ", "Check that dossiers can be read"]),
    ],
)
def test_every_command_has_help(arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in words)


def test_the_language_may_stand_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for arguments in (["--lang", "en", "evaluate", WEAK], ["evaluate", WEAK, "--lang=en"]):
        assert main(arguments) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "Total" in told[0]


def test_a_mask_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = tmp_path / "d.json"
    told = {
        "stated_on": "2025-12-31",
        "studio": {"name": "某工作室"},
        "leader": {"name": {"said": {"a": "王小明", "b": "王大明"}}},
    }
    dossier.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    only = ["--only", "eight-musts/must-1-sign/named-after-leader", "--detail", "all"]
    assert main(["evaluate", str(dossier), *only]) == 0
    public = capsys.readouterr().out
    assert "王**" in public
    assert "小明" not in public
    assert main(["evaluate", str(dossier), *only, "--mask", "none"]) == 0
    assert "王小明" in capsys.readouterr().out


def test_a_fault_of_the_program_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr("studiorules.cli.evaluating.evaluation_text", broken)
    assert main(["evaluate", WEAK, "--require", "grade=C"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("程序出错，没有结果，请报告： ZeroDivisionError: no such thing\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--require", "total=>60"], "--require total=>60：看不懂。"),
        (["--only", "suitable-ara"], "是不是 eight-musts/must-2-workroom/suitable-area？"),
        (["--detail", "much"], "没有“much”，可用：summary、open、all"),
        (["-o", "nowhere/opinion.txt"], "nowhere/opinion.txt：没有文件夹 nowhere。"),
    ],
)
def test_a_slip_is_answered_with_what_helps(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", P16, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_what_a_rulebook_declares_is_named_by_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'stated_on = 2025-12-31\n[studio]\nname = "某工作室"\n[["some-city".skills_days]]\non = "2024-06-01"\n',
        encoding="utf-8",
    )
    assert main(["dossier", "check", str(path)]) == 0
    assert "  待与规则同读：some-city.skills_days\n" in capsys.readouterr().out


def test_a_rulebook_is_written_as_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "办法.html"
    assert main(["rulebook", "show", "base", "-o", str(target)]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="zh-Hans">')
    assert main(["rulebook", "show", "base", "--format", "markdown", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("# Base rulebook for model-worker innovation studios\n")
    before = target.read_bytes()
    assert main(["rulebook", "show", "base", "-o", str(target), "--lang", "en"]) == 2
    assert target.read_bytes() == before
    assert main(["rulebook", "show", "base", "-o", str(target), "--lang", "en", "--force"]) == 0
    assert target.read_bytes() != before
    assert main(["rulebook", "show", "base", "-o", str(tmp_path / "办法.pdf")]) == 2
    assert "可用的后缀：.txt、.md、.html。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("group", "seconds"), [("rulebook", ["list", "show", "test", "lint", "new", "diff"]), ("dossier", ["check"])]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_of_a_group_says_what_each_command_is_for(
    group: str, seconds: list[str], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([group, "--help", "--lang", lang]) == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert [line.split()[0] for line in listed] == seconds
    assert all(len(line.split(maxsplit=1)[1]) >= 9 for line in listed)
