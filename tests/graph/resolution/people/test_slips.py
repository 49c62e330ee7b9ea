"""Slips of the pen and other names."""

import pytest

from graph.names import key_words
from graph.resolution.people.slips import are_slips

KNOWN = frozenset(word for name in ("Eko Joko", "Siti Rahman") for word in key_words(name))


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("Zulkarnain Tefa", "Zulkaranin Tefa", True),
        ("Zulkarnain Tefa", "Tefa", True),
        ("Eko Tefa", "Joko Tefa", False),
        ("Intan Tefa", "Tefa Intan", False),
        ("Lamadjido", "Lamadijdo Tefa", True),
        ("Lamadjido Tefa", "Makkasau Tefa", False),
    ],
)
def test_names_are_compared_word_by_word(one, other, slips):
    assert are_slips(key_words(one), key_words(other), KNOWN) is slips
    assert are_slips(key_words(other), key_words(one), KNOWN) is slips
