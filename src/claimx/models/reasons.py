"""Why a slot of a claim holds what it holds: the words that filled it and the named rule that took them."""

from __future__ import annotations

from claimx.models.spans import Span, Value


class Reason(Value):
    """One slot's words and the rule that filled it. A stage names its rules in a few plain words."""

    slot: str
    """The slot as the claim's JSON calls it: ``subject``, ``metric``, ``time``, ``source`` …"""
    rule: str
    span: Span | None = None
    """The words; ``None`` where the rule read no words of their own (a slot that defaults)."""

    def __str__(self) -> str:
        said = f" “{' '.join(self.span.text.split())}”" if self.span is not None else ""
        return f"{self.slot}:{said} ({self.rule})"
