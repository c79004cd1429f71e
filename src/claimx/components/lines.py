"""``claimx_lines``: sentence boundaries that the text's layout decides, set before the model reads.

A headline or list item has no full stop, and a hard-wrapped paragraph has line breaks inside its sentences. Layout
knows; what this component leaves undecided, the model decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.components.stage import Stage
from claimx.find.lines import Boundary, find_boundaries


@Language.factory("claimx_lines", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Stage[Boundary]:
    """Build the component."""
    return Stage(find_boundaries, _write)


def _write(doc: Doc, found: Iterable[Boundary]) -> None:
    """Set all at once: setting a token's boundary makes spaCy look through the whole ``Doc`` each time."""
    starts = numpy.zeros((len(doc), 1), dtype="int32")
    for at, is_start in found:
        starts[at] = 1 if is_start else -1
    doc.from_array(["SENT_START"], cast("Any", starts.astype("uint64")))
