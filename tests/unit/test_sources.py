"""Attribution, modality and relations of single sentences, through the bundled pipeline."""

from __future__ import annotations

from typing import Any

import pytest

import claimx
from tests.unit.cases import cases


def quantities(extractor: claimx.Extractor, text: str) -> list[claimx.QuantityClaim]:
    """The quantity claims of a sentence."""
    found = extractor.extract(text, published="2026-02-17")
    return [claim for claim in found if isinstance(claim, claimx.QuantityClaim)]


@pytest.mark.parametrize("case", cases("sources", "sources"))
def test_source(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    [claim] = quantities(extractor, case["text"])
    assert (claim.source.name if claim.source else "") == case["source"]


@pytest.mark.parametrize("case", cases("modality", "modality"))
def test_modality(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    wanted = case.get("amount")
    found = [claim for claim in quantities(extractor, case["text"]) if wanted in (None, claim.quantity.value)]
    assert [(claim.modality, claim.negated) for claim in found] == [(case["modality"], case.get("negated", False))]


@pytest.mark.parametrize("case", cases("relations", "relations"))
def test_relations(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    found = [claim for claim in extractor.extract(case["text"]) if isinstance(claim, claimx.RelationClaim)]
    printed = {f"{claim.subject.name} {claim.relation} {claim.object.name}" for claim in found}
    assert set(case["ties"]) <= printed
    assert not [line for line in printed for word in case.get("never", ()) if word in line]
