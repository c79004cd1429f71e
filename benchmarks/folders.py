"""The folders of the benchmarks; where their data and the scorers are says ``training.folders``."""

from training.folders import ROOT

BENCHMARKS = ROOT / "benchmarks"
WORK = BENCHMARKS / "work"
"""Predictions and error lists of the last run; not part of the project."""
FIXTURE_GOLD = ROOT / "fixtures" / "gold"
