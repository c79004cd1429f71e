"""Learned choices: the likeliest candidate is taken, and a broken file of weights says where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claimx.errors import LexiconError
from claimx.rules import linear as linears
from claimx.rules import ranker as rankers
from claimx.rules import weights
from claimx.rules.ranker import Ranker, choose, softmax


class Candidate(NamedTuple):
    name: str
    features: tuple[str, ...]


NEAR, FAR, OTHER = Candidate("near", ("near",)), Candidate("far", ("far",)), Candidate("other", ("unknown",))
MODEL = Ranker({"near": 1.0, "far": 0.8})


def test_the_likeliest_candidate_is_chosen() -> None:
    choice = choose(MODEL, [OTHER, FAR, NEAR], ["c", "b", "a"])
    assert choice is not None
    assert choice.best == NEAR
    assert choice.chance == pytest.approx(softmax([0.0, 0.8, 1.0])[2])


def test_candidates_of_one_answer_add_up() -> None:
    choice = choose(MODEL, [NEAR, FAR, FAR], ["a", "b", "b"])
    assert choice is not None
    assert choice.best == FAR
    assert choice.chance > 0.5


def test_of_equals_the_first_is_given() -> None:
    first, second = Candidate("first", ("near",)), Candidate("second", ("near",))
    choice = choose(MODEL, [first, second], ["a", "b"])
    assert choice is not None
    assert choice.best == first


def test_without_candidates_nothing_is_chosen() -> None:
    assert choose(MODEL, [], []) is None


@pytest.mark.parametrize("name", ["metrics", "subjects", "times", "coreference"])
def test_the_bundled_rankers_are_there(name: str) -> None:
    assert len(rankers.ranker(name).weights) > 100


@pytest.mark.parametrize("name", ["ties", "classes", "events"])
def test_the_bundled_linear_models_are_there(name: str) -> None:
    model = linears.linear(name)
    assert model.classes
    assert sum(model.probabilities(["no such feature"]).values()) < 1


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a file of weights, ``made-up``, where the package looks for them."""
    folder = tmp_path / "data" / "weights"
    folder.mkdir(parents=True)
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)
    yield lambda text: (folder / "made-up.tsv").write_text(text, encoding="utf-8") and None
    rankers.ranker.cache_clear()
    linears.linear.cache_clear()


def test_comments_are_passed_over(stored: Callable[[str], None]) -> None:
    stored("# what it is\nnear\t1.5\n#1 in rank\t-0.25\n")
    assert rankers.ranker("made-up").weights == {"near": 1.5, "#1 in rank": -0.25}


@pytest.mark.parametrize("line", ["near", "near\tfar", "near\t1\t2"])
def test_a_broken_line_of_a_ranker_is_named(line: str, stored: Callable[[str], None]) -> None:
    stored(f"# what it is\nfar\t1\n{line}\n")
    with pytest.raises(LexiconError, match=r"made-up\.tsv, line 3"):
        rankers.ranker("made-up")


@pytest.mark.parametrize("line", ["near", "near\t1.5", "near\t2:1.5"])
def test_a_broken_line_of_a_linear_model_is_named(line: str, stored: Callable[[str], None]) -> None:
    stored(f"yes\tno\nfar\t0:1\n{line}\n")
    with pytest.raises(LexiconError, match=r"made-up\.tsv, line 3"):
        linears.linear("made-up")


@pytest.mark.parametrize("read", [rankers.ranker, linears.linear])
def test_missing_weights_are_named(read: Callable[[str], object]) -> None:
    with pytest.raises(LexiconError, match=r"no weights nowhere\.tsv"):
        read("nowhere")
