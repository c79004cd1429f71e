"""From a model's name, a path or a ``Language`` to a pipeline that ends in claims."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


def pipeline(model: str | Path | Language | None = None, knowledge: str | Path | bool | None = None) -> Language:
    """A spaCy pipeline with the claimx components in it.

    ``None`` loads the bundled model. A ``Language`` is extended in place, once. ``knowledge``: as for ``claimx.load``.

    Raises:
        ModelError: there is no such model, or it cannot be loaded.
        LexiconError: the file of knowledge cannot be read or is malformed.
    """
    from claimx.components import encoder, everything, lines  # noqa: F401  registers the factories

    nlp = _load(model)
    if "claimx_lines" not in nlp.pipe_names:
        nlp.add_pipe("claimx_lines", first=True)
    if "claimx" not in nlp.pipe_names:
        given = knowledge if knowledge is None or isinstance(knowledge, bool) else str(Path(knowledge).resolve())
        nlp.add_pipe("claimx", last=True, config={"knowledge": given})
    return nlp


def _load(model: str | Path | Language | None) -> Language:
    import spacy

    if model is None:
        with as_file(files("claimx").joinpath("model")) as bundled:
            if not (bundled / "config.cfg").is_file():
                raise ModelError("the bundled model is missing from this installation; reinstall claimx")
            return spacy.load(bundled)
    if not isinstance(model, str | Path):
        return model
    try:
        return spacy.load(model)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"cannot load the spaCy pipeline {str(model)!r}: {reason}") from error
