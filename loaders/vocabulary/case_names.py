"""What a case is called where it has no number; files are called after victims."""

from graph.model import make_id

NUMBER, SCHEME = "Nomor Pengaduan", "Skema"
"""The columns that hold what every row of a file has in common."""


def neutral_name(kind: str, file: str) -> str:
    """What to call the case that a file is: not by the file's name, which may hold a victim's.

    >>> neutral_name("daftar", "telepon Siti.csv")
    'daftar 64be65'
    """
    return f"{kind} {make_id('n', file)[2:8]}"
