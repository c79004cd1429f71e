"""Learns which entity a pronoun or a description stands for."""
