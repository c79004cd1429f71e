"""The title of a person: "Apple chief executive Tim Cook", "Hugo Marchetti, a senior researcher at Inria"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.tie import is_role
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12
"""Words behind a name among which its title may stand."""


def title_of(name: Token, context: Context) -> str | None:
    """The words of a person's title, right before the name or behind it; ``None`` if there are none."""
    run = _before(name, context) or _behind(name, context)
    return name.doc[run[0].i : run[-1].i + 1].text if run else None


def _before(name: Token, context: Context) -> list[Token]:
    first = context.entities.words_of(name)[0]
    at = first.i - 1
    if at > first.sent.start and first.doc[at].text == ",":  # "its general counsel, Pieter van Houten"
        at -= 1
    run: list[Token] = []
    while at >= first.sent.start and _belongs(first.doc[at], run, context):
        run.insert(0, first.doc[at])
        at -= 1
    return _trimmed(run)


def _behind(name: Token, context: Context) -> list[Token]:
    """The first run of title words behind the name, in its clause."""
    doc, at = name.doc, context.entities.words_of(name).end
    run: list[Token] = []
    for token in doc[at : min(at + _REACH, name.sent.end)]:
        if _belongs(token, run, context) or (not run and token.lower_ in words("relations", "title_joining")):
            run.append(token)
        elif any(is_role(word) for word in run):
            break
        else:
            run = []
    return _trimmed(run)


def _belongs(token: Token, run: list[Token], context: Context) -> bool:
    if context.entity(token) is not None:
        return False
    return is_role(token) or (bool(run) and token.lower_ in words("relations", "title_joining"))


def _trimmed(run: list[Token]) -> list[Token]:
    """A run without joining words at its edges; none without a word for a role."""
    while run and run[0].lower_ in ("and", "of", "-"):
        run = run[1:]
    while run and not is_role(run[-1]):
        run = run[:-1]
    return run
