"""Exports and briefings of one network, written to files that say in their names what they hold."""

from datetime import date as calendar_date
from enum import StrEnum
from pathlib import Path

from app.access.rights import Right
from app.exports.csv import write_csv
from app.exports.graphml import write_graphml
from app.exports.htcds import write_case_files
from app.exports.html import write_html
from app.exports.xlsx import write_xlsx
from app.workspace import Workspace


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

    Returns the paths written. Without `output` the names come from the network's id.

    As HTCDS its cases are written, or all cases for `all`. It is logged, and the head of the log
    stands in what is written.
    """
    space.viewer.check(Right.EXPORT)
    if kind is ExportKind.HTCDS:
        wanted = None if network_id == ALL else space.networks.get(network_id).id
        files = space.material.case_files(wanted)
        path = output or Path(f"{wanted or 'cases'}.xlsx")
        log = logged(space, kind, wanted or ALL, path.name, len(files.cases))
        return (write_case_files(files, path, log=log),)

    material = space.material.of(network_id)
    network = material.network.id
    path = output or Path(f"{network}{_ENDINGS[kind]}")
    log = logged(space, kind, network, path.name, len(material.cases))
    match kind:
        case ExportKind.XLSX:
            return (write_xlsx(material, space.wording, path, log=log),)
        case ExportKind.CSV:
            return write_csv(material, space.wording, path, log=log)
        case ExportKind.GRAPHML:
            return (write_graphml(material.graph(), path, log=log),)
        case ExportKind.HTML:
            title = space.wording.text("Network {network}").format(network=network)
            return (write_html(material, space.wording, path, title=title, date=today(), log=log),)


def logged(space: Workspace, kind: str, of: str, name: str, cases: int) -> str:
    """Log an export before it is made; the head of the log for it. Raises AccessDenied."""
    return space.store.hand_out(Right.EXPORT, kind, of, name=name, cases=cases)


def today() -> str:
    """The date to put on a page when none is given."""
    return calendar_date.today().isoformat()
