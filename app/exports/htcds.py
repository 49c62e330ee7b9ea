"""Cases as a workbook of the Human Trafficking Case Data Standard, already masked for its
reader.
"""

from msgspec.structs import replace

from app.access.own_numbers import OwnNumbers
from app.exports.archive import Part
from app.networks.material import CaseFiles
from loaders.formats.htcds import writing


def htcds_bytes(files: CaseFiles, *, log: str = "") -> bytes:
    """The workbook as bytes, one sheet a section.

    The head of the log stands among its properties.
    """
    renumbered = _renumbered(files)
    return writing.htcds_bytes(renumbered.cases, renumbered.mentions, remark=_remark(log))


def htcds_part(files: CaseFiles, *, log: str = "") -> Part:
    """The workbook with how many cases and mentions it holds."""
    counts = {"cases": len(files.cases), "mentions": len(files.mentions)}
    return Part(content=htcds_bytes(files, log=log), counts=counts)


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
