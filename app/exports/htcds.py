"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

from pathlib import Path

from app.networks.material import CaseFiles
from loaders.formats.htcds import writing


def htcds_bytes(files: CaseFiles) -> bytes:
    """The workbook as bytes, for a download."""
    return writing.htcds_bytes(files.cases, files.mentions)


def write_case_files(files: CaseFiles, path: Path) -> Path:
    """Write them as a bundle, one sheet a section, and say where it is."""
    return writing.write_htcds(path, files.cases, files.mentions)
