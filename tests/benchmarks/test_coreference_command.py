"""``benchmarks/coreference.py``: what is counted as attempted and right."""

from __future__ import annotations

import pytest

from benchmarks import coreference
from claimx import Article
from claimx.models import Entity, Mention, Span
from training.coreference.chains import Annotated, Chain, Place

TEXT = "Apple met Intel. It sells chips."
APPLE, INTEL, IT = Place("text", 0, 5), Place("text", 10, 15), Place("text", 17, 19)


def entity(name: Place, *pronouns: Place) -> Entity:
    def mention(place: Place, kind: str) -> Mention:
        span = Span(start=place.start, end=place.end, text=TEXT[place.start : place.end], field="text")
        return Mention(span=span, kind=kind)  # type: ignore[arg-type]

    mentions = (mention(name, "name"), *(mention(place, "pronoun") for place in pronouns))
    return Entity(name=mentions[0].span.text, type="company", id=None, mentions=mentions)


@pytest.mark.parametrize(
    ("found", "attempted", "right", "of_all"),
    [
        pytest.param([entity(APPLE), entity(INTEL, IT)], 100.0, 100.0, 100.0, id="the entity of the chain"),
        pytest.param([entity(APPLE, IT), entity(INTEL)], 100.0, 0.0, 0.0, id="another entity"),
        pytest.param([entity(APPLE), entity(INTEL)], 0.0, 0.0, 0.0, id="left open"),
    ],
)
def test_figures(found: list[Entity], attempted: float, right: float, of_all: float) -> None:
    annotated = Annotated(Article(text=TEXT), [Chain([APPLE]), Chain([INTEL], pronouns=[IT])], len(TEXT))
    figures = coreference.figures(coreference.judge(annotated, found))
    assert (figures["all attempted"], figures["all right"]) == (attempted, right)
    assert figures["right, of all links"] == of_all


def test_a_link_of_what_stands_for_no_name_is_wrong() -> None:
    annotated = Annotated(Article(text=TEXT), [Chain([APPLE])], len(TEXT))
    counts = coreference.judge(annotated, [entity(APPLE, IT)])
    assert (counts["links"], counts["pronoun gold"]) == (1, 0)
