"""Long lists of names, written as text to be read and kept in order by people."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


def entries(text: str) -> list[str]:
    """The entries between bars; a line may end anywhere but inside an entry."""
    return [entry.strip() for entry in text.replace("\n", "").split("|") if entry.strip()]
