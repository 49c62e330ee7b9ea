"""What the command line prints: tables for people, JSON and CSV for programs."""

import csv
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from app.exports.csv import as_cell, guard
from app.intake.loading import LoadReport
from app.monitoring.seen_before import SeenBefore
from app.operations.doctor import Check
from app.operations.sync import SyncReport
from app.plain_text import harmless, harmless_json, shorten
from app.resolution.linking import LinkReport
from app.rows import columns
from app.rows.networks import dossier_row, load_row, network_rows, seen_row
from app.wording.seen_before import intake_sentence, skipped_sentences
from app.wording.wording import Wording
from app.workspace import Dossier, Workspace
from graph.analysis.networks.networks import Network
from graph.model import Entity, Relationship
from graph.schema import RelationshipKind
from loaders.load import LoadPlan
from loaders.validation import Issue

SHOWN_ISSUES = 12
SHOWN_SEEN = 25
LONGEST_CELL = 200
"""Letters of what a row says that are shown of an issue."""

SHORT_ID = 10
"""Characters of a network's id that a table shows; commands take the beginning of an id."""


LEAST_WIDTH = 10
"""Characters of a heading's longest word that a column keeps however narrow the terminal is."""
WIDE = 120
"""Columns from which the list of networks shows all that it has."""


class Format(StrEnum):
    """How a command prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


PIPED_WIDTH = 160
"""Columns of a table that goes to a file or pipe, unless COLUMNS says otherwise."""


def width() -> int | None:
    """Columns of what is printed; None where rich finds out, from COLUMNS or the terminal."""
    told = os.environ.get("COLUMNS", "").isdecimal()
    return None if told or sys.stdout.isatty() else PIPED_WIDTH


out = Console(highlight=False, soft_wrap=False, width=width())


def bar(console: Console) -> Progress:
    """A progress line that shows how much is done and for how long."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=console, transient=True)


def as_json(value: Any) -> None:
    """Print a value as indented JSON, the same bytes on every run."""
    written = msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode()
    sys.stdout.write(harmless_json(written) + "\n")


def as_rows(rows: Sequence[Mapping[str, Any]], format: Format, columns: Sequence[str]) -> None:
    """Print rows for programs, as JSON or as CSV with these columns."""
    as_json(rows) if format is Format.JSON else as_csv(rows, columns)


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print flat rows as CSV under these columns, though there be none; raises ValueError for a column beside them.

    Lists are joined by "; ", cells that a spreadsheet would run are made harmless.
    """
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: guard(harmless(as_cell(value))) for column, value in row.items()})


def table(title: str, headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print a table; every cell is plain text."""
    drawn = Table(title=as_text(title), title_justify="left", header_style="bold", row_styles=("", "dim"))
    for heading in headings:
        longest = max(map(len, heading.split()), default=0)
        drawn.add_column(as_text(heading), overflow="fold", min_width=min(longest, LEAST_WIDTH))
    for row in rows:
        drawn.add_row(*(as_text("" if cell is None else str(cell)) for cell in row))
    out.print(drawn)


def line(told: str) -> None:
    """Print one line of plain text."""
    out.print(as_text(told), soft_wrap=True)


def as_text(told: str, style: str = "") -> Text:
    """What is printed as it stands, without what would steer the terminal: names come from files of others."""
    return Text(harmless(told), style=style)


def loaded(
    report: LoadReport,
    link: LinkReport | None,
    format: Format,
    wording: Wording,
    seen: SeenBefore = SeenBefore(),
) -> None:
    """Print what a load did, and what of it was seen before."""
    if format is not Format.TABLE:
        linking = msgspec.to_builtins(link) if link else None
        as_json({"load": load_row(report), "link": linking, "seen_before": seen_row(seen, wording)})
        return
    _ = wording.text
    seconds = round(report.seconds, 1)
    told = wording.plural(
        "Loaded {files} file in {seconds} s", "Loaded {files} files in {seconds} s", len(report.files)
    )
    title = told.format(files=wording.number(len(report.files)), seconds=wording.number(seconds))
    counted(report, title, wording)
    if link:
        linked(link, wording)
    seen_before(seen, wording)


