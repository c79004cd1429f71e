"""Where the sentences and paragraphs of a ``Doc`` begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimx.find.times.setting import Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BREAK = re.compile(r"\n\s*|[.!?…][\"'”’)\]]{0,3}\s{1,20}(?=[A-Z\"'“‘(])")
_PARAGRAPH = re.compile(r"\n")


def layout_of(doc: Doc, text: str) -> Layout:
    """Sentences as the pipeline set them; without them, by line breaks and full stops. Paragraphs by line breaks."""
    paragraphs = [found.end() for found in _PARAGRAPH.finditer(text)]
    if doc.has_annotation("SENT_START"):
        sentences = [sentence.start_char for sentence in doc.sents]
    else:
        sentences = [0, *(found.end() for found in _BREAK.finditer(text))]
    return Layout(tuple(sentences), tuple(paragraphs))
