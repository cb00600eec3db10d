"""Files: whole or not at all, and never over another unless asked."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from studiorules.intake import write_whole


def test_a_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "意见书.json"
    assert write_whole(str(path), b"one") == path
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["意见书.json"]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError) as caught:
        write_whole(path, b"new")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_it_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_whole(path, b"new")
    assert not (tmp_path / "nowhere").exists()


def test_one_who_came_a_moment_ago_keeps_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        path.write_bytes(b"theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        write_whole(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> NoReturn:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.json"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    with pytest.raises(FileExistsError):
        write_whole(path, b"newer")
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="no space"):
        write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


def test_a_folder_that_is_not_there_is_the_system_s_own_error(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.json"
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(path, b"new")
    assert caught.value.filename == str(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_the_system_s_own_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "a.json", b"new")


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(path, b"new", overwrite=True)
    assert path.is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def test_it_has_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    assert write_whole(tmp_path / "a", b"x").stat().st_mode == usual.stat().st_mode
