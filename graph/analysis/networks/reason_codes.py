"""What can tie two parties, as codes."""

from enum import StrEnum


class TieReasonCode(StrEnum):
    """Why two parties are tied."""

    SAME_CASE = "same_case"
    SHARED_IDENTIFIER = "shared_identifier"
    SHARED_VICTIM = "shared_victim"
    STATED = "stated"
    """By a relationship that a source tells."""
    PROBABLY_SAME = "probably_same"
    PROBABLE_VICTIM = "probable_victim"
    """Named in cases of two victims who are probably one."""
    WITHHELD = "withheld"
    """Something that the reader may not know; never found, only put in its place."""


TENTATIVE_CODES = frozenset({TieReasonCode.PROBABLY_SAME, TieReasonCode.PROBABLE_VICTIM})
"""Reasons that nobody reported: they rest on two mentions being probably one."""
