"""`studiorules rulebook lint`: what is doubtful about a rulebook, and what of it can be mended safely."""

import json
from argparse import Namespace
from difflib import unified_diff
from importlib.resources.abc import Traversable
from pathlib import Path

import studiorules as sr
from studiorules.cli.console import BAD, FAILED, OK, Console, UsageError
from studiorules.cli.output import may_write
from studiorules.cli.reading import of_the_shelf, rulebook_sources
from studiorules.evaluation import try_cases
from studiorules.intake import write_folder, write_whole
from studiorules.linter import Mended, document, lint_source, mended, told
from studiorules.reports.grid import clean

__all__ = ["lint"]


def lint(options: Namespace, console: Console) -> int:
    """Lint a rulebook; 1 where something was found, 2 where it cannot be read.

    Raises:
        UsageError: If something of the shelf is to be mended, several editions at once, or too many files.
    """
    if options.diff and options.format == "json":
        raise UsageError("--diff 不能与 --format json 同用。", "--diff does not go with --format json.")
    try:
        if options.fix or options.diff:
            sources: list[Path] | list[Traversable] = [_mend(_one(options.rulebook), options, console)]
        elif options.output is not None:
            raise UsageError("--output 要和 --fix 一起用。", "--output goes with --fix.")
        else:
            sources = rulebook_sources(options.rulebook)
        findings = lint_source(*sources)
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, options.rulebook)
        return BAD
    if options.format == "json":
        console.out(json.dumps(document(findings), ensure_ascii=False, indent=2) + "\n")
    else:
        console.out(clean(told(findings, console.lang)))
    return FAILED if findings else OK


def _one(named: str) -> Path:
    """The one rulebook that is to be mended.

    Raises:
        UsageError: If it is not one file or folder of the user's own.
    """
    if of_the_shelf(named):
        raise UsageError("书架上的规则不改。", "rulebooks of the shelf are not changed.")
    own = [one for one in rulebook_sources(named) if isinstance(one, Path)]
    if len(own) != 1:
        raise UsageError("一次只改一版，请写明是哪一版。", "one edition at a time: name it.")
    return own[0]


def _mend(source: Path, options: Namespace, console: Console) -> Path:
    """Mend a rulebook and write it, or show what would change; returns where it stands then.

    Raises:
        UsageError: If it has too many files.
    """
    target = None if options.output is None else Path(options.output)
    may_write(target, force=False)
    try:
        found = mended(source, same=_same)
    except ValueError:
        raise UsageError(f"{source}：文件太多，不改。", f"{source}: too many files to be mended.") from None
    for one in found.left:
        spot = f"{one.place or one.path}  {one.code}"
        console.note(f"{spot}  没有改：不能放心改", f"{spot}  left as it is: it cannot be mended safely")
    if options.diff:
        console.out(clean(_diff(found)))
        return source
    kept = source if target is None else _beside(source, found, target)
    if target is None:
        _over(source, found, console)
    else:
        console.note(f"已写入 {target}", f"wrote {target}")
    console.note(f"改了{len(found.done)}处", f"{len(found.done)} mended")
    return kept


def _same(before: sr.Rulebook, after: sr.Rulebook) -> bool:
    """Whether every case that came out as it must still does."""
    first, last = (try_cases(book).tried for book in (before, after))
    return all(now.kept or not then.kept for then, now in zip(first, last, strict=True))


def _diff(found: Mended) -> str:
    told = []
    for name, (before, after) in found.files.items():
        lines = unified_diff(before.splitlines(), after.splitlines(), f"a/{name}", f"b/{name}", lineterm="")
        told += [f"{line}\n" for line in lines]
    return "".join(told)


def _over(source: Path, found: Mended, console: Console) -> None:
    """Write over the files, after a copy of each was kept; all or none."""
    folder = source if source.is_dir() else source.parent
    kept: list[tuple[Path, Path, str]] = []
    for name, (before, _) in found.files.items():
        file = folder / name
        copy = next(one for at in range(1000) if not (one := file.with_name(f"{file.name}.bak{at or ''}")).exists())
        write_whole(copy, before.encode("utf-8"))
        kept.append((file, copy, before))
    try:
        for file, copy, _ in kept:
            write_whole(file, found.files[file.relative_to(folder).as_posix()][1].encode("utf-8"), overwrite=True)
            console.note(f"已改 {file}（原文在 {copy.name}）", f"changed {file} (as it was: {copy.name})")
    except OSError:
        for file, _, before in kept:
            write_whole(file, before.encode("utf-8"), overwrite=True)
        raise


def _beside(source: Path, found: Mended, target: Path) -> Path:
    """Write the mended rulebook elsewhere: a file, or a folder with everything that the rulebook is made of."""
    if source.is_file():
        text = found.files.get(source.name, ("", source.read_bytes().decode("utf-8")))[1]
        return write_whole(target, text.encode("utf-8"))
    below = [one for one in sorted(source.rglob("*")) if one.suffix in (".toml", ".json") and one.is_file()]
    content = {one.relative_to(source).as_posix(): one.read_bytes() for one in below if not one.is_symlink()}
    content |= {name: after.encode("utf-8") for name, (_, after) in found.files.items()}
    return write_folder(target, content)
