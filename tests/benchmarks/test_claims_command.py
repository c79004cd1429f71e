"""``benchmarks/claims.py``: predictions, errors, printed scores, and what it says where the scorer is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_up_claims import claim, extract, gold, write_world

from benchmarks import claims
from claimx import CLAIM
from training.folders import MissingDataError, data_folder


@pytest.fixture
def golds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_world(tmp_path)
    monkeypatch.setenv("CLAIMX_EVAL", str(tmp_path / "eval"))
    return folder


def test_predictions_are_claims_a_line(golds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    claims.main([str(golds), "--predictions", str(out)], extract)
    read = [CLAIM.validate_json(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [found.id for found in read] == ["12", "30"]


def test_errors_are_written_a_line(golds: Path, tmp_path: Path) -> None:
    out = tmp_path / "errors.jsonl"
    claims.main([str(golds), "--errors", str(out)], extract)
    (error,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert error["wrong"] == ["subject"]


def test_scores_are_printed(golds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims.main([str(golds / "small.json")], extract)
    printed = capsys.readouterr().out
    assert "strict claims" in printed
    assert "P 100.0  R 100.0" in printed


def test_figures_are_named(golds: Path) -> None:
    read = claims.read_golds([golds])
    named = claims.figures(claims.score(read, claims.predict(extract, read), []))
    assert named["strict R"] == 100.0
    assert named["slot unit"] == 100.0


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param(claim(12, "Acme"), True, id="all right"),
        pytest.param(claim(12, "Bolt"), False, id="wrong in a slot that strict claims need"),
        pytest.param(claim(12, "Acme", metric="sales"), True, id="wrong in a slot that they do not need"),
        pytest.param(claim(12, "Acme").model_copy(update={"quantity": claim(12, "Acme").quantity.model_copy(
            update={"value": 13.0})}), False, id="spurious"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("golds")
def test_a_claim_is_judged_as_the_scorer_has_it(found: claims.Claim, right: bool) -> None:
    assert claims.judged(gold(), [found.model_dump(mode="json")]) == [right]


def test_a_missing_scorer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMX_EVAL", str(tmp_path))
    with pytest.raises(MissingDataError, match=r"score_claims\.py\. Set CLAIMX_EVAL"):
        claims.read_golds([tmp_path])


def test_missing_data_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMX_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(MissingDataError, match="Set CLAIMX_DATA"):
        data_folder()


def test_the_real_scorer_takes_the_predictions(shared: Path) -> None:
    golds = claims.read_golds([shared / "gold" / "spring-festival-gala.json"])
    result = claims.score(golds, {name: [] for name in golds}, [])
    assert claims.figures(result)["strict F1"] == 0.0
