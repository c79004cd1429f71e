"""From an annotator's draft, which quotes the article's words, to offsets.

A draft says a span by its exact words, ``"times"``, or, where they stand more than once, by
``{"t": "times", "in": "downloaded 767m times worldwide"}``: ``in`` stands once in the text, and ``t`` at its first
place inside it. An entity is ``{"name", "type", "forms", "except", "pronouns", "descriptions"}``: ``forms`` are the
names, found wherever they stand as words of their own, longest first; ``except`` lists spans of a form that do not name
the entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from training.annotation.annotation import Annotation, Offsets, digest

Draft = dict[str, Any]


class DraftError(ValueError):
    """A draft that cannot be placed in its text; ``faults`` says everything that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def compile_draft(article: dict[str, str], source: str, draft: Draft) -> Annotation:
    """Place a draft in its article (``id``, ``published``, ``text``).

    Raises:
        DraftError: spans that are not in the text, or stand more than once, or slots the format does not know.
    """
    text, faults = article["text"], list[str]()
    parts = {slot: _listed(draft, slot, faults) for slot in ("entities", "claims", "excluded")}
    claims: list[Draft] = [
        {**claim, "anchor": at}
        for claim in parts["claims"]
        if (at := place(text, claim.get("anchor"), f"{claim.get('kind')} claim", faults)) is not None
    ]
    excluded: list[Draft] = [
        {"span": at, "why": item.get("why")}
        for item in parts["excluded"]
        if (at := place(text, item, "exclusion", faults)) is not None
    ]
    row = {
        "id": article["id"],
        "source": source,
        "published": article["published"][:10],
        "sha256": digest(text),
        "length": len(text),
        "layers": draft.get("layers", ["entities"]) if isinstance(draft, dict) else [],
        "entities": _entities(text, parts["entities"], faults),
        "claims": sorted(claims, key=lambda claim: (claim["anchor"], str(claim.get("kind")))),
        "excluded": sorted(excluded, key=lambda item: item["span"]),
    }
    try:
        annotation = Annotation.model_validate(row)
    except ValidationError as error:
        raise DraftError([*faults, *_explained(error, row)]) from error
    if faults:
        raise DraftError(faults)
    return annotation


def _listed(draft: Draft, slot: str, faults: list[str]) -> list[Draft]:
    """A slot that holds a list of objects; whatever else is in it is a fault."""
    found = draft.get(slot, []) if isinstance(draft, dict) else None
    if not isinstance(found, list):
        faults.append(f"{slot}: must be a list of objects")
        return []
    faults += (f"{slot}: must be an object, not {item!r}" for item in found if not isinstance(item, dict))
    return [item for item in found if isinstance(item, dict)]


def place(text: str, span: object, what: str, faults: list[str]) -> Offsets | None:
    """Where a draft's span stands; ``None``, and a fault more, where that is not plain."""
    if isinstance(span, str):
        span = {"t": span}
    if not isinstance(span, dict) or not isinstance(span.get("t"), str) or not span["t"]:
        faults.append(f"{what}: a span is words or {{'t': words, 'in': longer words}}, not {span!r}")
        return None
    words, around = span["t"], span.get("in") or span["t"]
    if words not in around:
        faults.append(f"{what}: {words!r} is not inside {around!r}")
    elif (count := text.count(around)) != 1:
        stands = f"stands {count} times; give longer words around it with 'in'" if count else "is not in the text"
        faults.append(f"{what}: {around!r} {stands}")
    else:
        start = text.index(around) + around.index(words)
        return start, start + len(words)
    return None


def _entities(text: str, drafts: list[Draft], faults: list[str]) -> list[Draft]:
    named = [(draft, list(_named(text, draft, faults))) for draft in drafts]
    spans = [span for _, found in named for span in found]
    return [
        {
            "name": draft.get("name"),
            "type": draft.get("type"),
            "mentions": sorted({span for span in found if not _inside_longer(span, spans)}),
            "pronouns": _placed(text, draft, "pronouns", faults),
            "descriptions": _placed(text, draft, "descriptions", faults),
        }
        for draft, found in named
    ]


def _named(text: str, draft: Draft, faults: list[str]) -> Iterator[Offsets]:
    but = _placed(text, draft, "except", faults)
    for form in draft.get("forms", []):
        if not isinstance(form, str):
            faults.append(f"entity {draft.get('name')!r}: a form is the name's words, not {form!r}")
            continue
        found = list(_places(text, form))
        if not found:
            faults.append(f"entity {draft.get('name')!r}: its form {form!r} is not in the text")
        yield from (span for span in found if not any(a <= span[0] and span[1] <= b for a, b in but))


def _places(text: str, form: str) -> Iterator[Offsets]:
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(form, start + 1)


def _inside_longer(span: Offsets, spans: list[Offsets]) -> bool:
    return any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)


def _placed(text: str, draft: Draft, slot: str, faults: list[str]) -> list[Offsets]:
    what = f"entity {draft.get('name')!r}, {slot}"
    found = (place(text, span, what, faults) for span in draft.get(slot, []))
    return sorted({span for span in found if span is not None})


def _explained(error: ValidationError, row: Draft) -> Iterator[str]:
    for fault in error.errors():
        at = ".".join(map(str, fault["loc"]))
        yield f"{at}: {fault['msg']} (given: {str(_at(row, fault['loc']))[:120]})"


def _at(row: Any, steps: tuple[int | str, ...]) -> Any:
    """What stands at a fault's place, or the innermost thing around it."""
    for step in steps:
        try:
            row = row[step]
        except (KeyError, IndexError, TypeError):  # a step into a union's branch, or a slot that is missing
            break
    return row
