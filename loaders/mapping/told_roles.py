"""A column that tells the role of each party, though its header does not say so.

Registers with a row a party call it Status, Keterangan or Sebagai; read by its header alone it
would leave the accused to be taken for a victim. It is known by its values: every one is a role.
"""

from itertools import islice

from graph.errors import InvalidValue
from loaders.tables import Table
from loaders.vocabulary.codes import code_key, read_role
from loaders.vocabulary.headers import GENERIC, HeaderMeaning, read_header

_NEUTRAL = frozenset(
    "status keterangan ket sebagai kedudukan posisi jenis tipe kategori type category as".split()
)
"""Headers under which offices put it, by code_key."""
_LOOK_AT = 500
_FEWEST = 2


def told_roles(table: Table) -> dict[str, HeaderMeaning]:
    """The meaning of a column whose every value is a role; none where a header says so itself."""
    asked = [column for column in table.columns if code_key(column) in _NEUTRAL]
    if not asked or not _is_of_parties(table):
        return {}
    values: dict[str, set[str]] = {column: set() for column in asked}
    for row in islice(table.rows(), _LOOK_AT):
        for column in asked:
            if text := str(row.values.get(column) or "").strip():
                values[column].add(text)
    for column, texts in values.items():
        if len(texts) >= _FEWEST and all(map(_names_role, texts)):
            return {column: HeaderMeaning("role", "-")}
    return {}


def _is_of_parties(table: Table) -> bool:
    """Whether a row is a party: its columns say whose name stands there of nobody."""
    meanings = [read_header(column, guess=False) for column in table.columns]
    told = [meaning for meaning in meanings if meaning is not None and meaning.slot]
    bare = all(meaning.slot in ("-", GENERIC) and meaning.field != "role" for meaning in told)
    return bare and any(meaning.field == "names" for meaning in told)


def _names_role(text: str) -> bool:
    try:
        return bool(read_role(text))
    except InvalidValue:
        return False
