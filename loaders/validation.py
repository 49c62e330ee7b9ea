"""What is wrong in an input, where, and what would mend it; counts that add up."""

from typing import Literal

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.messages import Message, Text
from graph.model import Value

Severity = Literal["error", "aside", "warning"]


class Issue(Value, frozen=True, omit_defaults=True):
    """Something wrong in an input.

    An error kept its row (or file) out; `aside` says that what it names, a cell or a line that is
    no record, was left aside and the rest loaded; a warning kept nothing out.
    """

    file: str
    sheet: str = ""
    row: int = 0
    """As a spreadsheet numbers it; 0 is the file or sheet as a whole."""
    column: str = ""
    value: str = ""
    reason: Text = ""
    mend: Text = ""
    severity: Severity = "error"

    def for_program(self) -> "Issue":
        """The issue with its texts filled in: programs read English, the same in every language."""
        return replace(self, reason=str(self.reason), mend=str(self.mend))

    def __str__(self) -> str:
        place = self.file + (f" [{self.sheet}]" if self.sheet else "")
        place += f", row {self.row}" if self.row else ""
        place += f", column {self.column}" if self.column else ""
        shown = f" {self.value[:80]!r}" if self.value else ""
        return f"{place}:{shown} {self.reason}" + (f"; {self.mend}" if self.mend else "")


class Tally(Value, frozen=True, omit_defaults=True):
    """How many rows were read, and what became of each."""

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    aside: int = 0
    """Lines that are no records: totals, headers again, signatures; each is told as an issue."""

    @property
    def adds_up(self) -> bool:
        """Whether every row read is accounted for."""
        loaded = self.new + self.updated + self.unchanged
        return self.read == loaded + self.rejected + self.aside

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            read=self.read + other.read,
            new=self.new + other.new,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
            aside=self.aside + other.aside,
        )


class RowPlace(Value, frozen=True, omit_defaults=True):
    """Where a row stands.

    Its file, sheet and number, and its ordinal among the rows of its case.
    """

    file: str
    sheet: str = ""
    row: int = 0
    ordinal: int = 0
    """0 when the row named no case."""
    case: str = ""
    """The case number for which the ordinal was counted."""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row}#{self.ordinal}" + (f"@{self.case}" if self.case else "")


class RowIssues:
    """Collects what is wrong in one row while it is being mapped.

    Only what loses the number of a case or the reading of the row keeps the row out; a cell that
    breaks the rules of its value is set aside, and the rest of the row is loaded.
    """

    __slots__ = ("_file", "_found", "_row", "_sheet", "rejected")

    def __init__(self, file: str, sheet: str, row: int) -> None:
        self._file, self._sheet, self._row = file, sheet, row
        self._found: list[Issue] = []
        self.rejected = False

    def error(self, column: str, value: str, reason: Text, mend: Text) -> None:
        """Note something that keeps the row out."""
        self.rejected = True
        self._note(column, value, reason, mend, "error")

    def warn(self, column: str, value: str, reason: Text, mend: Text) -> None:
        """Note something that the row is loaded with."""
        self._note(column, value, reason, mend, "warning")

    def set_aside(self, column: str, value: str, reason: Text, mend: Text) -> None:
        """Note a cell that is left aside while the rest of its row is loaded."""
        self._note(column, value, reason, mend, "aside")

    def invalid(self, column: str, value: str, error: InvalidValue) -> None:
        """Note a value that its own rules refuse: its cell is set aside."""
        self.set_aside(column, value, *reason_and_mend(error, value))

    def refuse(self, column: str, value: str, error: InvalidValue) -> None:
        """Note a value that its own rules refuse and without which the row says nothing."""
        self.error(column, value, *reason_and_mend(error, value))

    def found(self) -> tuple[Issue, ...]:
        """Everything noted, in order."""
        return tuple(self._found)

    def _note(self, column: str, value: str, reason: Text, mend: Text, severity: Severity) -> None:
        issue = Issue(
            file=self._file,
            sheet=self._sheet,
            row=self._row,
            column=column,
            value=value,
            reason=reason,
            mend=mend,
            severity=severity,
        )
        known = self._found
        if severity == "error" and (aside := replace(issue, severity="aside")) in known:
            known[known.index(aside)] = issue
        elif not known or (issue not in known and replace(issue, severity="error") not in known):
            known.append(issue)


def reason_and_mend(error: InvalidValue, value: str = "") -> tuple[Text, Text]:
    """What is wrong with a value, without the value itself, and what would mend it.

    >>> reason_and_mend(InvalidValue("31/02/2024: no such day", "check the day"), "31/02/2024")
    ('no such day', 'check the day')
    """
    mend = error.mend or "check the value against the source document"
    reason = error.reason
    if isinstance(reason, Message):
        return _without_value(reason, value), mend
    at = reason.find(": ", max(0, len(value) - 20))
    if at > 0 and _letters(reason[:at]) == _letters(value):
        reason = reason[at + 2 :]
    return reason, mend


def _without_value(reason: Message, value: str) -> Message:
    """The message without the field of the value that it begins with."""
    first, colon, rest = reason.text.partition(": ")
    begins = first.format(**reason.values) if colon else ""
    return (
        Message(rest, reason.values) if begins and _letters(begins) == _letters(value) else reason
    )


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
