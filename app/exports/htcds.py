"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

import tempfile
from pathlib import Path

from msgspec.structs import replace

from app.access.own_numbers import OwnNumbers
from app.networks.material import CaseFiles
from loaders.formats.htcds.writing import write_htcds


def htcds_bytes(files: CaseFiles) -> bytes:
    """The workbook as bytes, for a download."""
    with tempfile.TemporaryDirectory() as folder:
        return write_case_files(files, Path(folder) / "cases.xlsx").read_bytes()


def write_case_files(files: CaseFiles, path: Path) -> Path:
    """Write them as a bundle, one sheet a section, and say where it is."""
    number = OwnNumbers(files.audience).renumber
    cases = [replace(case, id=number(case.id)) for case in files.cases]
    mentions = [
        replace(mention, id=number(mention.id), case_id=number(mention.case_id))
        for mention in files.mentions
    ]
    return write_htcds(path, cases, mentions)
