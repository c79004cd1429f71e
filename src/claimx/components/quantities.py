"""``claimx_quantities``: finds quantities and keeps them on the ``Doc``."""

from __future__ import annotations

from spacy.language import Language

from claimx.components.stage import Stage
from claimx.document import write_quantities
from claimx.find.quantities import find_quantities
from claimx.models import QuantityMention


@Language.factory("claimx_quantities")
def create(nlp: Language, name: str) -> Stage[QuantityMention]:
    """Build the component."""
    return Stage(find_quantities, write_quantities)
