"""The words of a clause with pronouns, descriptions, short names and relative times replaced by what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.clauses import headline_helper
from claimx.claims.statements.marks import inside_after, is_mark
from claimx.claims.statements.time_phrases import PREPOSITIONS, time_in_words, time_told
from claimx.find.syntax import child, children
from claimx.models import EntityRef
from claimx.rules.lexicon import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_MARKS = "“”‘’«»\"'$€£¥%)]("
_CLOSING = re.compile(r'^[^"]*[,.?!\w]"(?:\s|$)')
"""Text whose first straight mark closes a quotation that began before it."""
_SURE_LINK, _SURE_INSIDE = 0.85, 0.92
"""Chance from which a pronoun or description is replaced by the name it stands for, and inside a quotation."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_FIRST_FORM = {"its": "it", "his": "he", "him": "he", "her": "she", "hers": "she", "their": "they", "them": "they"}
_ACTORS = frozenset({"company", "organization", "product"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


class _Frame(NamedTuple):
    """What a rewriting knows of the words it is in."""

    context: Context
    kept: frozenset[int]
    named: dict[str, str]
    """Entities that are named so far, by the words or by a resolution, with their types: whoever is named keeps
    their pronouns.
    """
    later: frozenset[str]
    """Entities that the words name somewhere."""
    forms: frozenset[str]
    """The names as they stand in the words."""
    about: frozenset[str]
    """Who the claim is of: others keep pronouns that head no clause."""
    left: list[str]
    """Entities of pronouns and descriptions that were left as they are."""
    pronouns: set[str]
    """The pronouns that were left, by their first form: "it" and "its" in one clause mean the same."""
    bracketed: bool
    """Inside a quotation, what is put in stands in square brackets, and behind a time."""


class Rewritten(NamedTuple):
    """A clause's words, resolved, and whether a pronoun or description is left whose name they do not have."""

    text: str
    open: bool


def rewrite(
    tokens: Sequence[Token], context: Context, about: frozenset[str] = frozenset(), *, bracketed: bool = False
) -> Rewritten:
    """The words of a clause, resolved, for a claim about the entities of these names.

    ``bracketed``: inside a quotation, what is put in stands in square brackets, and behind a time.
    """
    kept = frozenset(token.i for token in tokens)
    frame = _Frame(context, kept, {}, *_named(tokens, context), about, [], set(), bracketed)
    pieces: list[str] = []
    behind = -1
    for token in tokens:
        if token.i < behind:
            continue
        if not bracketed and is_mark(token):
            frame = frame._replace(bracketed=inside_after(token, frame.bracketed))
        text, behind = _replacement(token, frame)
        _drop_preposition(pieces, text)
        last = context.doc[behind - 1]
        gap = " " if last.whitespace_ or last.is_space or behind not in kept else ""
        pieces.append((text if frame.bracketed else _with_helper(token, text)) + gap)
    return Rewritten(_tidy("".join(pieces)), any(name not in frame.named for name in frame.left))


def _with_helper(token: Token, text: str) -> str:
    """With the "is" or "was" that a headline leaves out before its verb."""
    verb = token.head if token.lower_ == "to" and token.dep_ == "aux" else token
    if verb == token and any(below.lower_ == "to" for below in children(token, "aux")):
        return text
    helper = headline_helper(verb)
    return f"{helper} {text}" if helper else text


def _named(tokens: Sequence[Token], context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Which entities the words name, and by which forms."""
    named, forms = set(), set()
    for token in tokens:
        mention, entity = context.entities.mention_of(token), context.entity(token)
        if mention is not None and entity is not None and mention.kind == "name":
            named.add(entity.name)
            forms.add(mention.span.text)
    return frozenset(named), frozenset(forms)


def inner(tokens: Iterable[Token]) -> list[Token]:
    """Without white space, conjunctions and "However," in front, and stops and conjunctions behind."""
    kept = [token for token in tokens if not token.is_space]
    while kept and (
        kept[0].dep_ == "cc"
        or _CLOCK.fullmatch(kept[0].text)
        or _is_that(kept[0])
        or _is_loose(kept[0])
        or _only_connects(kept)
    ):
        kept = kept[1:]
    leads = bool(kept) and kept[-1].text == ":"
    while kept and (_ends_loosely(kept[-1]) or (leads and kept[-1].lower_ in words("statements", "leading"))):
        kept = kept[:-1]
    return kept


def _ends_loosely(token: Token) -> bool:
    return (_is_loose(token) and token.text not in "?!") or token.dep_ == "cc"


def _is_that(token: Token) -> bool:
    return token.dep_ == "mark" and token.lower_ == "that"


def _is_loose(token: Token) -> bool:
    return token.is_punct and token.text not in _MARKS


def _only_connects(tokens: Sequence[Token]) -> bool:
    """ "However," in front of what it ties to the sentence before."""
    first = tokens[0]
    listed = first.lower_ in words("statements", "connectives")
    return listed and (len(tokens) < 2 or tokens[1].text == "," or first.lower_ == "however")


def _replacement(token: Token, frame: _Frame) -> tuple[str, int]:
    """What stands for a token, and the index behind the last token that it stands for."""
    when = frame.context.time_at(token)
    if when is not None and when.words.start == token.i and _all_kept(when.words, frame):
        told = time_told(when, frame.context) if frame.bracketed else time_in_words(when, frame.context)
        return told, when.words.end
    entity = frame.context.entity(token)
    stretch = frame.context.entities.words_of(token)
    if entity is None or stretch.start != token.i or not _all_kept(stretch, frame):
        _leave(token, frame)
        return token.text, token.i + 1
    text = _name_for(stretch, entity, frame)
    if text is None:
        _leave(token, frame)
        return stretch.text, stretch.end
    clitic = _clitic(stretch, frame)
    return _marked(text, stretch, frame) + clitic, stretch.end + bool(clitic)


def _leave(token: Token, frame: _Frame) -> None:
    if token.tag_ in ("PRP", "PRP$"):
        frame.pronouns.add(_FIRST_FORM.get(token.lower_, token.lower_))


def _all_kept(stretch: TokenSpan, frame: _Frame) -> bool:
    return all(token.i in frame.kept for token in stretch)


def _marked(text: str, stretch: TokenSpan, frame: _Frame) -> str:
    return f"[{text}]" if frame.bracketed and text != stretch.text else text


def _name_for(stretch: TokenSpan, entity: EntityRef, frame: _Frame) -> str | None:
    """The name that stands for a mention; ``None`` where its own words are clear."""
    mention = frame.context.entities.mention_of(stretch[0])
    if mention is None:
        return None
    if mention.kind == "name":
        frame.named[entity.name] = entity.type
        return entity.name if _shortens(stretch, entity.name, frame) else None
    awaited = entity.name in frame.later and not (len(stretch) == 1 and _heads_its_clause(stretch))
    again = len(stretch) == 1 and _FIRST_FORM.get(stretch[0].lower_, stretch[0].lower_) in frame.pronouns
    unsure = (
        again
        or mention.chance < (_SURE_INSIDE if frame.bracketed else _SURE_LINK)
        or _is_rivalled(stretch, entity, frame)
        or not _points(stretch, entity)
    )
    if entity.name in frame.named or awaited or unsure:
        frame.left.append(entity.name)
        return None
    frame.named[entity.name] = entity.type
    owning = stretch[-1].tag_ in ("PRP$", "WP$")
    return _article_of(stretch, frame) + entity.name + ("’s" if owning else "")


def _is_rivalled(stretch: TokenSpan, entity: EntityRef, frame: _Frame) -> bool:
    """Whether another of its kind is named before it, which a reader takes "it" for, or the claim is not about it."""
    kinds = _ACTORS if entity.type in _ACTORS else {entity.type}
    rivalled = entity.name not in frame.about or any(kind in kinds for kind in frame.named.values())
    return rivalled and not _heads_its_clause(stretch)


def _article_of(stretch: TokenSpan, frame: _Frame) -> str:
    """ "the " for what the article calls so: "the European Commission"."""
    entity = frame.context.entities.covering(stretch[0])
    first = next((mention for mention in entity.mentions if mention.kind == "name"), None) if entity else None
    if first is None or entity is None or first.span.text != entity.name:
        return ""
    at = document.tokens(stretch.doc, first.span).start
    return "the " if at > 0 and stretch.doc[at - 1].lower_ == "the" else ""


def _heads_its_clause(stretch: TokenSpan) -> bool:
    """Whether it is a main clause's subject, which waits for no name behind it as "In its report, Apple" does."""
    root = stretch.root
    return root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ in ("ROOT", "conj", "ccomp")


def _points(stretch: TokenSpan, entity: EntityRef) -> bool:
    """A pronoun of the third person, or "the company", "this service": what means nothing by itself."""
    first, root = stretch[0], stretch.root
    if first.lower_ in ("them", "they"):  # "them" is "itself" beside its antecedent; a company's verb would not agree
        return False
    if len(stretch) == 1 and first.tag_ in ("PRP", "PRP$"):
        if first.lower_ == "it" and (entity.type == "place" or _is_empty(first)):
            return False
        return (
            first.lower_ not in words("statements", "selves") and not first.text.isupper() and "sel" not in first.text
        )
    if first.lower_ not in _POINTING or any(token.tag_ in ("JJS", "RBS") for token in stretch):
        return False
    return root.dep_ in _ACTING or (len(stretch) == 2 and root.dep_ in ("dobj", "pobj"))


def _is_empty(it: Token) -> bool:
    """ "It’s the second increase in 14 months", "it was mentioned that": a subject that may stand for no thing."""
    verb = it.head
    passive = child(verb, "auxpass") is not None and verb.lemma_.lower() in words("reporting", "say")
    return passive or child(verb, "attr") is not None


def _shortens(stretch: TokenSpan, name: str, frame: _Frame) -> bool:
    """ "Ford" for "Ford Motor Co.", "EC" for "European Commission": the full name says more, and is the article's."""
    text = stretch.text
    parts = name.split()
    if stretch.doc[stretch.start : stretch.end + len(parts) - 1].text.startswith(name):
        return False  # "Whittard", where "of Chelsea" follows
    if text == name or name in frame.forms or frame.bracketed or not 1 < len(parts) <= 4 or name.isupper():
        return False
    if stretch.root.dep_ == "compound":  # "the Ford plan"
        return False
    initials = "".join(part[0] for part in parts if part[0].isupper())
    return text == parts[0] or text == parts[-1] or (len(text) > 1 and text == initials and text.isupper())


def _clitic(stretch: TokenSpan, frame: _Frame) -> str:
    """What a contraction says in full: "it’ll" → "Doubao will". Empty where there is none."""
    doc, at = stretch.doc, stretch.end
    if at >= len(doc) or at not in frame.kept or doc[at].tag_ == "POS" or stretch[-1].tag_ != "PRP":
        return ""
    word = doc[at]
    if word.lower_ in ("'s", "’s"):
        return " has" if word.lemma_ == "have" or (word.head.tag_ == "VBN" and word.dep_ == "aux") else " is"
    if word.lower_ in ("'d", "’d"):
        return " would" if word.tag_ == "MD" else " had"
    full = mapping("statements", "clitics").get(word.lower_, "")
    return f" {full}" if full else ""


def _drop_preposition(pieces: list[str], text: str) -> None:
    """A resolved time brings its own preposition: "on" + "on 16 February 2026"."""
    first = text.split(" ", 1)[0]
    if pieces and first in ("on", "in", "by", "since", "from") and pieces[-1].strip().lower() in PREPOSITIONS:
        pieces.pop()


def _tidy(said: str) -> str:
    said = re.sub(r"\s+([,.;:!?’”)\]])", r"\1", " ".join(said.split())).replace("( )", "").replace("()", "")
    return _balanced(said.replace(",,", ",")).strip(" ,;:–—-")


def _balanced(said: str) -> str:
    """With the other half of a quotation that runs on, without brackets and marks whose other half was left behind."""
    opened, closed = said.count("“"), said.count("”")
    if opened > closed:
        said = said.rstrip(" ,") + "”"
    elif closed > opened:
        said = said.replace("”", "", 1)
    if said.count('"') % 2:
        said = f'"{said}' if _CLOSING.search(said) else said.rstrip(" ,") + '"'
    if said.count("(") != said.count(")"):
        said = said.replace("(", "").replace(")", "")
    return said.rstrip(" ,")
