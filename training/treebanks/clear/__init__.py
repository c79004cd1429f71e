"""Convert Universal Dependencies to the CLEAR-style scheme of spaCy's English pipelines."""

from collections.abc import Callable

from training.treebanks.clear.amounts import (
    head_money_on_the_number,
    head_ranges_on_the_last_number,
    qualify_numbers,
)
from training.treebanks.clear.clauses import (
    head_reports_on_the_speech_verb,
    mark_existentials,
    mark_extraposed_subjects,
    mark_given_names,
    settle_open_complements,
)
from training.treebanks.clear.coordination import chain_conjuncts
from training.treebanks.clear.copula import head_clauses_on_the_copula
from training.treebanks.clear.fixed import open_fixed_expressions
from training.treebanks.clear.free_relatives import head_free_relatives_on_the_verb
from training.treebanks.clear.labels import CLEAR_LABELS, rename_labels
from training.treebanks.clear.names import (
    head_clock_times_on_the_half,
    head_dates_on_the_month,
    head_names_on_the_right,
)
from training.treebanks.clear.prepositions import (
    head_gerunds_on_the_preposition,
    head_phrases_on_the_preposition,
    part_journeys,
)
from training.treebanks.clear.punctuation import hang_outer_marks_on_the_phrase_above, uncross_punctuation
from training.treebanks.tree import Tree

__all__ = ["CLEAR_LABELS", "STEPS", "convert"]

STEPS: tuple[Callable[[Tree], None], ...] = (
    head_reports_on_the_speech_verb,
    hang_outer_marks_on_the_phrase_above,
    open_fixed_expressions,
    head_names_on_the_right,
    head_dates_on_the_month,
    head_clock_times_on_the_half,
    head_money_on_the_number,
    head_ranges_on_the_last_number,
    qualify_numbers,
    head_free_relatives_on_the_verb,
    mark_existentials,
    mark_extraposed_subjects,
    mark_given_names,
    head_clauses_on_the_copula,
    settle_open_complements,
    part_journeys,
    head_phrases_on_the_preposition,
    head_gerunds_on_the_preposition,
    chain_conjuncts,
    uncross_punctuation,
    rename_labels,
)
"""Small phrases first, then clauses, then the words that link them; labels are renamed last."""


def convert(tree: Tree) -> Tree:
    """Rewire `tree` in place, step by step, and return it."""
    for step in STEPS:
        step(tree)
    return tree
