"""What the command line prints of deciding anew, and of the report on resolution."""

from typing import Any

import msgspec

from app.cli import console
from app.cli.console import Format, line, table
from app.resolution.rerun import Fused, QualityReport, RerunChange
from app.rows.listing import Column, Listing
from app.rows.quality import row, tables, verdicts
from app.wording.wording import Wording
from graph.resolution.people.quality import Drift


def change(found: RerunChange, format: Format, wording: Wording, *, saved: bool) -> None:
    """Print what deciding anew changed, or would change when it was not `saved`."""
    if console.for_program(format, lambda: _change_record(found, saved=saved)):
        return
    _ = wording.text
    number = wording.number
    told = _(
        "{mentions} mentions: {people} people, {before} before; {fused} were several, {split}"
        " are several now"
    )
    line(
        told.format(
            mentions=number(found.mentions),
            people=number(found.people),
            before=number(found.people_before),
            fused=number(found.fused),
            split=number(found.split),
        )
    )
    for tier, count in found.proposals.items():
        told = _("{tier}: {count} proposals, {before} before")
        before = number(found.proposals_before.get(tier, 0))
        line(told.format(tier=wording.tier(tier), count=number(count), before=before))
    if found.examples:
        console.draw(_fused(found, wording))
    if not saved:
        line(_("Nothing was saved."))


def _change_record(found: RerunChange, *, saved: bool) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(found) | {"saved": saved}
    plain["examples"] = [
        {
            "id": example.entity.id,
            "name": example.entity.name,
            "were": example.were,
            "mentions": example.mentions,
            "established": example.established,
        }
        for example in found.examples
    ]
    return plain


def _fused(found: RerunChange, wording: Wording) -> Listing[Fused]:
    """Some of those who were several people and are one now."""
    _ = wording.text
    number = wording.number
    return Listing(
        title=_("Were several"),
        items=found.examples,
        columns=(
            Column("id", lambda example: example.entity.id),
            Column(_("name"), lambda example: example.entity.name or _("(no name)")),
            Column(_("were"), lambda example: number(example.were)),
            Column(_("mentions"), lambda example: number(example.mentions)),
            Column(_("known before"), lambda example: _("yes") if example.established else ""),
        ),
    )


def report(found: QualityReport, format: Format, wording: Wording) -> None:
    """Print how resolution stands."""
    drifts = found.fitness.drift
    if console.for_program(
        format,
        lambda: row(found, wording),
        lambda: map(msgspec.structs.asdict, drifts),
        Drift.__struct_fields__,
    ):
        return
    for titled in tables(found, wording):
        table(*titled)
    for told in verdicts(found, wording):
        line(told)
