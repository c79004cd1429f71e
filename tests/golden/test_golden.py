"""The fixture articles end to end: what claimx prints for each is kept beside this file, for people to review.

`python -m tests.golden.test_golden` writes the files anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import claimx
from claimx.read import read_articles

HERE = Path(__file__).parent
FIXTURES = sorted((HERE.parent.parent / "fixtures" / "articles").glob("*.md"))


def printed(path: Path, extractor: claimx.Extractor) -> str:
    """One line a claim, with its source and its statement."""
    [article] = read_articles(path)
    claims = extractor.extract(article)
    sources = [claim.source.name if claim.source else "-" for claim in claims]
    return "".join(
        f"{claim}  [{source}]\n    {claim.statement}\n" for claim, source in zip(claims, sources, strict=True)
    )


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_golden(path: Path, extractor: claimx.Extractor) -> None:
    assert printed(path, extractor) == (HERE / f"{path.stem}.txt").read_text(encoding="utf-8")


def main() -> None:
    extractor = claimx.load()
    for path in FIXTURES:
        (HERE / f"{path.stem}.txt").write_text(printed(path, extractor), encoding="utf-8")


if __name__ == "__main__":
    main()
