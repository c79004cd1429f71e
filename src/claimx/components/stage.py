"""One shape for every stage: a pure function of a ``Doc`` becomes a spaCy component that keeps what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")


class Stage(Generic[T]):
    """Runs ``find`` on a ``Doc`` and hands what it returns to ``write``."""

    def __init__(self, find: Callable[[Doc], Iterable[T]], write: Callable[[Doc, Iterable[T]], None]) -> None:
        self.find = find
        self.write = write

    def __call__(self, doc: Doc) -> Doc:
        self.write(doc, self.find(doc))
        return doc
