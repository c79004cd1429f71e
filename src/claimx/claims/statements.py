"""A claim as one self-contained English sentence: the clause's own words, with references and times resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims.context import Amount, Context
from claimx.claims.wording import rewrite, time_words
from claimx.find.syntax import clause, clause_verb, is_finite, is_verb, own_subject
from claimx.models import ClaimTime, EventClaim, QuantityClaim, RelationClaim, Source
from claimx.models.printing import article_for
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WAS = {
    "asserted": "was",
    "planned": "was planned to be",
    "forecast": "was forecast to be",
    "possible": "may have been",
    "conditional": "would be",
}
_LONGEST = 45
"""Tokens of the longest sentence that stands as a statement."""
_TIES = {
    "owner_of": "{s} owns {o}", "developer_of": "{s} develops {o}", "maker_of": "{s} makes {o}",
    "part_of": "{s} is part of {o}", "product_of": "{s} is a product of {o}",
    "investor_in": "{s} is an investor in {o}", "partner_of": "{s} is a partner of {o}",
    "competitor_of": "{s} is a competitor of {o}", "based_in": "{s} is based in {o}", "instance_of": "{s} is {o}",
    "customer_of": "{s} is a customer of {o}", "supplier_of": "{s} is a supplier of {o}",
}  # fmt: skip


def quantity_statement(claim: QuantityClaim, amount: Amount, context: Context) -> str:
    """The clause that gives the amount, rewritten; a plain sentence from the slots where there is no finite clause."""
    verb = clause_verb(amount.root)
    needed = (amount.words.text, claim.subject.name)
    said = _first_with(needed, _clause_words(verb, context), _whole_sentence(amount.root, context))
    return _sentence(said or _plain(claim), claim.source, claim.time)


def event_statement(claim: EventClaim, verb: Token, context: Context) -> str:
    """The event's clause rewritten; subject, verb and object where it is not a finite clause."""
    needed = (verb.text, claim.subject.name)
    said = _first_with(needed, _clause_words(verb, context), _whole_sentence(verb, context))
    plain = [claim.subject.name, verb.text, claim.object.name if claim.object else ""]
    return _sentence(said or " ".join(part for part in plain if part), claim.source, claim.time)


def relation_statement(claim: RelationClaim) -> str:
    """The tie in a fixed form: "ByteDance owns TikTok."."""
    if claim.relation == "role_at":
        return f"{claim.subject.name} holds the role of {claim.role or 'officer'} at {claim.object.name}."
    other = claim.object.name
    if claim.relation == "instance_of":
        other = f"{article_for(other)} {other}"
    return _TIES[claim.relation].format(s=claim.subject.name, o=other) + "."


def _first_with(needed: tuple[str, ...], *wordings: str | None) -> str | None:
    """The first wording that says all that a claim needs said."""
    return next((said for said in wordings if said is not None and all(part in said for part in needed)), None)


def _whole_sentence(token: Token, context: Context) -> str | None:
    """The sentence rewritten, where it is one and not too long: what it says of its claims is true to the article."""
    sentence = token.sent
    root = sentence.root
    if len(sentence) > _LONGEST or not is_verb(root) or not is_finite(root) or own_subject(root) is None:
        return None
    return None if any("\n" in word.text for word in sentence[:-1]) else rewrite(list(sentence), context)


def _clause_words(verb: Token, context: Context) -> str | None:
    """A finite clause with its own subject, rewritten; ``None`` where there is none to rewrite."""
    doer = own_subject(verb) if is_verb(verb) else None
    if doer is None or not is_finite(verb) or doer.dep_ == "expl" or verb.dep_ == "relcl":
        return None
    return rewrite([token for token in clause(verb) if not _attributes(token, verb)], context)


def _attributes(token: Token, verb: Token) -> bool:
    """Whether a token belongs to an "according to" phrase of the clause, or to "she added" behind it."""
    reporting = words("reporting", "say")
    if any(
        above.dep_ == "parataxis" and above.head == verb and above.lemma_.lower() in reporting
        for above in (token, *token.ancestors)
    ):
        return True
    return any(above.lower_ == "according" and above.head == verb for above in (token, *token.ancestors)) or (
        token.lower_ in (",",) and token.i + 1 < len(token.doc) and token.i > 0 and token.nbor(-1).lower_ == "according"
    )


def _plain(claim: QuantityClaim) -> str:
    what = claim.metric or ""
    stat = claim.statistic if claim.statistic and claim.statistic != "rank" and claim.statistic not in what else ""
    amount = claim.quantity.span.text
    owner = claim.subject.name
    label = " ".join(part for part in (stat, what) if part)
    verb = (
        _WAS[claim.modality].replace("was", "were")
        if what.endswith("s") and not what.endswith("ss")
        else _WAS[claim.modality]
    )
    if claim.change and claim.change.direction in ("up", "down"):
        moved = "increase" if claim.change.direction == "up" else "decrease"
        return f"the {moved} in the {label or 'figure'} of {owner} {verb} {amount}"
    if not label or label.lower() == owner.lower():
        return f"the figure for {owner} {verb} {amount}"
    return f"the {label} of {owner} {verb} {amount}"


def _sentence(said: str, source: Source | None, time: ClaimTime | None) -> str:
    """Source in front, time at the end unless the words have it already, capital and full stop."""
    when = time_words(time)
    if when and when not in said and when.split(" ", 1)[-1] not in said:
        said = f"{said}, {when}"
    if source is not None and source.name not in said:
        said = f"According to {source.name}, {said}"
    stop = "" if said.endswith((".”", '."', "?", "!", "?”", "!”")) else "."
    return said[:1].upper() + said[1:].rstrip(" .") + stop
