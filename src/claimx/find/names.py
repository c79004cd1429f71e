"""Names in the text and their types, from three witnesses: the model, the knowledge base, and the words around.

A name is a token range with a type and the weight of the evidence for that type, so that conflicting witnesses can be
settled by vote over the whole document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimx.find.makers import parted
from claimx.find.name_types import CERTAIN, Name, settle
from claimx.find.tickers import Ticker, find_tickers, with_tickers
from claimx.models import EntityType
from claimx.rules.lexicon import mapping, table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimx.rules.knowledge import Base

_CODE = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Za-z]{0,3}\Z")
_NOT_CODE = re.compile(r"(?:Q[1-4]|H[12]|FY\d+|[A-Z]?\d{1,2}[A-Z]?|G\d{1,2}|B2[BC]|COVID-19)\Z")
_VERSION = re.compile(
    r"(?:v?\d{1,4}(?:\.\d+)*[A-Za-z]{0,3}\d?|\d{1,4}[BTMK]|[A-Z]{1,3}\d{1,3}[A-Za-z]{0,2}|\d{2}H\d)\Z"
)
_CVE = re.compile(r"\bCVE-\d{4}-\d{4,7}\b")
_MEASURE = re.compile(r"[\d.,]+[A-Za-z]{1,3}\Z")
_STANDARD = frozenset({"place", "event", "work", "other"})
"""Types that a known name keeps whatever stands around it: SQL is never a company, nor is Spain."""
_UPPER = re.compile(r"[A-Z]")
_LOWER_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*-\d{1,4}[a-z]?\Z")


def find_names(doc: Doc, base: Base) -> list[Name]:
    """Every name of a ``Doc``, in text order, none overlapping."""
    typed = _without_overlap([_extended(doc, name) for name in settle(doc, candidates(doc, base), base)])
    tickers = list(find_tickers(doc, typed, base))
    typed = list(with_tickers(doc, typed, tickers))
    return sorted([*typed, *_repeated(doc, typed, base, tickers)])


def candidates(doc: Doc, base: Base) -> list[Name]:
    """What may be a name, none overlapping, with the type that its first witness gives it."""
    found = [*_from_model(doc, base), *_from_knowledge(doc, base), *_from_codes(doc)]
    whole = _without_overlap([_extended(doc, name) for name in found])
    return list(parted(doc, whole, base))


def _from_model(doc: Doc, base: Base) -> Iterator[Name]:
    called = Counter(span.text for span in doc.ents)
    for span in doc.ents:
        kind = mapping("entities", "labels").get(span.label_)
        for start, end in _pieces(doc, span.start, span.end) if kind else ():
            if _is_plain_opener(doc, start, end, base) or not _may_be_named(doc, start, end, called, base):
                continue
            if kind == "company":
                yield Name(start, end, *_business_type(doc, start, end))
            else:
                yield Name(start, end, kind, 2)  # type: ignore[arg-type]


def _is_plain_opener(doc: Doc, start: int, end: int, base: Base) -> bool:
    """ "Gross margin widened": a capital that only opens the sentence, before a noun that companies have."""
    opens = end - start == 1 and (start == 0 or bool(doc[start].is_sent_start)) and end < len(doc)
    return opens and doc[end].lemma_.lower() in words("metrics", "company") and doc[start].text not in base.entries


def _may_be_named(doc: Doc, start: int, end: int, called: Counter[str], base: Base) -> bool:
    """A capital, or for want of one a company, a name that comes again ("npm"), a code, or a number as in "the 787"."""
    text = doc[start:end].text
    if _UPPER.search(text):
        return True
    if text.isdigit():
        return len(text) > 2 and start > 0 and doc[start - 1].lower_ in ("the", "a", "an")
    if not text[0].isalpha() or doc[start].tag_ == "NNS":
        return False
    return doc[start].ent_type_ == "ORG" or called[text] > 1 or text in base.entries or bool(_LOWER_CODE.match(text))


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a model's span: cut at possessives and line breaks, without words that belong to no name."""
    first = start
    whole = end - start > 2 and doc[end - 1].text in words("entities", "words.possessed")
    for at in range(start, end + 1):
        if at == end or (doc[at].tag_ == "POS" and not whole) or "\n" in doc[at].text:
            bounds = _trim(doc, first, at)
            if bounds is not None:
                yield bounds
            first = at + 1


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    edges = words("entities", "words.edges")
    while start < end and (doc[start].text in edges or doc[start].is_space):
        start += 1
    while end > start and (
        doc[end - 1].text in edges or doc[end - 1].is_space or (end - start > 1 and _is_class_noun(doc[end - 1]))
    ):
        end -= 1
    text = doc[start:end].text
    if start == end or text in words("entities", "words.common") or (_MEASURE.match(text) and not text.isdigit()):
        return None
    return start, end


