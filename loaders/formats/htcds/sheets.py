"""The sheets of a bundle: which section each holds, and its rows by field."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.formats.htcds.columns import read_columns
from loaders.formats.htcds.rows import TYPE
from loaders.formats.htcds.standard import fields, find_fields, sections
from loaders.tables import Row, Table
from loaders.vocabulary.codes import code_key

CONNECTED = "ConnectedPersonOrOrganisation"
CASE_ID, PERSON_ID, ORG_ID = "case_id", "person_id", "org_id"
IDS = (CASE_ID, PERSON_ID, ORG_ID)

_SECTIONS = {code_key(section): section for section in (*sections(), CONNECTED)} | {
    "organisation": "Organization",
    "organizations": "Organization",
    "organisations": "Organization",
    "persons": "Person",
    "people": "Person",
    "cases": "Case",
    "referrals": "ReferralDetails",
    "casecomments": "CaseComment",
    "supportplans": "SupportPlan",
    "connectedpersonororganization": CONNECTED,
    **dict.fromkeys(("connectedpersonororganisatio", "connectedpersonororganizatio"), CONNECTED),
}
_IDS = {
    **dict.fromkeys(("caseid", "case"), CASE_ID),
    **dict.fromkeys(
        ("personid", "contactid", "contact", "connectedcontact", "connectedpersonid"), PERSON_ID
    ),
    **dict.fromkeys(
        ("orgid", "organizationid", "organisationid", "connectedorganisation", "connectedorgid"),
        ORG_ID,
    ),
}
_CONNECTED = {"type": TYPE, "role": "per_RoleInProcess", "roles": "per_RoleInProcess"}


def section_of(table: Table) -> str:
    """The section that a sheet is named after, when it has an id to join it by; else empty.

    A section is named with or without blanks, British or American; Excel cuts a name after 31
    characters.
    """
    section = _SECTIONS.get(code_key(table.sheet), "")
    return (
        section if section and any(_IDS.get(code_key(column)) for column in table.columns) else ""
    )


def sheet_columns(
    section: str, columns: Sequence[str], names: Mapping[str, str] = {}
) -> dict[str, str]:
    """What each column of a section's sheet holds.

    An id, a field, or itself where nothing is known of it.

    >>> sheet_columns("Organization", ["Org ID", "Type", "Catatan"])
    {'Org ID': 'org_id', 'Type': 'org_Type', 'Catatan': 'Catatan'}
    """
    own = "PerpetratorContext" if section == CONNECTED else section
    held = read_columns(columns, names)
    found: dict[str, str] = {}
    for column in columns:
        key = code_key(column)
        name = _IDS.get(key) or (_CONNECTED.get(key) if section == CONNECTED else None)
        if name is None:
            mine = [field for field in find_fields(column) if fields()[field].section == own]
            name = mine[0] if mine else (held[column].field if column in held else column)
        found[column] = name if name not in found.values() else column
    return found


def sheet_rows(section: str, table: Table) -> Iterator[Row]:
    """The rows of a section's sheet by id and field."""
    held = sheet_columns(section, table.columns, table.names)
    for row in table.rows():
        values = {
            held[column]: str(cell).strip()
            for column, cell in row.values.items()
            if column in held and cell
        }
        yield Row(
            row.number, {name: text for name, text in values.items() if text}, row.reason, row.mend
        )