def counted(report: LoadReport, title: str, wording: Wording) -> None:
    """Print the counts, issues and reject files of a load or draft."""
    _ = wording.text
    kinds = {"rows": report.tally, **report.values}
    names = {"rows": _("rows"), "cases": _("cases"), "mentions": _("mentions"), "statements": _("statements")}
    headings = ("", _("read"), _("new"), _("updated"), _("unchanged"), _("rejected"))
    rows = ((names[k], t.read, t.new, t.updated, t.unchanged, t.rejected) for k, t in kinds.items())
    table(title, headings, rows)
    for again in report.again:
        line(wording.same_bytes(again))
    issues(report.issues, wording)
    for path in report.rejects:
        line(_("Correct the rejected rows in {path} and load that file.").format(path=path))


def seen_before(seen: SeenBefore, wording: Wording) -> None:
    """Print what was known already of the cases that came in."""
    _ = wording.text
    shown = seen.lines[:SHOWN_SEEN]
    if shown:
        first = {each.case_id: each for each in reversed(shown)}
        rows = (
            (seen.numbers[each.case_id] if first[each.case_id] is each else "", intake_sentence(each, seen, wording))
            for each in shown
        )
        table(_("Seen before"), (_("case"), _("what is known of it")), rows)
    if len(seen.lines) > len(shown):
        line(_("{count} more lines: use --format json to see them").format(count=len(seen.lines) - len(shown)))
    for text in skipped_sentences(seen, wording):
        line(text)


def issues(issues: Sequence[Issue], wording: Wording) -> None:
    """Print what is wrong in an input, errors first."""
    _ = wording.text
    if not issues:
        return
    ordered = sorted(issues, key=lambda each: each.severity != "error")
    shown = ordered[:SHOWN_ISSUES]
    headings = (_("file"), _("row"), _("column"), _("value"), _("reason"), _("what to do"))
    table(
        _("{count} issues").format(count=len(issues)),
        headings,
        (_issue_row(each) for each in shown),
    )
    if len(issues) > len(shown):
        line(_("{count} more issues: use --format json to see all").format(count=len(issues) - len(shown)))


def _issue_row(issue: Issue) -> tuple[object, ...]:
    place = " ".join(filter(None, (issue.file, issue.sheet)))
    column, value, reason, mend = (
        shorten(each, LONGEST_CELL) for each in (issue.column, issue.value, issue.reason, issue.mend)
    )
    return place, issue.row or "", column, value, reason, mend


def linked(report: LinkReport, wording: Wording) -> None:
    """Print what linking found."""
    _ = wording.text
    plural, number = wording.plural, wording.number
    counts = {
        "people": (plural("{n} person", "{n} people", report.people), report.people),
        "organizations": (plural("{n} organisation", "{n} organisations", report.organizations), report.organizations),
        "identifiers": (plural("{n} identifier", "{n} identifiers", report.identifiers), report.identifiers),
        "relationships": (plural("{n} relationship", "{n} relationships", report.relationships), report.relationships),
        "common": (plural("{n} identifier is common", "{n} identifiers are common", report.common), report.common),
    }
    told = plural(
        "{mentions} mention is {people} and {organizations}, with {identifiers} and {relationships}; {common} "
        "({seconds} s)",
        "{mentions} mentions are {people} and {organizations}, with {identifiers} and {relationships}; {common} "
        "({seconds} s)",
        report.mentions,
    )
    line(
        told.format(
            mentions=number(report.mentions),
            seconds=number(round(report.seconds, 1)),
            **{name: text.format(n=number(n)) for name, (text, n) in counts.items()},
        )
    )
    if report.refused:
        line(
            _("{count} links were refused because the data contradict: look at both sides").format(
                count=len(report.refused)
            )
        )


