"""Lists of licensed placement companies (SIP3MI).

Which columns say who holds which licence, from when until when.

Decisions.
Such a list is of companies, so each row is one organisation with the role `p3mi` in a list that
ties nobody; its licence is held from the day of issue until the day it expires, and `how` keeps the
status that the list states. What a licence was worth on the day of a case is derived
(graph/resolution/derivation/licences.py), not loaded.
"""

from collections.abc import Mapping

from graph.schema import RelationshipKind, Scheme
from loaders.formats.evidence import read_as
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import (
    EndSpec,
    Expression,
    IdentifierSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
    of_column,
)
from loaders.tables import Table
from loaders.vocabulary.evidence import columns_by_field, words

NAME = "licences"


def recognise_licences(table: Table, scope: Scope) -> TableReading | None:
    """How a list of licensed companies is read; None when the table is none."""
    found = columns_by_field(table.columns, NAME)
    if not {"name", "number"} <= found.keys() or not {"since", "until"} & found.keys():
        return None
    case = case_of_rows(table, Scope(), found.values())
    return read_as(_spec(found), table, found, case)


def _spec(found: Mapping[str, str]) -> TableSpec:
    """How the rows of a list are mapped: companies, their licences and branches."""
    licence = IdentifierSpec(scheme=Scheme.LICENCE, value=of_column(found["number"]), whole=True)
    others = [
        IdentifierSpec(scheme=scheme, value=of_column(found[field]))
        for field, scheme in (("phone", Scheme.PHONE), ("email", Scheme.EMAIL))
        if field in found
    ]
    fields = {"names": of_column(found["name"]), "role": Expression(value="p3mi")}
    places = {"address": "address", "locality.regency": "regency", "locality.province": "province"}
    fields |= {name: of_column(found[field]) for name, field in places.items() if field in found}
    dated = {
        name: of_column(found[field])
        for name, field in (("first_on", "since"), ("last_on", "until"))
        if field in found
    }
    if "status" in found:
        dated["how"] = Expression(columns=(found["status"],), codes=words("licence_status"))
    company = MentionSpec(slot="company", fields=fields, identifiers=(licence, *others))
    held = StatementSpec(
        kind=RelationshipKind.HOLDS,
        subject=EndSpec(slot="company"),
        object=EndSpec(identifier=licence),
        fields=dated,
    )
    mentions, statements = [company], [held]
    if "parent" in found:
        parent = of_column(found["parent"])
        mentions.append(
            MentionSpec(
                slot="parent",
                fields={"names": parent, "role": Expression(value="p3mi")},
                once=parent,
            )
        )
        statements.append(
            StatementSpec(
                kind=RelationshipKind.BRANCH_OF,
                subject=EndSpec(slot="company"),
                object=EndSpec(slot="parent"),
            )
        )
    return TableSpec(
        name=NAME,
        mentions=tuple(mentions),
        statements=tuple(statements),
        keep="company",
        relate=False,
    )
