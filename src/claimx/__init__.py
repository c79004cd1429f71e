"""claimx reads tech news and returns what it claims, as typed, checkable objects. Offline, on a CPU, deterministic.

>>> import claimx
>>> for claim in claimx.extract(text, published="2026-02-17"):  # doctest: +SKIP
...     print(claim)
Doubao peak 63.3e9 tokens/min on gala night
"""

from claimx.api import Extractor, entities, extract, load, numbers, quantities, times
from claimx.errors import (
    ArticleError,
    ClaimxError,
    ClaimxWarning,
    ExportError,
    LanguageWarning,
    LexiconError,
    ModelError,
    UnitError,
)
from claimx.export.arrow import claims_to_arrow, claims_to_pandas
from claimx.models import (
    CLAIM,
    Alternative,
    Article,
    Attribution,
    Change,
    Claim,
    ClaimTime,
    Entity,
    EntityRef,
    Equivalent,
    EventClaim,
    Mention,
    Predicate,
    Quantity,
    QuantityClaim,
    QuantityReading,
    Reason,
    Reference,
    RelationClaim,
    Source,
    Span,
    Time,
    Unit,
)

__version__ = "0.1.0"

__all__ = [
    "CLAIM",
    "Alternative",
    "Article",
    "ArticleError",
    "Attribution",
    "Change",
    "Claim",
    "ClaimTime",
    "ClaimxError",
    "ClaimxWarning",
    "Entity",
    "EntityRef",
    "Equivalent",
    "EventClaim",
    "ExportError",
    "Extractor",
    "LanguageWarning",
    "LexiconError",
    "Mention",
    "ModelError",
    "Predicate",
    "Quantity",
    "QuantityClaim",
    "QuantityReading",
    "Reason",
    "Reference",
    "RelationClaim",
    "Source",
    "Span",
    "Time",
    "Unit",
    "UnitError",
    "__version__",
    "claims_to_arrow",
    "claims_to_pandas",
    "entities",
    "extract",
    "load",
    "numbers",
    "quantities",
    "times",
]
