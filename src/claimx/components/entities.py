"""``claimx_entities``: finds entities and their mentions and keeps them on the ``Doc``."""

from __future__ import annotations

from spacy.language import Language

from claimx.components.stage import Stage
from claimx.document import write_entities
from claimx.find.entities import find_entities
from claimx.models import Entity


@Language.factory("claimx_entities")
def create(nlp: Language, name: str) -> Stage[Entity]:
    """Build the component."""
    return Stage(find_entities, write_entities)
