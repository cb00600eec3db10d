"""`studiorules rulebook test`: does every case of a rulebook come out as it must, and what do the cases show."""

import sys
from argparse import Namespace
from fractions import Fraction

import studiorules as sr
from studiorules.cli.console import BAD, FAILED, OK, Console, UsageError, colour_wanted
from studiorules.cli.reading import rulebook
from studiorules.evaluation import try_cases
from studiorules.findings import Trial
from studiorules.reports import coverage_text, trial_text

__all__ = ["tried"]


def tried(options: Namespace, console: Console) -> int:
    """Try the cases of a rulebook; 1 where one fails or too little is covered, 2 where one cannot be read.

    Raises:
        UsageError: If the coverage asked for is no percentage.
    """
    least = _percent(options.require_coverage)
    console.quiet = options.quiet
    try:
        trial = try_cases(rulebook(options.rulebook, None))
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, options.rulebook)
        return BAD
    colour = colour_wanted(sys.stdout, to_file=False)
    console.out(trial_text(trial, lang=console.lang, brief=options.quiet, colour=colour))
    if not (trial.tried or trial.inherited):
        console.note(
            "没有用例，什么也没有试。\n    → 写在规则文件夹的 cases.toml，或条目旁的 <条目>.cases.toml。",
            "there are no cases, nothing was tried.\n    → Write them in cases.toml of the rulebook's folder, or in "
            "<criterion>.cases.toml beside a criterion.",
        )
    short = _short(trial, least, console)
    if options.coverage:
        console.out("\n" + coverage_text(trial.coverage, lang=console.lang))
    elif short:
        console.out("\n" + coverage_text([one for one in trial.coverage if one.missing], lang=console.lang))
    return FAILED if trial.failed or short else OK


def _percent(written: str | None) -> Fraction | None:
    """Read the least coverage; None where none was asked for."""
    if written is None:
        return None
    if written.isdecimal() and int(written) <= 100:
        return Fraction(int(written), 100)
    raise UsageError(
        f"--require-coverage {written}：看不懂。",
        f"--require-coverage {written}: cannot be read.",
        ("写0到100的整数，单位是百分之一。", "Write a whole number of per cent, 0 to 100."),
    )


def _short(trial: Trial, least: Fraction | None, console: Console) -> bool:
    if least is None or trial.shown >= least * trial.wanted:
        return False
    percent = least * 100
    console.note(
        f"覆盖不够：应有百分之{percent}，缺 {trial.wanted - trial.shown} 种结论的用例。",
        f"too little is covered: {percent}% is asked for, {trial.wanted - trial.shown} outcomes have no case.",
    )
    return True
