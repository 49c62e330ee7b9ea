"""Narratives: identifiers, money, dates, persons and places found in free text, each with its exact span."""

from loaders.narrative.door import find_in_text
from loaders.narrative.found import Found, FoundKind

__all__ = ["Found", "FoundKind", "find_in_text"]
