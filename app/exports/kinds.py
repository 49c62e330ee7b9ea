"""What a network can be written as: each format with its ending, its type, and what it is for."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from app.rows.listing import Column, Listing
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value

K = TypeVar("K", bound=StrEnum)


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
ENDINGS = {kind: form.ending for kind, form in FORMATS.items()}
"""How a file of each format ends when nobody says it."""


def format_listing(wording: Wording) -> Listing[ExportKind]:
    """Every format with what it is for, and what may be written instead of one."""
    _ = wording.text
    return Listing(
        title=_("What can be written"),
        items=tuple(FORMATS),
        columns=(
            Column(_("format"), lambda kind: kind.value),
            Column(_("file"), lambda kind: f"NAME{ENDINGS[kind]}"),
            Column(_("what it is for"), lambda kind: _(FORMATS[kind].use), wide=True),
        ),
        foot=(_("all: every one of them in one folder or zip, with a manifest"),),
    )


def every_format() -> tuple[tuple[ExportKind, str], ...]:
    """Each format with the ending of its one file, in the order of the help."""
    return tuple(ENDINGS.items())


def kind_for(asked: K | None, path: Path | None, endings: Mapping[K, str]) -> K | None:
    """The kind of file that is meant: the one asked for, else the one that the file's name says.

    `endings` is how a file of each kind ends. None where neither says it. Raises InvalidValue for a
    name that says another kind than was asked for, and for one that several kinds have.
    """
    name = path.name.lower() if path else ""
    named = [kind for kind, ending in endings.items() if name.endswith(_suffixes(ending))]
    longest = max((len(_suffixes(endings[kind])) for kind in named), default=0)
    named = [kind for kind in named if len(_suffixes(endings[kind])) == longest]
    if asked is None and len(named) > 1:
        raise InvalidValue(
            message("{path} may be {names}", path=name, names=", ".join(named)),
            message("say which with --format"),
        )
    if asked is not None and named and asked not in named:
        raise InvalidValue(
            message(
                "{path} is named as {other}, not as {asked}",
                path=name,
                other=named[0],
                asked=asked,
            ),
            message("give the file another name, or leave --format out"),
        )
    return asked or (named[0] if named else None)


def _suffixes(ending: str) -> str:
    """The part of an ending by which other programs know a file.

    >>> _suffixes("-tables.xlsx"), _suffixes(".ftm.json")
    ('.xlsx', '.ftm.json')
    """
    return ending[ending.index(".") :]
