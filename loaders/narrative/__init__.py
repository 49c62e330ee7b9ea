"""Narratives.

Identifiers, money, dates, persons and places found in free text, each with its exact span.
"""

from loaders.narrative.found import Found, FoundKind
from loaders.narrative.search import find_in_text

__all__ = ["Found", "FoundKind", "find_in_text"]