def _is_class_noun(token: Token) -> bool:
    """ "H100 GPUs", "Ett sedan": the kind of thing behind a name is no part of it."""
    return token.tag_ in ("NN", "NNS") and (token.is_lower or (token.text[:-1].isupper() and token.text[-1] == "s"))


def _business_type(doc: Doc, start: int, end: int) -> tuple[EntityType, int]:
    """Company or organization, and how sure, by the words of the name: "Federal Trade Commission", "Acme Holdings"."""
    parts = {token.text for token in doc[start:end]}
    if parts & words("entities", "words.legal"):
        return "company", 3
    return ("organization", 3) if parts & words("entities", "words.organization") else ("company", 2)


def _from_knowledge(doc: Doc, base: Base) -> Iterator[Name]:
    known, longest, at = base.entries, base.longest, 0
    text, ends = doc.text, [token.idx + len(token) for token in doc]  # spans of spaCy are slow to make
    while at < len(doc):
        start = doc[at].idx
        match = (
            next(
                (end for end in range(min(len(doc), at + longest), at, -1) if text[start : ends[end - 1]] in known),
                None,
            )
            if _may_name(doc[at])
            else None
        )
        if match is None:
            at += 1
            continue
        entry = known[doc[at:match].text]
        if not entry.ambiguous or _evident(doc, at, match):
            own = doc[at:match].text in base.own
            standard = entry.type in _STANDARD and not entry.ambiguous
            weight = CERTAIN if own or standard else 2 if entry.ambiguous else 3
            reasons = ("listed by the user",) if own else (f"known={entry.type}",) if standard else ()
            yield Name(at, match, entry.type, weight, entry.name, reasons)
        at = match


def _may_name(token: Token) -> bool:
    return bool(_UPPER.search(token.text)) or token.text[0].isdigit()


def _evident(doc: Doc, start: int, end: int) -> bool:
    """An ordinary word is a name in mid-sentence with a capital, where its sentence is not all capitals."""
    first = doc[start]
    if first.ent_type_ in ("ORG", "PRODUCT", "WORK_OF_ART"):
        return True
    inside = start > first.sent.start and not first.nbor(-1).is_quote
    joined = (
        end < len(doc) and doc[end].tag_ in ("NNP", "NNPS") and doc[end].text not in words("entities", "words.editions")
    )
    return inside and first.tag_ in ("NNP", "NNPS") and not joined and not _is_headline(first)


def _is_headline(token: Token) -> bool:
    """Whether most words of the sentence have a capital, so that capitals tell nothing."""
    content = [word for word in token.sent if word.is_alpha and len(word) > 3]
    return len(content) > 3 and sum(word.text[0].isupper() for word in content) > 0.7 * len(content)


