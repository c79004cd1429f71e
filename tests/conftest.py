"""What the tests share: the bundled pipeline, loaded once, and the places of fixtures and optional data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from spacy.language import Language

import claimx

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def extractor() -> claimx.Extractor:
    """The bundled pipeline with claimx in it."""
    return claimx.load()


@pytest.fixture(scope="session")
def nlp(extractor: claimx.Extractor) -> Language:
    """The spaCy pipeline behind it."""
    return extractor.nlp


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared data; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("CLAIMX_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the shared data is not at {folder}; set CLAIMX_SHARED to where it is")
    return folder
