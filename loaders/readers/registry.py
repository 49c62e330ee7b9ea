"""Any case file as tables: which reader opens which kind of file."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from graph.errors import UnreadableFile
from graph.messages import Text, message
from loaders.readers.cells.entering import entered
from loaders.readers.csv import is_delimited, read_csv
from loaders.readers.document import read_document
from loaders.readers.excel import read_workbook
from loaders.readers.graphs.tables import is_whole_graph, ties_of
from loaders.readers.graphs.text_graphs import read_text_graph
from loaders.readers.graphs.xml_graphs import is_xml_graph, read_xml_graph
from loaders.readers.json import read_json, read_json_lines
from loaders.readers.maps.kml import is_map, read_kml
from loaders.readers.note import is_form, read_note
from loaders.readers.parquet import read_parquet
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.pdf.reader import read_pdf
from loaders.readers.statements.camt import is_camt, read_camt
from loaders.readers.statements.mt940 import is_mt940, read_mt940
from loaders.readers.telephones.chat import is_chat, read_chat
from loaders.readers.telephones.vcard import read_vcards
from loaders.readers.xml import read_xml
from loaders.tables import Row, Table
from loaders.vocabulary.evidence import is_evidence_header
from loaders.vocabulary.headers import is_known_header

__all__ = ["READERS", "Row", "Table", "read_tables"]

Reader = Callable[[Path, str, Callable[[str], bool]], Iterator[Table]]
LockedReader = Callable[[Path, str, Callable[[str], bool], Passwords], Iterator[Table]]
"""A reader of what may have a password."""


_LOG = b"simpul-log "


def _read_text(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """A text file as a statement, chat or delimited table when its lines are one, else a note."""
    if _is_log(path):
        raise UnreadableFile(
            message(
                "{name} is the mark of an export of Simpul and holds no case; leave it out",
                name=name,
            )
        )
    if is_mt940(path):
        yield from read_mt940(path, name, known)
    elif is_chat(path):
        yield from read_chat(path, name, known)
    else:
        is_table = is_delimited(path) and not is_form(path)
        yield from read_csv(path, name, known) if is_table else read_note(path, name, known)


def _is_log(path: Path) -> bool:
    """Whether a file is what Simpul puts beside an export, to know it by."""
    with path.open("rb") as file:
        return file.read(len(_LOG)) == _LOG


def _read_delimited(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """A delimited table; of one that holds a whole graph its ties."""
    for table in read_csv(path, name, known):
        yield ties_of(table) if is_whole_graph(table) else table


def _read_xml(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """An XML file as a graph, statement or map when its root says so, else as rows."""
    if is_xml_graph(path):
        yield from read_xml_graph(path, name)
    elif is_camt(path):
        yield from read_camt(path, name, known)
    elif is_map(path):
        yield from read_kml(path, name, known)
    else:
        yield from read_xml(path, name, known)


_LOCKED: Mapping[str, LockedReader] = MappingProxyType(
    {
        ".xlsx": read_workbook,
        ".xlsm": read_workbook,
        ".xls": read_workbook,
        ".ods": read_workbook,
        ".pdf": read_pdf,
    }
)
_OPEN: Mapping[str, Reader] = MappingProxyType(
    {
        ".csv": _read_delimited,
        ".tsv": _read_delimited,
        ".txt": _read_text,
        ".md": read_note,
        ".docx": read_document,
        ".json": read_json,
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".parquet": read_parquet,
        ".xml": _read_xml,
        ".graphml": _read_xml,
        ".gexf": _read_xml,
        ".kml": read_kml,
        ".geojson": read_json,
        ".gml": read_text_graph,
        ".net": read_text_graph,
        ".paj": read_text_graph,
        ".dl": read_text_graph,
        ".vcf": read_vcards,
        ".sta": read_mt940,
        ".mt940": read_mt940,
        ".940": read_mt940,
    }
)
READERS = (*_OPEN, *_LOCKED)
"""The endings of files that can be read."""


_ADVICE: Mapping[str, Text] = MappingProxyType(
    {
        **dict.fromkeys((".xlsb", ".numbers", ".et"), message("open it and save it as .xlsx")),
        **dict.fromkeys(
            (".doc", ".rtf", ".odt", ".pages"), message("open it and save it as .docx")
        ),
        **dict.fromkeys(
            (".zip", ".rar", ".7z", ".gz", ".tar"), message("unpack it and load what is inside")
        ),
        **dict.fromkeys(
            (".jpg", ".jpeg", ".png", ".heic", ".tif", ".tiff"),
            message("copy its text or table into a .docx, .txt or .xlsx file"),
        ),
        ".kmz": message("unpack it and load the .kml file that is inside"),
        **dict.fromkeys(
            (".anb", ".anx", ".mtgx", ".mtgl"),
            message("export the network from its program as .csv or .graphml"),
        ),
        **dict.fromkeys(
            (".html", ".htm", ".mht"),
            message("open it in a browser and copy its table into .xlsx, or its text into .txt"),
        ),
        **dict.fromkeys(
            (".eml", ".msg"), message("save its text as .txt and its attachments as files")
        ),
        "": message("give it the ending of its kind, such as .csv or .txt"),
    }
)
"""What to do with files of kinds that are not read, by their ending."""


def advice_on(ending: str) -> Text:
    """What to do with a file of a kind that is not read."""
    anything_else = message("save it as one of {endings}", endings=", ".join(READERS))
    return _ADVICE.get(ending, anything_else)


def is_known(header: str) -> bool:
    """Whether a text is surely a header, of complaint cases or of evidence."""
    return is_known_header(header) or is_evidence_header(header)


def read_tables(path: Path, name: str = "", passwords: Passwords = no_passwords) -> Iterator[Table]:
    """The tables of a file, each with its columns and rows; `name` is what issues call the file.

    `passwords` is asked, by that name, when a workbook or document has one.
    Raises UnreadableFile when it cannot be opened as what its ending says it is.
    """
    name = name or path.name
    ending = path.suffix.lower()
    if ending not in READERS:
        raise UnreadableFile(
            message(
                "{name} is of no kind that can be read; {mend}", name=name, mend=advice_on(ending)
            )
        )
    try:
        if ending in _LOCKED:
            yield from map(entered, _LOCKED[ending](path, name, is_known, passwords))
        else:
            yield from map(entered, _OPEN[ending](path, name, is_known))
    except OSError as error:
        raise UnreadableFile(
            message("{name} cannot be opened ({value})", name=name, value=error.strerror or error)
        ) from error
