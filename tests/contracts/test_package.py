"""What the package promises to those who install it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import claimx
from tests.claim_examples import DOUBAO, LAUNCH, OWNER

ROOT = Path(__file__).parent.parent.parent
HEAVY = (
    "spacy", "quantulum3", "dateparser", "typer", "rich", "yaml", "thinc", "numpy", "pyarrow", "pandas", "duckdb",
    "pint",
)  # fmt: skip
PUBLIC = {
    "CLAIM", "Alternative", "Article", "ArticleError", "Attribution", "Change", "Claim", "ClaimTime", "ClaimxError",
    "ClaimxWarning", "Entity", "EntityRef", "Equivalent", "EventClaim", "ExportError", "Extractor", "LanguageWarning",
    "LexiconError", "Mention", "ModelError", "Predicate", "Quantity", "QuantityClaim", "QuantityReading", "Reason",
    "Reference", "RelationClaim", "Source",
    "Span", "Time", "Unit", "UnitError", "__version__", "claims_to_arrow", "claims_to_pandas", "entities", "extract",
    "load", "numbers", "quantities", "times",
}  # fmt: skip

SPAN = {"start", "end", "text", "field"}
ENTITY = {"name", "type", "id"}
SHARED = {
    "kind", "id", "article_id", "subject", "time", "place", "qualifiers", "source", "modality", "negated", "evidence",
    "confidence", "statement",
}  # fmt: skip


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n{code}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def loaded_after(code: str) -> set[str]:
    done = run_python(f"{code}\nprint(*sys.modules)")
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split()}


def test_public_names_are_pinned() -> None:
    assert set(claimx.__all__) == PUBLIC
    assert all(hasattr(claimx, name) for name in PUBLIC)


def test_version_is_one() -> None:
    assert claimx.__version__ == project()["version"]


def test_import_is_light() -> None:
    assert not loaded_after("import claimx").intersection(HEAVY)


def test_command_line_is_light_to_import() -> None:
    assert not loaded_after("import claimx.cli").intersection(HEAVY)


def test_command_line_reads_no_model_for_help() -> None:
    heavy = {"spacy", "quantulum3", "dateparser", "thinc"}
    assert not loaded_after("from claimx.cli.app import app").intersection(heavy)


def test_typed_marker_is_there() -> None:
    assert (ROOT / "src" / "claimx" / "py.typed").is_file()


@pytest.mark.parametrize(("name", "target"), sorted(project()["entry-points"]["spacy_factories"].items()))
def test_component_factories_load(name: str, target: str) -> None:
    assert callable(EntryPoint(name=name, value=target, group="spacy_factories").load())


def test_command_loads() -> None:
    assert callable(EntryPoint(name="claimx", value=project()["scripts"]["claimx"], group="console_scripts").load())


def test_module_runs_as_program() -> None:
    done = run_python(
        "import runpy; sys.argv = ['claimx', '--version']; runpy.run_module('claimx', run_name='__main__')"
    )
    assert (done.returncode, done.stdout) == (0, f"claimx {claimx.__version__}\n")


def keys(value: Any) -> Any:
    return set(value) if isinstance(value, dict) else value


def test_quantity_json_has_the_shape_of_the_specification() -> None:
    claim = json.loads(DOUBAO.model_dump_json())
    assert keys(claim) == SHARED | {"metric", "statistic", "quantity", "change"}
    assert claim["kind"] == "quantity"
    assert keys(claim["subject"]) == {"span", "entity"}
    assert keys(claim["subject"]["span"]) == keys(claim["evidence"]) == SPAN
    assert keys(claim["subject"]["entity"]) == ENTITY
    assert keys(claim["quantity"]) == {"span", "value", "low", "high", "relation", "vague", "unit", "equivalents"}
    assert keys(claim["quantity"]["unit"]) == {"name", "kind"}
    assert keys(claim["change"]) == {"direction", "basis", "baseline"}
    assert keys(claim["time"]) == {"span", "start", "end", "grain", "event", "edtf", "inferred"}
    assert keys(claim["source"]) == {"span", "entity", "cue", "quoted"}
    assert (claim["place"], claim["qualifiers"], claim["negated"]) == (None, [], False)
    assert claim["quantity"]["value"] == 63300000000.0


def test_event_json_has_the_shape_of_the_specification() -> None:
    claim = json.loads(LAUNCH.model_dump_json())
    assert keys(claim) == SHARED | {"predicate", "object"}
    assert keys(claim["predicate"]) == {"span", "lemma"}
    assert claim["object"]["entity"] is None


def test_relation_json_has_the_shape_of_the_specification() -> None:
    claim = json.loads(OWNER.model_dump_json())
    assert keys(claim) == SHARED | {"relation", "span", "object", "role"}
    assert claim["role"] is None
