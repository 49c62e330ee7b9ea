"""GML, Pajek and UCINET's DL, the graphs that are plain text.

Decisions.
GML is parsed by networkx, told that every tie has a direction and may be told twice, so that it
neither turns ends round nor refuses the second. Pajek is read here: networkx makes one vertex of
two that are called the same, and takes the neighbours of a list of arcs for weights. For DL there
is no library.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import networkx as nx

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.encoding import find_encoding
from loaders.readers.graphs.graph import FileGraph, tie_table
from loaders.tables import Table, check_size

MAX_TEXT_BYTES = 64 << 20
"""Such a file is read whole, in many small pieces."""

_GML_SORT = re.compile(r"^\s*(?:directed|multigraph)\s+[01]\s*$", re.MULTILINE)
_GML_GRAPH = re.compile(r"^(\s*graph\s*\[)", re.MULTILINE)
_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')
_PAJEK_SECTION = re.compile(r'^\*(\w+)\s*(?::\d+)?\s*(?:"([^"]*)"|(.*))$')
_DL_SETTING = re.compile(r"\b(n|nm|nr|nc|format)\s*=\s*(\w+)", re.IGNORECASE)
_DL_BETWEEN = re.compile(r'\s*[,\n]\s*|(?<=")\s+(?=")')
"""What stands between two labels."""
_DL_EMBEDDED = re.compile(r"\blabels\s+embedded\b", re.IGNORECASE)
_DL_PART = re.compile(r"^\s*(labels|data|row labels|column labels|level labels)\s*:", re.I | re.M)
_BROKEN = (
    nx.NetworkXError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    StopIteration,
)
"""What a broken file makes of the parsers; that of GML asks values of any type for keys."""


def read_text_graph(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The ties of a GML, Pajek or DL file; raises UnreadableFile."""
    check_size(path, MAX_TEXT_BYTES)
    text = path.read_bytes().decode(find_encoding(path), "replace")
    read = _READERS[path.suffix.lower()]
    try:
        graph = read(text, name)
    except _BROKEN as error:
        raise UnreadableFile(
            message(
                "{name} is no network of that kind that can be read ({error}); export it again, or"
                " as GraphML",
                name=name,
                error=error,
            )
        ) from error
    yield tie_table(graph, name)


def _read_gml(text: str, name: str) -> FileGraph:
    sorted_alike = _GML_GRAPH.sub(r"\1 directed 1 multigraph 1", _GML_SORT.sub("", text), count=1)
    parsed = nx.parse_gml(sorted_alike, label="id")
    graph = FileGraph()
    for node, said in parsed.nodes(data=True):
        graph.add_node(str(node), _scalars(said), name)
    for start, end, said in parsed.edges(data=True):
        graph.add_tie(str(start), str(end), _scalars(said), name)
    return graph


def _scalars(said: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in said.items() if isinstance(value, str | int | float)}


def _tokens(line: str) -> list[str]:
    return [quoted or plain for quoted, plain in _TOKEN.findall(line)]


def _read_pajek(text: str, name: str) -> FileGraph:
    """Vertices with their names, and whatever ties the file gives, each by its own section."""
    graph = FileGraph()
    section, relation, row = "", "", 0
    for line in text.lstrip("\ufeff").splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith(("%", "/*")):
            continue
        if match := _PAJEK_SECTION.match(stripped):
            section, relation, row = match[1].casefold(), match[2] or "", 0
            continue
        cells = _tokens(stripped)
        if section == "vertices":
            graph.add_node(cells[0], _pajek_vertex(cells), name)
        elif section in ("arcs", "edges"):
            said = {"weight": cells[2]} if len(cells) > 2 else {}
            said |= dict(zip(cells[3::2], cells[4::2], strict=False))
            graph.add_tie(cells[0], cells[1], said | ({"kind": relation} if relation else {}), name)
        elif section in ("arcslist", "edgeslist"):
            for end in cells[1:]:
                graph.add_tie(cells[0], end, {"kind": relation} if relation else {}, name)
        elif section == "matrix":
            row += 1
            _add_matrix_row(graph, str(row), cells, name)
        elif not section:
            raise ValueError("no *Vertices at its beginning")
    return graph


def _pajek_vertex(cells: Sequence[str]) -> dict[str, str]:
    """The name of a vertex, and the pairs of word and value behind its place and shape."""
    rest = list(cells[2:])
    while rest and re.fullmatch(r"[-+.\d]+(?:[eE][-+]?\d+)?", rest[0]):
        rest.pop(0)
    pairs = rest[len(rest) % 2 :]
    said = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return {**({"name": cells[1]} if len(cells) > 1 else {}), **said}


def _add_matrix_row(graph: FileGraph, start: str, cells: Sequence[str], name: str) -> None:
    for column, cell in enumerate(cells, start=1):
        if float(cell):
            graph.add_tie(start, str(column), {"weight": cell}, name)


def _read_dl(text: str, name: str) -> FileGraph:
    """A full matrix, or a list of ties or of neighbours, of one set of nodes."""
    if not re.match(r"\s*dl\b", text.lstrip("\ufeff"), re.IGNORECASE):
        raise ValueError("no DL at its beginning")
    head, parts = _dl_parts(text)
    settings = {key.casefold(): value.casefold() for key, value in _DL_SETTING.findall(head)}
    if "nr" in settings or "row labels" in parts or settings.get("nm", "1") != "1":
        raise ValueError("a table of two sets of nodes, or several tables")
    told = _DL_BETWEEN.split(parts.get("labels", "").strip())
    labels = [label.strip(' "') for label in told if label.strip(' "')]
    graph = FileGraph()
    for place, label in enumerate(labels, start=1):
        graph.add_node(str(place), {"name": label}, name)
    embedded = _DL_EMBEDDED.search(text) is not None
    ids = {label.casefold(): str(place) for place, label in enumerate(labels, start=1)}
    lines = [_tokens(line.replace(",", " ")) for line in parts["data"].splitlines()]
    for row, cells in enumerate(filter(None, lines), start=1):
        ends = [ids.get(cell.casefold(), cell) for cell in cells] if embedded else cells
        _add_dl_row(graph, settings.get("format", "fullmatrix"), row, ends, name)
    return graph


def _add_dl_row(graph: FileGraph, form: str, row: int, cells: Sequence[str], name: str) -> None:
    """What one row of the data tells, by the layout that the file says it has."""
    if form == "fullmatrix":
        _add_matrix_row(graph, str(row), cells, name)
    elif form == "edgelist1":
        said = {"weight": cells[2]} if len(cells) > 2 else {}
        graph.add_tie(cells[0], cells[1], said, name)
    elif form == "nodelist1":
        for end in cells[1:]:
            graph.add_tie(cells[0], end, {}, name)
    else:
        raise ValueError(f"a layout that is not known: {form}")


def _dl_parts(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first part of a DL file, and each part by its name."""
    places = list(_DL_PART.finditer(text))
    if not any(place[1].casefold() == "data" for place in places):
        raise ValueError("no data:")
    ends = [*(place.start() for place in places[1:]), len(text)]
    parts = {
        place[1].casefold(): text[place.end() : end]
        for place, end in zip(places, ends, strict=True)
    }
    return text[: places[0].start()], parts


_READERS: Mapping[str, Callable[[str, str], FileGraph]] = {
    ".gml": _read_gml,
    ".net": _read_pajek,
    ".paj": _read_pajek,
    ".dl": _read_dl,
}
