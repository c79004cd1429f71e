"""One article's annotation as the corpus stores it: offsets into a text that is kept elsewhere.

The slots are those of gold files (section 6 of the specification); pydantic refuses anything else. What needs the text
to be judged is checked in ``checks.py``.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimx.models.amounts import Basis, Bound, Direction, Statistic
from claimx.models.claims import Modality, RelationName
from claimx.models.spans import EntityType

Offsets = tuple[int, int]
"""Half-open character offsets into the article's text."""
Source = Literal["own", "wikinews-economy", "digitalgov"]
"""Where an article's text is: in the project, or in a file of the public data."""
Layer = Literal["entities", "coreference", "claims"]
Reason = Literal[
    "name", "date", "clock", "duration", "order", "anaphor", "pronoun", "conversion", "identifier", "idiom"
]  # fmt: skip
Answers = list[str]
"""Every acceptable answer, the best first; empty where the slot must be empty."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(_Frozen):
    """A named thing of the article, with every place where it is named and, in the coreference layer, meant."""

    name: str = Field(min_length=1)
    type: EntityType
    mentions: list[Offsets] = Field(min_length=1)
    pronouns: list[Offsets] = []
    descriptions: list[Offsets] = []


class Change(_Frozen):
    """Says that the amount is how much something changed by."""

    direction: Direction
    basis: Basis


class Interval(_Frozen):
    """Inclusive days; an open side is ``None``."""

    start: date | None
    end: date | None


class _Claim(_Frozen):
    anchor: Offsets
    subject: Answers = Field(min_length=1)


class _Stated(_Claim):
    time: Interval | None = None
    source: Answers = []
    modality: Modality = "asserted"
    negated: bool = False


class Quantity(_Stated):
    """A measured or counted amount."""

    kind: Literal["quantity"] = "quantity"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    relation: Bound = "="
    unit: str
    metric: Answers = []
    statistic: Statistic | None = None
    change: Change | None = None


class Event(_Stated):
    """Something a named subject does, did or will do."""

    kind: Literal["event"] = "event"
    predicate: str = Field(min_length=1)
    object: Answers = []


class Relation(_Claim):
    """A standing tie between two entities."""

    kind: Literal["relation"] = "relation"
    relation: RelationName
    object: Answers = Field(min_length=1)
    role: str | None = None


Claim = Annotated[Quantity | Event | Relation, Field(discriminator="kind")]


class Exclusion(_Frozen):
    """A number that is no claim, and why."""

    span: Offsets
    why: Reason


class Annotation(_Frozen):
    """Everything annotated in one article, without its text."""

    id: str
    source: Source
    published: date
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    length: int = Field(gt=0)
    layers: list[Layer]
    entities: list[Entity]
    claims: list[Claim] = []
    excluded: list[Exclusion] = []

    def made_on(self, text: str) -> bool:
        """Whether the annotation was made on this very text."""
        return len(text) == self.length and digest(text) == self.sha256

    def gold(self, text: str, title: str) -> dict[str, Any]:
        """The article as a gold file, as the scorers and ``benchmarks`` read it."""
        rows = self.model_dump(mode="json")
        entities = [{name: entity[name] for name in ("name", "type", "mentions")} for entity in rows["entities"]]
        head = {"id": self.id, "title": title, "published": rows["published"], "url": None, "text": text}
        return head | {"entities": entities, "claims": rows["claims"]}


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(path: Path) -> Annotation:
    """One stored annotation.

    Raises:
        pydantic.ValidationError: the file has a slot or a value that the format does not know.
    """
    return Annotation.model_validate_json(path.read_text(encoding="utf-8"))


def dumps(annotation: Annotation) -> str:
    """The stored form: JSON, a line for each entity, claim and exclusion, slots at their default left out."""
    row = annotation.model_dump(mode="json", exclude_defaults=True)
    for claim, given in zip(row.get("claims", []), annotation.claims, strict=True):
        claim["kind"] = given.kind
    lines = [f'"{name}": {_value(value)}' for name, value in row.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f" {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)
