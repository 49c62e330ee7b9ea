"""Whether a table is of FollowTheMoney, or of lines of it that were rejected once."""

from itertools import chain

from loaders.formats.ftm.schemata import KNOWN, LINKS, NO_PLACE
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import TableSpec
from loaders.tables import Table

FTM = "FollowTheMoney"
ENTITY, ENDS = "FtM entity", "FtM ends"
"""Columns of a reject file: the line as it stood, and the ends of a link that are known."""

_PROPERTIES = "properties."
_LOOK_AT = 100
_FIELDS = {
    "name": "names",
    "alias": "aliases",
    "weakAlias": "aliases",
    "previousName": "aliases",
    "abbreviation": "aliases",
    "birthDate": "born_on",
    "gender": "sex",
    "nationality": "nationality",
    "address": "address",
    "position": "position",
    "fatherName": "father",
    "phone": "phone",
    "email": "email",
    "passportNumber": "passport",
    "idNumber": "other_document",
    "licenseNumber": "licence",
}
_ENDS = set(chain.from_iterable((*link.source, *link.target) for link in LINKS.values()))


def recognise_ftm(table: Table, scope: Scope) -> TableReading | None:
    """The reading of entities in FollowTheMoney's layout; None for any other table."""
    if ENTITY in table.columns:
        columns = tuple(ColumnReading(column=column, field="entity") for column in table.columns)
        return TableReading(columns=columns, spec=TableSpec(name="ftm"), format=FTM)
    if not {"id", "schema"} <= set(table.columns) or not any(
        c.startswith(_PROPERTIES) for c in table.columns
    ):
        return None
    first = [
        str(row.values.get("schema", ""))
        for row, _ in zip(table.rows(), range(_LOOK_AT), strict=False)
    ]
    if not any(schema in KNOWN or schema in NO_PLACE for schema in first):
        return None
    case = case_of_rows(table, scope, table.columns)
    return TableReading(
        columns=tuple(
            ColumnReading(column=column, field=_field(column)) for column in table.columns
        ),
        spec=TableSpec(name="ftm", constants=case.constants, case=case.fields),
        format=FTM,
    )


def _field(column: str) -> str:
    """What a column is taken for; what no field takes is kept beside the party."""
    name = column.removeprefix(_PROPERTIES)
    if column in ("id", "schema"):
        return column
    return _FIELDS.get(name, "statement" if name in _ENDS else "extra")
