"""``claimx``: one component that runs every stage after the parser, for ``nlp.add_pipe("claimx")``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.components import claims, entities, quantities, sources, times
from claimx.document import require

NEEDS = ("TAG", "POS", "LEMMA", "DEP", "SENT_START")


@Language.factory(
    "claimx",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents", "doc.sents"],
    default_config={"knowledge": None},
)
def create(nlp: Language, name: str, knowledge: str | bool | None) -> Everything:
    """Build the component; ``doc._.claims`` then gives the claims. ``knowledge``: as for ``claimx_entities``."""
    others = (times, quantities, sources, claims)
    return Everything(
        [
            entities.create(nlp, f"{name}_entities", knowledge),
            *(module.create(nlp, f"{name}_{module.__name__.rpartition('.')[2]}") for module in others),
        ]
    )


class Everything:
    """Runs the stages in the order data flows: entities, times, quantities, sources, claims."""

    def __init__(self, stages: list[Callable[[Doc], Doc]]) -> None:
        self.stages = stages

    def __call__(self, doc: Doc) -> Doc:
        require(doc, "claimx", *NEEDS)
        for stage in self.stages:
            doc = stage(doc)
        return doc
