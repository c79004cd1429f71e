"""``claimx_sources``: finds attributions and keeps them on the ``Doc``."""

from __future__ import annotations

from spacy.language import Language

from claimx.components.stage import Stage
from claimx.document import write_attributions
from claimx.find.attributions import find_attributions
from claimx.models import Attribution


@Language.factory("claimx_sources")
def create(nlp: Language, name: str) -> Stage[Attribution]:
    """Build the component."""
    return Stage(find_attributions, write_attributions)
