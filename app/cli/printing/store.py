"""What the command line prints of a whole store: what was forgotten, copied, examined."""

from collections.abc import Sequence

import msgspec

from app.cli.console import Format, as_csv, as_json, as_rows, line
from app.operations.doctor import Check
from app.operations.sync import SyncReport
from app.wording.wording import Wording


def forgotten(number: str, wording: Wording) -> None:
    """Say that a case was erased."""
    line(wording.text("case {number} was erased").format(number=number))


def synced(report: SyncReport, format: Format, wording: Wording) -> None:
    """Print what a sync did."""
    if format is not Format.TABLE:
        rows = msgspec.to_builtins(report)
        if format is Format.JSON:
            as_json(report)
        else:
            row = {**rows.pop("copied"), **rows}
            as_csv([row], tuple(row))
        return
    _, number, copied = wording.text, wording.number, report.copied
    line(
        _(
            "{cases} cases compared, {written} written, {forgotten} forgotten, {judgements}"
            " judgements and {watches} watches copied"
        ).format(
            cases=number(copied.compared),
            written=number(copied.written),
            forgotten=number(copied.forgotten),
            judgements=number(copied.judgements),
            watches=number(copied.watches),
        )
    )
    for count, text in (
        (
            len(copied.refused),
            _(
                "{count} cases were forgotten in the other store and not brought back: forget them"
                " here too"
            ),
        ),
        (
            len(copied.pending),
            _(
                "{count} cases were forgotten here, but the other store knows them from files of"
                " its own: decide there"
            ),
        ),
        (
            len(copied.conflicts),
            _(
                "{count} judgements or watches say one thing here and another there: look at both,"
                " withdraw one"
            ),
        ),
    ):
        if count:
            line(text.format(count=number(count)))
    if report.same:
        line(_("both stores hold the same, value by value"))
    else:
        line(
            _(
                "the cases are equal in both stores; the other one was linked anew from all that it"
                " knows"
            )
        )
    line(
        _("next time only what is new: --since {revision} ({seconds} s)").format(
            revision=report.revision, seconds=number(round(report.seconds, 1))
        )
    )


def examined(checks: Sequence[Check], format: Format, wording: Wording) -> None:
    """Print the checks of a store, and what to do about those that fail."""
    if format is not Format.TABLE:
        rows = [
            {"name": check.name, "good": check.good, "found": check.found, "mend": check.mend}
            for check in checks
        ]
        as_rows(rows, format, ("name", "good", "found", "mend"))
        return
    for check in checks:
        line(f"{'✓' if check.good else '✗'} {check.name}: {check.found}")
        if not check.good:
            line(f"  → {check.mend}")
