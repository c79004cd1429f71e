"""What fact-checking tools take: schema.org, AVeriTeC, Google's ClaimReview markup."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimx.export import Found, averitec, claim_review, schema_org
from claimx.export.names import article_iri, file_stem, web_address
from claimx.models import Article
from tests.claim_examples import DOUBAO, LAUNCH, OWNER, amount, quantity_claim
from tests.export.conftest import BARE, ODD

TERMS = tomllib.loads((Path(__file__).parent / "schema_org_terms.toml").read_text(encoding="utf-8"))
SCHEMA = "http://schema.org/"
LINKS = {name: {"@id": SCHEMA + name, "@type": "@id"} for name in ("url", "sameAs")}
CONTEXT = {"@context": {"@vocab": SCHEMA, **LINKS}}
"""What schema.org's own context says of the terms we use."""


def document(results: list[Found]) -> Any:
    return json.loads("".join(schema_org.write(results)))


def graph(text: Any) -> Any:
    """The document as an RDF graph: expanded by pyld, parsed by rdflib."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed: pip install '.[test]'")
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: pip install '.[test]'")

    def load(url: str, options: Any) -> Any:
        assert url == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    quads = jsonld.to_rdf(text, {"format": "application/n-quads", "documentLoader": load})
    return rdflib.Graph().parse(data=quads, format="nt")


def is_a(name: str, wanted: list[str]) -> bool:
    return name in wanted or any(is_a(parent, wanted) for parent in TERMS["classes"][name])


def misfits(found: Any) -> list[str]:
    """Every class and property that does not exist, or is not on such a node, or not with such a value."""
    from rdflib import RDF, URIRef

    types = {node: str(kind).removeprefix(SCHEMA) for node, kind in found.subject_objects(RDF.type)}
    problems = [f"class {kind}" for kind in types.values() if kind not in TERMS["classes"]]
    for node, predicate, value in found:
        name = str(predicate).removeprefix(SCHEMA)
        if predicate == RDF.type:
            continue
        term = TERMS["properties"].get(name)
        if term is None or not is_a(types[node], term["on"]):
            problems.append(f"{name} on {types.get(node)}")
        elif term.get("takes") == []:
            problems += [] if isinstance(value, URIRef) else [f"{name} without an address"]
        elif value in types and not is_a(types[value], term.get("takes", [])):
            problems.append(f"{name} with a {types[value]}")
        elif isinstance(value, URIRef) and value not in types:
            problems.append(f"{name} with an address")
    return problems


def test_schema_org_keeps_to_the_vocabulary(results: list[Found]) -> None:
    found = graph(document(results))
    claims = {str(node) for node in found.subjects(predicate=None, object=None) if "urn:claimx:claim:" in str(node)}
    assert claims == {f"urn:claimx:claim:{claim.id}" for _, made in results for claim in made}
    assert misfits(found) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"textt": "x"}, "textt on Claim"),
        ({"headline": "x"}, None),
        ({"unitText": "x"}, "unitText on Claim"),
        ({"author": {"@type": "Place", "name": "x"}}, "author with a Place"),
        ({"@type": "Claimm"}, "class Claimm"),
    ],
)
def test_the_vocabulary_check_can_fail(change: dict[str, Any], problem: str | None) -> None:
    node = {**schema_org.node(BARE, OWNER), **change}
    if "class" in (problem or ""):
        with pytest.raises(KeyError):
            misfits(graph({"@context": "https://schema.org", **node}))
        return
    assert misfits(graph({"@context": "https://schema.org", **node})) == ([problem] if problem else [])


def test_schema_org_says_who_what_when_and_where(results: list[Found]) -> None:
    nodes = {node["identifier"]: node for node in document(results)["@graph"]}
    sold = nodes["q1"]
    assert sold["author"] == {
        "@type": "Organization", "name": "Apple 🍎", "sameAs": "http://www.wikidata.org/entity/Q312",
    }  # fmt: skip
    assert sold["temporalCoverage"] == "2025-01-01/2025-12-31"
    assert sold["spatialCoverage"] == {"@type": "Place", "name": "Bâtiment"}
    assert sold["appearance"]["headline"] == ODD.title
    assert {
        "@type": "MonetaryAmount",
        "minValue": 2.5e9,
        "maxValue": 3.5e9,
        "currency": "USD",
        "name": "sales",
    } in sold["about"]
    assert {"@type": "QuantitativeValue", "minValue": 5.0, "unitText": "%", "unitCode": "P1"} in nodes["q2"]["about"]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("=", {"value": 3.0}),
        ("~", {"value": 3.0}),
        (">", {"minValue": 3.0}),
        ("<=", {"maxValue": 3.0}),
    ],
)
def test_schema_org_bounds(relation: str, expected: dict[str, float]) -> None:
    claim = quantity_claim("Corvane", amount(3.0, "GW", "physical", relation=relation))
    *_, value = schema_org.node(BARE, claim)["about"]
    assert value == {"@type": "QuantitativeValue", **expected, "unitText": "GW", "unitCode": "A90"}


def test_schema_org_gives_the_publishers_voice_and_no_rating() -> None:
    node = schema_org.node(ODD, OWNER)
    assert node["author"] == {"@type": "Organization", "name": "Example, Inc."}
    assert "reviewRating" not in json.dumps(node)
    assert "author" not in schema_org.node(BARE, OWNER)


AVERITEC = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["claim", "required_reannotation", "label", "justification", "claim_date", "speaker",
                     "original_claim_url", "cached_original_claim_url", "fact_checking_article", "reporting_source",
                     "location_ISO_code", "claim_types", "fact_checking_strategies", "questions"],
        "properties": {
            "claim": {"type": "string", "minLength": 1},
            "required_reannotation": {"type": "boolean"},
            "label": {"enum": [
                None, "Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]},
            "justification": {"type": ["string", "null"]},
            "claim_date": {"type": ["string", "null"], "pattern": r"^\d{2}-\d{2}-\d{4}$"},
            "speaker": {"type": ["string", "null"]},
            "original_claim_url": {"type": ["string", "null"]},
            "cached_original_claim_url": {"type": ["string", "null"]},
            "fact_checking_article": {"type": ["string", "null"]},
            "reporting_source": {"type": ["string", "null"]},
            "location_ISO_code": {"type": ["string", "null"]},
            "claim_types": {"type": "array", "minItems": 1, "items": {"enum": [
                "Event/Property Claim", "Numerical Claim", "Quote Verification", "Causal Claim",
                "Position Statement"]}},
            "fact_checking_strategies": {"type": "array"},
            "questions": {"type": "array"},
        },
    },
}  # fmt: skip


def test_averitec_has_its_fields(results: list[Found]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: pip install '.[test]'")
    entries = json.loads("".join(averitec.write(results)))
    jsonschema.validate(entries, AVERITEC)
    assert len(entries) == sum(len(claims) for _, claims in results)
    sold = next(entry for entry in entries if entry["claim"].startswith("=Apple"))
    assert (sold["claim_date"], sold["speaker"], sold["reporting_source"]) == (
        "17-02-2026",
        "Apple 🍎",
        "Example, Inc.",
    )
    assert sold["claim_types"] == ["Numerical Claim", "Quote Verification", "Position Statement"]
    assert (sold["label"], sold["justification"], sold["questions"]) == (None, None, [])


def test_averitec_types() -> None:
    assert averitec.claim_types(DOUBAO) == ["Numerical Claim"]
    assert averitec.claim_types(OWNER) == averitec.claim_types(LAUNCH) == ["Event/Property Claim"]


def discovery() -> dict[str, Any]:
    """Google's description of the Fact Check Tools API, as its own client library carries it."""
    cache = pytest.importorskip(
        "googleapiclient.discovery_cache", reason="google-api-python-client is not installed: pip install '.[test]'"
    )
    path = Path(cache.__file__).parent / "documents" / "factchecktools.v1alpha1.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["schemas"]
    return found


