"""Exports and briefings of one network, written to files that say in their names what they hold."""

from datetime import date as calendar_date
from enum import StrEnum
from pathlib import Path

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


ALL = "all"
"""Instead of a network: every case of the store, for formats that hold cases."""


def write_export(
    space: Workspace, network_id: str, kind: ExportKind, output: Path | None
) -> tuple[Path, ...]:
    """Write a network.

    Returns the paths written. Without `output` the names come from the network's id.

    As HTCDS its cases are written, or all cases for `all`.
    """
    if kind is ExportKind.HTCDS:
        wanted = None if network_id == ALL else space.networks.get(network_id).id
        return (
            write_case_files(
                space.material.case_files(wanted), output or Path(f"{wanted or 'cases'}.xlsx")
            ),
        )

    material = space.material.of(network_id)
    network = material.network.id
    match kind:
        case ExportKind.XLSX:
            path = output or Path(f"{network}-tables.xlsx")
            return (write_xlsx(material, space.wording, path),)
        case ExportKind.CSV:
            return write_csv(material, space.wording, output or Path(network))
        case ExportKind.GRAPHML:
            return (write_graphml(material.graph(), output or Path(f"{network}.graphml")),)
        case ExportKind.HTML:
            path = output or Path(f"{network}.html")
            title = space.wording.text("Network {network}").format(network=network)
            return (write_html(material, space.wording, path, title=title, date=today()),)


def today() -> str:
    """The date to put on a page when none is given."""
    return calendar_date.today().isoformat()
