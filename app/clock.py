"""What time it is, as the log and judgements write it."""

from datetime import UTC, datetime


def now() -> str:
    """ISO date and time in UTC, to the second."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def instant() -> str:
    """ISO date and time in UTC, to the microsecond: for what must keep its order within a
    second.
    """
    return datetime.now(tz=UTC).isoformat(timespec="microseconds")
