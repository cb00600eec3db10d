"""The schemas: fresh, explained in both languages; what the library reads and writes fits them, a mistake does not."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import studiorules as sr
from studiorules.cli import main
from studiorules.intake import dossier_document, shelf
from studiorules.testing import dossier_documents, rulebook_documents
from tests.house.tree import DOCS, ROOT, SOURCE
from tests.schema.generated import SCHEMAS, path_of, written
from tests.schema.rulebooks import TABLES
from tests.schema.words import WORDS

jsonschema = pytest.importorskip("jsonschema")

_SHELF = SOURCE / "shelf"
_EXAMPLES = sorted((DOCS / "examples").glob("*.toml"))
_RULES = sorted(path for path in _SHELF.rglob("*.toml") if path.parent != _SHELF)
_GOLDEN = ROOT / "tests" / "golden" / "weak.json"
_VALIDATORS: dict[str, Any] = {}


def validator(schema: str) -> Any:
    """The validator of a schema; the schema itself is held against that of schemas first."""
    if schema not in _VALIDATORS:
        read = json.loads(path_of(schema).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(read)
        _VALIDATORS[schema] = jsonschema.Draft202012Validator(read)
    return _VALIDATORS[schema]


def plain(value: Any) -> Any:
    """A parsed TOML document as JSON would hold it."""
    match value:
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return value


def faults(schema: str, document: Any) -> list[str]:
    """Where a document does not fit, and why."""
    return [f"{one.json_path}: {one.message[:200]}" for one in validator(schema).iter_errors(plain(document))]


def parsed(path: Path) -> Any:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def kind_of(path: Path) -> str:
    if path.name.endswith("cases.toml"):
        return "cases"
    return "rulebook" if path.name == "rulebook.toml" else "criterion"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_it_is_what_the_catalogue_and_the_language_say(schema: str) -> None:
    assert path_of(schema).read_text(encoding="utf-8") == written(schema)


def test_every_key_of_the_language_is_explained() -> None:
    keys = {key for table in TABLES.values() for key in table}
    assert sorted(keys - WORDS.keys()) == [], "say what they mean in tests/schema/words.py"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_key_is_explained_in_both_languages(schema: str) -> None:
    read = validator(schema).schema
    silent = [place for place, one in _keys(read, "") if not _explained(one, read)]
    assert silent == []


def _keys(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, one in value.get("properties", {}).items() if isinstance(value.get("properties"), dict) else ():
            yield f"{place}.{key}", one
        for key, one in value.items():
            yield from _keys(one, f"{place}/{key}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _keys(one, f"{place}/{index}")


def _explained(one: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Whether a key says what it means; ends of ranges and what is said in two languages say it above."""
    if "$ref" in one and "description" not in one:
        one = schema["$defs"][one["$ref"].rpartition("/")[2]]
    told = one.get("description", "")
    return bool(re.search(r"[\u4e00-\u9fff]", told)) and " · " in told


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_an_example_dossier_fits(path: Path) -> None:
    assert faults("dossier", parsed(path)) == []
    assert faults("dossier", dossier_document(sr.read_dossier(path))) == []


@pytest.mark.parametrize("path", _RULES, ids=lambda path: path.relative_to(_SHELF).as_posix())
def test_a_document_of_the_shelf_fits(path: Path) -> None:
    assert faults(kind_of(path), parsed(path)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_rulebooks_of_the_page_on_tailoring_fit(lang: str) -> None:
    page = (DOCS / lang / "tailoring.md").read_text(encoding="utf-8")
    written = re.findall(r'^```toml title="(\S+)"\n(.*?)^```', page, re.MULTILINE | re.DOTALL)
    assert len(written) > 5
    for name, toml in written:
        if not name.endswith(".cases.toml"):
            assert (name, faults("rulebook", tomllib.loads(toml))) == (name, [])


def test_a_golden_evaluation_fits() -> None:
    recorded = _GOLDEN.read_text(encoding="utf-8").replace("sha256:…", f"sha256:{'0' * 64}")
    assert faults("evaluation", json.loads(recorded)) == []


@pytest.mark.parametrize("book", shelf())
def test_evaluations_of_every_rulebook_fit(book: str) -> None:
    rulebook = sr.published(book)
    for path in (one for one in _EXAMPLES if one.stem in ("weak", "exemplary", "p06-railway-power")):
        dossier = sr.read_dossier(path)
        day = max(dossier.stated_on, rulebook.in_force.from_ or dossier.stated_on)
        evaluation = sr.evaluate(dossier, rulebook, as_of=day)
        assert faults("evaluation", json.loads(sr.render(evaluation, "json"))) == []


def test_every_key_that_the_writer_of_evaluations_knows_is_in_the_schema() -> None:
    source = (SOURCE / "reports" / "evaluation_document.py").read_text(encoding="utf-8")
    source = re.sub(r"^def rows\(.*?^def ", "", source, flags=re.MULTILINE | re.DOTALL)  # the table of cells aside
    keys = set(re.findall(r'(?:data\["|\{"|^\s+")(\w+)"(?:\]\s*=|\]\s*,|: )', source, re.MULTILINE))
    assert len(keys) > 30
    known = {place.rpartition(".")[2] for place, _ in _keys(validator("evaluation").schema, "")}
    assert keys <= known


@given(document=dossier_documents())
def test_whatever_the_reader_of_dossiers_accepts_fits(document: dict[str, Any]) -> None:
    assert faults("dossier", document) == []
    assert faults("dossier", dossier_document(sr.read_dossier(document))) == []


@given(document=rulebook_documents())
def test_whatever_the_reader_of_rulebooks_accepts_fits(document: dict[str, Any]) -> None:
    assert faults("rulebook", document) == []


Change = Callable[[Any], Any]


def _put(document: Any, path: str, value: Any) -> None:
    *above, last = path.split(".")
    for key in above:
        document = document[int(key)] if key.isdigit() else document[key]
    document[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("premises", {"aera_m2": 30}),
        ("premises", {"area_m2": True}),
        ("premises", {"area_m2": -1}),
        ("premises", {"area_m2": {"about": 30, "atmost": 40}}),
        ("leader", {"grade": "高级技工"}),
        ("leader", {"grade": {"between": ["technician"]}}),
        ("stated_on", 2025),
        ("stated_on", None),
        ("studio.founded_on", 2014),
        ("studio", {"kind": "craftsman"}),
        ("results", [{"quantity": 3}]),
        ("results", {"kind": "patent"}),
        ("regulations", "none"),
        ("lists", {"results": "some"}),
        ("lists", {"results": {"covers": "2025"}}),
        ("judgements", [{"question": "base:benefit", "level": "some"}]),
        ("premisses", {"area_m2": 30}),
        ("format", "studiorules/evaluation/1"),
    ],
)
def test_a_mistake_in_a_dossier_does_not_fit(path: str, value: Any) -> None:
    document = plain(parsed(DOCS / "examples" / "weak.toml"))
    assert faults("dossier", document) == []
    _put(document, path, value)
    assert faults("dossier", document) != []
    with pytest.raises(sr.DossierError):
        sr.read_dossier(document)


