"""What the command line prints of deciding anew, and of the report on resolution."""

import msgspec

from app.cli.console import Format, as_csv, as_json, line, table
from app.resolution.rerun import QualityReport, RerunChange
from app.rows.quality import row, tables, verdicts
from app.wording.wording import Wording
from graph.resolution.people.quality import Drift


def change(found: RerunChange, format: Format, wording: Wording, *, saved: bool) -> None:
    """Print what deciding anew changed, or would change when it was not `saved`."""
    if format is not Format.TABLE:
        plain = msgspec.to_builtins(found) | {"saved": saved}
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
        as_json(plain)
        return
    _, number = wording.text, wording.number
    line(
        _(
            "{mentions} mentions: {people} people, {before} before; {fused} were several, {split}"
            " are several now"
        ).format(
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
        table(
            _("Were several"),
            ("id", _("name"), _("were"), _("mentions"), _("known before")),
            (
                (
                    *(
                        example.entity.id,
                        example.entity.name or _("(no name)"),
                        number(example.were),
                        number(example.mentions),
                    ),
                    _("yes") if example.established else "",
                )
                for example in found.examples
            ),
        )
    if not saved:
        line(_("Nothing was saved."))


def report(found: QualityReport, format: Format, wording: Wording) -> None:
    """Print how resolution stands."""
    if format is Format.JSON:
        as_json(row(found, wording))
        return
    if format is Format.CSV:
        as_csv(
            [msgspec.structs.asdict(drift) for drift in found.fitness.drift],
            Drift.__struct_fields__,
        )
        return
    for each in tables(found, wording):
        table(*each)
    for told in verdicts(found, wording):
        line(told)
