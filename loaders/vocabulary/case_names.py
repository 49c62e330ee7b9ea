"""Neutral names of cases and lists: files are called after victims."""

from graph.model import make_id


def neutral_name(kind: str, file: str) -> str:
    """What to call the case that a file is: not by the file's name, which may hold a victim's.

    >>> neutral_name("daftar", "telepon Siti.csv")
    'daftar 64be65'
    """
    return f"{kind} {make_id('n', file)[2:8]}"
