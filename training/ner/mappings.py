"""Each set's labels in OntoNotes terms: a label, certain outside (``""``) or unknown (``"-"``)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from training.ner.labelled import MASK, OUTSIDE, Span, TokenLabelled
from training.ner.masking import is_title, mask_unknown_names, title_prefix
from training.ner.places import is_country, is_people, place_label

Decide = Callable[[Sequence[str], str], str]

_EVENT_WORDS = frozenset(["conference", "workshop", "symposium", "olympics", "cup", "championship", "festival", "war"])

_CROSSNER: dict[str, str] = {
    "organisation": "ORG", "university": "ORG", "politicalparty": "ORG",
    "researcher": "PERSON", "person": "PERSON", "politician": "PERSON", "scientist": "PERSON",
    "country": "GPE", "election": "EVENT", "event": "EVENT", "programlang": "PRODUCT",
    "field": OUTSIDE, "task": OUTSIDE, "metrics": OUTSIDE, "discipline": OUTSIDE, "theory": OUTSIDE,
    "chemicalcompound": OUTSIDE, "chemicalelement": OUTSIDE, "protein": OUTSIDE, "enzyme": OUTSIDE,
    # OntoNotes wavers over these (a prize as a work, a journal as its publisher): better unsaid.
    "award": MASK, "academicjournal": MASK, "algorithm": MASK, "misc": MASK, "conference": MASK,
    "astronomicalobject": "LOC",
}  # fmt: skip


# Services that are products in one sentence and their owners in the next; tweets' labels do not tell which.
_SERVICES = frozenset(
    ["youtube", "twitter", "facebook", "instagram", "myspace", "linkedin", "skype", "tumblr", "snapchat", "whatsapp",
     "google", "itunes", "netflix", "spotify", "flickr", "vine", "reddit"]
)  # fmt: skip


def _has_capital(words: Sequence[str]) -> bool:
    return any(c.isupper() for word in words for c in word)


def _people_or(words: Sequence[str], otherwise: str) -> str:
    return "NORP" if len(words) == 1 and is_people(words[0]) else otherwise


def decide_crossner(words: Sequence[str], label: str) -> str:
    """CrossNER's fine types; its "product" also marks common nouns ("recommender system"), which are no names."""
    if not _has_capital(words):
        return OUTSIDE
    if label == "location":
        return place_label(" ".join(words))
    if label == "country":
        return _people_or(words, "GPE")
    if label == "product":
        return "PRODUCT" if any(word[:1].isupper() or not word.islower() for word in words) else OUTSIDE
    if label == "conference":
        return "EVENT" if any(word.lower() in _EVENT_WORDS for word in words) else MASK
    if label == "misc":
        return _people_or(words, MASK)
    return _CROSSNER.get(label, MASK)


def decide_coarse(words: Sequence[str], label: str) -> str:
    """PER, ORG, LOC and MISC, as in UNER, the Broad Twitter Corpus and Wikigold.

    UNER calls a country that acts ("China said") an organisation; OntoNotes keeps it a GPE.
    """
    name = " ".join(words)
    if any(word.startswith(("@", "#", "http")) for word in words):
        return MASK
    if label == "PER":
        return "PERSON"
    if label == "ORG":
        return "GPE" if is_country(name) else _people_or(words, MASK if name.lower() in _SERVICES else "ORG")
    if label == "LOC":
        return place_label(name)
    return _people_or(words, MASK)


_WNUT: dict[str, str] = {
    "corporation": "ORG", "group": "ORG", "product": "PRODUCT", "person": "PERSON", "creative-work": "WORK_OF_ART",
}  # fmt: skip


def decide_wnut(words: Sequence[str], label: str) -> str:
    """WNUT-17: rare names in tweets."""
    if any(word.startswith(("@", "http")) for word in words) or (
        label == "corporation" and " ".join(words).lower() in _SERVICES
    ):
        return MASK
    return place_label(" ".join(words)) if label == "location" else _WNUT.get(label, MASK)


def decide_gmb(words: Sequence[str], label: str) -> str:
    """The Groningen Meaning Bank's silver labels; ``art`` is noise and ``gpe`` mixes peoples with states."""
    if label != "tim" and not any(word[0].isupper() for word in words if word):
        return MASK
    if label == "per" and len(words) == 1 and is_title(words[0]):
        return OUTSIDE
    if label == "per":
        return "PERSON" if len(words) < 6 else MASK
    if label == "org":
        return "GPE" if is_country(" ".join(words)) else _people_or(words, "ORG")
    if label == "geo" and list(words) == ["U.N."]:
        return "ORG"
    if label == "geo":
        return place_label(" ".join(words))
    if label == "gpe":
        return "GPE" if is_country(" ".join(words)) else _people_or(words, MASK)
    return {"tim": OUTSIDE, "eve": "EVENT"}.get(label, MASK)


def bio_spans(tags: Sequence[str]) -> list[Span]:
    """Token spans of BIO tags, with ``B-`` on every name (IOB2) or only between neighbours (IOB1)."""
    spans: list[Span] = []
    start, label = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        begins = tag.startswith("B-") or (tag.startswith("I-") and tag[2:] != label)
        if label and (begins or tag == "O"):
            spans.append(Span(start, index, label))
            label = ""
        if begins:
            start, label = index, tag[2:]
    return spans


def leading_words(words: Sequence[str], label: str) -> int:
    """How many words before the name a set counts in: titles, and "southern" before Sudan."""
    if label == "PERSON":
        return title_prefix(words)
    if label in {"GPE", "LOC", "FAC"} and _has_capital(words[-1:]):
        return next(index for index, word in enumerate(words) if not word.islower())
    return 0


def map_sentence(tokens: Sequence[str], tags: Sequence[str], decide: Decide) -> TokenLabelled:
    """Apply one set's decisions; titles before a person's name are left outside it."""
    spans: list[Span] = []
    masked: set[int] = set()
    for span in bio_spans(tags):
        words = tokens[span.start : span.end]
        label = decide(words, span.label)
        start = span.start + leading_words(words, label)
        if label == MASK or (label == "PERSON" and tokens[start].lower() in {"prime", "vice", "minister"}):
            masked.update(range(span.start, span.end))
        elif label != OUTSIDE:
            spans.append(Span(start, span.end, label))
    return TokenLabelled(tuple(tokens), tuple(spans), frozenset(masked))


def map_partial(
    tokens: Sequence[str],
    tags: Sequence[str],
    decide: Decide,
    plain_words: Collection[str],
    proper: Collection[int] | None = None,
) -> TokenLabelled:
    """As :func:`map_sentence`, for sets without product, event or work labels: other names are unknown."""
    return mask_unknown_names(map_sentence(tokens, tags, decide), plain_words, proper)
