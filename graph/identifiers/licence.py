"""Licences of placement companies (SIP3MI and its forerunners): free-text decree numbers, punctuation evened out."""

import re

from graph.errors import InvalidValue


def normalize(text: str) -> str:
    """Upper case, one blank between words, no blanks around slashes; raises InvalidValue without any digit."""
    plain = re.sub(r"\s*([/.\-])\s*", r"\1", " ".join(text.upper().split()))
    plain = re.sub(r"^(?:NO\.|NOMOR|NO)\s*:?\s*", "", plain)
    if not re.search(r"\d", plain):
        raise InvalidValue(f"{text}: a licence number holds digits; copy it from the decree")
    return plain


def is_valid(text: str) -> bool:
    """Whether it could be a licence number."""
    return bool(re.search(r"\d", text))


def format(value: str) -> str:
    """As normalised."""
    return value
