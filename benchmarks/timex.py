"""Scores claimx's time expressions as TempEval-3 does: writes predictions for a file of gold expressions.

    python benchmarks/timex.py GOLD.jsonl PREDICTIONS.jsonl [--model PATH|blank]

GOLD.jsonl holds one document a line: {"id", "text", "dct"}; PREDICTIONS.jsonl gets {"id", "timexes": [{"start", "end",
"type", "value", "text", "mod"}]}. A range counts as its two ends, as TIMEX3 has it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx import Article
from claimx.document import describe
from claimx.find.times import expressions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; the speed goes to standard error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument(
        "--model", help='a spaCy pipeline, or "blank" for the grammar alone; the bundled one if left out'
    )
    options = parser.parse_args(arguments)
    nlp = pipeline(options.model)
    documents = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    started = time.process_time()
    with options.predictions.open("w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(predict(nlp, document), ensure_ascii=False) + "\n")
    size, seconds = sum(len(document["text"]) for document in documents), time.process_time() - started
    print(f"{len(documents)} documents, {size / max(seconds, 1e-9):,.0f} characters a CPU second", file=sys.stderr)
    return 0


def pipeline(model: str | None) -> Language:
    """The bundled pipeline, a blank one, or the one named."""
    import spacy

    if model == "blank":
        return spacy.blank("en")
    if model is None:
        import claimx

        return claimx.load().nlp
    return spacy.load(model)


def predict(nlp: Language, document: dict[str, Any]) -> dict[str, Any]:
    """The expressions of one document in the form of the scorer."""
    doc = analysed(nlp, Article(id=document["id"], text=document["text"], published=document["dct"][:10] or None))
    found = expressions(doc)
    rows = [
        {
            "start": t.span.start,
            "end": t.span.end,
            "type": t.type,
            "value": t.value,
            "text": t.span.text,
            "mod": t.modifier or "",
        }
        for t in found
    ]
    return {"id": document["id"], "timexes": rows}


def analysed(nlp: Language, article: Article) -> Doc:
    """The ``Doc`` of an article, with its publication date known before the stages run."""
    doc = nlp.make_doc(article.text)
    describe(doc, article)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


if __name__ == "__main__":
    sys.exit(main())
