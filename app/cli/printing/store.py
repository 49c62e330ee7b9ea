"""What the command line prints of a whole store: what was forgotten, copied, examined."""

from collections.abc import Sequence

import msgspec
import typer

from app.accounts.model import Code
from app.cli import console
from app.cli.console import Format, line
from app.operations.erasure.erasing import Erased, ToErase
from app.operations.erasure.remains import Place, Remains
from app.operations.log_checks import Check
from app.operations.sync import SyncReport
from app.plain_text import harmless
from app.wording.accounts.words import moment
from app.wording.wording import Wording


def ask_to_erase(asked: ToErase, wording: Wording) -> None:
    """Ask whether to erase; stops the command when not."""
    _ = wording.text
    told = (
        _("{name}: erase this case and everything known from it alone?")
        if asked.person is None
        else _("{name} ({id}): erase this person from every case?")
    )
    typer.confirm(told.format(name=harmless(asked.name), id=asked.id), abort=True)


def ask_for_files(wording: Wording) -> bool:
    """Ask whether to take it out of drafts and rejected rows too."""
    _ = wording.text
    return typer.confirm(_("Drafts or rejected rows hold it too: take it out of these?"))


def taken_out(wording: Wording) -> None:
    """Say that drafts and rejected rows hold it no longer."""
    line(wording.text("taken out of drafts and rejected rows"))


def forgotten(asked: ToErase, erased: Erased, left: Sequence[Remains], wording: Wording) -> None:
    """Say what was erased, and what of it is left where."""
    _ = wording.text
    done = erased.forgetting
    if done is None:
        line(_("case {number} was erased").format(number=asked.name))
    else:
        told = _("{name} was erased from every case; an old file does not bring them back")
        line(told.format(name=asked.name))
    line(_("Not reached:"))
    told_of = {
        Place.LOG: _("{count} entries of the log, which is never rewritten, name it or its files"),
        Place.LOG_PERHAPS: _("entries of the log, which is never rewritten: they may hold the id"),
        Place.WATCHES: _("watches that hold a number or a reason of it: {names}"),
        Place.WORK: _("notes, views and questions that hold a name or number of it: {names}"),
        Place.PERHAPS: _("people who may be the same person, look at them: {names}"),
        Place.DRAFTS: _(
            "drafts that hold it, discard them with `simpul drafts`, or erase with --drafts:"
            " {names}"
        ),
        Place.REJECTED: _(
            "rejected rows that hold it, delete these files, or erase with --drafts: {names}"
        ),
        Place.HANDED_OUT: _("those who were handed what was known of it, tell them: {names}"),
        Place.BACKUPS: _(
            "backups that were made here before a change, delete these files: {names}"
        ),
        Place.DATABASE: _(
            "old pages in the files of {names}, until every other Simpul is closed; a server keeps"
            " them for a while"
        ),
        Place.COPIES: _(
            "the case files themselves, exports and briefings, backups, and stores that it was"
            " copied to"
        ),
    }
    for remains in left:
        names = ", ".join(remains.names)
        line(f"- {told_of[remains.place].format(count=remains.count, names=names)}")


def first_code(code: Code, address: str, wording: Wording) -> None:
    """Say once, on the terminal of who started the server, how the first administrator is made."""
    _ = wording.text
    told = _("There is no administrator yet. Open {address} and type this code within an hour:")
    line(told.format(address=address))
    line(code.text)


def account_code(code: Code, wording: Wording) -> None:
    """Say once with what somebody sets the password of an account."""
    _ = wording.text
    told = _(
        "Hand this code to {account}, who sets a password with it on the page “I have a code”"
        " until {until}; it is shown only now:"
    )
    line(told.format(account=code.account, until=moment(code.until, wording)))
    line(code.text)


def synced(report: SyncReport, format: Format, wording: Wording) -> None:
    """Print what a sync did."""
    plain = msgspec.to_builtins(report)
    row = {**plain.pop("copied"), **plain}
    if console.for_program(format, lambda: report, lambda: [row], tuple(row)):
        return
    _ = wording.text
    number = wording.number
    copied = report.copied
    told = _(
        "{cases} cases compared, {written} written, {forgotten} forgotten, {judgements}"
        " judgements, {watches} watches and {work} notes, views and questions copied"
    )
    line(
        told.format(
            cases=number(copied.compared),
            written=number(copied.written),
            forgotten=number(copied.forgotten),
            judgements=number(copied.judgements),
            watches=number(copied.watches),
            work=number(copied.work),
        )
    )
    _open_questions(report, wording)
    line(
        _("both stores hold the same, value by value")
        if report.same
        else _(
            "the cases are equal in both stores; the other one was linked anew from all that it"
            " knows"
        )
    )
    told = _("next time only what is new: --since {revision} ({seconds} s)")
    seconds = number(round(report.seconds, 1))
    line(told.format(revision=report.revision, seconds=seconds))


def _open_questions(report: SyncReport, wording: Wording) -> None:
    """Say what both stores see differently, so that people decide."""
    _ = wording.text
    refused = _(
        "{count} cases were forgotten in the other store and not brought back: forget them here too"
    )
    pending = _(
        "{count} cases were forgotten here, but the other store knows them from files of its own:"
        " decide there"
    )
    conflicts = _(
        "{count} judgements or watches say one thing here and another there: look at both, withdraw"
        " one"
    )
    kept_out = _(
        "{count} cases hold somebody here whom the other store forgot: they were copied without"
        " them; forget them here too"
    )
    copied = report.copied
    for differing, told in (
        (copied.refused, refused),
        (copied.kept_out, kept_out),
        (copied.pending, pending),
        (copied.conflicts, conflicts),
    ):
        if differing:
            line(told.format(count=wording.number(len(differing))))


def examined(checks: Sequence[Check], format: Format, wording: Wording) -> None:
    """Print the checks of a store, and what to do about those that fail."""
    rows = [
        {"name": check.name, "good": check.good, "found": check.found, "mend": check.mend}
        for check in checks
    ]
    if console.for_program(format, lambda: rows, lambda: rows, ("name", "good", "found", "mend")):
        return
    for check in checks:
        line(f"{'✓' if check.good else '✗'} {check.name}: {check.found}")
        if not check.good:
            line(f"  → {check.mend}")
