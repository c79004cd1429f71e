"""Who holds what role where: "Apple chief executive Tim Cook", "Hugo Marchetti, a researcher at Inria"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.tie import BUSINESS, Tie, bounds, is_role, possessor, type_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINING = frozenset(
    {
        "and",
        "of",
        "financial",
        "operating",
        "technology",
        "senior",
        "general",
        "former",
        "marketing",
        "information",
        "product",
        "security",
        "corporate",
        "deputy",
        "global",
        "-",
        "co",
    }
)
_REACH = 12


def roles(name: Token, context: Context) -> Iterator[Tie]:
    """The role of a person: before the name, before a comma and the name, or behind the name and a comma."""
    if type_of(name, context) != "person":
        return
    first = context.entities.words_of(name)[0]
    last = first.i - 1
    if last > first.sent.start and first.doc[last].text == ",":  # "its general counsel, Pieter van Houten"
        last -= 1
    title = _title_ending_at(first.doc[last], context) if last >= first.sent.start else []
    if title:
        yield from _held(name, title, _employer_before(title[0], context), context)
    yield from _behind(name, context)


def _title_ending_at(token: Token, context: Context) -> list[Token]:
    run: list[Token] = []
    while context.entity(token) is None and (is_role(token) or (run and token.lower_ in _JOINING)):
        run.insert(0, token)
        if token.i == token.sent.start:
            break
        token = token.nbor(-1)
    while run and run[0].lower_ in ("and", "of", "-"):
        run = run[1:]
    return run if run and any(is_role(token) for token in run) else []


def _employer_before(first: Token, context: Context) -> Token | None:
    owner = possessor(first, context)
    if owner is not None:
        return owner
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before if before is not None and type_of(before, context) in (*BUSINESS, "product") else None


def _held(name: Token, title: list[Token], employer: Token | None, context: Context) -> Iterator[Tie]:
    role = name.doc[title[0].i : title[-1].i + 1].text
    if employer is not None and type_of(employer, context) in (*BUSINESS, "product"):
        yield Tie("role_at", name, employer, *bounds(employer, name, title[0]), role)
    elif (
        employer is None
        and context.protagonist is not None
        and context.protagonist.type in BUSINESS
        and title[0].lower_ == "chief"
    ):
        head = context.entities.head_of(
            context.protagonist.mentions[0]
        )  # "chief executive Dana Whitfield": of whom the article is about
        yield Tie("role_at", name, head, *bounds(name, title[0]), role)


def _behind(name: Token, context: Context) -> Iterator[Tie]:
    """ ", head of threat research at Rapid7": a title behind the name, then the first employer named after it."""
    doc, at = name.doc, context.entities.words_of(name).end
    if at + 1 >= len(doc) or doc[at].text not in (",", "("):
        return
    title: list[Token] = []
    for token in doc[at + 1 : min(at + 1 + _REACH, name.sent.end)]:
        if type_of(token, context) in BUSINESS and title:
            yield Tie("role_at", name, token, *bounds(name, token), doc[title[0].i : title[-1].i + 1].text)
            return
        if type_of(token, context) in BUSINESS or token.tag_ in ("DT", "POS", "PRP$"):
            if context.resolve(token) is not None and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS":
                yield from _behind_owner(name, token, context)
                return
            continue
        if is_role(token):
            title.append(token)
        elif not title or token.pos_ in ("VERB", "AUX") or token.text in (",", ".", ";"):
            return


def _behind_owner(name: Token, owner: Token, context: Context) -> Iterator[Tie]:
    """ "Katsuaki Watanabe, Toyota's boss"."""
    following = name.doc[owner.i + 2 : min(owner.i + 7, name.sent.end)]
    title = []
    for token in following:
        if not is_role(token) and token.lower_ not in _JOINING:
            break
        title.append(token)
    if title:
        yield Tie("role_at", name, owner, *bounds(name, title[-1]), name.doc[title[0].i : title[-1].i + 1].text)
