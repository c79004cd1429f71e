"""``claimx_entities``: finds entities and their mentions and keeps them on the ``Doc``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from spacy.language import Language

from claimx.components.stage import Stage
from claimx.document import write_entities
from claimx.find.entities import find_entities
from claimx.models import Entity
from claimx.rules.knowledge import NOTHING, with_file


@Language.factory("claimx_entities", default_config={"knowledge": None})
def create(nlp: Language, name: str, knowledge: str | bool | None) -> Stage[Entity]:
    """Build the component.

    ``knowledge``: ``None`` or ``True`` for the bundled base, ``False`` for none, or the path of a file to add to it.

    Raises:
        LexiconError: the file cannot be read or is malformed.
    """
    if knowledge is None or knowledge is True:
        return Stage(find_entities, write_entities)
    base = with_file(Path(knowledge)) if isinstance(knowledge, str) else NOTHING
    return Stage(partial(find_entities, base=base), write_entities)
