"""What a network can be written as: each format with its ending, its type, and what it is for."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.rows.listing import Column, Listing
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.model import Value


class ExportKind(StrEnum):
    """What a network can be written as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYJS = "cyjs"
    PAJEK = "pajek"
    CYPHER = "cypher"
    FTM = "ftm"
    I2 = "i2"
    HTML = "html"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    HTCDS = "htcds"


class AskedKind(StrEnum):
    """What may be asked for: one of them, each of them, or what they are."""

    CSV = ExportKind.CSV
    XLSX = ExportKind.XLSX
    JSON = ExportKind.JSON
    GRAPHML = ExportKind.GRAPHML
    GEXF = ExportKind.GEXF
    CYJS = ExportKind.CYJS
    PAJEK = ExportKind.PAJEK
    CYPHER = ExportKind.CYPHER
    FTM = ExportKind.FTM
    I2 = ExportKind.I2
    HTML = ExportKind.HTML
    SVG = ExportKind.SVG
    PNG = ExportKind.PNG
    PDF = ExportKind.PDF
    HTCDS = ExportKind.HTCDS
    ALL = "all"
    HELP = "help"


class Format(Value, frozen=True):
    """One format: how its file ends, of which type it is, what it is for in English."""

    ending: str
    mime: str
    use: str


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[ExportKind, Format] = MappingProxyType(
    {
        ExportKind.CSV: Format(
            ending="-tables.zip",
            mime="application/zip",
            use=N_(
                "tables for any program: a folder, or with `-o NAME.zip` all of them with"
                " what each column means"
            ),
        ),
        ExportKind.XLSX: Format(
            ending="-tables.xlsx",
            mime=WORKBOOK,
            use=N_(
                "a workbook for Excel and LibreOffice: a sheet for each table, typed cells, filters"
            ),
        ),
        ExportKind.JSON: Format(
            ending=".json",
            mime="application/json",
            use=N_(
                "the same tables for programs, with what each column means; a JSON Schema"
                " describes it"
            ),
        ),
        ExportKind.GRAPHML: Format(
            ending=".graphml",
            mime="application/xml",
            use=N_("a graph for Gephi, yEd, Cytoscape, igraph and networkx"),
        ),
        ExportKind.GEXF: Format(
            ending=".gexf",
            mime="application/xml",
            use=N_("a graph that changes with time, for Gephi"),
        ),
        ExportKind.CYJS: Format(
            ending=".cyjs",
            mime="application/json",
            use=N_("a graph with the places of its nodes, for Cytoscape"),
        ),
        ExportKind.PAJEK: Format(
            ending=".net",
            mime="text/plain",
            use=N_("a graph for Pajek and older programs: names and weights alone"),
        ),
        ExportKind.CYPHER: Format(
            ending=".cypher",
            mime="text/plain",
            use=N_("a script that makes the graph in Neo4j; running it again adds nothing"),
        ),
        ExportKind.FTM: Format(
            ending=".ftm.json",
            mime="application/json",
            use=N_("entities in the FollowTheMoney model, for OpenAleph"),
        ),
        ExportKind.I2: Format(
            ending="-i2.zip",
            mime="application/zip",
            use=N_("entities and links to import into i2 Analyst's Notebook, and how to"),
        ),
        ExportKind.HTML: Format(
            ending=".html",
            mime="text/html",
            use=N_(
                "a page with the picture to move about in; it needs nothing else, and no network"
            ),
        ),
        ExportKind.SVG: Format(
            ending="-chart.svg",
            mime="image/svg+xml",
            use=N_("the chart as a drawing that can be edited"),
        ),
        ExportKind.PNG: Format(
            ending="-chart.png",
            mime="image/png",
            use=N_("the chart as a picture for a document or a slide"),
        ),
        ExportKind.PDF: Format(
            ending="-chart.pdf",
            mime="application/pdf",
            use=N_("the chart to print, on A4 or A3, with its legend, or in black and white"),
        ),
        ExportKind.HTCDS: Format(
            ending=".xlsx",
            mime=WORKBOOK,
            use=N_("cases and parties as reported, in the Human Trafficking Case Data Standard"),
        ),
    }
)


def format_listing(wording: Wording) -> Listing[ExportKind]:
    """Every format with what it is for, and what may be written instead of one."""
    _ = wording.text
    return Listing(
        title=_("What can be written"),
        items=tuple(FORMATS),
        columns=(
            Column(_("format"), lambda kind: kind.value),
            Column(_("file"), lambda kind: f"NAME{ending_of(kind)}"),
            Column(_("what it is for"), lambda kind: _(FORMATS[kind].use), wide=True),
        ),
        foot=(_("all: every one of them in one folder or zip, with a manifest"),),
    )


def ending_of(kind: ExportKind) -> str:
    """How a file of this format ends when nobody says it; empty for a folder."""
    return FORMATS[kind].ending


def every_format() -> tuple[tuple[ExportKind, str], ...]:
    """Each format with the ending of its one file, in the order of the help."""
    return tuple((kind, ending_of(kind)) for kind in FORMATS)
