"""The annotated corpus: its format, its checker, its agreement, and the way from an annotator's draft to it."""
