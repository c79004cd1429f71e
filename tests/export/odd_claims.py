"""Claims with every slot filled, on an article whose text is hard to write."""

from __future__ import annotations

from claimx.models import (
    Article,
    Change,
    Claim,
    ClaimTime,
    EntityRef,
    Equivalent,
    EventClaim,
    Predicate,
    Quantity,
    QuantityClaim,
    Reference,
    RelationClaim,
    Source,
    Span,
    Unit,
)

APPLE = EntityRef(name="Apple 🍎", type="company", id="Q312")
BEATS = EntityRef(name="Beats", type="product")


def odd_claims(article: Article) -> list[Claim]:
    """A quantity, an event and a relation; their spans are exact."""

    def span(words: str, field: str = "text") -> Span:
        where = article.title if field == "title" else article.text
        assert where is not None
        start = where.index(words)
        return Span(start=start, end=start + len(words), text=words, field=field)  # type: ignore[arg-type]

    apple = Reference(span=span("Apple 🍎"), entity=APPLE)
    evidence = span(article.text[article.text.index("Apple") :])
    source = Source(span=span("Apple 🍎"), entity=APPLE, cue="said", quoted=True)
    year = ClaimTime(
        span=span("2025"), start="2025-01-01", end="2025-12-31", grain="year", edtf="2025", event="CES 2025"
    )
    place = Reference(span=span("Bâtiment", "title"), entity=EntityRef(name="Bâtiment", type="place"))
    amount = Quantity(
        span=span("3 billion in\u20282025"), low=2.5e9, high=3.5e9, relation="range", vague=True,
        unit=Unit(name="USD", kind="currency"),
        equivalents=(Equivalent(span=span("5%"), value=1.5, unit=Unit(name="EUR", kind="currency")),),
    )  # fmt: skip
    common = {"article_id": article.id, "subject": apple, "evidence": evidence, "source": source, "confidence": 0.625}
    quantity = QuantityClaim(
        id="q1", metric="sales", statistic="record", quantity=amount, time=year, place=place,
        qualifiers=(span("owns\r\nBeats"), span("Line one")), modality="planned", negated=True,
        change=Change(direction="up", basis="absolute", baseline=year), statement="=Apple 🍎 sold; “much”.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    against = QuantityClaim(
        id="q2", metric=None,
        quantity=Quantity(span=span("5%"), value=5.0, relation=">=", unit=Unit(name="%", kind="ratio")),
        change=Change(direction="down", basis="relative", baseline=Reference(span=span("Beats"), entity=BEATS)),
        statement="It rose.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    event = EventClaim(
        id="e1", predicate=Predicate(span=span("said"), lemma="say"), object=None, statement="Apple said.", **common
    )  # type: ignore[arg-type]
    relation = RelationClaim(
        id="r1", relation="owner_of", span=span("owns\r\nBeats"), object=Reference(span=span("Beats"), entity=BEATS),
        role=None, statement="Apple owns Beats.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    return [quantity, against, event, relation]
