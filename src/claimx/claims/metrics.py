"""What an amount measures: the noun it counts, modifies or is said of, looked for in the syntax around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.find.syntax import child, children, is_verb, phrase, prepositional_objects, subject
from claimx.models.printing import plural
from claimx.rules.lexicon import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "npadvmod"})
_NUMBER_TAGS = frozenset(
    {"-LRB-", "-RRB-", ",", "``", "''", "CD", "DT", "PDT", "$", "PRP$", "SYM", ":", "JJS", "JJR", "POS"}
)
_DETERMINING = frozenset(
    {"more", "other", "another", "several", "many", "few", "new", "additional", "same", "previous", "own", "such"}
)
_DURATIONS = dict.fromkeys(("year", "month", "week", "day", "hour", "min", "s"), "duration") | {
    f"{name}/{per}": "time spent" for name in ("hour", "min", "s") for per in ("day", "week", "month")
}
_UNIT_METRICS = {"rank": "rank", "point": "index"}


class Metric(NamedTuple):
    """The words for what is measured and, where there is one, the noun whose owner has it."""

    text: str
    noun: Token | None

    @property
    def rule(self) -> str:
        """Why these words."""
        return "a noun that the amount measures" if self.noun is not None else "implied by the verb or the unit"


def find_metric(amount: Amount, context: Context) -> Metric | None:
    """The metric of an amount: the first noun that syntax offers, else what the verb or the unit implies."""
    unit = amount.mention.quantity.unit
    counted = _counted_noun(amount)
    if counted is not None:
        return Metric(_counted_text(counted, amount), counted)
    if unit.kind == "count" and not unit.name.endswith("/share"):
        return Metric(plural(unit.name.split("/")[0]), None)
    implied = _implied_by_verb(amount) or _DURATIONS.get(unit.name)
    if implied:
        return Metric(implied, None)
    for noun in _measured_nouns(amount, context):
        text = _noun_text(noun, context)
        if text:
            return Metric(text, noun)
    implied = _implied_by_unit(amount)
    return Metric(implied, None) if implied else None


def _counted_noun(amount: Amount) -> Token | None:
    """The unit noun of a count: "63.3 billion tokens processed per minute" → tokens."""
    unit = amount.mention.quantity.unit
    if unit.kind != "count":
        return None
    wanted = unit.name.split("/")[0].split()[-1:] or [""]
    nouns = [token for token in amount.words if token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.lemma_.lower() == wanted[0] or noun.lower_.startswith(wanted[0])), None)


def _counted_text(noun: Token, amount: Amount) -> str:
    """The unit noun with what narrows it: "monthly active users", "tokens processed"."""
    start = noun.i
    floor = amount.words.start
    while start > floor and noun.doc[start - 1].tag_ not in _NUMBER_TAGS and _narrows(noun.doc[start - 1]):
        start -= 1
    done = next((below for below in children(noun, "acl") if below.tag_ == "VBN" and below.i == noun.i + 1), None)
    end = done.i + 1 if done is not None else noun.i + 1
    return str(noun.doc[start:end].text)


def _narrows(token: Token) -> bool:
    return token.is_alpha and not token.like_num and token.lower_ not in _DETERMINING | {"of", "million", "billion"}


def _measured_nouns(amount: Amount, context: Context) -> Iterator[Token]:
    """Nouns that an amount may measure, best first; never one that names somebody or belongs to another amount."""
    for noun in _nearby_nouns(amount):
        if (
            _is_common(noun)
            and not context.time_at(noun)
            and not context.amount_at(noun)
            and not _is_actor(noun, context)
        ):
            yield noun


def _is_common(noun: Token) -> bool:
    """A common noun; at the start of a sentence taggers take one with its capital for a name ("Revenue rose")."""
    return noun.tag_ in ("NN", "NNS") or (noun.pos_ == "PROPN" and noun.i == noun.left_edge.i == noun.sent.start)


def _is_actor(noun: Token, context: Context) -> bool:
    """Who has figures is no figure, nor is when: "the company", "analysts", "the quarter"."""
    lemma = noun.lemma_.lower()
    if lemma in words("metrics", "periods"):
        return True
    actor = any(lemma in words("entities", f"nouns.{kind}") for kind in ("company", "organization", "person"))
    return actor or context.resolve(noun) is not None or lemma in words("metrics", "people")


def _nearby_nouns(amount: Amount) -> Iterator[Token]:
    root = amount.root
    if root.dep_ in _MODIFIERS and root.head.pos_ == "NOUN" and not _inside(root.head, amount):
        yield from _behind_carrier(root.head)
    yield from _nouns_in(root, "in", "of", "for")
    if root.dep_ == "pobj" and root.head.dep_ == "prep" and root.head.head.pos_ == "NOUN":
        yield from _behind_carrier(root.head.head)
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield from _behind_carrier(root.head)
    yield from _noun_of(amount)
    yield from _around_verb(amount)


def _noun_of(amount: Amount) -> Iterator[Token]:
    """The noun in "revenue of $5 billion", by its words alone: parsers often hang such an amount elsewhere."""
    start = amount.words.start
    if start >= 2 and amount.words.doc[start - 1].lower_ in ("of", "at"):
        noun = amount.words.doc[start - 2]
        if noun.pos_ == "NOUN":
            yield from _behind_carrier(noun)


def _around_verb(amount: Amount) -> Iterator[Token]:
    """The verb's object where the amount is beside it ("cut prices by 5%"), else its subject ("revenue rose 5%").

    A verb that says itself what is measured ("Publishers lost $9 billion") hides a subject that is no figure.
    """
    verb = amount.verb
    if not is_verb(verb):
        return
    for noun in children(verb, "dobj", "nsubjpass"):
        if not _inside(noun, amount) and noun.pos_ == "NOUN":
            yield from _behind_carrier(noun)
    doer = subject(verb)
    if doer is None or not _is_common(doer) or _inside(doer, amount):
        return
    if verb.lemma_.lower() not in mapping("metrics", "verbs") or doer.lemma_.lower() in words("metrics", "company"):
        yield from _behind_carrier(doer)


def _inside(token: Token, amount: Amount) -> bool:
    return amount.words.start <= token.i < amount.words.end


def _behind_carrier(noun: Token) -> Iterator[Token]:
    """ "A rise in revenue", "the number of users": what moves or is numbered comes before the word that says so."""
    movement = noun.lemma_.lower() in words("metrics", "movements")
    if movement or noun.lemma_.lower() in words("metrics", "carriers"):
        yield from _nouns_in(noun, "in", "of", "for")
    if not movement or child(noun, "compound", "amod"):
        yield noun


def _nouns_in(token: Token, *prepositions: str) -> Iterator[Token]:
    for noun in prepositional_objects(token, *prepositions):
        if noun.pos_ == "NOUN" and noun.lemma_.lower() not in words("metrics", "carriers"):
            yield noun


def _noun_text(noun: Token, context: Context) -> str:
    """A noun with the modifiers that change what is measured; names, numbers, times and owners left out."""
    kept = [token for token in phrase(noun) if _belongs(token, noun, context)]
    while kept and kept[0] != noun and kept[0].tag_ in _NUMBER_TAGS | {"RB", "IN", "HYPH"}:
        kept = kept[1:]
    if not kept or noun not in kept:
        return ""
    first = kept[0].i
    run = [token for token in kept if all(noun.doc[i] in kept for i in range(token.i, noun.i + 1))]
    first = run[0].i if run else noun.i
    words_kept = noun.doc[first : noun.i + 1]
    opening = first == noun.sent.start and words_kept[0].is_title and words_kept[0].ent_type_ == ""
    return words_kept.text[0].lower() + words_kept.text[1:] if opening else words_kept.text


def _belongs(token: Token, noun: Token, context: Context) -> bool:
    if token == noun:
        return not (context.entity(token) and token.pos_ == "PROPN")
    named = context.entities.mention_of(token)
    return (
        token.tag_ not in _NUMBER_TAGS
        and token.lower_ != "that"
        and token.lower_ not in _DETERMINING
        and (named is None or named.kind != "name")
        and context.amount_at(token) is None
        and context.time_at(token) is None
    )


def _implied_by_verb(amount: Amount) -> str | None:
    """What the verb says is measured when the amount is its object or price: "raised $50 million"."""
    root = amount.root
    verb = (
        root.head
        if root.dep_ in ("dobj", "npadvmod", "oprd")
        else root.head.head
        if root.dep_ == "pobj" and root.head.lower_ in ("for", "at")
        else None
    )
    if verb is None or not is_verb(verb) or amount.mention.quantity.unit.kind != "currency":
        return None
    return mapping("metrics", "verbs").get(verb.lemma_.lower())


def _implied_by_unit(amount: Amount) -> str | None:
    """What the unit, or else the verb, says is measured where no noun does."""
    unit = amount.mention.quantity.unit
    if unit.name in _UNIT_METRICS:
        return _UNIT_METRICS[unit.name]
    if unit.name.endswith("/share"):
        return "share price"
    said = mapping("metrics", "verbs").get(amount.verb.lemma_.lower())
    return said if said and (unit.kind == "currency" or said in ("stake", "weight", "size", "rank")) else None