def networks(space: Workspace, format: Format, limit: int) -> None:
    """Print the networks found."""
    found = space.networks()
    shown = found[:limit] if limit else found
    if format is Format.JSON:
        as_json(network_rows(space, shown))
    elif format is Format.CSV:
        rows = network_rows(space, shown)
        as_csv([{**row, "reasons": [reason["text"] for reason in row["reasons"]]} for row in rows], columns.NETWORKS)
    else:
        _network_table(space, found, shown)


_LEFT_OUT_NARROW = frozenset({3, 5, 8})
"""Places of the columns that a narrow list of networks leaves out: groups, stages, dates."""


def _network_table(space: Workspace, found: Sequence[Network], shown: Sequence[Network]) -> None:
    wording, _ = space.wording, space.wording.text
    if not found:
        line(_("No network links two cases yet: load case files with `simpul load FOLDER`."))
        return
    names, wide = space.entities([each.parties[0] for each in shown]), out.width >= WIDE
    headings = ("#", "id", _("cases"), _("groups"), _("parties"), _("stages"), _("victims"), _("where"), _("dates"))
    rows = (
        (
            place,
            each.id[:SHORT_ID],
            len(each.cases),
            _reason_value(each, "newly_connected") or 1,
            f"{len(each.parties)} ({', '.join(f'{wording.group(role)}: {n}' for role, n in each.roles.items())})",
            _reason_value(each, "stages"),
            len(each.victims),
            _where(each, wording),
            " – ".join(dict.fromkeys(day[:7] for day in (each.first_date, each.last_date) if day)),
            wording.number(each.score),
            names[each.parties[0]].name,
        )
        for place, each in enumerate(shown, start=1)
    )
    kept = [place for place in range(len(headings) + 2) if wide or place not in _LEFT_OUT_NARROW]
    count = len(found)
    table(
        wording.plural("{count} network", "{count} networks", count).format(count=wording.number(count)),
        (each for place, each in enumerate((*headings, _("score"), _("most central"))) if place in kept),
        ([row[place] for place in kept] for row in rows),
    )
    if not wide:
        line(_("Groups, stages and dates need a window of {count} columns, or --format csv.").format(count=WIDE))
    if len(found) > len(shown):
        line(_("{count} more networks: use --limit 0").format(count=len(found) - len(shown)))


def _reason_value(network: Network, code: str) -> int:
    """The number that a reason of a network gives; 0 when it is none."""
    return next((int(each.value) for each in network.reasons if each.code == code), 0)


def _where(network: Network, wording: Wording) -> str:
    """Origins in short, then destinations."""
    regencies = list(network.regencies[:2])
    if more := len(network.regencies) - len(regencies):
        regencies.append(f"+{more}")
    return " → ".join(filter(None, (", ".join(regencies), ", ".join(map(wording.country, network.destinations)))))


def show(space: Workspace, what: str, format: Format) -> None:
    """Print everything known of one entity, or what else the text could mean."""
    hits = space.search(what, limit=8)
    entity = space.find(what)
    dossier = space.dossier(entity.id)
    if format is not Format.TABLE:
        as_json(dossier_row(space, dossier))
        return
    _dossier(space, dossier)
    others = [hit.entity for hit in hits if hit.entity.id != entity.id]
    if others:
        _ = space.wording.text
        table(_("Also found"), ("id", _("name"), _("kind"), _("cases")), (_brief(space, each) for each in others))


def _brief(space: Workspace, entity: Entity) -> tuple[Any, ...]:
    return entity.id, entity.name, space.wording.kind(entity.kind), entity.cases


