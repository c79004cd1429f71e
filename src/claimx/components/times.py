"""``claimx_times``: finds time expressions and keeps them on the ``Doc``."""

from __future__ import annotations

from spacy.language import Language

from claimx.components.stage import Stage
from claimx.document import write_times
from claimx.find.times import find_times
from claimx.models import Time


@Language.factory("claimx_times")
def create(nlp: Language, name: str) -> Stage[Time]:
    """Build the component."""
    return Stage(find_times, write_times)
