"""Tables that Simpul itself exported (app/exports/tables/csv.py), known so that none is read again.

They show a network as its audience may see it: names are masked, ids are of another store, and one
row stands for what several sources say. Read as evidence they would make people of initials. What
is meant to be read again is the export as HTCDS.
"""

from itertools import islice

from graph.ids import is_own_id
from graph.messages import Advice
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.tables import Table

NAME = "Simpul export"

_HEADERS = (
    frozenset({"id", "name", "other_names", "roles", "case_numbers", "protected"}),
    frozenset({"start", "start_name", "end", "end_name", "strength", "grade", "first_on"}),
    frozenset({"number", "reported_on", "origin_regency", "parties", "protected_people"}),
)
"""What the header of parties.csv, ties.csv and cases.csv has, and no other table."""
_LISTS = (
    frozenset({"loaded_at", "loaded_by", "sha256", "purpose", "basis"}),
    frozenset({"kind", "network", "networks", "before", "after", "text"}),
)
"""The headers of other answers: what was loaded, what has changed."""
_REVIEW = frozenset({"decision", "reason", "pair", "mention A", "mention B", "check"})
_OF_IDS = ("id", "network", "party", "entity")
_LOOK_AT = 20
_ANSWER = Advice(
    "an answer that Simpul wrote itself, no source of cases",
    "load the files that it was made of",
)
_TO_JUDGE = Advice(
    "pairs to be judged, which Simpul wrote itself",
    "give them back with `simpul review --import`",
)
_REFUSED = Advice(
    "a table of a network that Simpul exported, with names masked as its audience may see them",
    "load the files that the network was made of, or its export as HTCDS",
)


def recognise_own_export(table: Table, _scope: Scope) -> TableReading | None:
    """The refusal of a table that Simpul exported; None for any other table."""
    columns = set(table.columns)
    if columns >= _REVIEW:
        return TableReading(columns=(), format=NAME, refused=_TO_JUDGE)
    if any(header <= columns for header in _HEADERS):
        return TableReading(columns=(), format=NAME, refused=_REFUSED)
    if any(header <= columns for header in _LISTS) or _holds_own_ids(table):
        return TableReading(columns=(), format=NAME, refused=_ANSWER)
    return None


def _holds_own_ids(table: Table) -> bool:
    """Whether a column that names networks or parties holds ids that a store gave them."""
    asked = [column for column in _OF_IDS if column in table.columns]
    if not asked:
        return False
    first = [row.values for row in islice(table.rows(), _LOOK_AT)]
    for column in asked:
        ids = [str(values[column]) for values in first if values.get(column)]
        if ids and all(map(is_own_id, ids)):
            return True
    return False
