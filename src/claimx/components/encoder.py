"""``claimx_encoder``: tags, morphology, lemmas, dependencies, sentences and names, all from one small encoder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from claimx.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.vocab import Vocab

    from claimx.encoder.model import Labels, Model
    from claimx.encoder.reading import Reading

    Ints = NDArray[np.int64]

_ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
_TAG, _POS, _MORPH, _LEMMA, _HEAD, _DEP, _PLACE, _KIND = range(len(_ATTRIBUTES))
_IOB = {"O": 2, "B": 3, "S": 3, "I": 1, "E": 1}
"""spaCy's numbers for the places of BIES tags."""
_ASSIGNS = ["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents", "doc.sents"]


@Language.factory("claimx_encoder", assigns=_ASSIGNS, default_config={"threads": 1})
def create(nlp: Language, name: str, threads: int) -> EncoderPipe:
    """Build the component; its model comes with ``from_disk``. ``threads``: how many a window may be computed with."""
    return EncoderPipe(nlp.vocab, threads)


class EncoderPipe:
    """Reads a ``Doc`` by the model and writes all that it says; sentence starts set before are respected."""

    def __init__(self, vocab: Vocab, threads: int = 1) -> None:
        self.vocab, self.threads = vocab, threads
        self._folder: Path | None = None
        self._model: Model | None = None
        self._hashes: dict[str, Ints] = {}

    def __call__(self, doc: Doc) -> Doc:
        from claimx.encoder.reading import read, words_of

        at_words = words_of(doc)
        words = np.array(at_words, dtype=np.int64)
        rows = _white(doc, words)
        if at_words:
            self._fill(rows, doc, words, read(doc, at_words, self.encoder))
        doc.from_array(_ATTRIBUTES, cast("Any", rows.astype(np.uint64)))
        return doc

    @property
    def encoder(self) -> Model:
        """The model; in a worker process, loaded when it is first asked for.

        Raises:
            ModelError: the component was made without one, or its files are broken.
        """
        if self._model is None:
            if self._folder is None:
                raise ModelError("claimx_encoder has no model: load a pipeline that was saved with one")
            from claimx.encoder.model import Model

            self._model = Model(self._folder, self.threads)
        return self._model

    def _fill(self, rows: Ints, doc: Doc, words: Ints, reading: Reading) -> None:
        """The rows of words: their tags, parts of speech, features, lemmas, heads, labels and names."""
        hashes = self._hashes if doc.vocab is self.vocab else _hashed(doc.vocab, self.encoder.labels)
        rows[words, _TAG] = hashes["tags"][reading.tags]
        rows[words, _POS] = hashes["pos"][reading.forms]
        rows[words, _MORPH] = hashes["morphs"][reading.forms]
        rows[words, _LEMMA] = self._lemmas(doc, words, reading)
        rows[words, _HEAD] = words[reading.heads] - words
        rows[words, _DEP] = hashes["deps"][reading.deps]
        rows[words, _PLACE] = hashes["places"][reading.names]
        rows[words, _KIND] = hashes["kinds"][reading.names]
        _name_white_space(rows, words)

    def _lemmas(self, doc: Doc, words: Ints, reading: Reading) -> Ints:
        from claimx.encoder.lemmas import lemma

        tags, edits, known = self.encoder.labels.tags, self.encoder.labels.lemmas, self.encoder.lemmas
        read = zip(words.tolist(), reading.tags.tolist(), reading.lemmas.tolist(), strict=True)
        return _ids(doc.vocab, (lemma(doc[index].text, tags[tag], edits[edit], known) for index, tag, edit in read))

    def __getstate__(self) -> dict[str, Any]:
        """For worker processes: they load the model anew."""
        return self.__dict__ | {"_model": None}

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> EncoderPipe:
        """Load the model from a folder.

        The names of its labels enter the vocabulary now, outside of any ``memory_zone``, which would forget them.

        Raises:
            ModelError: a file is missing or broken.
        """
        self._folder, self._model = Path(path).resolve(), None
        self._hashes = _hashed(self.vocab, self.encoder.labels)
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files."""
        for name, content in self._files().items():
            Path(path).mkdir(parents=True, exist_ok=True)
            (Path(path) / name).write_bytes(content)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files in one, for ``Language.to_bytes``."""
        import srsly

        packed: bytes = srsly.msgpack_dumps(self._files())
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EncoderPipe:
        """Load the model from bytes; its files are kept in a temporary folder, for workers to load."""
        import srsly

        folder = Path(tempfile.mkdtemp(prefix="claimx-"))
        for name, content in srsly.msgpack_loads(data).items():
            (folder / name).write_bytes(content)
        return self.from_disk(folder)

    def _files(self) -> dict[str, bytes]:
        from claimx.encoder.model import FILES

        folder = self._folder
        return {} if folder is None else {name: (folder / name).read_bytes() for name in FILES}


def _white(doc: Doc, words: Ints) -> Ints:
    """Rows of white space: it hangs on the word before, as in spaCy's own pipelines; at the beginning, on the first."""
    index = np.arange(len(doc))
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
    if not len(doc):
        return rows
    before = np.maximum(np.searchsorted(words, index, side="right") - 1, 0)
    head = words[before] if len(words) else np.zeros_like(index)
    rows[:, _TAG], rows[:, _POS], rows[:, _DEP], root = _ids(doc.vocab, ["_SP", "SPACE", "dep", "ROOT"])
    rows[:, _MORPH] = np.uint64(doc.vocab.morphology.add("")).astype(np.int64)
    rows[:, _LEMMA] = doc.to_array("ORTH").astype(np.int64)
    rows[:, _HEAD] = head - index
    rows[:, _PLACE] = _IOB["O"]
    if not len(words):
        rows[0, _DEP] = root
    return rows


def _name_white_space(rows: Ints, words: Ints) -> None:
    """White space inside a name ("New\\nYork") belongs to it: spaCy has no names with holes."""
    inside = np.flatnonzero(rows[words[1:], _PLACE] == _IOB["I"])
    for before, after in zip(words[inside], words[inside + 1], strict=True):
        rows[before + 1 : after, _PLACE] = _IOB["I"]
        rows[before + 1 : after, _KIND] = rows[after, _KIND]


def _ids(vocab: Vocab, strings: Iterable[str]) -> Ints:
    """Strings as the numbers by which a vocabulary knows them; none for an empty one."""
    add = vocab.strings.add
    return np.array([add(string) if string else 0 for string in strings], dtype=np.uint64).astype(np.int64)


def _hashed(vocab: Vocab, labels: Labels) -> dict[str, Ints]:
    """The numbers of all labels, which the vocabulary knows from now on."""
    names = [name.partition("-") for name in labels.names]
    morphs = [vocab.morphology.add(form.partition("|")[2]) for form in labels.forms]
    return {
        "tags": _ids(vocab, labels.tags),
        "deps": _ids(vocab, labels.deps),
        "pos": _ids(vocab, (form.partition("|")[0] for form in labels.forms)),
        "morphs": np.array(morphs, dtype=np.uint64).astype(np.int64),
        "places": np.array([_IOB[place] for place, _, _ in names]),
        "kinds": _ids(vocab, (kind for _, _, kind in names)),
    }
