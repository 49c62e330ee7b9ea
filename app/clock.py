"""What time it is, as the log and judgements write it."""

from datetime import UTC, date, datetime


def now() -> str:
    """ISO date and time in UTC, to the second."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def today() -> date:
    """The day, where this machine is: what the core is handed to tell centuries by."""
    return date.today()


def instant() -> str:
    """ISO date and time in UTC, to the microsecond: for what must keep its order within a
    second.
    """
    return datetime.now(tz=UTC).isoformat(timespec="microseconds")
