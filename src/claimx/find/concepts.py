"""What an amount is about: the words of its sentence that name what is measured, and of whom.

"Keytruda's sales jumped 90% to $7.2bn": both amounts are about "Keytruda's sales". The noun phrases of the sentence are
judged by a logistic model over the features of ``concept_features``, those that others hang on first. The task is the
concept slot of CQE (Almasian et al., EMNLP 2023), which reads it off the parse by rules; ``training.concepts`` fits the
model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimx import document
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.concept_features import Decided, Decisions, Measured, Taken, Verbs, inside, phrases
from claimx.models import QuantityMention
from claimx.rules.lexicon import words as listed
from claimx.rules.linear import Linear, linear

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

LABEL = "concept"
"""The class of phrases that belong to a concept."""
_LEAST = 0.5
"""The chance from which a phrase belongs."""
_ALONE = 0.25
"""The chance from which the likeliest phrase belongs where no other does."""
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WDT", "WP$", "IN", "CC", "WRB", "PRP"})
_APART = frozenset(
    {
        "relcl", "acl", "appos", "prep", "cc", "conj", "advcl", "parataxis", "npadvmod", "det", "predet", "quantmod",
    }
)  # fmt: skip


def with_concepts(
    page: Page, doc: Doc, amounts: Sequence[Amount], found: list[QuantityMention]
) -> list[QuantityMention]:
    """The quantities of a ``Doc`` with what each is about; as they are where the ``Doc`` has no parse."""
    if not page.parsed:
        return found
    about = concepts(*measured(page, amounts))
    return [_with_words(doc, one, tokens) for one, tokens in zip(found, about, strict=True)]


def _with_words(doc: Doc, mention: QuantityMention, tokens: Sequence[Token]) -> QuantityMention:
    concept = tuple(document.token_span(doc, words) for words in _runs(tokens))
    return mention.model_copy(update={"quantity": mention.quantity.model_copy(update={"concept": concept})})


def measured(page: Page, amounts: Sequence[Amount]) -> tuple[list[Measured], Taken]:
    """Amounts as their concepts are asked for, and the tokens of them and of times.

    What one amount counts may be what another is about: "four fillets (1 lb)".
    """
    assert page.doc is not None
    asked = [Measured(page.words(amount.first, amount.last), amount.unit, amount.kind) for amount in amounts]
    ends = (amount.number.last if amount.kind == "count" else amount.last for amount in amounts)
    numbers = (page.words(amount.first, max(end, amount.first + 1)) for amount, end in zip(amounts, ends, strict=True))
    times = (document.tokens(page.doc, time.span) for time in document.times(page.doc))
    return asked, Taken(_places(numbers), _places(times))


def _places(stretches: Iterable[TokenSpan]) -> frozenset[int]:
    return frozenset(at for words in stretches for at in range(words.start, words.end))


def concepts(amounts: Sequence[Measured], taken: Taken, model: Linear | None = None) -> list[list[Token]]:
    """The words each amount of a text is about, in text order. ``taken``: what other stages read."""
    model = model or linear("concepts")
    found: list[list[Token]] = []
    before: Decided | None = None
    verbs: Verbs = {}
    for amount in amounts:
        before = Decided(amount, _decide(amount, taken, before, verbs, model))
        found.append(concept_words(before, taken))
    return found


def _decide(amount: Measured, taken: Taken, before: Decided | None, verbs: Verbs, model: Linear) -> Decisions:
    chosen: Decisions = {}
    best, most = -1, _ALONE
    for phrase in phrases(amount, taken, chosen, before, verbs):
        chance = model.probabilities(phrase.features).get(LABEL, 0.0)
        chosen[phrase.noun.i] = chance >= _LEAST
        if chance > most:
            best, most = phrase.noun.i, chance
    if best >= 0:
        chosen[best] = True
    return chosen


def concept_words(decided: Decided, taken: Taken) -> list[Token]:
    """The words of the phrases that belong, in text order."""
    doc = decided.amount.words.doc
    kept = {at for noun, right in decided.chosen.items() if right for at in _phrase(doc[noun], decided.amount, taken)}
    return [doc[at] for at in sorted(kept)]


def _phrase(noun: Token, amount: Measured, taken: Taken) -> Iterator[int]:
    """A noun with the words before it that narrow it: no determiners, no adverbs, no quantifiers, no amounts."""
    yield noun.i
    waiting = [noun]
    while waiting:
        for token in waiting.pop().children:
            if _narrows(token, noun, amount, taken):
                yield token.i
                waiting.append(token)


def _narrows(token: Token, noun: Token, amount: Measured, taken: Taken) -> bool:
    if inside(token, amount.words) or token.i in taken.amounts:
        return False
    if token.dep_ == "nummod" and token.i > token.head.i:
        return token.head.pos_ == "PROPN"  # "the S&P 500"
    if token.i > noun.i or token.dep_ in _APART or token.tag_ in _OPENERS or token.is_punct:
        return False
    aged = token.lower_ == "old" and amount.kind == "physical"
    return not aged and token.pos_ not in ("ADV", "CCONJ") and token.lower_ not in listed("metrics", "quantifiers")


def _runs(tokens: Sequence[Token]) -> Iterator[TokenSpan]:
    """Words in text order as the stretches that they form."""
    start = 0
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.i != token.i + 1:
            yield token.doc[tokens[start].i : token.i + 1]
            start = at + 1