def _dossier(space: Workspace, dossier: Dossier) -> None:
    wording, _ = space.wording, space.wording.text
    entity = dossier.entity
    line(f"{wording.kind(entity.kind)}: {entity.name}  ({entity.id})")
    if entity.names:
        line(_("also written: {names}").format(names=", ".join(entity.names)))
    for link, other in dossier.links:
        if link.kind is RelationshipKind.PROBABLY_SAME_AS:
            name = other.name or _("(no name)")
            line(_("probably the same as {name} ({id})").format(name=name, id=other.id))
    if dossier.network_id:
        line(_("network: {network}").format(network=dossier.network_id))
    if dossier.cases:
        headings: tuple[str, ...] = (_("case"), _("reported"), _("role"), _("assessment"), _("grade"))
        licensed = any(each.relationship.properties.get("licence") for each in dossier.cases)
        headings = (*headings, _("licence")) if licensed else headings
        table(_("Cases"), headings, (_case_row(wording, each)[: len(headings)] for each in dossier.cases))
    if dossier.identifiers or dossier.links:
        table(
            _("Links"),
            (_("link"), "id", _("how much, when"), _("strength"), _("grade"), _("reports"), _("cases")),
            (
                (
                    _sentence(space, dossier.entity, link, other),
                    other.id,
                    wording.detail(link),
                    wording.strength(link.strength),
                    str(link.grade),
                    link.sources,
                    other.cases,
                )
                for link, other in (*dossier.identifiers, *dossier.links)
            ),
        )
    if dossier.left_out:
        line(_("{count} more links are not shown").format(count=dossier.left_out))
    if dossier.mentions:
        table(
            _("Sources"),
            (_("file"), _("sheet"), _("row"), _("as written"), _("role")),
            (
                (
                    dossier.sources[each.ref.source_id].name if each.ref.source_id in dossier.sources else "",
                    each.ref.sheet,
                    each.ref.row,
                    each.name,
                    wording.role(each.role),
                )
                for each in dossier.mentions
            ),
        )


def _case_row(wording: Wording, each: Any) -> tuple[Any, ...]:
    status = each.relationship.properties.get("assessment")
    return (
        each.case.number,
        each.case.reported_on or "",
        wording.role(each.relationship.role),
        wording.assessment(status) if status else "",
        str(each.relationship.grade),
        wording.licence(each.relationship.properties.get("licence", "")),
    )


def _sentence(space: Workspace, entity: Entity, link: Relationship, other: Entity) -> str:
    """A link as a sentence in which this entity's own name is left out: "… paid BCA 123", "BRI 456 paid …"."""
    name, verb = other.name or space.wording.text("(no name)"), space.wording.relationship(link.kind)
    return f"… {verb} {name}" if link.start == entity.id else f"{name} {verb} …"


def preview(plan: LoadPlan, format: Format, wording: Wording) -> None:
    """Print how files would be read."""
    if format is not Format.TABLE:
        as_json(msgspec.to_builtins(plan, enc_hook=repr))
        return
    for each in plan.tables:
        line(str(each))
    issues(plan.issues, wording)


def sample(report: Any) -> None:
    """Print what a sample holds."""
    as_json(report)


def written(paths: Iterable[Any]) -> None:
    """Print the paths of files that were written, one a line."""
    for path in paths:
        sys.stdout.write(f"{path}\n")


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
            "{cases} cases compared, {written} written, {forgotten} forgotten, {judgements} judgements and {watches} "
            "watches copied"
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
            _("{count} cases were forgotten in the other store and not brought back: forget them here too"),
        ),
        (
            len(copied.pending),
            _("{count} cases were forgotten here, but the other store knows them from files of its own: decide there"),
        ),
        (
            len(copied.conflicts),
            _("{count} judgements or watches say one thing here and another there: look at both, withdraw one"),
        ),
    ):
        if count:
            line(text.format(count=number(count)))
    if report.same:
        line(_("both stores hold the same, value by value"))
    else:
        line(_("the cases are equal in both stores; the other one was linked anew from all that it knows"))
    line(
        _("next time only what is new: --since {revision} ({seconds} s)").format(
            revision=report.revision, seconds=number(round(report.seconds, 1))
        )
    )


def examined(checks: Sequence[Check], format: Format, wording: Wording) -> None:
    """Print the checks of a store, and what to do about those that fail."""
    if format is not Format.TABLE:
        rows = [{"name": each.name, "good": each.good, "found": each.found, "mend": each.mend} for each in checks]
        as_rows(rows, format, ("name", "good", "found", "mend"))
        return
    for each in checks:
        line(f"{'✓' if each.good else '✗'} {each.name}: {each.found}")
        if not each.good:
            line(f"  → {each.mend}")
