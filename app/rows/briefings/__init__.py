"""Texts for briefings, editions and what changed between them, as listings."""
