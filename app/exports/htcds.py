"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

from pathlib import Path

from app.networks.material import CaseFiles
from loaders.formats.htcds import writing


def htcds_bytes(files: CaseFiles, *, log: str = "") -> bytes:
    """The workbook as bytes, for a download."""
    return writing.htcds_bytes(files.cases, files.mentions, remark=_remark(log))


def write_case_files(files: CaseFiles, path: Path, *, log: str = "") -> Path:
    """Write them as a bundle, one sheet a section, and say where it is.

    The head of the log stands among the properties of the workbook.
    """
    return writing.write_htcds(path, files.cases, files.mentions, remark=_remark(log))


def _remark(log: str) -> str:
    return f"simpul-log {log}" if log else ""
