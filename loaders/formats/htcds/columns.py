"""Which column of a table holds which field of the standard.

Decisions.
Where a row of field names and a row of labels contradict, the label is followed, because people
type under labels: the official templates name the address columns N to R in another order than they
label them.
A label that several fields share is that of the field whose name stands above it, else of the one
core field among them.
"""

import re
from collections.abc import Mapping, Sequence

from graph.model import Value
from loaders.formats.htcds.standard import code_words, fields, find_fields
from loaders.vocabulary.codes import code_key

_GROUPS = re.compile(r"[/.:-]")


class FieldColumn(Value, frozen=True, omit_defaults=True):
    """The field that a column holds.

    `choice` when it only says whether one value of the field's list was picked.
    """

    field: str
    choice: str = ""
    contradicts: str = ""
    """The field name that stands above another field's label."""


def read_columns(columns: Sequence[str], names: Mapping[str, str] = {}) -> dict[str, FieldColumn]:
    """The columns that hold a field.

    `names` are the columns by field name, where a row of names stands above.

    >>> columns = ["Mailing Street", "grp/vic_Methods_of_Control/DebtBondage", "Catatan"]
    >>> found = read_columns(columns)
    >>> [(column.field, column.choice) for column in found.values()]
    [('prs_MailingStreet', ''), ('vic_MethodsOfControl', 'DebtBondage')]
    """
    name_of = {column: name for name, column in names.items()}
    found: dict[str, FieldColumn] = {}
    taken: set[tuple[str, str]] = set()
    for column in columns:
        held = _held(column, name_of.get(column, ""))
        if held is not None and (held.field, held.choice) not in taken:
            taken.add((held.field, held.choice))
            found[column] = held
    return found


def _held(label: str, name: str) -> FieldColumn | None:
    named = next(iter(find_fields(name)), "") if name else ""
    labelled = find_fields(label)
    if named and (named in labelled or not labelled):
        return FieldColumn(field=named)
    if labelled:
        core = [name for name in labelled if fields()[name].core]
        if len(labelled) > 1 and len(core) != 1:
            return None
        return FieldColumn(field=(core or labelled)[0], contradicts=name if named else "")
    return _in_group(label)


def _in_group(header: str) -> FieldColumn | None:
    """The field behind the groups of a survey form, or one choice of it."""
    parts = _GROUPS.split(header)
    for start in range(1, len(parts)):
        rest = header[sum(map(len, parts[:start])) + start :]
        if named := _by_name(rest):
            return FieldColumn(field=named)
    if len(parts) > 1 and (named := _by_name(parts[-2])):
        field = fields()[named]
        choice = (
            code_words(field.codes).get(code_key(parts[-1])) if field.kind == "several" else None
        )
        return FieldColumn(field=named, choice=choice) if choice else None
    return None


def _by_name(text: str) -> str:
    """The field of this name, labels aside.

    In a group of another form a short label could mean anything.
    """
    named = find_fields(text)
    return named[0] if named and "_" in text else ""
