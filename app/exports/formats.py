"""Exports and briefings of one network, written to files that say in their names what they hold."""

from datetime import date as calendar_date
from enum import StrEnum
from pathlib import Path

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.exports.graphs.graphml import write_graphml
from app.exports.htcds import write_case_files
from app.exports.html import write_html
from app.exports.tables.csv import write_csv
from app.exports.tables.xlsx import write_xlsx
from app.workspace import Workspace
from graph.model import Id


class ExportKind(StrEnum):
    """What a network can be written as."""

    CSV = "csv"
    GRAPHML = "graphml"
    HTML = "html"
    HTCDS = "htcds"
    XLSX = "xlsx"


_ENDINGS = {
    ExportKind.CSV: "",
    ExportKind.GRAPHML: ".graphml",
    ExportKind.HTML: ".html",
    ExportKind.XLSX: "-tables.xlsx",
}
ALL = "all"
"""Instead of a network: every case of the store, for formats that hold cases."""


def write_export(
    space: Workspace, network_id: str, kind: ExportKind, output: Path | None
) -> tuple[Path, ...]:
    """Write a network.

    Returns the paths written. Without `output` the name is the network's id, or, of what leaves
    the house, the first free one that tells none.

    As HTCDS its cases are written, or all cases for `all`. It is logged, and the head of the log
    stands in what is written.
    """
    space.viewer.check(Right.EXPORT)
    if kind is ExportKind.HTCDS:
        wanted = None if network_id == ALL else space.networks.get(network_id).id
        files = space.material.case_files(wanted)
        path = output or default_path(wanted or "cases", files.audience, ".xlsx")
        log = logged(space, kind, wanted or ALL, path.name, len(files.cases))
        return (write_case_files(files, path, log=log),)

    material = space.material.of(network_id)
    network, audience = material.network.id, material.audience
    path = output or default_path(network, audience, _ENDINGS[kind])
    log = logged(space, kind, network, path.name, len(material.cases))
    match kind:
        case ExportKind.XLSX:
            return (write_xlsx(material, space.wording, path, log=log),)
        case ExportKind.CSV:
            return write_csv(material, space.wording, path, log=log)
        case ExportKind.GRAPHML:
            return (write_graphml(material.graph(), audience, path, log=log),)
        case ExportKind.HTML:
            title = space.wording.text("Network {network}").format(network=network)
            return (write_html(material, space.wording, path, title=title, date=today(), log=log),)


def logged(space: Workspace, kind: str, of: str, name: str, cases: int) -> str:
    """Log an export before it is made; the head of the log for it. Raises AccessDenied."""
    return space.store.hand_out(Right.EXPORT, kind, of, name=name, cases=cases)


def default_path(name: Id, audience: str, suffix: str) -> Path:
    """Where a file goes when nobody says it; one for others takes the place of no other file."""
    stem = OwnNumbers(audience).stem(name)
    path = Path(f"{stem}{suffix}")
    place = 1
    while stem != name and path.exists():
        place += 1
        path = Path(f"{stem}-{place}{suffix}")
    return path


def today() -> str:
    """The date to put on a page when none is given."""
    return calendar_date.today().isoformat()
