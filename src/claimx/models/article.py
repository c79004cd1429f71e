"""An article, as every stage and export knows it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import Field, field_validator

from claimx.models.spans import Value

_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class Article(Value):
    """A news article. Only ``text`` is required; every offset in a claim counts characters of ``text`` or ``title``.

    ``published`` (a date, or a date-time with its zone) is what relative times are resolved against; without it
    they stay unresolved. Lone surrogates, which no UTF-8 file can hold, become U+FFFD one for one, so offsets stay.
    """

    id: str = ""
    """Derived from title and text where none is given."""
    title: str | None = None
    text: str
    published: date | datetime | None = None
    url: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = Field(default=None, description="BCP 47 tag, where the publisher states it")

    @field_validator("id", "title", "text", "url", "site", "language", mode="before")
    @classmethod
    def _encodable(cls, raw: Any) -> Any:
        return _SURROGATE.sub("�", raw) if isinstance(raw, str) and not raw.isascii() else raw

    @field_validator("published", mode="before")
    @classmethod
    def _parse_published(cls, raw: Any) -> Any:
        if isinstance(raw, int | float):  # pydantic would take 2026 for seconds after 1970
            raise ValueError(f"cannot read the number {raw} as a date; write YYYY-MM-DD")
        return parse_published(raw) if isinstance(raw, str) else raw

    def model_post_init(self, context: Any, /) -> None:
        """Give an article without an id one that its content decides."""
        if not self.id:
            content = f"{self.title or ''}\0{self.text}".encode()
            object.__setattr__(self, "id", hashlib.sha256(content).hexdigest()[:16])

    @property
    def published_day(self) -> date | None:
        """The publication date, in the zone the article gives it in."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


def parse_published(raw: str) -> date | datetime | None:
    """Read a publication date: ISO 8601, or the RFC 2822 form of feeds. Empty text is no date.

    Forms that could be read two ways (``03/04/2026``) are refused rather than guessed.

    Raises:
        ValueError: the text is none of these.
    """
    text = raw.strip()
    if not text:
        return None
    try:
        if _ISO_DATE.match(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        raise ValueError(f"cannot read {text!r} as a date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM±HH:MM") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
