"""Time expressions: found by an own grammar, resolved to inclusive intervals against publication, focus and events."""

from claimx.find.times.dateline import written_day
from claimx.find.times.find import expressions, find_times

__all__ = ["expressions", "find_times", "written_day"]
