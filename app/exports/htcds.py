"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

from pathlib import Path

from msgspec.structs import replace

from app.access.own_numbers import OwnNumbers
from app.networks.material import CaseFiles
from loaders.formats.htcds import writing


def htcds_bytes(files: CaseFiles, *, log: str = "") -> bytes:
    """The workbook as bytes, for a download."""
    renumbered = _renumbered(files)
    return writing.htcds_bytes(renumbered.cases, renumbered.mentions, remark=_remark(log))


def write_case_files(files: CaseFiles, path: Path, *, log: str = "") -> Path:
    """Write them as a bundle, one sheet a section, and say where it is.

    The head of the log stands among the properties of the workbook.
    """
    renumbered = _renumbered(files)
    return writing.write_htcds(path, renumbered.cases, renumbered.mentions, remark=_remark(log))


def _renumbered(files: CaseFiles) -> CaseFiles:
    """The same under numbers of their own, where they leave the house."""
    number = OwnNumbers(files.audience).renumber
    cases = [replace(case, id=number(case.id)) for case in files.cases]
    mentions = [
        replace(mention, id=number(mention.id), case_id=number(mention.case_id))
        for mention in files.mentions
    ]
    return replace(files, cases=tuple(cases), mentions=tuple(mentions))


def _remark(log: str) -> str:
    return f"simpul-log {log}" if log else ""
