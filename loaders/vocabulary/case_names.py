"""What a case is called where it has no number; files are called after victims."""

from graph.ids import neutral_name

__all__ = ["NUMBER", "SCHEME", "neutral_name"]

NUMBER, SCHEME = "Nomor Pengaduan", "Skema"
"""The columns that hold what every row of a file has in common."""
