"""Workbooks in the layouts of the standard, filled by hand."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from loaders.formats.htcds.standard import fields
from tests.loaders.formats.htcds.flat_template import FLAT

OFFICIAL_NAMES = {
    "prs_MailingStreet": "prs_MailingCity",
    "prs_MailingCity": "prs_MailingCountry",
    "prs_MailingPostalCode": "prs_MailingStreet",
    "prs_MailingCountry": "prs_MailingPostalCode",
    "vic_TraffickingStatusDecisionMakingOrg": "vic_TraffickinStatusDecisionMakingOrg",
    "cas_ReasonForOutgoingReferral": None,
}
"""What row 1 of the official templates says above the label of a field where it does not name that
field.
"""


def template(
    path: Path, people: Iterable[Mapping[str, object]], *, names: bool = True, lists: bool = True
) -> Path:
    """A template as it is given out, with people by label in its rows.

    Hidden names, numbered rows, lists beside.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Case Sheet"
    labels = [fields()[name].label for name in FLAT]
    if names:
        sheet.append([None, *(OFFICIAL_NAMES.get(name, name) for name in FLAT)])
        sheet.row_dimensions[1].hidden = True
    sheet.append([None, *labels])
    filled = list(people)
    for number in range(1, 61):
        person = filled[number - 1] if number <= len(filled) else {}
        unknown = set(person) - set(labels)
        assert not unknown, unknown
        sheet.append([number, *(person.get(label) for label in labels)])
    if lists:
        book.create_sheet("about").append(["Microsoft Excel HTCDS 2.0"])
        validation = book.create_sheet("validation")
        validation.append([None, "Validation Lookups"])
        validation.append([])
        validation.append(
            [
                None,
                "Gender",
                "Country Code",
                "Country",
                "Methods of Control",
                "Status",
                "Trafficking Status",
            ]
        )
        validation.append(
            [None, "Feminine", "AF", "Afghanistan", "Debt bondage ", "Follow up", "Not a victim"]
        )
    book.save(path)
    return path


def workbook(path: Path, sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> Path:
    """A workbook with rows by column under each sheet's name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value is not None else cell.data_type
    book.save(path)
    return path
