"""The committed corpus: joined, whole, free of faults, and refused where a text is not the annotated one."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.annotation import checks, tables, texts
from training.annotation.annotation import Annotation, read
from training.annotation.corpus import SPLITS, ChangedTextError, documents, join, splits, stored, write_gold
from training.annotation.drafts import compile_draft
from training.annotation.texts import MissingTextError
from training.marks import between

PATHS = stored()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_annotation_has_a_fault(path: Path) -> None:
    annotation = read(path)
    assert annotation.id == path.stem
    there = texts.is_there(annotation.source)
    text = texts.article(annotation.id, annotation.source).text if there else None
    assert checks.faults(annotation, text) == []


def test_every_article_is_in_one_split() -> None:
    named = [name for part in SPLITS for name in splits()[part]]
    assert sorted(named) == sorted(path.stem for path in PATHS)
    assert len(set(named)) == len(named)


def test_the_test_split_is_large_enough_and_fully_annotated() -> None:
    annotations = [read(texts.CORPUS / f"{name}.json") for name in splits()["test"]]
    assert len(annotations) >= 40
    assert all("claims" in annotation.layers for annotation in annotations)


def own() -> Annotation:
    return next(annotation for path in PATHS if (annotation := read(path)).source == "own")


def test_a_changed_text_is_refused() -> None:
    changed = own().model_copy(update={"sha256": "0" * 64})
    with pytest.raises(ChangedTextError, match=r"the text .* is not the one that was annotated"):
        join(changed)


def test_a_text_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMX_DATA", str(tmp_path))
    with pytest.raises(MissingTextError, match=r"ID1: its text is in wikinews-economy\.jsonl.*Set CLAIMX_DATA"):
        texts.article("ID1", "wikinews-economy")
    with pytest.raises(MissingTextError, match=r"no-such: no no-such\.md in"):
        texts.article("no-such", "own")


def test_documents_hold_their_words(shared: Path) -> None:
    for article, annotation in documents("dev"):
        for entity in annotation.entities:
            assert all(article.text[start:end].strip() for start, end in entity.mentions)


def test_gold_files_hold_text_and_claims(shared: Path, tmp_path: Path) -> None:
    count = write_gold(tmp_path, documents("dev", layer="claims"))
    assert count == len(list(tmp_path.glob("*.json"))) > 0


def test_the_readme_says_how_much_there_is() -> None:
    page = tables.README.read_text(encoding="utf-8")
    assert between(page, "sizes", tables.sizes()) == page


def test_events_as_claims_and_events_as_entities_are_counted_apart() -> None:
    text = "CES began."
    made = compile_draft(
        {"id": "ces", "published": "2026-01-06", "text": text},
        "own",
        {
            "layers": ["entities", "claims"],
            "entities": [{"name": "CES", "type": "event", "forms": ["CES"]}],
            "claims": [{"kind": "event", "anchor": "began", "predicate": "begin", "subject": ["CES"]}],
        },
    )
    counted = tables.counted([made])
    assert (counted["mentions of event"], counted["event"], counted["mentions"]) == (1, 1, 1)


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no marks for 'sizes'"):
        between("# A page\n", "sizes", "| a |")
