"""Claims, gold and a scorer in miniature, so that the measuring commands are tested with neither model nor data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimx import Article, Claim, EntityRef, Quantity, QuantityClaim, Reference, Span, Unit

TEXT = "Acme has 12 users. Bolt has 30 users."

SCORER = """
import json

STRICT = ("unit", "subject")


def read_gold(path):
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return {d["id"]: d for d in (json.loads(f.read_text(encoding="utf8")) for f in files)}


def score(golds, preds, errors=None):
    hit = wanted = found = 0
    for name, gold in golds.items():
        values = {c["value"]: c for c in gold["claims"]}
        wanted += len(values)
        found += len(preds[name])
        for claim in preds[name]:
            match = values.get(claim["quantity"]["value"])
            hit += match is not None
            if match is None:
                errors.append({"spurious": claim})
            elif match["subject"] != claim["subject"]["entity"]["name"]:
                errors.append({"wrong": ["subject"], "pred": claim})
            elif match["metric"] != claim["metric"]:
                errors.append({"wrong": ["metric"], "pred": claim})
    share = {"P": 100.0 * hit / found, "R": 100.0 * hit / wanted, "F1": 50.0}
    return {
        "articles": len(golds), "quantity detection": share, "slot accuracy": {"unit": 100.0},
        "strict claims": share, "events": share, "relations": share,
    }
"""


def gold(name: str = "small") -> dict[str, Any]:
    """Two annotated claims."""
    return {
        "id": name, "title": None, "text": TEXT, "published": "2026-02-17", "url": None,
        "claims": [
            {"value": 12.0, "subject": "Acme", "metric": "users"},
            {"value": 30.0, "subject": "Bolt", "metric": "users"},
        ],
    }  # fmt: skip


def claim(value: float, subject: str, metric: str = "users", confidence: float = 0.5) -> QuantityClaim:
    """A claim on the made-up text."""
    start = TEXT.index(f"{value:g}")
    amount = Span(start=start, end=start + 2, text=TEXT[start : start + 2])
    name = Span(start=TEXT.index(subject), end=TEXT.index(subject) + 4, text=subject)
    return QuantityClaim(
        id=f"{value:g}",
        article_id="small",
        subject=Reference(span=name, entity=EntityRef(name=subject, type="company")),
        metric=metric,
        quantity=Quantity(span=amount, value=value, unit=Unit(name="user", kind="count")),
        evidence=Span(start=0, end=len(TEXT), text=TEXT),
        confidence=confidence,
        statement=f"{subject} has {value:g} users.",
    )


def extract(article: Article) -> list[Claim]:
    """One right claim, and one with the wrong subject."""
    assert article.text == TEXT
    return [claim(12, "Acme", confidence=0.9), claim(30, "Acme", confidence=0.4)]


def write_world(folder: Path) -> Path:
    """A gold folder, with the scorer where ``CLAIMX_EVAL`` is then to point: ``folder / "eval"``."""
    (folder / "eval").mkdir()
    (folder / "eval" / "score_claims.py").write_text(SCORER, encoding="utf-8")
    golds = folder / "gold"
    golds.mkdir()
    (golds / "small.json").write_text(json.dumps(gold()), encoding="utf-8")
    return golds