def fits(value: Any, shape: dict[str, Any], schemas: dict[str, Any]) -> bool:
    """Whether a value has the shape of a discovery document: every key known, every type right."""
    if "$ref" in shape:
        return fits(value, schemas[shape["$ref"]], schemas)
    if shape["type"] == "array":
        return isinstance(value, list) and all(fits(item, shape["items"], schemas) for item in value)
    if shape["type"] == "object":
        known = shape["properties"]
        return isinstance(value, dict) and all(key in known and fits(value[key], known[key], schemas) for key in value)
    return isinstance(value, {"string": str, "integer": int, "number": (int, float), "boolean": bool}[shape["type"]])


def test_claim_review_markup_fits_the_discovery_document(results: list[Found]) -> None:
    schemas = discovery()
    page = {"$ref": "GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkupPage"}
    pages = json.loads("".join(claim_review.write(results)))
    assert all(fits(found, page, schemas) for found in pages)
    assert [len(found["claimReviewMarkups"]) for found in pages] == [len(claims) for _, claims in results if claims]
    assert not fits({**pages[0], "rating": {}}, page, schemas)
    assert not fits({"claimReviewMarkups": [{"claimReviewed": 1}]}, page, schemas)


def test_claim_review_markup_says_what_is_known_and_rates_nothing(results: list[Found]) -> None:
    pages = json.loads("".join(claim_review.write(results)))
    sold = pages[-1]["claimReviewMarkups"][0]
    assert sold == {
        "claimReviewed": "=Apple 🍎 sold; “much”.",
        "claimDate": "2026-02-17",
        "claimAuthor": {"name": "Apple 🍎", "sameAs": "http://www.wikidata.org/entity/Q312"},
        "claimAppearances": ["https://example.org/a%20b?x=%3C1%3E&y=%C3%BC"],
        "claimLocation": "Bâtiment",
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " http://x", "ftp://x", "", None])
def test_only_web_addresses_are_addresses(url: str | None) -> None:
    article = Article(id="a b/ü", text="…", url=url)
    assert web_address(article) is None
    assert article_iri(article) == "urn:claimx:article:a%20b%2F%C3%BC"


@pytest.mark.parametrize("name", ["..", ".", "../../etc/passwd", "a/b", "a\0b", "x" * 500, "CON", "ü" * 100, "\\"])
def test_file_names_stay_in_their_folder(name: str) -> None:
    stem = file_stem(Article(id=name, text="…"))
    assert stem not in ("", ".", "..")
    assert not set("/\\\0") & set(stem)
    assert len(stem) <= 120


def test_file_names_differ_where_ids_do() -> None:
    ids = ["a/b", "a%2Fb", "a b", ".a", "%2Ea", "x" * 300, "x" * 301]
    assert len({file_stem(Article(id=name, text="…")) for name in ids}) == len(ids)
