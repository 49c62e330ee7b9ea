"""What files and sheets are called instead of by their names, which may name a victim.

Decisions.
Offices call files after the complaint, and so after the victim. A file is called by a number that
stays its own in this store: the place in which it was first loaded, as the log tells. Files that
no load of this store is logged of (from a copy, or an old version) come after those, by id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.ids import KeyId
from graph.model import AuditEntry, Id, Source, Value
from graph.stores.base import ReadableStore
from graph.stores.shared.codec import decoder

BEGUN = "load begun"
LOADED = "load"
"""Actions of the log that tell of files."""


@dataclass(frozen=True, slots=True)
class NeutralWords:
    """What stands for what may not be told, in the reader's language."""

    withheld: str = "[withheld]"
    file: str = "File {number}"
    new_file: str = "New file {number}"
    """Of a draft, which no load is logged of yet."""


class _ReadTable(Value, frozen=True):
    """A table that a load read, as far as it is asked here."""

    source: Source
    sheet: str = ""


class _BegunLoad(Value, frozen=True):
    """What the entry of a load that begins says."""

    records: tuple[_ReadTable, ...] = ()


class SourceNames:
    """Numbers of files, and of sheets within a file."""

    def __init__(self, tables: Iterable[tuple[Id, str]], words: NeutralWords) -> None:
        """`tables` are files by id with their sheets, in the order of their numbers."""
        self._words = words
        self._files: dict[Id, int] = {}
        self._sheets: dict[tuple[Id, str], int] = {}
        counted: dict[Id, int] = {}
        for source_id, sheet in tables:
            self._files.setdefault(source_id, len(self._files) + 1)
            if sheet and (source_id, sheet) not in self._sheets:
                counted[source_id] = counted.get(source_id, 0) + 1
                self._sheets[source_id, sheet] = counted[source_id]

    def file(self, source_id: Id) -> str:
        """What a file is called: "File 12"."""
        return self._words.file.format(number=self._files.get(source_id, "?"))

    def sheet(self, source_id: Id, sheet: str) -> str:
        """The number of a sheet of it; empty where there is none."""
        return str(self._sheets.get((source_id, sheet), "?")) if sheet else ""


def read_source_names(store: ReadableStore, words: NeutralWords) -> SourceNames:
    """The numbers of all files that a store tells of."""
    logged = _logged_tables(store.audit(actions=[BEGUN, LOADED]), store.ids.key)
    others = ((source.id, "") for source in store.sources())
    return SourceNames((*logged, *others), words)


def _logged_tables(entries: Iterable[AuditEntry], key: KeyId) -> Iterator[tuple[Id, str]]:
    """Each table that a load read, as often as the log tells of it.

    An entry of before ids were keyed names its file by the id of then.
    """
    for entry in entries:
        if entry.action == BEGUN:
            for table in decoder(_BegunLoad)(entry.reason).records:
                yield key(table.source.id), table.sheet
        elif entry.action == LOADED:
            table = decoder(_ReadTable)(entry.reason)
            yield key(table.source.id), table.sheet
