"""Claims made by hand, for tests of what is done with claims: printing, exports, the command line."""

from __future__ import annotations

from typing import Any

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

SHARED: dict[str, Any] = {"id": "c1", "article_id": "a", "confidence": 0.93, "statement": "It is so."}


def span(text: str, start: int = 0) -> Span:
    """A span of some text that nobody checks."""
    return Span(start=start, end=start + len(text), text=text)


def named(name: str, kind: str = "company") -> Reference:
    """A reference that resolves to a name."""
    return Reference(span=span(name), entity=EntityRef(name=name, type=kind))  # type: ignore[arg-type]


def words(text: str) -> Reference:
    """A reference that resolves to nothing."""
    return Reference(span=span(text))


def time(
    start: str | None = None, end: str | None = None, grain: str | None = None, event: str | None = None
) -> ClaimTime:
    """A time; one day where there is no ``end``."""
    return ClaimTime(span=span("then"), start=start, end=end or start, grain=grain, event=event)  # type: ignore[arg-type]


def amount(value: float | None, unit: str = "", kind: str = "count", **slots: Any) -> Quantity:
    """A quantity; a range where ``value`` is ``None`` and ``low`` and ``high`` are given."""
    relation = slots.pop("relation", "=" if value is not None else "range")
    return Quantity(span=span("n"), value=value, relation=relation, unit=Unit(name=unit, kind=kind), **slots)  # type: ignore[arg-type]


def quantity_claim(subject: str, quantity: Quantity, **slots: Any) -> QuantityClaim:
    """A quantity claim about a named subject."""
    return QuantityClaim(subject=named(subject), quantity=quantity, evidence=span("so"), **{**SHARED, **slots})


def event_claim(subject: str, verb: str, obj: str = "", **slots: Any) -> EventClaim:
    """An event claim about a named subject."""
    predicate = Predicate(span=span(verb), lemma=verb.split()[-1])
    target = words(obj) if obj else None
    return EventClaim(
        subject=named(subject), predicate=predicate, object=target, evidence=span("so"), **{**SHARED, **slots}
    )


def relation_claim(subject: str, relation: str, obj: str, **slots: Any) -> RelationClaim:
    """A relation claim between two named entities."""
    return RelationClaim(
        subject=named(subject), relation=relation, span=span("tie"), object=named(obj), evidence=span("so"),
        **{**SHARED, **slots},
    )  # type: ignore[arg-type]  # fmt: skip


def said_by(name: str) -> Source:
    """A named source."""
    return Source(span=span(name), entity=EntityRef(name=name, type="company"), cue="said")


DOUBAO = quantity_claim(
    "Doubao",
    amount(63.3e9, "token/min"),
    metric="tokens processed",
    statistic="peak",
    time=time("2026-02-16", grain="night", event="Spring Festival Gala"),
    source=said_by("ByteDance"),
    change=Change(direction="none", basis="absolute"),
)
OWNER = relation_claim("ByteDance", "owner_of", "TikTok", confidence=0.5)
LAUNCH = event_claim("OpenAI", "will release", "a cheaper model", modality="planned", confidence=0.71)


def odd_claims(article: Article) -> list[Claim]:
    """Claims with every slot filled on an article that has their words: all kinds; their spans are exact."""

    def exact(words: str, field: str = "text") -> Span:
        where = article.title if field == "title" else article.text
        assert where is not None
        start = where.index(words)
        return Span(start=start, end=start + len(words), text=words, field=field)  # type: ignore[arg-type]

    apple = Reference(span=exact("Apple 🍎"), entity=APPLE)
    evidence = exact(article.text[article.text.index("Apple") :])
    source = Source(span=exact("Apple 🍎"), entity=APPLE, cue="said", quoted=True)
    year = ClaimTime(
        span=exact("2025"), start="2025-01-01", end="2025-12-31", grain="year", edtf="2025", event="CES 2025"
    )
    place = Reference(span=exact("Bâtiment", "title"), entity=EntityRef(name="Bâtiment", type="place"))
    amount = Quantity(
        span=exact("3 billion in\u20282025"), low=2.5e9, high=3.5e9, relation="range", vague=True,
        unit=Unit(name="USD", kind="currency"),
        equivalents=(Equivalent(span=exact("5%"), value=1.5, unit=Unit(name="EUR", kind="currency")),),
    )  # fmt: skip
    common = {"article_id": article.id, "subject": apple, "evidence": evidence, "source": source, "confidence": 0.625}
    quantity = QuantityClaim(
        id="q1", metric="sales", statistic="record", quantity=amount, time=year, place=place,
        qualifiers=(exact("owns\r\nBeats"), exact("Line one")), modality="planned", negated=True,
        change=Change(direction="up", basis="absolute", baseline=year), statement="=Apple 🍎 sold; “much”.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    against = QuantityClaim(
        id="q2", metric=None,
        quantity=Quantity(span=exact("5%"), value=5.0, relation=">=", unit=Unit(name="%", kind="ratio")),
        change=Change(direction="down", basis="relative", baseline=Reference(span=exact("Beats"), entity=BEATS)),
        statement="It rose.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    event = EventClaim(
        id="e1", predicate=Predicate(span=exact("said"), lemma="say"), object=None, statement="Apple said.", **common
    )  # type: ignore[arg-type]
    relation = RelationClaim(
        id="r1", relation="owner_of", span=exact("owns\r\nBeats"), object=Reference(span=exact("Beats"), entity=BEATS),
        role=None, statement="Apple owns Beats.", **common,
    )  # type: ignore[arg-type]  # fmt: skip
    return [quantity, against, event, relation]
