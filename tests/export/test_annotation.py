"""What annotation tools take: Web Annotation, brat, Label Studio, spaCy's DocBin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from claimx import document
from claimx.export import Found, brat, docbin, label_studio, web_annotation
from claimx.export.names import file_stem
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
        "AnnotationPage": "as:OrderedCollectionPage",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
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
        assert len(position) == (claim.evidence.field == "text")
        assert all(article.text[at["start"] : at["end"]] == quote["exact"] for at in position)


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
                fragments = [part.split() for part in place.split(" ", 1)[1].split(";")]
                pieces = [text[int(start) : int(end)] for start, end in fragments]
                assert " ".join(pieces) == words


def test_brat_is_read_back(results: list[Found], tmp_path: Path) -> None:
    edsnlp = pytest.importorskip("edsnlp", reason="edsnlp is not installed: pip install '.[readers]'")
    folder = standoff_folder(results, tmp_path)
    names = {label for _, claims in results for claim in claims for label in (slot.name for slot in slots(claim))}
    docs = {doc._.note_id: doc for doc in edsnlp.data.read_standoff(str(folder))}
    assert len(docs) == len(results)
    assert {name for doc in docs.values() for name in doc.spans} >= names
    odd = docs[file_stem(ODD)]
    assert odd.text == brat.text(ODD).replace("\u2028", " ")  # as this reader has it
    assert [span.text for span in odd.spans["subject"]] == ["Apple 🍎"]
    assert len(odd.spans["quantity"]) == 2


def test_brat_lines_of_the_odd_article(results: list[Found]) -> None:
    lines = brat.standoff(*results[-2]).splitlines()
    assert lines[1] == "T2\tsubject 40 47\tApple 🍎"
    assert "A1\tModality T1 planned" in lines
    assert "A2\tNegated T1" in lines
    assert "#1\tAnnotatorNotes T1\t=Apple 🍎 sold; “much”." in lines
    relation = [line for line in lines if "\trelation " in line]
    at = brat.text(ODD).index("owns")
    place = f"relation {at} {at + 4};{at + 6} {at + 11}"  # a line break, two characters long, is no part of it
    assert [line.split("\t")[1:] for line in relation] == [[place, "owns Beats"]]


def test_brat_configuration_names_all_that_is_used(results: list[Found]) -> None:
    configuration = brat.configuration()
    used = {line.split("\t")[1].split(" ")[0] for found in results for line in brat.standoff(*found).splitlines()}
    assert {name for name in used if name != "AnnotatorNotes" and name not in configuration} == set()


def tasks(results: list[Found]) -> Any:
    return json.loads("".join(label_studio.write(results)))


def test_label_studio_takes_the_predictions(results: list[Found]) -> None:
    sdk = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="pip install '.[readers]' for Label Studio's SDK"
    )
    interface = sdk.LabelInterface(label_studio.INTERFACE)
    for task in tasks(results):
        for prediction in task["predictions"]:
            assert interface.validate_prediction(prediction, return_errors=True) == []
    region = {"id": "a", "from_name": "no", "to_name": "text", "type": "labels", "value": {}}
    wrong = {"model_version": "x", "score": 0.5, "result": [region]}
    assert interface.validate_prediction(wrong, return_errors=True)


def test_label_studio_regions_are_exact_and_tied(results: list[Found]) -> None:
    for task, (_, claims) in zip(tasks(results), results, strict=True):
        result = task["predictions"][0]["result"]
        regions = {item["id"]: item for item in result if item["type"] == "labels"}
        for region in regions.values():
            value = region["value"]
            assert task["data"][region["to_name"]][value["start"] : value["end"]] == value["text"]
        ties = [item for item in result if item["type"] == "relation"]
        assert all(tie["from_id"] in regions and tie["to_id"] in regions for tie in ties)
        assert len(ties) <= sum(len(list(slots(claim))) - 1 for claim in claims)
        assert {anchor(claim).name for claim in claims} <= {region["value"]["labels"][0] for region in regions.values()}


def test_docbin_gives_back_claims_and_words(results: list[Found], tmp_path: Path) -> None:
    docbin.write(results, tmp_path / "claims.spacy")
    docs = list(DocBin().from_disk(tmp_path / "claims.spacy").get_docs(spacy.blank("en").vocab))
    assert [document.claims(doc) for doc in docs] == [claims for _, claims in results]
    assert [document.article_id(doc) for doc in docs] == [article.id for article, _ in results]
    [subject] = docs[-2].spans["claimx_subject"]
    assert (subject.text, subject.label_, subject.kb_id_) == ("Apple 🍎", "company", "Q312")
    assert [span.text for span in docs[0].spans["claimx_quantity"]][:2] == ["35%", "35%"]


def test_docbin_takes_words_that_are_no_whole_tokens(tmp_path: Path) -> None:
    article = Article(id="a", text="xxAyyrunszz")
    claim = event_claim("A", "runs")
    inside = claim.subject.span.model_copy(update={"start": 2, "end": 3})
    claim = claim.model_copy(update={"subject": claim.subject.model_copy(update={"span": inside})})
    docbin.write([(article, [claim])], tmp_path / "a.spacy")
    [doc] = DocBin().from_disk(tmp_path / "a.spacy").get_docs(spacy.blank("en").vocab)
    assert [span.text for span in doc.spans["claimx_subject"]] == [doc[0].text]
