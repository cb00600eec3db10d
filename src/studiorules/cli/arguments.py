"""The arguments of the command line, explained in Chinese and in English."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from studiorules.cli.console import UsageError
from studiorules.errors import nearest
from studiorules.terms import Lang

__all__ = ["COMMANDS", "Parser", "group_help", "language_of", "parser_for", "root_help"]

COMMANDS = ("evaluate", "rulebook", "dossier", "schema")
"""The first words of every command."""

_ROOT = {
    "zh": """用法：studiorules <命令> [选项]      按规则评审工作室申报档案，逐项说明理由
  evaluate 评审    dossier check 检查申报档案    rulebook list|show|test|lint|new|diff 规则    schema 文件格式
  示例：studiorules evaluate 示例.toml        studiorules evaluate 示例.toml -o 意见.txt
  各命令的选项：studiorules <命令> --help    英文：--lang en
""",
    "en": """usage: studiorules <command> [options]      judge a studio's dossier by a written rulebook, with reasons
  evaluate    dossier check    rulebook list|show|test|lint|new|diff    schema
  example: studiorules evaluate dossier.toml        studiorules evaluate dossier.toml -o opinion.txt
  options of a command: studiorules <command> --help    in Chinese: --lang zh
""",
}
_ERRORS = (
    (r"the following arguments are required: (?P<what>.+)", "缺少：{what}", "missing: {what}"),
    (r"unrecognized arguments: (?P<what>.+)", "不认识的参数：{what}", "unknown argument: {what}"),
    (r"argument (?P<name>[^:]+): expected one argument", "{name} 后面要有一个值", "{name} needs a value"),
    (
        r"argument (?P<name>[^:]+): invalid choice: (?P<what>.+?) \(choose from (?P<known>.+)\)",
        "{name}：没有“{what}”，可用：{known}",
        '{name}: there is no "{what}"; it may be {known}',
    ),
    (
        r"argument (?P<name>[^:]+): not allowed with argument (?P<what>.+)",
        "{name} 与 {what} 不能同时用",
        "{name} and {what} exclude each other",
    ),
    (
        r"argument (?P<name>[^:]+): expected at least one argument",
        "{name} 后面至少要有一个",
        "{name} needs at least one",
    ),
)


class _Formatter(argparse.HelpFormatter):
    """Writes help with a Chinese or an English head."""

    usage_word = "用法："

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        """Start with the word of the language."""
        super().add_usage(usage, actions, groups, self.usage_word if prefix is None else prefix)


class _English(_Formatter):
    usage_word = "usage: "


class Parser(argparse.ArgumentParser):
    """Reads arguments and says what is wrong with them in the user's language."""

    def __init__(self, *, lang: Lang = "zh", **kwargs: Any) -> None:
        """Start a parser that speaks a language."""
        formatter = _Formatter if lang == "zh" else _English
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **kwargs)
        self.lang: Lang = lang
        zh = lang == "zh"
        self._positionals.title = "输入" if zh else "input"
        self._optionals.title = "选项" if zh else "options"
        self.add_argument("-h", "--help", action="help", help="显示帮助" if zh else "show this help")
        self.add_argument("--lang", choices=("zh", "en"), default=lang, help="语言：中文或英文" if zh else "language")

    def say(self, zh: str, en: str) -> str:
        """Return the words in the user's language."""
        return zh if self.lang == "zh" else en

    def written(self, forms: tuple[str, ...], suffixes: str) -> None:
        """Add what says in which form a result is written, and where."""
        self.add_argument(
            "--format",
            choices=forms,
            default=None,
            help=self.say("输出形式；默认看 -o 的后缀，否则 text", "form of the output; by the suffix of -o, or text"),
        )
        self.add_argument(
            "-o",
            "--output",
            metavar=self.say("文件", "FILE"),
            help=self.say(f"写入文件（{suffixes}）", f"write to a file ({suffixes})"),
        )
        self.add_argument(
            "--force", action="store_true", help=self.say("文件已存在时替换", "replace a file that exists")
        )

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as an error in both languages.

        Raises:
            UsageError: Always.
        """
        raise UsageError(*_translated(message), self._advice(message))

    def _advice(self, message: str) -> tuple[str, str]:
        unknown = re.search(r"unrecognized arguments: (-\S+)", message)
        options = [name for action in self._actions for name in action.option_strings if name.startswith("--")]
        near = nearest(unknown[1].partition("=")[0], options) if unknown else None
        if near is not None:
            return f"是不是 {near}？", f"Did you mean {near}?"
        wrong = re.search(r"invalid choice: '?(?P<what>[^' ]+)'? \(choose from (?P<known>.+)\)", message)
        if wrong:
            choice = nearest(wrong["what"], re.findall(r"[\w-]+", wrong["known"]))
            if choice is not None:
                return f"是不是 {choice}？", f"Did you mean {choice}?"
        return f"看选项：{self.prog} --help", f"For the options: {self.prog} --help"


def language_of(argv: Sequence[str]) -> Lang:
    """Return the language that the arguments ask for; Chinese unless they say otherwise."""
    for at, word in enumerate(argv):
        if word == "--lang=en" or (word == "--lang" and argv[at + 1 : at + 2] == ["en"]):
            return "en"
    return "zh"


def root_help(lang: Lang) -> str:
    """Return the help of the whole command: the language asked for first, then the other."""
    return _ROOT[lang] + "\n" + _ROOT["en" if lang == "zh" else "zh"]


def group_help(first: str, seconds: Sequence[str], lang: Lang) -> str:
    """Return the help of the commands that begin with one word: what each is for, in a line."""
    width = max(map(len, seconds))
    head = ("用法：studiorules {} <命令> [选项]", "usage: studiorules {} <command> [options]")[lang == "en"]
    foot = ("各命令的选项：studiorules {} <命令> --help", "options of a command: studiorules {} <command> --help")
    lines = [f"  {one:<{width}}  {parser_for(f'{first} {one}', lang).description}" for one in seconds]
    return "\n".join((head.format(first), "", *lines, "", foot[lang == "en"].format(first), ""))


def parser_for(command: str, lang: Lang) -> Parser:
    """Return the parser of a command, such as `evaluate` or `rulebook show`."""
    from studiorules.cli.author_arguments import PARSERS  # knows the parser that is made here

    return {**_PARSERS, **PARSERS}[command](lang)


def _evaluate(lang: Lang) -> Parser:
    say = _speaker(lang)
    parser = Parser(
        lang=lang,
        prog="studiorules evaluate",
        description=say(
            "按规则评审申报档案，逐项说明理由。", "Judge dossiers by a rulebook and say why, point by point."
        ),
        epilog=say(
            "退出码：0 评审完成，各 --require 都已确定达到；1 有一项确定达不到；"
            "2 输入或用法有误、输出已存在；3 有一项还定不下来。",
            "Exit codes: 0 evaluated, every --require surely reached; 1 one surely not reached; "
            "2 bad input, bad usage, output exists; 3 one still open.",
        ),
    )
    add = parser.add_argument
    add(
        "dossiers",
        nargs="+",
        metavar=say("档案", "DOSSIER"),
        help=say("TOML或JSON文件、文件夹，- 为标准输入", "TOML or JSON files, a folder, or - for standard input"),
    )
    add(
        "--rulebook",
        default="base",
        metavar=say("规则", "NAME|PATH"),
        help=say(
            "书架上的名称（默认 base），或规则文件、文件夹", "name on the shelf (default base), or a file or folder"
        ),
    )
    add(
        "--as-of",
        metavar=say("日期", "DATE"),
        help=say(
            "基准日，如 2025-12-31；默认是档案的申报日",
            "as-of date, such as 2025-12-31; the dossier's own day if left out",
        ),
    )
    add(
        "--detail",
        choices=("summary", "open", "all"),
        default="summary",
        help=say(
            "逐项说到多细：summary 只有概要，open 未定各项，all 全部",
            "how much of single findings: none, the open ones, all",
        ),
    )
    add(
        "--only",
        metavar=say("编号", "ID"),
        help=say("只看一个条目或一项要求", "one criterion, section or requirement only"),
    )
    add(
        "--require",
        action="append",
        default=[],
        metavar=say("条件", "NEED"),
        help=say(
            "要达到的结论，如 grade=C、total>=60，可写多次",
            "what must be reached, such as grade=C or total>=60; repeatable",
        ),
    )
    add("--judgements", metavar=say("文件", "FILE"), help=say("另附的评议结果", "judgements in a file of their own"))
    add("--sentences", action="store_true", help=say("JSON 中附上每项的说明", "JSON with the sentence of each finding"))
    parser.written(("text", "json", "csv"), ".txt .json .csv")
    add(
        "--mask",
        choices=("public", "panel", "none"),
        default=None,
        help=say(
            "个人信息给谁看：公众、评审组、不遮盖", "for whom personal data is shown: the public, the panel, everybody"
        ),
    )
    add(
        "--from",
        dest="input_format",
        choices=("json", "toml"),
        default=None,
        help=say("标准输入的格式", "format of standard input"),
    )
    add("--quiet", action="store_true", help=say("只输出结论", "the result only"))
    return parser


def _rulebook_list(lang: Lang) -> Parser:
    say = _speaker(lang)
    return Parser(
        lang=lang,
        prog="studiorules rulebook list",
        description=say("列出书架上的规则。", "List the rulebooks on the shelf."),
    )


def _rulebook_show(lang: Lang) -> Parser:
    say = _speaker(lang)
    parser = Parser(
        lang=lang,
        prog="studiorules rulebook show",
        description=say(
            "把一套规则逐条念出来，或写成可以签字的文件。", "Read a rulebook aloud, or write it as a document to sign."
        ),
    )
    parser.add_argument(
        "rulebook",
        metavar=say("规则", "NAME|PATH"),
        help=say("书架上的名称，或规则文件、文件夹", "name on the shelf, or a file or folder"),
    )
    parser.add_argument(
        "--as-of",
        metavar=say("日期", "DATE"),
        help=say("取哪一天的数值；默认列出最新的", "values of which day; the latest if left out"),
    )
    parser.written(("text", "markdown", "html"), ".txt .md .html")
    return parser


def _rulebook_test(lang: Lang) -> Parser:
    say = _speaker(lang)
    parser = Parser(
        lang=lang,
        prog="studiorules rulebook test",
        description=say("逐个试规则的用例。", "Try the cases of a rulebook."),
    )
    parser.add_argument(
        "rulebook",
        metavar=say("规则", "NAME|PATH"),
        help=say("书架上的名称，或规则文件、文件夹", "name on the shelf, or a file or folder"),
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help=say("列出每项要求有哪些结论的用例", "list which outcomes of each requirement have a case"),
    )
    parser.add_argument(
        "--require-coverage",
        metavar=say("百分比", "PERCENT"),
        help=say("要求×结论至少覆盖百分之几，如 100", "how many per cent of requirement × outcome must be covered"),
    )
    parser.add_argument("--quiet", action="store_true", help=say("只说没有通过的", "only what failed"))
    return parser


def _dossier_check(lang: Lang) -> Parser:
    say = _speaker(lang)
    parser = Parser(
        lang=lang,
        prog="studiorules dossier check",
        description=say("检查档案能否读入，说了什么。", "Check that dossiers can be read, and what they say."),
    )
    parser.add_argument(
        "dossiers",
        nargs="+",
        metavar=say("档案", "DOSSIER"),
        help=say("TOML或JSON文件、文件夹，- 为标准输入", "TOML or JSON files, a folder, or - for standard input"),
    )
    parser.add_argument(
        "--from",
        dest="input_format",
        choices=("json", "toml"),
        default=None,
        help=say("标准输入的格式", "format of standard input"),
    )
    return parser


_PARSERS = {
    "evaluate": _evaluate,
    "rulebook list": _rulebook_list,
    "rulebook show": _rulebook_show,
    "rulebook test": _rulebook_test,
    "dossier check": _dossier_check,
}


def _speaker(lang: Lang) -> Any:
    return (lambda zh, _: zh) if lang == "zh" else (lambda _, en: en)


def _translated(message: str) -> tuple[str, str]:
    for pattern, zh, en in _ERRORS:
        found = re.fullmatch(pattern, message)
        if found is not None:
            words = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            listed = {**words, "known": words.get("known", "").replace(", ", "、")}
            return zh.format(**listed), en.format(**words)
    return message, message
