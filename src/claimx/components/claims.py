"""``claimx_claims``: assembles claims from what the stages before it found; read them as ``doc._.claims``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx.claims import find_claims
from claimx.components.stage import Stage
from claimx.document import claims, write_claims
from claimx.models import Claim


@Language.factory("claimx_claims", requires=["token.dep", "token.tag", "token.lemma", "doc.sents"])
def create(nlp: Language, name: str) -> Stage[Claim]:
    """Build the component and register ``doc._.claims``."""
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", getter=claims)
    return Stage(find_claims, write_claims)
