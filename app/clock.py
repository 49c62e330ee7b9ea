"""What time it is, as the log writes it."""

from datetime import UTC, datetime


def now() -> str:
    """ISO date and time in UTC, to the second."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")
