"""Mappings that were saved once for a source, found again by the header of a table.

A table is read by a saved mapping when its columns are exactly those that the mapping was made for,
order aside. Of several the last by name is taken, so that a date in the name makes the newest win;
the plan says which and which else.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec.structs import replace

from graph.errors import MappingError
from loaders.mapping.specification import MappingSpec, TableSpec
from loaders.mapping.yaml_reader import read_mapping
from loaders.private_files import write_private
from loaders.validation import Issue

MAPPING_SUFFIX = ".mapping.yaml"
_UNSAFE = re.compile(r"[^\w .()-]+")


class SavedMappings:
    """The mappings of a folder; one that cannot be read is an issue and nothing else."""

    def __init__(self, folder: Path | None) -> None:
        self.issues: list[Issue] = []
        self._mappings: list[MappingSpec] = []
        for path in sorted(folder.glob(f"*{MAPPING_SUFFIX}")) if folder and folder.is_dir() else ():
            try:
                self._mappings.append(read_mapping(path))
            except MappingError as error:
                mend = "correct the mapping or take it out of the folder of saved ones"
                self.issues.append(
                    Issue(file=path.name, reason=str(error), mend=mend, severity="warning")
                )

    def __iter__(self) -> Iterator[MappingSpec]:
        return iter(self._mappings)

    def find(self, columns: Sequence[str], sheet: str) -> list[tuple[MappingSpec, TableSpec]]:
        """Each mapping that is for this header with its table for it, the one to take first."""
        found = [
            (mapping, table_for(mapping, columns, sheet)) for mapping in reversed(self._mappings)
        ]
        return [(mapping, table) for mapping, table in found if table is not None]


def table_for(mapping: MappingSpec, columns: Collection[str], sheet: str) -> TableSpec | None:
    """The table of a mapping that was made for this header, order aside.

    Of several the one for this sheet.

    It takes the sheet's name, so that its rows have the ids that they would have without the
    mapping.
    """
    found = [
        table for table in mapping.tables if table.columns and set(table.columns) == set(columns)
    ]
    best = next(
        (table for table in found if fnmatchcase(sheet, table.sheet)), next(iter(found), None)
    )
    if best is None or best.key is not None:
        return best
    return replace(best, name=sheet or "rows")


def save_mapping(folder: Path, name: str, spec: MappingSpec, text: str) -> Path:
    """Write a mapping into the folder; it takes the place of one that is for the same headers."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _place(folder, name, {frozenset(table.columns) for table in spec.tables})
    unfinished = path.with_name(f"{path.name}.part")
    write_private(unfinished, text.encode("utf-8", "surrogatepass")).replace(path)
    return path


def _place(folder: Path, name: str, headers: set[frozenset[str]]) -> Path:
    for path in sorted(folder.glob(f"*{MAPPING_SUFFIX}"), reverse=True):
        try:
            known = {frozenset(table.columns) for table in read_mapping(path).tables}
        except MappingError:
            continue
        if known == headers:
            return path
    stem = _UNSAFE.sub("_", name).strip(" .") or "mapping"
    path, count = folder / f"{stem}{MAPPING_SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}~{count}{MAPPING_SUFFIX}"
    return path
