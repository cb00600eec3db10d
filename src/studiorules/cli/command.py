"""The one entry of the command line: from arguments to an exit code."""

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence

from studiorules.cli.arguments import COMMANDS, group_help, language_of, parser_for, root_help
from studiorules.cli.console import BAD, INTERRUPTED, OK, Console, UsageError, prepare_streams
from studiorules.errors import nearest

__all__ = ["main"]

_SECOND = {"rulebook": ("list", "show", "test", "lint", "new", "diff"), "dossier": ("check",)}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: The arguments after the name of the program; None = those of the process.

    Returns:
        The exit code: 0 done, 1 a `--require` surely not reached, 2 bad input or usage, 3 a `--require` still open,
        130 interrupted.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    console = Console(lang=language_of(words))
    try:
        code = _run(words, console)
        sys.stdout.flush()
    except UsageError as error:
        console.trouble(error)
        return BAD
    except BrokenPipeError:
        # whoever read the output has seen enough; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print(console.pick("已中断。", "interrupted."), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a fault of ours must never look like an answer (exit code 1)
        told = console.pick("程序出错，没有结果，请报告：", "the program failed, there is no result; please report:")
        traceback.print_exception(error)
        print(told, f"{type(error).__name__}: {error}", file=sys.stderr)
        return BAD
    except SystemExit as leaving:  # argparse leaves after --help
        return leaving.code if isinstance(leaving.code, int) else OK
    return code


def _run(words: list[str], console: Console) -> int:
    plain = [word for at, word in enumerate(words) if not _is_language(words, at)]
    if "--version" in plain[:1]:
        import studiorules  # the door is opened only when it is needed

        console.out(f"studiorules {studiorules.__version__}\n")
        return OK
    if not plain or plain[0] in ("-h", "--help", "help"):
        console.out(root_help(console.lang))
        return OK if plain else BAD
    if plain[0] in _SECOND and plain[1:2] in (["-h"], ["--help"]):
        console.out(group_help(plain[0], _SECOND[plain[0]], console.lang))
        return OK
    command, rest = _command(plain, words)
    parser = parser_for(command, console.lang)
    return _action(command)(parser.parse_args(rest), console)


def _command(plain: list[str], words: list[str]) -> tuple[str, list[str]]:
    """The command, in one word or two, and the arguments that follow it."""
    first = plain[0]
    if first not in COMMANDS:
        near = nearest(first, COMMANDS)
        raise UsageError(
            f"没有命令“{first}”。",
            f'there is no command "{first}".',
            (f"是不是 {near}？", f"Did you mean {near}?")
            if near is not None
            else (f"命令有：{'、'.join(COMMANDS)}。", f"There are {', '.join(COMMANDS)}."),
        )
    rest = words[words.index(first) + 1 :]
    before = words[: words.index(first)]
    if first not in _SECOND:
        return first, before + rest
    known = _SECOND[first]
    second = next((word for at, word in enumerate(rest) if not _is_language(rest, at)), "")
    if second not in known:
        near = nearest(second, known) if second else None
        told = "、".join(f"{first} {one}" for one in known)
        raise UsageError(
            f"“{first}”后面要写做什么：{told}。",
            f'"{first}" needs to know what to do: {told.replace("、", ", ")}.',
            (f"是不是 {first} {near}？", f"Did you mean {first} {near}?") if near is not None else ("", ""),
        )
    rest.remove(second)
    return f"{first} {second}", before + rest


def _is_language(words: list[str], at: int) -> bool:
    return words[at].startswith("--lang") or (at > 0 and words[at - 1] == "--lang")


def _action(command: str) -> Callable[[Namespace, Console], int]:
    """What carries a command out; imported only now, so that help comes quickly."""
    if command == "evaluate":
        from studiorules.cli.evaluating import evaluate

        return evaluate
    if command == "dossier check":
        from studiorules.cli.checking import check

        return check
    if command == "schema":
        from studiorules.cli.schema import printed

        return printed
    if command == "rulebook test":
        from studiorules.cli.trying import tried

        return tried
    if command == "rulebook new":
        from studiorules.cli.starting import start

        return start
    if command == "rulebook diff":
        from studiorules.cli.differing import differ

        return differ
    if command == "rulebook lint":
        from studiorules.cli.linting import lint

        return lint
    from studiorules.cli.shelf import listed, shown

    return listed if command == "rulebook list" else shown
