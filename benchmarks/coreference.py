"""Measure which named entity pronouns and descriptions are taken to stand for.

    python benchmarks/coreference.py [SET…]

Counted is every third-person pronoun and every definite description ("the company", "this new app") whose annotated
chain has a name. It was **attempted** if claimx has an entity for a pronoun or description that ends
where it ends, and is **right** if a name of that entity overlaps a name of the chain. ``right, of all links`` also
counts as wrong each link of a third-person pronoun or description that is annotated as standing for no name at all.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from claimx import document
from training.coreference.chains import PRONOUNS, Annotated, Chain, Place, read_set

SETS = ("corpus-dev", "corpus-test", "gum-dev", "meantime")


def _places(entity: claimx.Entity, *kinds: str) -> list[Place]:
    return [
        Place(mention.span.field, mention.span.start, mention.span.end)
        for mention in entity.mentions
        if mention.kind in kinds
    ]


def _share_name(entity: claimx.Entity, chain: Chain) -> bool:
    return any(place.overlaps(name) for place in _places(entity, "name") for name in chain.names)


def judge(annotated: Annotated, entities: Iterable[claimx.Entity]) -> Counter[str]:
    """How many pronouns and descriptions of an article there are, were attempted and are right."""
    found = {
        (place.field, place.end): (place, entity)
        for entity in entities
        for place in _places(entity, "pronoun", "description")
        if place.field == "title" or place.end <= annotated.end
    }
    counts: Counter[str] = Counter(links=sum(_is_counted(annotated, place) for place, _ in found.values()))
    for chain in annotated.chains:
        for kind, places in (("pronoun", chain.pronouns), ("description", chain.descriptions)):
            for place in places if chain.names else []:
                if place.field == "text" and place.end > annotated.end:
                    continue
                _, meant = found.get((place.field, place.end), (place, None))
                right = meant is not None and _share_name(meant, chain)
                counts.update({f"{kind} gold": 1, f"{kind} attempted": meant is not None, f"{kind} right": right})
    return counts


def _is_counted(annotated: Annotated, place: Place) -> bool:
    whole = annotated.article.text if place.field == "text" else annotated.article.title or ""
    words = whole[place.start : place.end].lower().split()
    return len(words) > 1 or words[0] in PRONOUNS


def figures(counts: Counter[str]) -> dict[str, float]:
    """The counts as shares in per cent."""
    result = {"mentions": float(counts["pronoun gold"] + counts["description gold"])}
    for kind, kinds in (
        ("all", ("pronoun", "description")),
        ("pronouns", ("pronoun",)),
        ("descriptions", ("description",)),
    ):
        gold, tried, right = (sum(counts[f"{one} {what}"] for one in kinds) for what in ("gold", "attempted", "right"))
        result |= {f"{kind} attempted": _percent(tried, gold), f"{kind} right": _percent(right, tried)}
    right = counts["pronoun right"] + counts["description right"]
    return result | {"right, of all links": _percent(right, counts["links"])}


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def measure(name: str, extractor: claimx.Extractor) -> dict[str, float]:
    """The figures of a set."""
    counts: Counter[str] = Counter()
    for annotated in read_set(name):
        docs = extractor.docs(annotated.article)
        counts.update(judge(annotated, [entity for doc in docs for entity in document.entities(doc)]))
    return figures(counts)


def main(arguments: list[str] | None = None, extractor: claimx.Extractor | None = None) -> None:
    """Print a line a set. ``extractor`` stands in for the bundled pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    extractor = extractor or claimx.load()
    for name in parser.parse_args(arguments).sets:
        print(f"{name:14}", "  ".join(f"{key} {value}" for key, value in measure(name, extractor).items()))


if __name__ == "__main__":
    main()
