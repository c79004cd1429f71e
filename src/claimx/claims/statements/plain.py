"""Plain sentences from a claim's slots, for what no clause of the article states: headlines' fragments, rows, nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.context import Context
from claimx.find.syntax import children
from claimx.models import EventClaim, QuantityClaim, RelationClaim
from claimx.models.printing import article_for, plural
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_BE = {
    "asserted": ("was", "were"),
    "planned": ("was planned to be", "were planned to be"),
    "forecast": ("was forecast to be", "were forecast to be"),
    "possible": ("may have been", "may have been"),
    "conditional": ("would be", "would be"),
}
_MOVED = {
    "asserted": "{}",
    "planned": "was planned to {}",
    "forecast": "was forecast to {}",
    "possible": "may have {}",
    "conditional": "would {}",
}
_TIES = {
    "owner_of": ("owns", "own"), "developer_of": ("develops", "develop"), "maker_of": ("makes", "make"),
    "part_of": ("is part of", "be part of"), "product_of": ("is a product of", "be a product of"),
    "investor_in": ("is an investor in", "be an investor in"),
    "partner_of": ("is a partner of", "be a partner of"),
    "competitor_of": ("is a competitor of", "be a competitor of"),
    "based_in": ("is based in", "be based in"), "instance_of": ("is", "be"),
    "customer_of": ("is a customer of", "be a customer of"),
    "supplier_of": ("is a supplier of", "be a supplier of"),
    "role_at": ("holds the role of {role} at", "hold the role of {role} at"),
}  # fmt: skip
_SINGLING = frozenset({"first", "next", "only", "last", "latest", "main", "sole"})
_LONGEST_OF = 8
_MAY = {"planned": "is to", "forecast": "is expected to", "possible": "may", "conditional": "would"}


def plain_quantity(claim: QuantityClaim) -> str:
    """ "Apple’s revenue was $5 billion", "Apple had 74 employees", "Apple’s revenue rose 5%"."""
    amount = _mid_sentence(claim.quantity.span.text)
    owner, label = claim.subject.name, _label(claim)
    if claim.change is not None and claim.change.direction in ("up", "down"):
        return f"{_of(owner, label or 'figure')} {_moved(claim)} {amount}"
    be = _BE[claim.modality][_is_plural(label)]
    if claim.negated:
        be = be.replace("was", "was not").replace("were", "were not").replace("may", "may not")
    if claim.quantity.unit.kind == "count" and _counts(claim):
        if claim.subject.entity is None or claim.modality != "asserted":
            return f"the number given for {owner} {_BE[claim.modality][0]} {amount}"
        return f"{owner} {'did not have' if claim.negated else 'had'} {amount}"
    return f"{_of(owner, label or 'figure')} {be} {amount}"


def plain_event(claim: EventClaim) -> str:
    """Subject, verb group and object."""
    parts = (claim.subject.name, claim.predicate.span.text, claim.object.name if claim.object else "")
    return " ".join(part for part in parts if part)


def plain_relation(claim: RelationClaim, context: Context) -> str:
    """The tie in a fixed form, as surely as the claim has it."""
    other = _class_name(claim, context) if claim.relation == "instance_of" else claim.object.name
    if claim.relation == "based_in":
        other = _with_article(other)
    return f"{claim.subject.name} {_tie(claim, past=_is_past(claim, context))} {other}"


def _with_article(name: str) -> str:
    """ "The Netherlands", "the United States": names of places that take an article."""
    return f"the {name}" if name.split()[0] in words("statements", "articled") else name


def _is_past(claim: RelationClaim, context: Context) -> bool:
    """ "Former Microsoft CEO Bill Gates", "Bob Iger, the ex-chief of Disney"."""
    stretch = document.tokens(context.doc, claim.span)
    near = context.doc[max(stretch.sent.start, stretch.start - 1) : stretch.end]
    return any(token.lower_ in words("statements", "former") for token in near)


def _tie(claim: RelationClaim, *, past: bool) -> str:
    finite, bare = _TIES[claim.relation]
    role = claim.role or ""
    if claim.relation == "role_at" and not role:
        finite, bare = "has a role at", "have a role at"
    elif claim.relation == "role_at" and past:
        role = role.removeprefix("ex-").removeprefix("former ").removeprefix("Former ")
        finite, bare = "formerly held the role of {role} at", "have held the role of {role} at"
    if claim.modality in _MAY:
        return f"{_MAY[claim.modality]} {'not ' if claim.negated else ''}{bare}".format(role=role)
    if not claim.negated:
        return finite.format(role=role)
    return (finite.replace("is", "is not", 1) if finite.startswith("is") else f"does not {bare}").format(role=role)


def _class_name(claim: RelationClaim, context: Context) -> str:
    """The class in the singular with what English puts before it: "a chip maker", "an AI model", "software"."""
    stretch = _with_of(document.tokens(context.doc, claim.object.span))
    while len(stretch) > 1 and (stretch[0].dep_ == "cc" or stretch[0].text in claim.subject.name.split()):
        stretch = stretch[1:]  # "the modified N95 smartphones", "the CRDC and MBK APIs"
    name = _singular(stretch)
    head = stretch.root
    if head.tag_ in ("NNP", "NNPS") or head.lemma_.lower() in words("statements", "mass"):
        return name
    the = any(below.lower_ == "the" for below in children(head, "det"))
    only = any(token.tag_ in ("JJS", "RBS") or token.lower_ in _SINGLING for token in stretch)
    if only and head.tag_ == "NN":
        return f"the {name}"
    return f"one of the {stretch.text}" if only and the else f"{article_for(name)} {name}"


def _with_of(stretch: TokenSpan) -> TokenSpan:
    """With the of-phrase right behind: "the next release of Windows"; without "more" and "other" in front."""
    doc, end = stretch.doc, stretch.end
    while len(stretch) > 1 and (stretch[0].tag_ in ("JJR", "DT") or stretch[0].lower_ in ("other", "such")):
        stretch = stretch[1:]
    if end < len(doc) and doc[end].lower_ == "of" and doc[end].head == stretch.root and not stretch[-1].is_space:
        last = doc[end].right_edge.i
        end = last + 1 if last - end < _LONGEST_OF else end
    return doc[stretch.start : end]


def _singular(stretch: TokenSpan) -> str:
    last = stretch.root
    if last.tag_ != "NNS":
        return stretch.text
    return "".join((token.lemma_ if token == last else token.text) + token.whitespace_ for token in stretch).strip()


def _label(claim: QuantityClaim) -> str:
    what = claim.metric or ""
    shown = claim.statistic if claim.statistic not in (None, "rank") and claim.statistic not in what else None
    return " ".join(part for part in (shown, what) if part)


def _of(owner: str, label: str) -> str:
    if label.lower() == owner.lower():
        return label
    return f"{owner}’s {label}"


def _moved(claim: QuantityClaim) -> str:
    up = claim.change is not None and claim.change.direction == "up"
    past, bare, done = ("rose", "rise", "risen") if up else ("fell", "fall", "fallen")
    form = {"asserted": past, "possible": done}.get(claim.modality, bare)
    if claim.negated and claim.modality == "asserted":
        form = f"did not {bare}"
    return f"{_MOVED[claim.modality].format(form)} by"


def _counts(claim: QuantityClaim) -> bool:
    """Whether the amount's own words say what is counted: "74 employees"."""
    noun = claim.quantity.unit.name.split("/")[0].lower()
    return bool(noun) and plural(noun) in claim.quantity.span.text.lower()


def _is_plural(label: str) -> bool:
    return label.endswith("s") and not label.endswith(("ss", "us", "is"))


def _mid_sentence(amount: str) -> str:
    """Without the capital that a number word has at the head of a sentence."""
    first = amount.split(" ", 1)[0]
    return amount[:1].lower() + amount[1:] if first.isalpha() and first.istitle() and len(first) > 2 else amount
