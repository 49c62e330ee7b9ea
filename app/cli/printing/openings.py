"""What the command line prints of numbers that were opened."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.monitoring.openings import OpenedNumber
from app.rows.openings import opened_listing, opened_record
from app.wording.wording import Wording


def items(found: Sequence[OpenedNumber], format: Format, wording: Wording) -> None:
    """Print which numbers are open."""
    console.show(opened_listing(found, wording), format)


def opened(found: OpenedNumber, new: bool, format: Format, wording: Wording) -> None:
    """Print what is open now."""
    record = {**opened_record(found), "new": new}
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    _ = wording.text
    told = (
        _("open for case {case}: {number} ({id})")
        if new
        else _("open already for case {case}: {number} ({id})")
    )
    line(told.format(case=found.case, number=found.number, id=found.opening.id))


def closed(found: OpenedNumber, format: Format, wording: Wording) -> None:
    """Print what is open no longer."""
    record = {"id": found.opening.id, "what": found.opening.what}
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    line(wording.text("closed again: {id}").format(id=found.opening.id))
