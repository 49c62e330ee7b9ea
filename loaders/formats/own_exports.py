"""Tables that Simpul itself exported (app/exports/csv.py), known so that they are not read again.

They show a network as its audience may see it: names are masked, ids are of another store, and one
row stands for what several sources say. Read as evidence they would make people of initials. What
is meant to be read again is the export as HTCDS.
"""

from graph.messages import Advice
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.tables import Table

NAME = "Simpul export"

_HEADERS = (
    frozenset({"id", "name", "other_names", "roles", "case_numbers", "protected", "reasons"}),
    frozenset({"start", "start_name", "end", "end_name", "strength", "grade", "first_on"}),
    frozenset({"number", "reported_on", "origin_regency", "parties", "protected_people"}),
)
"""What the header of parties.csv, ties.csv and cases.csv has, and no other table."""
_REFUSED = Advice(
    "a table of a network that Simpul exported, with names masked as its audience may see them",
    "load the files that the network was made of, or its export as HTCDS",
)


def recognise_own_export(table: Table, _scope: Scope) -> TableReading | None:
    """The refusal of a table that Simpul exported; None for any other table."""
    columns = set(table.columns)
    if not any(header <= columns for header in _HEADERS):
        return None
    return TableReading(columns=(), format=NAME, refused=_REFUSED)
