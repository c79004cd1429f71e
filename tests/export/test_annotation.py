"""What annotation tools take: Web Annotation, brat, Label Studio, spaCy's DocBin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimx import document
from claimx.export import Found, brat, docbin, label_studio, web_annotation
from claimx.export.slots import anchor, slots
from claimx.models import CLAIM, Article
from tests.claim_examples import event_claim
from tests.export.conftest import BARE, ODD

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA, RDF_VALUE = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
CONTEXT = {
    "@context": {
        "oa": OA, "dc": "http://purl.org/dc/elements/1.1/", "as": "http://www.w3.org/ns/activitystreams#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
        "AnnotationPage": "as:OrderedCollectionPage", "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "describing": "oa:describing", "tagging": "oa:tagging", "identifying": "oa:identifying",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "value": {"@id": "rdf:value"}, "format": {"@id": "dc:format"}, "exact": {"@id": "oa:exact"},
        "prefix": {"@id": "oa:prefix"}, "suffix": {"@id": "oa:suffix"},
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    }
}  # fmt: skip
"""What the standard's context says of the terms we use. A term that is none of them is dropped, as it would be."""


def annotations(results: list[Found]) -> Any:
    return json.loads("".join(web_annotation.write(results)))


def test_annotation_bodies_give_back_the_claims(results: list[Found]) -> None:
    for item in annotations(results)["items"]:
        [whole] = [body["value"] for body in item["body"] if body.get("format") == "application/json"]
        assert item["id"] == f"urn:claimx:claim:{CLAIM.validate_json(whole).id}"


def test_annotation_selectors_find_their_words(results: list[Found]) -> None:
    by_id = {claim.id: (article, claim) for article, claims in results for claim in claims}
    for item in annotations(results)["items"]:
        article, claim = by_id[item["id"].removeprefix("urn:claimx:claim:")]
        quote, *position = item["target"]["selector"]
        field = article.title if claim.evidence.field == "title" else article.text
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in (field or "")
        assert [field[at["start"] : at["end"]] for at in position] == [quote["exact"]] * (claim.evidence.field == "text")  # type: ignore[index]


def test_no_annotation_key_is_dropped_by_the_context(results: list[Found]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed: pip install '.[test]'")

    def load(url: str, options: Any) -> Any:
        assert url == ANNO
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    page = annotations(results[-2:])
    there = jsonld.expand(page, {"documentLoader": load})
    back = jsonld.compact(there, ANNO, {"documentLoader": load})
    assert back.keys() == page.keys()
    assert json.dumps(back["items"], sort_keys=True) == json.dumps(page["items"], sort_keys=True)
    assert "made-up" not in json.dumps(jsonld.expand({**page, "made-up": 1}, {"documentLoader": load}))


def test_annotation_source_is_the_article(results: list[Found]) -> None:
    *_, odd = annotations(results)["items"]
    assert odd["target"]["source"].startswith("https://example.org/a%20b")
    assert web_annotation.annotation(BARE, event_claim("A", "runs"))["target"]["source"] == "urn:claimx:article:bare"


def standoff_folder(results: list[Found], folder: Path) -> Path:
    brat.write(results, folder / "brat")
    return folder / "brat"


def test_brat_words_are_the_texts_own(results: list[Found], tmp_path: Path) -> None:
    folder = standoff_folder(results, tmp_path)
    for path in folder.glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t")
                pieces = [text[int(a) : int(b)] for a, b in (part.split() for part in place.split(" ", 1)[1].split(";"))]
                assert " ".join(pieces) == words


def test_brat_is_read_back(results: list[Found], tmp_path: Path) -> None:
    edsnlp = pytest.importorskip("edsnlp", reason="edsnlp is not installed: pip install '.[readers]'")
    folder = standoff_folder(results, tmp_path)
    names = {label for _, claims in results for claim in claims for label in (slot.name for slot in slots(claim))}
    docs = list(edsnlp.data.read_standoff(folder, converter=None) if False else edsnlp.data.read_standoff(str(folder)))
    assert len(docs) == len(results)
    assert {name for doc in docs for name in doc.spans} >= names
