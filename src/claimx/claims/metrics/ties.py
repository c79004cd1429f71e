"""What an amount measures: the noun it counts, modifies or is said of, looked for in the syntax around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.find.syntax import child, children, is_verb, phrase, prepositional_objects, subject
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


class Tie(NamedTuple):
    """A noun and the construction that ties it to an amount."""

    noun: Token
    name: str


def ties(amount: Amount, context: Context) -> Iterator[Tie]:
    """Nouns that constructions tie to an amount, best first; a noun may come more than once."""
    counted = counted_noun(amount)
    if counted is not None:
        yield Tie(counted, "counted")
    for tie in _nearby_nouns(amount):
        if is_measurable(tie.noun, context):
            yield tie


def is_measurable(noun: Token, context: Context) -> bool:
    """Whether a noun can be what an amount measures: it names nobody, no time, and belongs to no other amount."""
    return (
        _is_common(noun) and not context.time_at(noun) and not context.amount_at(noun) and not _is_actor(noun, context)
    )


def counted_noun(amount: Amount) -> Token | None:
    """The unit noun of a count: "63.3 billion tokens processed per minute" → tokens."""
    unit = amount.mention.quantity.unit
    if unit.kind != "count":
        return None
    wanted = unit.name.split("/")[0].split()[-1:] or [""]
    nouns = [token for token in amount.words if token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.lemma_.lower() == wanted[0] or noun.lower_.startswith(wanted[0])), None)


def counted_text(noun: Token, amount: Amount) -> str:
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


def _nearby_nouns(amount: Amount) -> Iterator[Tie]:
    root = amount.root
    if root.dep_ in _MODIFIERS and root.head.pos_ == "NOUN" and not _inside(root.head, amount):
        yield from _behind_carrier(root.head, "modified")
    yield from (Tie(noun, "of the amount") for noun in _nouns_in(root, "in", "of", "for"))
    if root.dep_ == "pobj" and root.head.dep_ == "prep" and root.head.head.pos_ == "NOUN":
        yield from _behind_carrier(root.head.head, "noun of")
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield from _behind_carrier(root.head, "apposition")
    yield from _noun_of(amount)
    yield from _around_verb(amount)


def _noun_of(amount: Amount) -> Iterator[Tie]:
    """The noun in "revenue of $5 billion", by its words alone: parsers often hang such an amount elsewhere."""
    start = amount.words.start
    if start >= 2 and amount.words.doc[start - 1].lower_ in ("of", "at"):
        noun = amount.words.doc[start - 2]
        if noun.pos_ == "NOUN":
            yield from _behind_carrier(noun, "noun of")


def _around_verb(amount: Amount) -> Iterator[Tie]:
    """The verb's object where the amount is beside it ("cut prices by 5%"), and its subject ("revenue rose 5%").

    A verb that says itself what is measured ("Publishers lost $9 billion") hides a subject that is no figure.
    """
    verb = amount.verb
    if not is_verb(verb):
        return
    for noun in children(verb, "dobj", "nsubjpass"):
        if not _inside(noun, amount) and noun.pos_ == "NOUN":
            yield from _behind_carrier(noun, "object")
    doer = subject(verb)
    if doer is None or not _is_common(doer) or _inside(doer, amount):
        return
    told = verb.lemma_.lower() in mapping("metrics", "verbs") and doer.lemma_.lower() not in words("metrics", "company")
    yield from _behind_carrier(doer, "subject of a telling verb" if told else "subject")


def _inside(token: Token, amount: Amount) -> bool:
    return amount.words.start <= token.i < amount.words.end


def _behind_carrier(noun: Token, name: str) -> Iterator[Tie]:
    """ "A rise in revenue", "the number of users": what moves or is numbered comes before the word that says so."""
    movement = noun.lemma_.lower() in words("metrics", "movements")
    if movement or noun.lemma_.lower() in words("metrics", "carriers"):
        yield from (Tie(held, f"{name}, carried") for held in _nouns_in(noun, "in", "of", "for"))
    if not movement or child(noun, "compound", "amod"):
        yield Tie(noun, name)


def _nouns_in(token: Token, *prepositions: str) -> Iterator[Token]:
    for noun in prepositional_objects(token, *prepositions):
        if noun.pos_ == "NOUN" and noun.lemma_.lower() not in words("metrics", "carriers"):
            yield noun


def noun_text(noun: Token, context: Context) -> str:
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
