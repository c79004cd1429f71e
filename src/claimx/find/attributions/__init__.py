"""Who says what: the attributions of a document."""

from claimx.find.attributions.find import find_attributions

__all__ = ["find_attributions"]
