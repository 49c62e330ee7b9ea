"""The log as listings: the same for the terminal, for programs, for files and for the screen."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.access.logbook.operations import Operation
from app.audit.reading import LogLine, Seen, Totals
from app.rows import columns
from app.rows.listing import Column, Listing, first
from app.wording.trust.log import action_word, how, operation_word, role_names, when, whom
from app.wording.wording import Wording


def log_listing(lines: Sequence[LogLine], limit: int, wording: Wording) -> Listing[LogLine]:
    """Entries of the log, newest first; at most `limit` of them are shown, 0 for all."""
    _ = wording.text
    shown, left_out = first(lines, limit)
    title = wording.plural("{n} entry of the log", "{n} entries of the log", len(lines))
    foot = wording.plural(
        "{n} more: narrow the question, or ask with --limit 0",
        "{n} more: narrow the question, or ask with --limit 0",
        left_out,
    )
    return Listing(
        title=title.format(n=wording.number(len(lines))),
        items=shown,
        columns=(
            Column("#", lambda line: line.number),
            Column(
                _("when (UTC)"),
                lambda line: when(line, wording),
                on_screen=lambda line: line.at[:19].replace("T", " "),
            ),
            Column(_("account"), lambda line: line.by),
            Column(_("operation"), lambda line: operation_word(line.operation, wording)),
            Column(_("action"), lambda line: action_word(line.action, wording)),
            Column(
                _("about"),
                lambda line: whom(line, wording),
                on_screen=lambda line: whom(line, wording, short=True),
            ),
            Column(_("how"), lambda line: how(line, wording), optional=True),
            Column(_("why"), lambda line: line.why, wide=True, optional=True),
        ),
        none=_("The log has no such entry."),
        foot=[foot.format(n=wording.number(left_out))] if left_out else [],
        records=lambda: map(log_record, lines),
        fields=columns.LOG,
    )


def log_record(line: LogLine) -> dict[str, Any]:
    """One entry as a flat record."""
    return {
        "number": line.number,
        "at": line.at,
        "by": line.by,
        "operation": line.operation.value,
        "action": line.action,
        "ids": list(line.ids),
        "opened": line.opened,
        "of": line.of,
        "facts": " ".join(f"{name}={fact}" for name, fact in line.facts.items()),
        "why": line.why,
    }


def totals_listing(found: Totals, wording: Wording) -> Listing[tuple[str, str, int]]:
    """How many entries there are of each operation, and by each account."""
    _ = wording.text
    rows = [
        (_("operation"), operation_word(Operation(name), wording), count)
        for name, count in found.operations.items()
    ]
    rows += [(_("account"), name, count) for name, count in found.accounts.items()]

    def records() -> Iterator[dict[str, Any]]:
        for of, counted in (("operation", found.operations), ("account", found.accounts)):
            for name, count in counted.items():
                yield {"of": of, "name": name, "entries": count}

    title = wording.plural("{n} entry of the log", "{n} entries of the log", found.entries)
    return Listing(
        title=title.format(n=wording.number(found.entries)),
        items=rows,
        columns=(
            Column(_("counted by"), lambda row: row[0]),
            Column(_("name"), lambda row: row[1]),
            Column(_("entries"), lambda row: row[2]),
        ),
        none=_("The log has no such entry."),
        records=records,
        fields=columns.LOG_TOTALS,
    )


def seen_listing(found: Sequence[Seen], wording: Wording) -> Listing[Seen]:
    """Who came to know of a person or case, each account once, the last first."""
    _ = wording.text
    title = wording.plural(
        "{n} account was shown this, or handed it out",
        "{n} accounts were shown this, or handed it out",
        len(found),
    )
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column(_("account"), lambda seen: seen.by),
            Column(_("roles"), lambda seen: role_names(seen.roles, wording)),
            Column(_("opened"), lambda seen: seen.opened),
            Column(_("in lists"), lambda seen: seen.listed),
            Column(_("by name"), lambda seen: seen.by_name),
            Column(_("handed out"), lambda seen: seen.given),
            Column(_("first"), lambda seen: wording.date(seen.first[:10]), optional=True),
            Column(
                _("last"),
                lambda seen: wording.date(seen.last[:10]),
                on_screen=lambda seen: seen.last[:19].replace("T", " "),
            ),
            Column(_("why"), lambda seen: "; ".join(seen.reasons), wide=True, optional=True),
        ),
        none=_("Nobody was shown this, as far as the log goes back."),
        records=lambda: map(seen_record, found),
        fields=columns.SEEN,
    )


def seen_record(seen: Seen) -> dict[str, Any]:
    """One account that saw somebody as a flat record."""
    return {
        "by": seen.by,
        "roles": list(seen.roles),
        "opened": seen.opened,
        "listed": seen.listed,
        "by_name": seen.by_name,
        "given": seen.given,
        "first": seen.first,
        "last": seen.last,
        "why": list(seen.reasons),
    }