def _from_codes(doc: Doc) -> Iterator[Name]:
    """Model codes such as "H100", and the ids of vulnerabilities, which no list can hold."""
    for match in _CVE.finditer(doc.text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield Name(span.start, span.end, "other", CERTAIN)
    for token in doc:
        if _CODE.match(token.text) and not _NOT_CODE.match(token.text) and token.ent_type_ in ("", "PRODUCT"):
            yield Name(token.i, token.i + 1, "product", 1)


def _extended(doc: Doc, name: Name) -> Name:
    """A product's name with its version, size and edition: "Seedance 2.0", "iPhone 17 Pro Max", "GPT-4o mini"."""
    if name.type != "product":
        return name
    end = name.end
    while end < len(doc) and _continues(doc, end):
        end += 1
    return name._replace(end=end)


def _continues(doc: Doc, at: int) -> bool:
    token, before = doc[at], doc[at - 1]
    if token.text == "-" and not before.whitespace_ and not token.whitespace_ and at + 1 < len(doc):
        return bool(_VERSION.match(doc[at + 1].text))
    if token.text in words("entities", "words.editions"):
        return True
    after = doc[at + 1] if at + 1 < len(doc) else None
    counted = after is not None and after.lower_ in words("entities", "words.magnitudes")
    return bool(_VERSION.match(token.text)) and not counted and not _is_year(token)


def _is_year(token: Token) -> bool:
    return (
        len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20") and token.nbor(-1).tag_ == "IN"
    )


def _without_overlap(found: list[Name]) -> list[Name]:
    """Of overlapping names the longest; of equally long ones the one with more evidence."""
    chosen: list[Name] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda name: (name.start - name.end, -name.weight, name.known is None, name.start)):
        cells = set(range(name.start, name.end))
        if not cells & taken:
            chosen.append(name)
            taken |= cells
    inherited = {(name.start, name.end): name for name in chosen}
    for name in found:  # a longer name keeps what the base knows of its beginning: "Apple Inc." is Apple
        longer = next((key for key in inherited if key[0] == name.start and key[1] > name.end), None)
        if longer and name.known and inherited[longer].known is None and _adds_only_form(name, inherited[longer]):
            inherited[longer] = inherited[longer]._replace(type=name.type, weight=3, known=name.known)
    return sorted(inherited.values(), key=lambda name: name.start)


def _adds_only_form(short: Name, long: Name) -> bool:
    """Whether two names are of one kind, so that the longer is a form of the shorter and not its product."""
    return short.type == long.type and short.type in ("company", "organization") and long.end - short.end == 1


def _repeated(doc: Doc, names: list[Name], base: Base, tickers: Sequence[Ticker]) -> Iterator[Name]:
    """A name recognised once is recognised everywhere in the article, as long as it keeps its capitals."""
    taken = {at for name in names for at in range(name.start, name.end)}
    taken |= {at for ticker in tickers for at in range(ticker.start, ticker.end)}
    known: dict[str, Name] = {}
    for name in names:
        known.setdefault(doc[name.start : name.end].text, name)
        if name.end - name.start > 1:
            short = doc[name.end - 1] if name.type == "person" else doc[name.start]
            if name.type == "person" or _stands_alone(short, name, base):
                known.setdefault(short.text, name)
    owners = {name.start: name for name in names}
    known |= {ticker.symbol: owners[ticker.company] for ticker in tickers if len(ticker.symbol) > 2} | known
    longest = max((len(text.split()) + 2 for text in known), default=0)
    openers = {token.text for name in names for token in (doc[name.start], doc[name.end - 1])}
    openers |= {ticker.symbol for ticker in tickers}
    at = 0
    while at < len(doc):
        if doc[at].text not in openers:  # cheap, and true of most words
            at += 1
            continue
        end = next(
            (
                end
                for end in range(min(len(doc), at + longest), at, -1)
                if doc[at:end].text in known and not taken & set(range(at, end))
            ),
            None,
        )
        if end is None or not _UPPER.search(doc[at].text):
            at += 1
            continue
        model = known[doc[at:end].text]
        yield model._replace(start=at, end=end, weight=0.0)
        at = end


def _stands_alone(first: Token, name: Name, base: Base) -> bool:
    """Whether the first word of a company's name can stand for it ("Bastion" for Bastion Labs, not "First")."""
    lower = first.lower_
    dated = lower in table("times")["month"] or lower in table("times")["weekday"]  # "February Peace Conference"
    plain = dated or first.text in words("entities", "words.shared") or first.text in base.entries or len(lower) < 4
    return name.type == "company" and first.tag_ == "NNP" and first.text.isalpha() and not plain
