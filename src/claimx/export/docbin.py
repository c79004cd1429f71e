"""spaCy ``DocBin``: a file of ``Doc`` objects, one an article, that carry the claims as claimx's own pipeline does.

The words are spaCy's English tokens, without tags or parse. ``doc.spans["claimx_subject"]`` and its like hold the
slots' words, labelled with the entity's type; ``claimx.document.claims(doc)`` gives the claims back, whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from claimx import document
from claimx.export import Found
from claimx.export.slots import SlotName, slots
from claimx.models import Article, Claim

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

_TITLE_GAP = "\n\n"


def write(results: Iterable[Found], path: Path) -> None:
    """Write a new file. It is held in memory until its end, as the format has it."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    nlp.max_length = 10**9  # tokens alone need no memory to speak of
    docs = DocBin(store_user_data=True)
    for article, claims in results:
        docs.add(as_doc(nlp, article, claims))
    docs.to_disk(path)


def as_doc(nlp: Language, article: Article, claims: list[Claim]) -> Doc:
    """The ``Doc`` of an article with its claims on it."""
    head = article.title + _TITLE_GAP if article.title else ""
    doc = nlp.make_doc(head + article.text)
    document.describe(doc, article, text_start=len(head))
    document.write_claims(doc, claims)
    for name in get_args(SlotName):
        doc.spans[f"claimx_{name}"] = _words(doc, claims, name)
    return doc


def _words(doc: Doc, claims: list[Claim], name: SlotName) -> list[TokenSpan]:
    """The words of one slot in all claims, each once, in text order; whole tokens."""
    from spacy.tokens import Span as TokenSpan

    found = {}
    for slot in (slot for claim in claims for slot in slots(claim) if slot.name == name):
        words = document.tokens(doc, slot.span)
        label = slot.entity.type if slot.entity else ""
        found[words.start, words.end, label] = TokenSpan(
            doc, words.start, words.end, label=label, kb_id=(slot.entity.id if slot.entity else "") or ""
        )
    return [found[key] for key in sorted(found)]
