"""Which file is read how, decided before anything is loaded: what a preview shows.

A file's name, not its folder, is its identity, so the same file loads to the same ids from
anywhere; of two files of one name in one load the later goes by its folder too.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

from msgspec import structs

from graph.errors import LoadError, MappingError, UnreadableFile
from graph.messages import Advice, Text, message, reason_and_remedy
from graph.model import Source, plain_id
from loaders.formats.almost import NAME as INCOMPLETE
from loaders.formats.edge_lists import TIES
from loaders.formats.node_lists import (
    NODES,
    NUMBERS,
    UNUSED,
    are_numbers,
    ends_of,
    has_names,
    names_of_nodes,
    names_some,
    used_by,
)
from loaders.formats.registry import recognise, several_tables
from loaders.formats.repeats import ALONE, NESTED, REPEATS, find_parent, is_nested, read_repeats
from loaders.formats.telephones.chats import is_named_as_chat
from loaders.formats.telephones.devices import FACTS, TOLD, owner_of_device
from loaders.inputs import Input, Query
from loaders.mapping.columns import column_targets, table_expressions
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.saved import MAPPING_SUFFIX, SavedMappings, table_for
from loaders.mapping.scope import Scope
from loaders.mapping.specification import LookupSpec, MappingSpec, TableSpec, columns_of
from loaders.mapping.yaml_reader import read_mapping
from loaders.planned import LoadPlan, PlannedLookup, PlannedTable
from loaders.readers.header_rows import is_contradiction
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.registry import READERS, advice_on, read_tables
from loaders.rows.days import column_orders, told_order
from loaders.rows.rejects import (
    ADDED,
    AT,
    BEFORE,
    DATASET,
    DATES,
    FILE,
    MAPPING,
    as_it_stood,
    is_reject_file,
    original_file,
    read_orders,
    read_place,
)
from loaders.tables import FILE_NAME, ROW_NUMBER, Table, is_blank
from loaders.validation import Issue
from loaders.vocabulary.case_names import NUMBER

_LIST_COLUMNS = 8
"""Columns up to which a table that nothing is known by may be meant as a list of ties or events."""
_SKIPPED = ("_", ".", "~$")
_MOST_OTHERS = 50
"""Files of a folder that are named one by one."""


def plan_load(
    inputs: Sequence[Input],
    *,
    mapping: Path | None = None,
    scope: Scope = Scope(),
    passwords: Passwords = no_passwords,
    saved: Path | None = None,
) -> LoadPlan:
    """How files, folders and queries would be read.

    What cannot be read becomes an issue of the plan.

    `scope` names the case of evidence files that name none themselves; `passwords` gives those to
    try on a workbook that has one, and the plan keeps none. `saved` is a folder of mappings, of
    which the one made for a table's header is used where no mapping was given and no format is
    recognised. Raises MappingError when the mapping given is wrong.
    """
    planner = _Planner(scope, passwords, SavedMappings(None if mapping else saved))
    files = planner.files([path for path in inputs if isinstance(path, Path)])
    mappings = [(path, read_mapping(path)) for path in ([mapping] if mapping else [])]
    for path in files:
        if path.name.endswith(MAPPING_SUFFIX) and (
            mapping is None or path.resolve() != mapping.resolve()
        ):
            mappings += planner.mapping_of(path)
    for path in files:
        if not path.name.endswith(MAPPING_SUFFIX):
            planner.take(path, [found for _, found in mappings], given=mapping is not None)
    for query in inputs:
        if isinstance(query, Query):
            planner.take_query(query, [found for _, found in mappings])
    for path, found in (*mappings, *planner.found):
        planner.complete(path.parent, found)
    planner.name_nodes()
    planner.join_repeats()
    planner.note_nothing_loaded()
    return planner.plan([*(found for _, found in (*mappings, *planner.found)), *planner.built_in])


class _Planner:
    """Gathers the tables, lookups and issues of a plan."""

    def __init__(self, scope: Scope, passwords: Passwords, saved: SavedMappings) -> None:
        """Begin with nothing gathered but what is wrong with the saved mappings."""
        self._scope, self._passwords, self._saved = scope, passwords, saved
        self._file_scope = scope
        """The scope with the owner that the file at hand names."""
        self.found: list[tuple[Path, MappingSpec]] = []
        """Saved mappings that are used, each beside the file that it is used for."""
        self.built_in: list[MappingSpec] = []
        """Mappings that the loaders bring along for files of several tables, each for one file of
        this load.
        """
        self.tables: list[PlannedTable] = []
        self.lookups: list[PlannedLookup] = []
        self.issues: list[Issue] = list(saved.issues)
        self._nodes: list[tuple[Path, Table]] = []
        self._repeats: list[tuple[Path, Table]] = []
        self._forms: list[tuple[PlannedTable, Table]] = []
        """Tables that were planned by their headers, whose forms may have repeated groups."""
        self._ties: list[tuple[PlannedTable, Table]] = []
        """Lists of ties that were planned, whose ends may be ids of nodes."""
        self._names: dict[str, Path] = {}
        self._queries: dict[str, Query] = {}

    def files(self, paths: Sequence[Path]) -> list[Path]:
        """Every file named or found in a folder, once, sorted within its folder."""
        found: dict[Path, Path] = {}
        for path in paths:
            if not path.exists():
                self._note(path.name, "there is no such file", "check the path")
            for file in _walk(path) if path.is_dir() else ([path] if path.exists() else []):
                found.setdefault(file.resolve(), file)
            if path.is_dir():
                self._note_others(path)
        return list(found.values())

    def _note_others(self, folder: Path) -> None:
        """Name the files of a folder that are left aside, each with the reason."""
        others = list(_others(folder))
        for file, (reason, mend) in others[:_MOST_OTHERS]:
            name = file.relative_to(folder).as_posix()
            self.issues.append(Issue(file=name, reason=reason, mend=mend, severity="aside"))
        if len(others) > _MOST_OTHERS:
            reason = message(
                "{count} more files of the folder are of no kind that is read, left aside",
                count=len(others) - _MOST_OTHERS,
            )
            mend = message("take them out of the folder, or save them as a kind that is read")
            self.issues.append(Issue(file=folder.name, reason=reason, mend=mend, severity="aside"))

    def mapping_of(self, path: Path) -> list[tuple[Path, MappingSpec]]:
        """A mapping file found in a folder; a wrong one is an issue."""
        try:
            return [(path, read_mapping(path))]
        except MappingError as error:
            self._note(
                path.name, str(error), "correct the mapping; the files it is for are not read by it"
            )
            return []

    def take(self, path: Path, mappings: Sequence[MappingSpec], *, given: bool) -> None:
        """Plan the tables of one file."""
        name = self._name(path)
        before = len(self.tables) + len(self.lookups)
        unmapped: list[Table] = []
        try:
            tables = list(read_tables(path, name, self._passwords))
            owner = self._scope.owner or owner_of_device(tables)
            self._file_scope = structs.replace(self._scope, owner=owner)
            if not given and not is_reject_file(name) and (found := several_tables(name, tables)):
                found = structs.replace(found, dataset=self._scope.dataset or found.dataset)
                self.built_in.append(found)
                mappings = [found]
            unmapped += [table for table in tables if not self._take_table(path, table, mappings)]
        except (UnreadableFile, LoadError) as error:
            reason, mend = reason_and_remedy(error.message)
            self._note(name, reason, mend if str(mend) else "check the file")
            return
        taken = len(self.tables) + len(self.lookups) > before
        for table in unmapped:
            self._note_unmapped(name, table, taken, any(mapping.tables for mapping in mappings))

    def take_query(self, query: Query, mappings: Sequence[MappingSpec]) -> None:
        """Plan the answer of a database."""
        from loaders.readers.sql import read_query

        self._queries[query.name] = query
        try:
            table = read_query(query)
        except LoadError as error:
            reason, mend = reason_and_remedy(error.message)
            self._note(query.name, reason, mend)
            return
        if not self._take_table(query.path, table, mappings):
            self._note_unmapped(
                query.name, table, taken=False, mapped=any(mapping.tables for mapping in mappings)
            )

    def _note_unmapped(self, name: str, table: Table, taken: bool, mapped: bool) -> None:
        """Say of a table that nothing reads it, and what would."""
        reason = "no table of the mapping is for it" if mapped else "no column holds a case number"
        mend: Text = "nothing, or add a table for it to the mapping"
        if not mapped and len(table.columns) <= _LIST_COLUMNS:
            mend = message(
                "name the column Nomor Pengaduan, or make a mapping with `simpul map {name}`; a"
                " list of ties begins with the header source,target, one of who was where with"
                " person,event",
                name=name,
            )
        elif not mapped:
            mend = message(
                "name the column Nomor Pengaduan, or make a mapping with `simpul map {name}`",
                name=name,
            )
        self.issues.append(
            Issue(
                file=name,
                sheet=table.sheet,
                reason=reason,
                mend=mend,
                severity="warning" if taken or mapped else "error",
            )
        )

    def _take_table(self, path: Path, table: Table, mappings: Sequence[MappingSpec]) -> bool:
        """Plan one table by every mapping that fits it, else by its headers; whether any does."""
        if is_reject_file(path.name):
            return self._take_rejects(path, table, mappings)
        taken = False
        for mapping in mappings:
            for lookup in mapping.lookups:
                if _fits(lookup.files, lookup.sheet, path, table.sheet):
                    planned = PlannedLookup(
                        path=str(path),
                        sheet=table.sheet,
                        mapping=mapping.name,
                        spec=lookup,
                        query=self._queries.get(table.file),
                    )
                    self.lookups.append(planned)
                    taken = True
            for spec in _tables_for(mapping, path, table.sheet, table.columns):
                self._add(path, table, spec, mapping, self._source(path, table.file, mapping))
                taken = True
        automatic = next(
            (m for m in mappings if not m.tables and _fits(m.files or ("*",), "*", path, "")), None
        )
        if taken or (
            automatic is None
            and any(m.tables and _fits(m.files or ("*",), "*", path, "") for m in mappings)
        ):
            return taken
        return self._automatic(
            path, table, automatic or MappingSpec(), self._source(path, table.file, automatic)
        )

    def _automatic(
        self,
        path: Path,
        table: Table,
        mapping: MappingSpec,
        source: Source,
        *,
        partial: bool = False,
        sheet: str = "",
    ) -> bool:
        """Plan a table by its format, a saved mapping or its headers; whether one of them fits."""
        columns = (
            tuple(as_it_stood(c) for c in table.columns if c not in ADDED)
            if partial
            else table.columns
        )
        seen = replace(table, file=source.name, sheet=sheet or table.sheet, columns=columns)
        reading = _recognised(seen, Scope() if partial else self._file_scope)
        if (
            reading.format in ("", INCOMPLETE)
            and not partial
            and (found := self._saved.find(table.columns, table.sheet))
        ):
            self._add_saved(path, table, found, mapping)
            return True
        if reading.refused:
            reason, mend = reading.refused
            self.issues.append(Issue(file=table.file, sheet=table.sheet, reason=reason, mend=mend))
            return True
        if reading.format == FACTS:
            self._warn(table, "", *TOLD)
            return True
        if reading.format == NODES:
            self._nodes.append((path, table))
            return True
        if reading.format == REPEATS:
            self._repeats.append((path, table))
            return True
        if reading.spec is None:
            notes = reading.notes if reading.format else ()
            for reason, mend in notes:
                self.issues.append(
                    Issue(file=table.file, sheet=table.sheet, reason=reason, mend=mend)
                )
            return bool(reading.format)
        dataset = self._scope.dataset or ("" if mapping.dataset else reading.dataset)
        if reading.format and dataset and not partial:
            source = self._source(path, table.file, MappingSpec(dataset=dataset))
        self._add(path, table, reading.spec, mapping, source, reading, partial=partial, sheet=sheet)
        if reading.format == TIES and not partial:
            self._ties.append((self.tables[-1], table))
        if not reading.format and not partial:
            self._forms.append((self.tables[-1], table))
        return True

    def join_repeats(self) -> None:
        """Plan the repeated groups of forms, each row with the number of its complaint."""
        groups = {table.sheet for _, table in self._repeats} - {""}
        for path, table in self._repeats:
            nested = is_nested(table, groups)
            parent = None if nested else find_parent(table, path, self._forms)
            if parent is None:
                self._refuse(table, NESTED if nested else ALONE)
                continue
            reading = read_repeats(table.columns, table.sheet or "rows")
            form = next(form for form, _ in self._forms if form.path == parent.path)
            source = self._source(path, table.file, MappingSpec(dataset=form.source.dataset))
            numbered = replace(table, columns=(*table.columns, NUMBER))
            if reading.spec is not None:
                self._add(path, numbered, reading.spec, MappingSpec(), source, reading)
                self.tables[-1] = structs.replace(self.tables[-1], parent=parent)

    def name_nodes(self) -> None:
        """Join lists of ties between ids with the lists of nodes that name them."""
        lists = [(names_of_nodes(path, table), table) for path, table in self._nodes]
        used: set[int] = set()
        for planned, table in self._ties:
            ends = ends_of(table)
            here = [] if has_names(table.columns) else lists
            naming = [i for i, found in enumerate(here) if names_some(*found, ends)]
            if naming:
                used.update(naming)
                names = tuple(lists[i][0] for i in naming)
                at = self.tables.index(planned)
                self.tables[at] = structs.replace(planned, nodes=names)
                for i in naming:
                    self._warn(lists[i][1], "", *used_by(table.file))
            elif are_numbers(table, ends):
                self.tables.remove(planned)
                self._refuse(table, NUMBERS)
        for i, (_, table) in enumerate(lists):
            if i not in used:
                self._refuse(table, UNUSED)

    def _refuse(self, table: Table, advice: Advice) -> None:
        reason, mend = advice
        self.issues.append(Issue(file=table.file, sheet=table.sheet, reason=reason, mend=mend))

    def _add_saved(
        self,
        path: Path,
        table: Table,
        found: Sequence[tuple[MappingSpec, TableSpec]],
        beside: MappingSpec,
    ) -> None:
        """Plan a table by the saved mapping for its header, and say which others would fit."""
        (mapping, spec), *others = found
        mapping = structs.replace(mapping, dataset=beside.dataset or mapping.dataset)
        self._add(path, table, spec, mapping, self._source(path, table.file, mapping), saved=True)
        self.found.append((path, mapping))
        if others:
            names = ", ".join(other.name for other, _ in others)
            reason = message(
                "read by the saved mapping {name}; {names} would fit its header too",
                name=mapping.name,
                names=names,
            )
            self._warn(
                table,
                "",
                reason,
                "name another with --mapping, or take it out of the folder of saved ones",
            )

    def _take_rejects(self, path: Path, table: Table, mappings: Sequence[MappingSpec]) -> bool:
        """Plan the corrected rows of an earlier load as those of the file that they come from."""
        first = next(table.rows(), None)
        place = read_place(str(first.values.get(AT, "")), path.name) if first else None
        if first is None or place is None:
            self._note(
                table.file,
                message("a reject file without a place in {at}", at=AT),
                message("leave the column {at} as it was written", at=AT),
            )
            return True
        file = as_it_stood(str(first.values.get(FILE, ""))) or original_file(path.name, place.sheet)
        wanted = as_it_stood(str(first.values.get(MAPPING, "")))
        mapping = next((m for m in (*mappings, *self._saved) if m.name == wanted), None)
        if wanted and mapping is None:
            self._note(
                table.file,
                message("its rows were read by the mapping {wanted}", wanted=wanted),
                "name that mapping when loading it",
            )
            return True
        dataset = as_it_stood(str(first.values.get(DATASET, ""))) or file
        source = Source(id=source_id(dataset, file), name=file, dataset=dataset, mapping=wanted)
        if mapping is None or not mapping.tables:
            return self._automatic(
                path, table, mapping or MappingSpec(), source, partial=True, sheet=place.sheet
            )
        columns = tuple(as_it_stood(c) for c in table.columns if c not in ADDED)
        for spec in _tables_for(mapping, Path(file), place.sheet, columns):
            self._add(path, table, spec, mapping, source, partial=True, sheet=place.sheet)
        return True

    def _add(
        self,
        path: Path,
        table: Table,
        spec: TableSpec,
        mapping: MappingSpec,
        source: Source,
        reading: TableReading | None = None,
        *,
        partial: bool = False,
        sheet: str = "",
        saved: bool = False,
    ) -> None:
        """Add a table to the plan, with what a person should know of how it is read."""
        columns = (
            tuple(as_it_stood(c) for c in table.columns if c not in ADDED)
            if partial
            else table.columns
        )
        columns = (*columns, *(c for c in spec.constants if c not in columns))
        mapped = mapped_columns(spec)
        readings = reading.columns if reading else ()
        if not readings:
            targets = column_targets(spec)
            elsewhere = ("", "mapped" if mapping.format else "")
            read = ((column, *targets.get(column, elsewhere)) for column in columns)
            readings = tuple(
                ColumnReading(column=column, field=field, slot=slot) for column, slot, field in read
            )
            if not mapping.format:
                self._note_missing(table, spec, mapping, mapped, columns)
        by_headers = not mapping.tables and not (reading and reading.format)
        orders = self._date_orders(table, spec, partial=partial) if by_headers else {}
        for column, order in orders.items():
            self._warn(table, column, *told_order(order))
        planned = PlannedTable(
            path=str(path),
            file=source.name,
            sheet=sheet or table.sheet,
            columns=columns,
            readings=readings,
            source=source,
            spec=spec,
            mapping=mapping,
            date_orders=orders,
            partial=partial,
            format=reading.format if reading else mapping.format,
            title=reading.title if reading else "",
            query=None if partial else self._queries.get(source.name),
            saved=saved,
        )
        self.tables.append(planned)
        for reason, mend in table.notes:
            # a format that knows both rows of its header tells of contradictions itself
            if not (reading and reading.format and is_contradiction(reason)):
                self._warn(table, "", reason, mend or "check the header")
        for reason, mend in reading.notes if reading else ():
            self._warn(table, "", reason, mend or "nothing")
        if not mapping.tables:
            self._note_readings(table, spec, readings)

    def _date_orders(self, table: Table, spec: TableSpec, *, partial: bool) -> dict[str, str]:
        """The order of the dates of each column; that of a reject file is the one of its table."""
        if not partial:
            return column_orders(table.rows(), spec)
        first = next(table.rows(), None)
        return read_orders(str(first.values.get(DATES, ""))) if first else {}

    def _note_missing(
        self,
        table: Table,
        spec: TableSpec,
        mapping: MappingSpec,
        mapped: set[str],
        columns: tuple[str, ...],
    ) -> None:
        """Say which columns a mapping reads that the table has not."""
        joined = tuple(f"{join.name}." for join in spec.joins)
        for column in sorted(mapped - set(columns) - set(table.names) - {ROW_NUMBER, FILE_NAME}):
            if not column.startswith((*joined, "item")) and columns:
                where = f"{mapping.name}, table {spec.name}"
                self._warn(
                    table,
                    column,
                    f"the mapping ({where}) asks for this column",
                    "correct its name in one of them",
                )

    def _note_readings(
        self, table: Table, spec: TableSpec, readings: Sequence[ColumnReading]
    ) -> None:
        """Say which columns are not sure, and which are read as nothing."""
        for reading in readings:
            if reading.column in spec.constants:
                continue
            if not reading.field and not reading.column.startswith("("):
                self._warn(
                    table,
                    reading.column,
                    "a column that is not known; kept beside the case",
                    "nothing, or map it",
                )
            elif reading.field and not reading.sure:
                meant = ".".join(filter(None, (reading.slot, reading.field)))
                if reading.or_of:
                    self._ask_whose(table, reading)
                    continue
                self._warn(
                    table,
                    reading.column,
                    f"taken for {meant}",
                    "look whether that is so, or rename the column",
                )

    def _ask_whose(self, table: Table, reading: ColumnReading) -> None:
        """Keep a table out until a person has said whose a column is."""
        self.issues.append(
            Issue(
                file=table.file,
                sheet=table.sheet,
                column=reading.column,
                reason=message("whose this column is cannot be told"),
                mend=message(
                    "say it in its header, such as HP Korban, or choose it: `simpul map {file}`, or"
                    " the screen Load files; until then nothing of the table is loaded",
                    file=table.file,
                ),
            )
        )

    def note_nothing_loaded(self) -> None:
        """Say so when files are looked up only."""
        if self.lookups and not self.tables:
            names = ", ".join(sorted({Path(lookup.path).name for lookup in self.lookups}))
            self._note(
                names,
                "the mapping only looks this up and no table is loaded",
                "load the tables' files with it",
            )

    def complete(self, folder: Path, mapping: MappingSpec) -> None:
        """Find beside the mapping what its tables look up or refer to, if it is not loaded."""
        planned = [table for table in self.tables if table.mapping.name == mapping.name]
        joins = chain.from_iterable(table.spec.joins for table in planned)
        wanted = {join.lookup for join in joins}
        have = {lookup.spec.name for lookup in self.lookups if lookup.mapping == mapping.name}
        for lookup in mapping.lookups:
            if lookup.name in wanted - have:
                self._find_lookup(folder, mapping, lookup)
        referred: set[str] = set()
        for statement in chain.from_iterable(table.spec.statements for table in planned):
            referred |= {statement.subject.table, statement.object.table} - {""}
        whole = {table.spec.name for table in planned if not table.partial}
        for spec in mapping.tables:
            if spec.name in referred - whole:
                self._find_reference(folder, mapping, spec)

    def _find_lookup(self, folder: Path, mapping: MappingSpec, lookup: LookupSpec) -> None:
        for path, table in self._tables_in(folder, lookup.files, lookup.sheet):
            self.lookups.append(
                PlannedLookup(path=str(path), sheet=table.sheet, mapping=mapping.name, spec=lookup)
            )
            return
        self._note(
            mapping.name,
            message(
                "no file of the lookup {name} ({names})",
                name=lookup.name,
                names=", ".join(lookup.files),
            ),
            "load it together",
        )

    def _find_reference(self, folder: Path, mapping: MappingSpec, spec: TableSpec) -> None:
        """Plan the table that statements refer to, found beside the mapping."""
        for path, table in self._tables_in(folder, spec.files, spec.sheet):
            source = self._source(path, path.name, mapping)
            planned = PlannedTable(
                path=str(path),
                file=source.name,
                sheet=table.sheet,
                columns=table.columns,
                readings=(),
                source=source,
                spec=spec,
                mapping=mapping,
                reference=True,
            )
            self.tables.append(planned)
            return
        self._note(
            mapping.name,
            message("no file of the table {name}, which statements refer to", name=spec.name),
            "load it together",
        )

    def _tables_in(
        self, folder: Path, patterns: Sequence[str], sheet: str
    ) -> Iterator[tuple[Path, Table]]:
        for path in _walk(folder):
            if (
                path.suffix.lower() in READERS
                and not is_reject_file(path.name)
                and _fits(patterns, "*", path, "")
            ):
                for table in read_tables(path, passwords=self._passwords):
                    if fnmatchcase(table.sheet, sheet):
                        yield path, table

    def plan(self, mappings: Sequence[MappingSpec]) -> LoadPlan:
        """The plan, its tables in the order of their mapping, those that others refer to first."""
        names: list[tuple[str, str]] = []
        for mapping in mappings:
            names += [(mapping.name, spec.name) for spec in mapping.tables]
        order = {name: place for place, name in enumerate(names)}
        ordered = sorted(
            self.tables,
            key=lambda table: order.get((table.mapping.name, table.spec.name), -1),
        )
        ordered.sort(
            key=lambda table: (
                not (table.spec.key and table.mapping.tables) or bool(table.spec.statements)
            )
        )
        return LoadPlan(
            tables=tuple(ordered), lookups=tuple(self.lookups), issues=tuple(self.issues)
        )

    def _source(self, path: Path, name: str, mapping: MappingSpec | None) -> Source:
        """The source of a table; of two files of one name the later goes by its folder too."""
        query = self._queries.get(name)
        if query:
            dataset = (mapping.dataset if mapping else "") or query.dataset
            return Source(
                id=source_id(dataset, name),
                name=name,
                dataset=dataset,
                mapping=mapping.name if mapping else "",
            )
        dataset = (mapping.dataset if mapping else "") or name
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
        return Source(
            id=source_id(dataset, name),
            name=name,
            dataset=dataset,
            digest=digest.hexdigest(),
            size=path.stat().st_size,
            mapping=mapping.name if mapping else "",
        )

    def _name(self, path: Path) -> str:
        name = path.name
        if name in self._names:
            name = f"{path.parent.name}/{name}"
            self._note(
                name,
                message("another file of this load is called {name} too", name=path.name),
                "give each its own name",
                warn=True,
            )
        self._names[name] = path
        return name

    def _warn(self, table: Table, column: str, reason: Text, mend: Text) -> None:
        self.issues.append(
            Issue(
                file=table.file,
                sheet=table.sheet,
                column=column,
                reason=reason,
                mend=mend,
                severity="warning",
            )
        )

    def _note(self, file: str, reason: Text, mend: Text, *, warn: bool = False) -> None:
        self.issues.append(
            Issue(file=file, reason=reason, mend=mend, severity="warning" if warn else "error")
        )


def source_id(dataset: str, name: str) -> str:
    """The plain id of a source: its file name within its dataset."""
    return plain_id("f", dataset, name)


def mapped_columns(spec: TableSpec) -> set[str]:
    """Every column that a table specification reads."""
    return set().union(*map(columns_of, table_expressions(spec)))


def _recognised(table: Table, scope: Scope) -> TableReading:
    """How a table is read; nobody is asked whose a column is that holds nothing."""
    reading = recognise(table, scope)
    asked = {column.column for column in reading.columns if column.or_of}
    if not asked:
        return reading
    filled = {c for row in table.rows() for c in asked if not is_blank(row.values.get(c))}
    if filled == asked:
        return reading
    columns = tuple(column for column in table.columns if column not in asked - filled)
    return recognise(replace(table, columns=columns), scope)


def _walk(folder: Path) -> Iterator[Path]:
    """Files of a folder that could be read, its folders last; hidden and temporary ones aside."""
    entries = sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name))
    for path in entries:
        if _is_skipped(path) or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in READERS or path.name.endswith(MAPPING_SUFFIX):
            yield path


def _is_skipped(path: Path) -> bool:
    """Whether a file or folder is a temporary one, or one that programs keep for themselves."""
    return path.name.startswith(_SKIPPED) and not is_named_as_chat(path.name)


def _others(folder: Path) -> Iterator[tuple[Path, tuple[Text, Text]]]:
    """The files of a folder that are not read, each with the reason and what to do."""
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        if _is_skipped(path) or path.name.endswith((BEFORE, MAPPING_SUFFIX)):
            continue
        if path.is_symlink():
            reason = message("a link to another place, left aside")
            yield path, (reason, message("name the file or folder itself"))
        elif path.is_dir():
            yield from _others(path)
        elif path.suffix.lower() not in READERS:
            reason = message("of no kind that is read, left aside")
            yield path, (reason, advice_on(path.suffix.lower()))


def _tables_for(
    mapping: MappingSpec, path: Path, sheet: str, columns: Sequence[str]
) -> list[TableSpec]:
    """The tables of a mapping for a sheet.

    Those that name its file, else the one that was made for its header.
    """
    named = [spec for spec in mapping.tables if _fits(spec.files, spec.sheet, path, sheet)]
    alike = None if named else table_for(mapping, columns, sheet)
    return named if alike is None else [alike]


def _fits(patterns: Sequence[str], sheet_pattern: str, path: Path, sheet: str) -> bool:
    named = any(
        fnmatchcase(path.name, pattern) or fnmatchcase(path.as_posix(), f"*/{pattern}")
        for pattern in patterns
    )
    return named and (not sheet or fnmatchcase(sheet, sheet_pattern))
