"""`studiorules evaluate`: judge dossiers, print what came out, and say by the exit code whether it is enough."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import studiorules as sr
from studiorules.cli.console import BAD, OK, OPEN, Console, UsageError, colour_wanted
from studiorules.cli.judgements import with_judgements
from studiorules.cli.output import form_of, may_write, put
from studiorules.cli.reading import day_of, dossiers, files_of, rulebook
from studiorules.cli.requirements import Need, parse_need, worst
from studiorules.errors import nearest
from studiorules.reports import evaluation_data, evaluation_text, summary_line, to_json
from studiorules.reports import render as render_shown
from studiorules.reports.table import rows, to_csv
from studiorules.reports.voice import Voice

__all__ = ["evaluate"]


def evaluate(options: Namespace, console: Console) -> int:
    """Judge dossiers, print what came out, and return the exit code.

    Raises:
        UsageError: If the command cannot be carried out as it was typed.
    """
    console.quiet = options.quiet
    target = None if options.output is None else Path(options.output)
    form = form_of(options, target, sr.Evaluation)
    try:
        may_write(target, force=options.force)
        as_of = day_of(options.as_of)
        book = rulebook(options.rulebook, as_of)
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, options.rulebook)
        return BAD
    needs = [parse_need(one, book) for one in options.require]
    colour = colour_wanted(sys.stdout, to_file=target is not None)
    run = _Run(options, console, book, as_of, form, colour=colour)
    parts: list[str] = []
    codes = run.judge(needs, parts if target is not None else None)
    if console.problems:
        return BAD
    if target is not None:
        try:
            put("".join(parts), target, console, form=form, force=options.force)
        except OSError as error:
            console.trouble(error, str(target))
            return BAD
    return worst(codes)


class _Run:
    """One run over all dossiers."""

    def __init__(
        self, options: Namespace, console: Console, book: sr.Rulebook, as_of: date | None, form: str, *, colour: bool
    ) -> None:
        self.options = options
        self.console = console
        self.book = book
        self.as_of = as_of
        self.form = form
        self.colour = colour
        self.place = ""

    def judge(self, needs: list[Need], parts: list[str] | None) -> list[int]:
        """Judge every dossier; the output goes to `parts`, or is printed where that is None."""
        files = files_of(self.options.dossiers)
        many = len(files) > 1
        if many and self.options.only is not None:
            raise UsageError("--only 只能用于一份档案。", "--only goes with one dossier.")
        codes: list[int] = []
        for position, (file, dossier) in enumerate(dossiers(files, self.options.input_format, self.console), 1):
            if dossier is None:
                continue
            self.place = f"{position:>{len(str(len(files)))}}/{len(files)}"
            try:
                judged = with_judgements(dossier, self.options.judgements)
                evaluation = sr.evaluate(judged, self.book, as_of=self.as_of or dossier.stated_on)
                text = self._many(evaluation, first=not codes) if many else self._one(evaluation)
            except (sr.DossierError, sr.RulebookError, OSError) as error:
                self.console.trouble(error, file)
                continue
            if parts is None:
                self.console.out(text)
            else:
                parts.append(text)
            codes.append(self._reached(needs, evaluation, file if many else ""))
        return codes

    def _one(self, evaluation: sr.Evaluation) -> str:
        if self.options.only is not None:
            return self._only(evaluation)
        mask: Any = self.options.mask
        if self.form != "text":
            return self._data(evaluation, first=True)
        text = evaluation_text(
            evaluation,
            lang=self.console.lang,
            detail=self.options.detail,
            mask=mask or "public",
            colour=self.colour,
            brief=self.console.quiet,
        )
        if self.console.quiet or self.options.detail != "summary" or self.options.output is not None:
            return text
        return text + self.console.pick(
            "\n详情：--detail open（未定各项）、--detail all（全部）、--only 编号（一条或一项）\n",
            "\nMore: --detail open (what is open), --detail all (everything), --only ID (one part or requirement)\n",
        )

    def _only(self, evaluation: sr.Evaluation) -> str:
        thing = self._named(evaluation, self.options.only)
        if self.form == "csv":
            raise UsageError("--only 不能写成 csv。", "--only cannot be written as csv.")
        return render_shown(
            thing,
            "json" if self.form == "json" else "text",
            lang=self.console.lang,
            detail=self.options.detail,
            mask=self.options.mask,
            colour=self.colour,
        )

    def _named(self, evaluation: sr.Evaluation, id_: str) -> sr.Part | sr.Finding:
        parts = [one.id for section in evaluation.sections for one in (section, *section.parts)]
        findings = [one.id for one in evaluation.findings]
        if id_ in parts:
            return evaluation.part(id_)
        if id_ in findings:
            return evaluation[id_]
        ids = [*parts, *findings]
        last = {one.rpartition("/")[2]: one for one in ids}  # people remember the end of a long id
        near = next((one for one in ids if one.startswith(id_)), None) or last.get(nearest(id_, last) or "")
        near = near or nearest(id_, ids)
        help_ = (f"是不是 {near}？", f"Did you mean {near}?") if near is not None else ("", "")
        raise UsageError(f"--only：没有编号“{id_}”。", f'--only: there is no "{id_}".', help_)

    def _many(self, evaluation: sr.Evaluation, *, first: bool) -> str:
        mask: Any = self.options.mask
        if self.form != "text":
            return self._data(evaluation, first=first, one_line=True)
        voice = Voice(lang=self.console.lang, book=self.book, as_of=evaluation.as_of, mask=mask or "public")
        return f"{self.place}  {summary_line(evaluation, voice, aligned=True)}\n"

    def _data(self, evaluation: sr.Evaluation, *, first: bool, one_line: bool = False) -> str:
        mask, lang = self.options.mask, self.console.lang
        if self.form == "csv":
            return to_csv(rows(evaluation, lang=lang, mask=mask or "public"), head=first)
        data = evaluation_data(evaluation, lang=lang, mask=mask or "none", sentences=self.options.sentences)
        return to_json(data, one_line=one_line)

    def _reached(self, needs: list[Need], evaluation: sr.Evaluation, file: str) -> int:
        codes = []
        for need in needs:
            code = need.code(evaluation)
            codes.append(code)
            before = f"{file} " if file else ""
            zh, en = {
                OK: ("已确定达到", "surely reached"),
                OPEN: ("还定不下来，缺事实", "still open: facts are missing"),
            }.get(code, ("确定达不到", "surely not reached"))
            self.console.note(f"{before}{need.written}：{zh}", f"{before}{need.written}: {en}")
        return worst(codes)
