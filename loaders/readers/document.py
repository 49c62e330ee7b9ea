"""Investigation notes kept as Word documents (.docx): their text as a note, one line a paragraph.

The archive passes the same look as a workbook's; the text is streamed through defusedxml and
bounded like any note.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.limits.archive import check_archive
from loaders.readers.note import MAX_NOTE_BYTES, note_table
from loaders.tables import MAX_DOCUMENT_BYTES, Table, check_size

_TEXT = "word/document.xml"


def read_document(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a document; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    if not zipfile.is_zipfile(path):
        raise UnreadableFile(
            message(
                "{name} is no Word document, or has a password; save it as .docx without one",
                name=name,
            )
        )
    with path.open("rb") as content:
        check_archive(content, name)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_TEXT) as content:
            text = "\n".join(_paragraphs(iterparse(content, forbid_dtd=True), name))
    except KeyError as error:
        raise UnreadableFile(
            message("{name} holds no document; open it in Word and save it as .docx", name=name)
        ) from error
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, EOFError) as error:
        raise UnreadableFile(
            message(
                "{name} is damaged ({error}); open it in Word and save it again",
                name=name,
                error=error,
            )
        ) from error
    yield note_table(name, [text])


def _paragraphs(events: Iterator[tuple[str, object]], name: str) -> Iterator[str]:
    """The text of each paragraph, those in the cells of tables too."""
    pieces: list[str] = []
    length = 0
    for _, element in events:
        tag = str(getattr(element, "tag", "")).rpartition("}")[2]
        if tag == "t":
            pieces.append(getattr(element, "text", "") or "")
        elif tag in {"tab", "br", "cr"}:
            pieces.append("\t" if tag == "tab" else "\n")
        elif tag == "p":
            line = "".join(pieces)
            length += len(line)
            if length > MAX_NOTE_BYTES:
                raise UnreadableFile(
                    message("{name} has more text than a note may have; split it", name=name)
                )
            pieces.clear()
            yield line
            element.clear()  # type: ignore[attr-defined]
