"""The floors: the contract of the import linter names every room, and allows only absent rooms to be absent."""

import re
import tomllib

from tests.house.tree import ROOT, SOURCE


def layers() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    [floors] = [contract for contract in contracts if contract["id"] == "floors"]
    return [room.strip() for floor in floors["layers"] for room in re.split(r"[|:]", floor)]


def built(room: str) -> bool:
    return (SOURCE / f"{room}.py").is_file() or (SOURCE / room / "__init__.py").is_file()


def test_a_room_is_optional_only_while_it_is_not_built() -> None:
    optional = {room.strip("()") for room in layers() if room.startswith("(")}
    assert {room for room in optional if built(room)} == set()


def test_a_required_room_is_built() -> None:
    required = {room for room in layers() if not room.startswith("(")}
    assert {room for room in required if not built(room)} == set()