_BOOK: dict[str, Any] = {
    "rulebook": {"id": "b", "edition": "1", "zh": "样例", "in_force": {"from": "2025-01-01"}, "points": 3},
    "requirement": [
        {"id": "area", "zh": "面积", "fact": "premises.area_m2", "at_least": 30, "points": 2},
        {"id": "held", "zh": "活动", "count": "activities", "where": {"kind": "study"}, "at_least": 1, "points": 1},
    ],
    "decision": [
        {"id": "d", "zh": "结论", "rungs": [{"id": "n", "zh": "否"}, {"id": "y", "zh": "是", "needs": ["area"]}]}
    ],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("rulebook.editon", "1"),
        ("rulebook.points", "many"),
        ("rulebook.in_force", {"since": "2025-01-01"}),
        ("requirement.0.atleast", 30),
        ("requirement.0.count", "activities"),
        ("requirement.0.points", -1),
        ("requirement.0.basis", "guess"),
        ("requirement.0.evidence", ["hearsay"]),
        ("requirement.0.not_applicable", "half"),
        ("requirement.0.deduct", [{"loose": 1, "fact": "premises.fixed"}]),
        ("requirement.1.within", "one year"),
        ("requirement.1.where", {"on": {"atleast": 1}}),
        ("requirement.1.last", 0),
        ("decision.0.rungs", []),
        ("decision.0.rungs.0.name", "否"),
        ("sections", []),
        ("value", {"x": {"unit": "m2"}}),
        ("judgement", {"q": {"zh": "问", "levels": [{"id": "a", "zh": "甲"}]}}),
        ("remedy", {"r": {"zh": "改", "waits": "yes"}}),
    ],
)
def test_a_mistake_in_a_rulebook_does_not_fit(path: str, value: Any) -> None:
    document = copy.deepcopy(_BOOK)
    sr.read_rulebook(document)
    assert faults("rulebook", document) == []
    _put(document, path, value)
    assert faults("rulebook", document) != []
    with pytest.raises(sr.RulebookError):
        sr.read_rulebook(document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("total.low", 31.97),
        ("total", {"low": "1.00"}),
        ("findings.0.outcome", "passed"),
        ("findings.0.points", None),
        ("findings.0.required", {"atleast": "30"}),
        ("findings.0.open", [{"because": "fact"}]),
        ("decisions.0.certian", "D"),
        ("as_at", "2025-12-31"),
        ("digest", "none"),
    ],
)
def test_a_mistake_in_an_evaluation_does_not_fit(path: str, value: Any) -> None:
    recorded = json.loads(_GOLDEN.read_text(encoding="utf-8").replace("sha256:…", f"sha256:{'0' * 64}"))
    _put(recorded, path, value)
    assert faults("evaluation", recorded) != []


@pytest.mark.parametrize(("key", "value"), [("pints", 1), ("outcome", "passed"), ("points", {"low": 1}), ("why", "")])
def test_a_mistake_in_a_case_does_not_fit(key: str, value: Any) -> None:
    case = {"requirement": "area", "as_of": "2025-12-31", "outcome": "pass", "points": 2, "why": "例"}
    assert faults("cases", {"case": [case]}) == []
    assert faults("cases", {"case": [{**case, key: value}]}) != []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_command_prints_it(schema: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", schema]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(path_of(schema).read_text(encoding="utf-8"))


def test_a_schema_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "dosier"]) == 2
    assert "是不是 dossier？" in capsys.readouterr().err
