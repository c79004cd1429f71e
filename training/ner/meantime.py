"""MEANTIME's named mentions, a test set: the title and first sentences of Wikinews articles, which alone are annotated.

Its mentions are phrases ("the U.S. Air Force", "Los Angeles based Northrop Grumman"): the words before a phrase’s
last lower-case word are left out, but for words that names are held together by.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.ner.labelled import Labelled, Span, TokenLabelled, to_running_text
from training.ner.places import place_label

_LABELS = {"PER": "PERSON", "ORG": "ORG", "PRO": "PRODUCT"}
_NAMED = ("NAM", "PRE.NAM")
_LAST = 5
"""The last sentence in which all is annotated; the title is sentence 0 and the date 1."""
_INSIDE = frozenset({"of", "and", "for", "the", "de", "to", "on", "'s", "&"})


def read_meantime(folder: Path) -> list[Labelled]:
    """Title and first sentences of every article in the folder's parts; "financial" names (indices) are unknown."""
    return [_article(ElementTree.parse(path).getroot()) for path in sorted(folder.glob("*/*.xml"))]


def _article(root: ElementTree.Element) -> Labelled:
    tokens = [token.text or "" for token in root.iter("token")]
    sentences = [int(token.attrib["sentence"]) for token in root.iter("token")]
    types = _types(root)
    spans, unknown = list[Span](), set[int]()
    for mention in root.iter("ENTITY_MENTION"):
        at = sorted(int(anchor.attrib["t_id"]) - 1 for anchor in mention.iter("token_anchor"))
        if at and sentences[at[-1]] <= _LAST and mention.get("syntactic_type") in _NAMED:
            start = _name_start(tokens, at[0], at[-1] + 1)
            label = _label(types.get(mention.attrib["m_id"]), " ".join(tokens[start : at[-1] + 1]))
            if label:
                spans.append(Span(start, at[-1] + 1, label))
            else:
                unknown.update(at)
    end = sum(sentence <= _LAST for sentence in sentences)
    return to_running_text(TokenLabelled(tuple(tokens[:end]), tuple(_outermost(spans)), frozenset(unknown)))


def _name_start(tokens: list[str], start: int, end: int) -> int:
    """Where the name begins in its phrase."""
    lower = [at for at in range(start, end - 1) if tokens[at].islower() and tokens[at] not in _INSIDE]
    begin = lower[-1] + 1 if lower else start
    return begin + 1 if tokens[begin].lower() in ("the", "a", "an") and begin + 1 < end else begin


def _types(root: ElementTree.Element) -> dict[str, str]:
    """The type of each mention, by its id."""
    kinds = {entity.attrib["m_id"]: entity.get("ent_type", "") for entity in root.iter("ENTITY")}
    found: dict[str, str] = {}
    for tie in root.iter("REFERS_TO"):
        target = tie.find("target")
        kind = kinds.get(target.attrib["m_id"], "") if target is not None else ""
        found |= {source.attrib["m_id"]: kind for source in tie.iter("source") if kind}
    return found


def _label(kind: str | None, name: str) -> str | None:
    return place_label(name) if kind == "LOC" else _LABELS.get(kind or "")


def _outermost(spans: list[Span]) -> Iterator[Span]:
    """Of names inside names, as in "Apple" and "Apple Store", the longer ones."""
    for span in sorted(set(spans)):
        if not any(other != span and other.start <= span.start and span.end <= other.end for other in spans):
            yield span
