"""`studiorules rulebook new`: the beginning of a rulebook, in a folder of its own."""

from argparse import Namespace
from pathlib import Path

import studiorules as sr
from studiorules.cli.console import BAD, OK, Console, UsageError
from studiorules.cli.reading import rulebook
from studiorules.intake.starting import begun_id, start_rulebook

__all__ = ["start"]


def start(options: Namespace, console: Console) -> int:
    """Write the beginning of a rulebook and say what to do next.

    Raises:
        UsageError: If there is no id for it, or the folder is there already.
    """
    folder = Path(options.folder)
    id_ = begun_id(options.id or folder.absolute().name)
    if id_ is None:
        raise _no_id(options.id, folder)
    try:
        written = start_rulebook(folder, id_=id_, base=_base(options.base))
    except FileExistsError:
        raise UsageError(
            f"{folder} 已经存在，没有改动。",
            f"{folder} already exists and was left alone.",
            ("换一个文件夹名。", "Choose another name."),
        ) from None
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, str(folder))
        return BAD
    console.out("".join(f"{one}\n" for one in written))
    there = folder if len(folder.parts) > 1 else f"./{folder}"  # a bare name would mean the shelf
    console.note(
        f"接着：改这几个文件；studiorules rulebook show {there} 看念出来是什么",
        f"next: change these files; studiorules rulebook show {there} reads them aloud",
    )
    return OK


def _base(named: str | None) -> sr.Rulebook | None:
    """Take the rulebook that is to be extended from the shelf; whoever gets the new one has the shelf as well."""
    if named is None:
        return None
    if "/" in named or "\\" in named:
        raise UsageError(
            f"--from {named}：只能从书架上的规则开始。",
            f"--from {named}: only a rulebook of the shelf can be begun from.",
            ("看书架：studiorules rulebook list", "The shelf: studiorules rulebook list"),
        )
    return rulebook(named, None)


def _no_id(given: str | None, folder: Path) -> UsageError:
    help_ = (
        "编号用英文小写字母、数字和“-”，例如 --id some-city。",
        "An id is made of small letters, figures and -, such as --id some-city.",
    )
    if given is None:
        return UsageError(
            f"文件夹名“{folder.name}”不能作规则的编号。",
            f'the name of the folder, "{folder.name}", cannot be the id of a rulebook.',
            help_,
        )
    return UsageError(f"--id {given}：不能作规则的编号。", f"--id {given}: cannot be the id of a rulebook.", help_)
