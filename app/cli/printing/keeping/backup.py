"""What the command line prints of a backup that was made, looked through or put back."""

import msgspec

from app.cli import console
from app.cli.console import Format, line
from app.operations.backup import BackupManifest, BackupReport
from app.operations.restore import Offer, RestoreReport
from app.wording.wording import Wording


def backed_up(report: BackupReport, format: Format, wording: Wording) -> None:
    """Say where a backup lies and what it holds."""
    if console.for_program(format, lambda: msgspec.to_builtins(report)):
        return
    _ = wording.text
    line(
        _("{file}: {size} bytes, SHA-256 {digest}").format(
            file=report.file, size=wording.number(report.bytes), digest=report.sha256
        )
    )
    _manifest(report.manifest, wording)
    if report.encrypted:
        line(_("encrypted by the key of the store as it is now: keep that key with care"))
        return
    line(
        wording.plural(
            "locked for {count} key; try it now: simpul restore {file} --check --identity YOUR_KEY",
            "locked for {count} keys; try it now: simpul restore {file} --check --identity"
            " YOUR_KEY",
            report.recipients,
        ).format(count=wording.number(report.recipients), file=report.file)
        if report.recipients
        else _("not locked: whoever has the file can read every name in it (`--to` locks it)")
    )


def checked(manifest: BackupManifest, format: Format, wording: Wording) -> None:
    """Say that a backup is whole and what it holds."""
    if console.for_program(format, lambda: msgspec.to_builtins(manifest)):
        return
    line(wording.text("the backup is whole, as it was written"))
    _manifest(manifest, wording)


def asked(offer: Offer, wording: Wording) -> str:
    """What to ask before anything is replaced; nothing where there is nothing."""
    _ = wording.text
    held = _held(offer.manifest, wording)
    if offer.damage:
        told = _(
            "{place} cannot be used: {damage}. Set it aside under another name and put back {held}?"
        )
        return told.format(place=offer.place, damage=wording.message(offer.damage), held=held)
    if offer.replaces is None:
        return ""
    told = _(
        "{place} holds {cases} cases. Replace all of it by {held}? What was entered since is then"
        " only in the copy that is kept beside it."
    )
    return told.format(place=offer.place, cases=wording.number(offer.replaces), held=held)


def restored(report: RestoreReport, format: Format, wording: Wording) -> None:
    """Say what was put back, and what of the time after the backup."""
    if console.for_program(format, lambda: msgspec.to_builtins(report)):
        return
    _ = wording.text
    line(
        _("{place} holds again {held}").format(
            place=report.place, held=_held(report.manifest, wording)
        )
    )
    if report.kept:
        line(
            _("what was there before is kept in {file}: delete it when it is not needed").format(
                file=report.kept
            )
        )
    if report.carried:
        line(
            wording.plural(
                "the log goes on: {count} entry from after the backup is in it",
                "the log goes on: {count} entries from after the backup are in it",
                report.carried,
            ).format(count=wording.number(report.carried))
        )
    if report.cases_again or report.people_again:
        line(
            _(
                "forgotten after the backup, and erased again: {cases} cases and {people} people"
                " besides"
            ).format(
                cases=wording.number(report.cases_again),
                people=wording.number(report.people_again),
            )
        )
    if not report.forgotten_known:
        line(
            _(
                "what was forgotten after the backup cannot be known here: forget it again, by your"
                " record of requests"
            )
        )


def _manifest(manifest: BackupManifest, wording: Wording) -> None:
    _ = wording.text
    line(_("of {place}: {held}").format(place=manifest.place, held=_held(manifest, wording)))
    if manifest.entries:
        line(
            _("its log ends at entry {number}: {head}").format(
                number=wording.number(manifest.entries), head=f"{manifest.entries}:{manifest.head}"
            )
        )


def _held(manifest: BackupManifest, wording: Wording) -> str:
    """What a backup holds, and from when it is."""
    number = wording.number
    counts = manifest.counts
    held = wording.text(
        "{cases} cases, {mentions} mentions, {entities} entities, {relationships} relationships"
    ).format(
        cases=number(counts["reported_case"]),
        mentions=number(counts["mention"]),
        entities=number(counts["entity"]),
        relationships=number(counts["relationship"]),
    )
    if not manifest.made:
        return held
    day, time = manifest.made[:10], manifest.made[11:16]
    return wording.text("{held} (of {day}, {time} UTC)").format(
        held=held, day=wording.date(day), time=time
    )


def rekeyed(uri: str, wording: Wording) -> None:
    """Say by which address the store is opened from now on."""
    line(wording.text("encrypted by the new key; from now on: --store {uri}").format(uri=uri))
