"""Names for articles and claims in formats that need one that is no plain text: IRIs, file names."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from claimx.models import Article, Claim

_LONGEST = 120


def claim_iri(claim: Claim) -> str:
    """``urn:claimx:claim:ID``."""
    return f"urn:claimx:claim:{quote(claim.id, safe='')}"


def article_iri(article: Article) -> str:
    """The article's web address, if it has one, else ``urn:claimx:article:ID``."""
    return web_address(article) or f"urn:claimx:article:{quote(article.id, safe='')}"


def web_address(article: Article) -> str | None:
    """The article's address where it is one of the web, its odd characters escaped: never a ``javascript:`` one."""
    if not article.url or not article.url.lower().startswith(("http://", "https://")):
        return None
    return quote(article.url, safe="%/:=&?~#+!$,;'@()*[]")


def entity_iri(wikidata: str) -> str:
    """The Wikidata entity's IRI."""
    return f"http://www.wikidata.org/entity/{quote(wikidata, safe='')}"


def file_stem(article: Article) -> str:
    """A file name that the article's id decides: no separators, no dots at its start, never too long, never twice."""
    name = quote(article.id, safe=" ")
    if name.startswith("."):
        name = "%2E" + name[1:]
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 17]}-{hashlib.sha256(article.id.encode()).hexdigest()[:16]}"
