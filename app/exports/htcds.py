"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

import tempfile
from pathlib import Path

from app.networks.material import CaseFiles
from loaders.formats.htcds.writing import write_htcds


def htcds_bytes(files: CaseFiles, *, log: str = "") -> bytes:
    """The workbook as bytes, for a download."""
    with tempfile.TemporaryDirectory() as folder:
        return write_case_files(files, Path(folder) / "cases.xlsx", log=log).read_bytes()


def write_case_files(files: CaseFiles, path: Path, *, log: str = "") -> Path:
    """Write them as a bundle, one sheet a section, and say where it is.

    The head of the log stands among the properties of the workbook.
    """
    remark = f"simpul-log {log}" if log else ""
    return write_htcds(path, files.cases, files.mentions, remark=remark)
