"""Files and folders written whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from studiorules.intake.documents import StrPath

__all__ = ["write_folder", "write_whole"]


def write_whole(path: StrPath, content: bytes, *, overwrite: bool = False) -> Path:
    """Write a file so that a reader sees all of it or nothing of it.

    Args:
        path: The file.
        content: What it is to hold.
        overwrite: Whether a file that is there already may be replaced.

    Returns:
        The path written.

    Raises:
        FileExistsError: If the file is there and may not be replaced; it is left alone.
        OSError: The operating system's own, where it cannot be written; nothing is left behind.
    """
    target = Path(path)
    if not overwrite and os.path.lexists(target):
        raise _taken(target)
    made = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}")
    try:
        with made.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            made.replace(target)
        else:
            _put(made, target)
    except OSError as error:
        if error.filename == str(made):  # the name that the user knows
            error.filename, error.filename2 = str(target), None
        raise
    finally:
        with contextlib.suppress(OSError):
            made.unlink()
    return target


def write_folder(path: StrPath, content: Mapping[str, bytes]) -> Path:
    """Write a folder so that a reader sees all of it or nothing of it.

    Args:
        path: The folder, which must not be there yet.
        content: What each file is to hold, by its path inside the folder.

    Returns:
        The folder written.

    Raises:
        FileExistsError: If something of that name is there; it is left alone.
        OSError: The operating system's own, where it cannot be written; nothing is left behind.
    """
    target = Path(path)
    if os.path.lexists(target):
        raise _taken(target)
    made = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}")
    try:
        made.mkdir()
        for name, one in content.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(one)
        if os.path.lexists(target):  # somebody came meanwhile; an empty folder would be replaced in silence
            raise _taken(target)
        made.rename(target)
    except OSError as error:
        if str(error.filename).startswith(str(made)):  # the name that the user knows
            error.filename, error.filename2 = str(target), None
        raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return target


def _put(made: Path, target: Path) -> None:
    """Give a file its name unless the name is taken, even by somebody who came a moment ago."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:  # a file system without links: reserve the name, then replace what is only ours
        with target.open("xb"):
            pass
        made.replace(target)


def _taken(target: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
