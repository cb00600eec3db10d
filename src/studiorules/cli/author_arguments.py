"""The arguments of the commands that help authors of rulebooks, explained in Chinese and in English."""

from collections.abc import Callable, Mapping

from studiorules.cli.arguments import Parser
from studiorules.terms import Lang

__all__ = ["PARSERS"]


_DOCUMENTS = ("dossier", "rulebook", "criterion", "cases", "evaluation", "changes", "impact")


def _schema(lang: Lang) -> Parser:
    parser = Parser(lang=lang, prog="studiorules schema")
    say = parser.say
    parser.description = say("输出一种文件的 JSON Schema，供编辑器补全和说明。", "Print a JSON Schema for editors.")
    parser.add_argument(
        "document",
        choices=_DOCUMENTS,
        metavar=say("文件", "DOCUMENT"),
        help=say("哪一种文件：", "which kind of document: ") + ", ".join(_DOCUMENTS),
    )
    return parser


def _diff(lang: Lang) -> Parser:
    parser = Parser(lang=lang, prog="studiorules rulebook diff")
    say, add = parser.say, parser.add_argument
    parser.description = say(
        "两版规则有什么不同；附上档案，还说对每份有什么影响。",
        "How two editions of a rulebook differ; and, given dossiers, what that does to each.",
    )
    add("before", metavar=say("旧版", "OLD"), help=say("旧版的名称或路径", "the old edition"))
    add("after", metavar=say("新版", "NEW"), help=say("新版的名称或路径", "the new edition"))
    add(
        "--dossiers",
        nargs="+",
        default=[],
        metavar=say("档案", "DOSSIER"),
        help=say("两版都评一评的档案：文件、文件夹", "dossiers to judge by both: files, folders"),
    )
    add(
        "--as-of",
        metavar=say("日期", "DATE"),
        help=say("基准日；默认是各份档案的申报日", "as-of date; each dossier's own day if left out"),
    )
    parser.written(("text", "markdown", "html", "json"), ".txt .md .html .json")
    return parser


def _lint(lang: Lang) -> Parser:
    parser = Parser(lang=lang, prog="studiorules rulebook lint")
    say, add = parser.say, parser.add_argument
    parser.description = say(
        "检查一套规则有没有说不通的地方：永远达不到的、加不起来的、说漏了的。",
        "Say what is doubtful about a rulebook: what nobody can reach, what does not add up, what is left out.",
    )
    parser.epilog = say(
        "退出码：0 没有发现问题；1 有发现；2 读不出来或用法有误。",
        "Exit codes: 0 nothing found; 1 something found; 2 it cannot be read, or bad usage.",
    )
    add(
        "rulebook",
        metavar=say("规则", "NAME|PATH"),
        help=say("书架上的名称，或规则文件、文件夹", "name on the shelf, or a file or folder"),
    )
    add("--format", choices=("text", "json"), default="text", help=say("输出形式，默认 text", "form of the output"))
    add(
        "--fix",
        action="store_true",
        help=say("改掉能放心改的，原文另存 .bak", "mend what can be mended safely; the file as it was is kept as .bak"),
    )
    add(
        "--diff",
        action="store_true",
        help=say("只看会改什么，什么也不写", "show what --fix would change, write nothing"),
    )
    add(
        "-o",
        "--output",
        metavar=say("文件", "FILE|FOLDER"),
        help=say("改好的写到别处，原文不动", "write the mended rulebook elsewhere and leave the files alone"),
    )
    return parser


def _new(lang: Lang) -> Parser:
    parser = Parser(lang=lang, prog="studiorules rulebook new")
    say, add = parser.say, parser.add_argument
    parser.description = say(
        "开一套新规则：一个文件夹，里面一个条目和它的用例，每个键都有说明，马上能用。",
        "Begin a rulebook: a folder with one criterion and its cases, every key explained, ready to use.",
    )
    add(
        "folder",
        metavar=say("文件夹", "FOLDER"),
        help=say("新文件夹；已经有的不动", "the new folder; one that exists is left alone"),
    )
    add(
        "--id",
        metavar=say("编号", "ID"),
        help=say("规则的编号；默认取文件夹的名字", "id of the rulebook; the name of the folder if left out"),
    )
    add(
        "--from",
        dest="base",
        metavar=say("规则", "NAME"),
        help=say("在书架上的哪套规则上改，如 base；不写就从头写", "rulebook of the shelf to extend, such as base"),
    )
    return parser


PARSERS: Mapping[str, Callable[[Lang], Parser]] = {
    "rulebook diff": _diff,
    "rulebook lint": _lint,
    "rulebook new": _new,
    "schema": _schema,
}
"""The parser of each command."""
