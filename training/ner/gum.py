"""Named entities out of GUM's ``Entity=`` annotation, which covers every noun phrase, named or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from training.ner.labelled import Labelled, Span, TokenLabelled, to_running_text
from training.ner.places import is_people, place_label

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<both>\))?|(?P<close>[0-9]+)\)")
_INSIDE = frozenset(["of", "the", "for", "and", "&", "-", "de", "'s", "’s", "'", "on", "in", "du", "la", "van", "von"])
_KINDS = {"person": "PERSON", "organization": "ORG", "object": "PRODUCT", "event": "EVENT"}


@dataclass
class Row:
    """One token of a GUM sentence."""

    form: str
    upos: str
    space: bool
    entity: str


@dataclass
class _Open:
    key: str
    kind: str
    heads: str
    start: int
    group: list[int] = field(default_factory=list)


def sentences(lines: Iterable[str]) -> Iterator[list[Row]]:
    """The token rows of each sentence of a CoNLL-U file."""
    rows: list[Row] = []
    for line in [*lines, ""]:
        if line[:1].isdigit():
            fields = line.rstrip("\n").split("\t")
            if "-" in fields[0] or "." in fields[0]:
                continue
            misc = dict(part.partition("=")[::2] for part in fields[9].split("|"))
            rows.append(Row(fields[1], fields[3], misc.get("SpaceAfter") != "No", misc.get("Entity", "")))
        elif rows and not line.strip():
            yield rows
            rows = []


def entity_spans(rows: list[Row]) -> list[tuple[int, int, str, list[int]]]:
    """All (start, end, kind, head positions) of a sentence; an entity left open at its end is dropped."""
    stack: list[_Open] = []
    found: list[tuple[int, int, str, list[int]]] = []

    def close(entry: _Open, end: int) -> None:
        heads = [entry.start + int(n) - 1 for n in entry.heads.split(",") if n.isdigit()]
        found.append((entry.start, end, entry.kind, heads))

    for index, row in enumerate(rows):
        for match in _BRACKET.finditer(row.entity):
            if match["open"] is not None:
                parts = match["open"].split("-")
                if len(parts) < 6:
                    continue
                entry = _Open(parts[0], parts[1], parts[5], index)
                if match["both"]:
                    close(entry, index + 1)
                else:
                    stack.append(entry)
            else:
                for place in range(len(stack) - 1, -1, -1):
                    if stack[place].key == match["close"]:
                        close(stack.pop(place), index + 1)
                        break
    return found


def _is_namey(row: Row) -> bool:
    return row.upos == "PROPN" or (row.form[:1].isupper() and row.upos in {"NOUN", "ADJ", "VERB", "X"})


def name_within(rows: list[Row], start: int, end: int, heads: list[int]) -> tuple[int, int] | None:
    """The name a phrase contains: the run of proper words around its head, or nothing if the head is common."""
    inside = [h for h in heads if start <= h < end]
    if not inside or any(rows[h].upos == "NOUN" and rows[h].form.islower() for h in inside):
        return None
    proper_heads = [h for h in inside if rows[h].upos == "PROPN"]
    if not proper_heads:
        return None
    left = right = proper_heads[0]
    while left > start and (_is_namey(rows[left - 1]) or rows[left - 1].form in _INSIDE):
        left -= 1
    while right + 1 < end and (
        _is_namey(rows[right + 1]) or rows[right + 1].form in _INSIDE or rows[right + 1].upos == "NUM"
    ):
        right += 1
    while left < right and not _is_namey(rows[left]):
        left += 1
    while right > left and not (_is_namey(rows[right]) or rows[right].upos == "NUM"):
        right -= 1
    return left, right + 1


def _label(rows: list[Row], start: int, end: int, kind: str) -> str | None:
    name = " ".join(row.form for row in rows[start:end])
    if kind == "place":
        return place_label(name)
    if end - start == 1 and is_people(name):
        return "NORP"
    return _KINDS.get(kind)


def label_sentence(rows: list[Row]) -> TokenLabelled:
    """Outermost names win; proper nouns that no kept name covers are masked, times are outside."""
    taken: set[int] = set()
    times: set[int] = set()
    spans: list[Span] = []
    for start, end, kind, heads in sorted(entity_spans(rows), key=lambda e: (e[0] - e[1], e[0])):
        if kind == "time":
            times.update(range(start, end))
            continue
        name = name_within(rows, start, end, heads)
        if name is None or taken & set(range(*name)):
            continue
        label = _label(rows, *name, kind)
        if label is not None and any(c.isupper() for row in rows[slice(*name)] for c in row.form):
            spans.append(Span(*name, label))
            taken.update(range(*name))
    masked: set[int] = set()
    for index, row in enumerate(rows):
        if index in taken or index in times:
            continue
        if row.upos == "ADJ" and is_people(row.form):
            spans.append(Span(index, index + 1, "NORP"))
        elif row.upos == "PROPN" or (index and _is_namey(row)):
            masked.add(index)
    spaces = tuple(row.space for row in rows)
    return TokenLabelled(tuple(row.form for row in rows), tuple(sorted(spans)), frozenset(masked), spaces)


def read_gum(lines: Iterable[str]) -> list[Labelled]:
    """All sentences of a GUM file."""
    return [to_running_text(label_sentence(rows)) for rows in sentences(lines)]
