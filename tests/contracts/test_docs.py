"""The documentation holds: its snippets run, its links lead somewhere, and it builds as a site without a warning."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_FENCE = re.compile(r"^```(?P<info>[^`\n]*)\n(?P<code>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_ATTRIBUTE = re.compile(r'\s+([\w-]+)="([^"]+)"')
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


class Snippet(NamedTuple):
    """A block of Python. ``not-run`` says why it is not run, ``needs`` names packages that only extras bring."""

    line: int
    code: str
    given: dict[str, str]


def snippets(text: str) -> Iterator[Snippet]:
    """The Python blocks of a page.

    Raises:
        ValueError: a fence says something else than ``not-run="…"`` and ``needs="…"``.
    """
    for found in _FENCE.finditer(text):
        language, _, rest = found["info"].partition(" ")
        if language not in ("python", "py", "python3", "{code-block}"):
            continue
        given = dict(_ATTRIBUTE.findall(f" {rest}"))
        if language != "python" or _ATTRIBUTE.sub("", f" {rest}").strip() or set(given) - {"not-run", "needs"}:
            raise ValueError(f'write ```python, perhaps with not-run="why" or needs="package": {found["info"]!r}')
        yield Snippet(text[: found.start("code")].count("\n"), found["code"], given)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_snippets_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's snippets, one after the other, in one namespace and an empty folder."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for snippet in snippets(path.read_text(encoding="utf-8")):
        if "not-run" in snippet.given:
            continue
        missing = [name for name in snippet.given.get("needs", "").split() if not find_spec(name)]
        if missing:
            pytest.skip(f"{path.name}, line {snippet.line}: {', '.join(missing)} is not installed")
        exec(compile("\n" * snippet.line + snippet.code, str(path), "exec"), names)


def test_the_pages_have_snippets() -> None:
    with_snippets = {path.name for path in PAGES if list(snippets(path.read_text(encoding="utf-8")))}
    assert with_snippets >= {"README.md", "quickstart.md", "formats.md", "report.md", "recipes.md"}


def test_fences_are_read() -> None:
    text = 'a\n```python\nx = 1\n```\n```python not-run="why" needs="a b"\ny\n```\n```sh\nz\n```\n'
    assert list(snippets(text)) == [
        Snippet(2, "x = 1\n", {}),
        Snippet(5, "y\n", {"not-run": "why", "needs": "a b"}),
    ]


@pytest.mark.parametrize("info", ["python not-run", 'python skip="x"', "python {1,2}", 'python not-run=""', "py"])
def test_no_fence_slips_through(info: str) -> None:
    with pytest.raises(ValueError, match="write ```python"):
        list(snippets(f"```{info}\nx\n```\n"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    links = [link for link in _LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    for package in ("sphinx", "myst_parser", "furo"):
        if not find_spec(package):
            pytest.skip(f"{package} is not installed: pip install '.[docs]'")
    options = ["-W", "--keep-going", "-q", "-d", str(tmp_path / "trees")]
    command = [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    front = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    for page in (path.stem for path in PAGES if path.parent.name == "docs" and path.stem != "index"):
        assert f'href="{page}.html"' in front
