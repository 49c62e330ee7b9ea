"""The content of each format, made of one export."""

from collections.abc import Callable, Mapping

from app.exports.archive import Part
from app.exports.charts.paper import pdf_bytes, png_bytes
from app.exports.export import Export
from app.exports.graphs.cyjs import cyjs
from app.exports.graphs.cypher import cypher
from app.exports.graphs.ftm import ftm
from app.exports.graphs.gexf import gexf
from app.exports.graphs.graphml import graphml
from app.exports.graphs.i2 import i2_zip
from app.exports.graphs.pajek import pajek
from app.exports.html import render_html
from app.exports.kinds import ExportKind
from app.exports.tables.csv import csv_zip
from app.exports.tables.json import json_bytes
from app.exports.tables.xlsx import xlsx_bytes


def content_of(kind: ExportKind, export: Export) -> Part:
    """The file of this format, and how much stands in it.

    Cases as reported are made elsewhere: they are no material of a network (htcds.py).
    """
    return _MAKE[kind](export)


def _of_tables(make: Callable[[Export], bytes]) -> Callable[[Export], Part]:
    return lambda export: Part(content=make(export), counts=export.tables.counts)


def _of_graph(make: Callable[[Export], bytes]) -> Callable[[Export], Part]:
    """A format of nodes and edges, which are counted; its ids are numbered at the end."""

    def made(export: Export) -> Part:
        counts = {"nodes": len(export.elements.nodes), "edges": len(export.elements.edges)}
        return Part(content=export.numbered(make(export)), counts=counts)

    return made


def _of_chart(make: Callable[[Export], bytes]) -> Callable[[Export], Part]:
    """A format of one sheet: what stands on it is counted, which may be less than there is."""

    def made(export: Export) -> Part:
        counts = {"nodes_drawn": export.sheet.nodes, "lines_drawn": export.sheet.lines}
        return Part(content=make(export), counts=counts)

    return made


def _ftm(export: Export) -> Part:
    content = export.numbered(ftm(export.material))
    return Part(content=content, counts={"entities": content.count(b"\n")})


def _i2(export: Export) -> Part:
    elements, heading = export.elements, export.tables.heading
    counts = {"entities": len(elements.nodes), "links": len(elements.edges)}
    content = i2_zip(elements, heading, export.wording, export.numbers)
    return Part(content=content, counts=counts)


def _html(export: Export) -> bytes:
    page = render_html(
        export.material,
        export.wording,
        title=export.heading.title,
        date=export.date,
        log=export.log,
        places=export.places,
        numbers=export.numbers,
    )
    return page.encode("utf-8", "replace")


_MAKE: Mapping[ExportKind, Callable[[Export], Part]] = {
    ExportKind.CSV: _of_tables(lambda export: csv_zip(export.tables, bom=export.options.bom)),
    ExportKind.XLSX: _of_tables(lambda export: xlsx_bytes(export.tables, export.wording)),
    ExportKind.JSON: _of_tables(lambda export: json_bytes(export.tables)),
    ExportKind.GRAPHML: _of_graph(lambda export: graphml(export.graph, log=export.log)),
    ExportKind.GEXF: _of_graph(lambda export: gexf(export.elements, export.heading)),
    ExportKind.CYJS: _of_graph(lambda export: cyjs(export.elements, export.heading, export.places)),
    ExportKind.PAJEK: _of_graph(lambda export: pajek(export.elements, export.heading)),
    ExportKind.CYPHER: _of_graph(lambda export: cypher(export.elements, export.heading)),
    ExportKind.FTM: _ftm,
    ExportKind.I2: _i2,
    ExportKind.HTML: _of_graph(_html),
    ExportKind.SVG: _of_chart(lambda export: export.sheet.svg.encode()),
    ExportKind.PNG: _of_chart(lambda export: png_bytes(export.picture, export.tables.heading)),
    ExportKind.PDF: _of_chart(lambda export: pdf_bytes(export.sheet, export.tables.heading)),
}
