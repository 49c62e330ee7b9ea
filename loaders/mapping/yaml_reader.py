"""Mapping files: YAML that says how rows become cases, mentions, identifiers and statements.

    dataset: register            # the scope of case numbers; without it each file is its own
    dates: dmy                   # or mdy, ymd, or a list of formats such as "%d/%m/%Y"
    codes: {roles: {TO: perekrut}}
    lookups:
      phones: {files: "phones.csv", key: id}
    tables:                      # none: `files` are mapped by their headers, within the dataset
      - name: parties
        files: "parties*.csv"    # sheet: pattern; key: column that names the row; when: condition
        join: {phone: {lookup: phones, on: phone_id}}
        case: {number: case_no, reported_on: date, origin: {regency: kab}, extra: {note: remarks}}
        mentions:
          party: {names: name, role: {column: role, codes: roles}, identifiers: {phone:
          phone.number}}
        statements:
          - {kind: CALLED, from: {phone: caller}, to: {phone: called}, first_on: day, count: calls}
          - kind: RELATED_TO
            from: {table: people, key: a}
            to: {table: people, key: b}
            how: {value: kin}

A value is a column's name, a list of columns (the first that is filled), or one of {column},
{columns, join}, {text: "{first} {last}"}, {value: constant}, each with `split`, `codes`, `default`.
A person who is known without a case lives in a case that the mapping names, whose `scheme` is
{value: register}: such a case ties nobody to anybody. The columns `(row)` and `(file)` stand for
the number of the row and the name of its file, where rows name no case. A table with `columns:
[...]`, the header it was made for, also fits any other file with that header, order aside; such a
mapping is found again among the saved ones (loaders/mapping/saved.py).
A mention with `once: account` is made by the first row of its case with that account; later rows
speak of the same one.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from graph.errors import MappingError
from graph.messages import Message, Text, message
from graph.schema import RelationshipKind, Scheme
from loaders.mapping.specification import (
    CASE_FIELDS,
    GRADE_FIELDS,
    LOCALITY_FIELDS,
    MENTION_FIELDS,
    STATEMENT_FIELDS,
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    JoinSpec,
    LookupSpec,
    MappingSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
)
from loaders.vocabulary.codes import code_key

_MAX_BYTES = 1 << 20
_ORDERS = ("dmy", "mdy", "ymd")
_EXPRESSION = ("column", "columns", "join", "text", "value", "split", "codes", "default")
_IDENTIFIER = ("number", "value", "bank", "date", "prefix", "unchecked", "quiet")
_TABLE = (
    *(
        "name",
        "files",
        "sheet",
        "columns",
        "key",
        "join",
        "when",
        "case",
        "grade",
        "mentions",
        "statements",
    ),
    *("keep", "ignore", "read_narrative", "constants", "relate"),
)
_SCHEMES = tuple(str(scheme) for scheme in Scheme)
_KINDS = tuple(str(kind) for kind in RelationshipKind if kind is not RelationshipKind.PARTY_TO)


def read_mapping(path: Path) -> MappingSpec:
    """The mapping that a file holds.

    Raises MappingError naming file and line and what is allowed.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise MappingError(
                message(
                    "{name} has more than {value} MiB; a mapping is a short text",
                    name=path.name,
                    value=_MAX_BYTES >> 20,
                )
            )
        document = YAML(typ="rt", pure=True).load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(
            message(
                "{name} cannot be read ({error}); check the path, and save it as UTF-8",
                name=path.name,
                error=error,
            )
        ) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise MappingError(
            message("{name}: no YAML: {names}", name=path.name, names=" ".join(str(error).split()))
        ) from error
    return _MappingReader(path.name).mapping(document)


class _MappingReader:
    """Reads the parts of one mapping document, each wrong one refused with its line."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._codes: dict[str, dict[str, str]] = {}

    def mapping(self, document: Any) -> MappingSpec:
        """The whole mapping; raises MappingError at the first line that is wrong."""
        top = self._section(document, message("a mapping"), (*_TOP, "simpul"), 1)
        for name, words in self._optional(top, "codes").items():
            self._codes[str(name)] = self._code_list(words, name, _line(top, "codes"))
        order, formats = self._dates(top)
        lookups = tuple(
            self._lookup(name, entry, _line(top["lookups"], name))
            for name, entry in self._optional(top, "lookups").items()
        )
        names = {lookup.name for lookup in lookups}
        tables = tuple(
            self._table(entry, names, _line(top["tables"], index))
            for index, entry in enumerate(self._list(top, "tables"))
        )
        self._check_references(tables)
        return MappingSpec(
            name=self._file,
            dataset=str(top.get("dataset", "")),
            files=self._texts(top.get("files")),
            date_order=order,
            date_formats=formats,
            lookups=lookups,
            tables=tables,
        )

    def _dates(self, top: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        given = top.get("dates", "dmy")
        if isinstance(given, str) and "%" not in given:
            self._allowed(given, _ORDERS, message("an order of dates"), _line(top, "dates"))
            return given, ()
        return "dmy", self._texts(given)

    def _lookup(self, name: str, entry: Any, line: int) -> LookupSpec:
        section = self._section(
            entry, message("the lookup {name}", name=name), ("files", "sheet", "key"), line
        )
        for needed in ("files", "key"):
            if needed not in section:
                self._refuse(
                    line, message("the lookup {name} needs {needed}", name=name, needed=needed)
                )
        return LookupSpec(
            name=str(name),
            files=self._texts(section["files"]),
            key=self.expression(section["key"], line),
            sheet=str(section.get("sheet", "*")),
        )

    def _table(self, entry: Any, lookups: Iterable[str], line: int) -> TableSpec:
        """One table: which rows it is for, and what they become."""
        section = self._section(entry, message("a table"), _TABLE, line)
        for needed in ("name", "case"):
            if needed not in section:
                self._refuse(line, message("a table needs {needed}", needed=needed))
        mentions = tuple(
            self._mention(slot, entry, _line(section["mentions"], slot))
            for slot, entry in self._optional(section, "mentions").items()
        )
        case, extra = self._fields(
            section["case"], CASE_FIELDS, message("a case"), _line(section, "case")
        )
        if "number" not in case:
            self._refuse(_line(section, "case"), "a case needs number")
        slots = tuple(mention.slot for mention in mentions)
        keep = str(section.get("keep", ""))
        self._allowed(
            keep, ("", "case", *slots), message("a place to keep columns"), _line(section, "keep")
        )
        return TableSpec(
            name=str(section["name"]),
            files=self._texts(section.get("files")) or ("*",),
            sheet=str(section.get("sheet", "*")),
            columns=self._texts(section.get("columns")),
            key=(
                self.expression(section["key"], _line(section, "key")) if "key" in section else None
            ),
            joins=self._joins(section, lookups),
            when=self._condition(section.get("when"), _line(section, "when")),
            case=case,
            case_extra=extra,
            grade=self._grade(section),
            mentions=mentions,
            statements=tuple(
                self._statement(entry, slots, _line(section["statements"], index))
                for index, entry in enumerate(self._list(section, "statements"))
            ),
            keep=keep,
            numbering=self._texts(section.get("ignore")),
            read_narrative=bool(section.get("read_narrative", True)),
            constants={
                str(name): str(value)
                for name, value in self._optional(section, "constants").items()
            },
            relate=bool(section.get("relate", True)),
            line=line,
        )

    def _grade(self, section: Mapping[str, Any]) -> dict[str, Expression]:
        if "grade" not in section:
            return {}
        line = _line(section, "grade")
        if isinstance(section["grade"], Mapping) and section["grade"].keys() <= GRADE_FIELDS:
            return {name: self.expression(value, line) for name, value in section["grade"].items()}
        return {"grade": self.expression(section["grade"], line)}

    def _joins(self, section: Mapping[str, Any], lookups: Iterable[str]) -> tuple[JoinSpec, ...]:
        joins = []
        for name, entry in self._optional(section, "join").items():
            line = _line(section["join"], name)
            join = self._section(
                entry, message("the join {name}", name=name), ("lookup", "on", "required"), line
            )
            if "on" not in join:
                self._refuse(
                    line, message("the join {name} needs on: the column with the key", name=name)
                )
            lookup = str(join.get("lookup", name))
            self._allowed(lookup, lookups, message("a lookup"), line)
            required = bool(join.get("required", False))
            on = self.expression(join["on"], line)
            joins.append(JoinSpec(name=str(name), lookup=lookup, on=on, required=required))
        return tuple(joins)

    def _mention(self, slot: str, entry: Any, line: int) -> MentionSpec:
        """One mention of a table, with its fields and identifiers."""
        section = self._section(entry, message("the mention {slot}", slot=slot), None, line)
        fields, extra = self._fields(
            section, MENTION_FIELDS, message("the mention {slot}", slot=slot), line, _MENTION_PARTS
        )
        if extra:
            self._refuse(
                line, "extra belongs to the case; keep: names the mention that keeps other columns"
            )
        identifiers: list[IdentifierSpec] = []
        for scheme, value in self._optional(section, "identifiers").items():
            at = _line(section["identifiers"], scheme)
            identifiers += self._identifiers(scheme, value, at)
        return MentionSpec(
            slot=str(slot),
            fields=fields,
            identifiers=tuple(identifiers),
            each=(
                self.expression(section["each"], _line(section, "each"))
                if "each" in section
                else None
            ),
            when=self._condition(section.get("when"), _line(section, "when")),
            once=(
                self.expression(section["once"], _line(section, "once"))
                if "once" in section
                else None
            ),
        )

    def _fields(
        self,
        entry: Any,
        allowed: Iterable[str],
        what: Message,
        line: int,
        beside: Sequence[str] = (),
    ) -> tuple[dict[str, Expression], dict[str, Expression]]:
        """Expressions by field, those of a group as `origin.village`, and those under `extra`."""
        section = self._section(entry, what, None, line)
        allowed = frozenset(allowed)
        groups = {name.partition(".")[0] for name in allowed if "." in name}
        fields: dict[str, Expression] = {}
        extra: dict[str, Expression] = {}
        for name, value in section.items():
            if name in beside:
                continue
            at = _line(section, name)
            if name == "extra" and isinstance(value, Mapping):
                extra = {str(key): self.expression(part, at) for key, part in value.items()}
            elif (
                name in groups
                and isinstance(value, Mapping)
                and not value.keys() & set(_EXPRESSION) - set(LOCALITY_FIELDS)
            ):
                for part, given in value.items():
                    self._allowed(
                        f"{name}.{part}",
                        allowed,
                        message("a field of {what}", what=what),
                        _line(value, part),
                    )
                    fields[f"{name}.{part}"] = self.expression(given, _line(value, part))
            else:
                self._allowed(str(name), allowed, message("a field of {what}", what=what), at)
                fields[str(name)] = self.expression(value, at)
        return fields, extra

    def _identifiers(self, scheme: str, value: Any, line: int) -> list[IdentifierSpec]:
        self._allowed(str(scheme), _SCHEMES, message("a kind of identifier"), line)
        several = value if isinstance(value, list) else [value]
        return [self._identifier(Scheme(str(scheme)), entry, line) for entry in several]

    def _identifier(self, scheme: Scheme, value: Any, line: int) -> IdentifierSpec:
        """One identifier, written as a value or with its parts by name."""
        if not isinstance(value, Mapping) or not value.keys() & {
            "number",
            "bank",
            "date",
            "prefix",
            "unchecked",
            "quiet",
        }:
            return IdentifierSpec(scheme=scheme, value=self.expression(value, line))
        section = self._section(
            value, message("the identifier {scheme}", scheme=scheme), _IDENTIFIER, line
        )
        number = section.get("number", section.get("value"))
        if number is None:
            self._refuse(
                line,
                message(
                    "the identifier {scheme} needs number: the column that holds it", scheme=scheme
                ),
            )
        return IdentifierSpec(
            scheme=scheme,
            value=self.expression(number, line),
            bank=self.expression(section["bank"], line) if "bank" in section else None,
            date=self.expression(section["date"], line) if "date" in section else None,
            prefix=str(section.get("prefix", "")),
            unchecked=bool(section.get("unchecked", False)),
            quiet=bool(section.get("quiet", False)),
        )

    def _statement(self, entry: Any, slots: Sequence[str], line: int) -> StatementSpec:
        """One statement of a table: its kind, its two ends, and what is told of it."""
        section = self._section(
            entry,
            message("a statement"),
            ("kind", "from", "to", "when", *sorted(STATEMENT_FIELDS)),
            line,
        )
        for needed in ("kind", "from", "to"):
            if needed not in section:
                self._refuse(line, message("a statement needs {needed}", needed=needed))
        kind = str(section["kind"])
        self._allowed(kind, _KINDS, message("a kind of statement"), _line(section, "kind"))
        fields = {
            n: self.expression(v, _line(section, n))
            for n, v in section.items()
            if n in STATEMENT_FIELDS
        }
        return StatementSpec(
            kind=RelationshipKind(kind),
            subject=self._end(section["from"], slots, _line(section, "from")),
            object=self._end(section["to"], slots, _line(section, "to")),
            fields=fields,
            when=self._condition(section.get("when"), _line(section, "when")),
        )

    def _end(self, entry: Any, slots: Sequence[str], line: int) -> EndSpec:
        """One end of a statement: a mention, an identifier, or the row of another table."""
        if isinstance(entry, str):
            self._allowed(entry, slots, message("a mention of this table"), line)
            return EndSpec(slot=entry)
        if isinstance(entry, Mapping) and "table" in entry:
            section = self._section(
                entry, message("an end in another table"), ("table", "key", "mention"), line
            )
            if "key" not in section:
                self._refuse(
                    line, "an end in another table needs key: the column that names its row"
                )
            key = self.expression(section["key"], line)
            return EndSpec(
                table=str(section["table"]), key=key, slot=str(section.get("mention", ""))
            )
        section = self._section(
            entry, message("an end that is an identifier"), (*_SCHEMES, "mention"), line
        )
        slot = str(section.get("mention", ""))
        self._allowed(slot, ("", *slots), message("a mention of this table"), line)
        found: list[IdentifierSpec] = []
        for scheme, value in section.items():
            if scheme != "mention":
                found += self._identifiers(scheme, value, line)
        if len(found) != 1:
            self._refuse(line, "an end is one mention, one identifier, or {table, key}")
        return EndSpec(identifier=found[0], slot=slot)

    def _check_references(self, tables: Sequence[TableSpec]) -> None:
        keyed = {table.name for table in tables if table.key is not None}
        for table in tables:
            for statement in table.statements:
                for end in (statement.subject, statement.object):
                    if end.table:
                        self._allowed(end.table, keyed, message("a table with a key"), table.line)

    def _condition(self, entry: Any, line: int) -> Condition | None:
        if entry is None:
            return None
        if not isinstance(entry, Mapping) or not entry.keys() & {"in", "not_in"}:
            return Condition(of=self.expression(entry, line))
        section = self._section(entry, message("a condition"), (*_EXPRESSION, "in", "not_in"), line)
        of = {name: value for name, value in section.items() if name not in {"in", "not_in"}}
        return Condition(
            of=self.expression(of, line),
            one_of=self._texts(section.get("in")),
            none_of=self._texts(section.get("not_in")),
        )

    def expression(self, entry: Any, line: int) -> Expression:
        """Where a text comes from."""
        if isinstance(entry, str):
            return Expression(columns=(entry,), line=line)
        if isinstance(entry, list):
            return Expression(columns=self._texts(entry), line=line)
        section = self._section(entry, message("a value"), _EXPRESSION, line)
        ways = [name for name in ("column", "columns", "text", "value") if name in section]
        if len(ways) != 1:
            self._refuse(line, "a value has exactly one of column, columns, text, value")
        value, join = section.get("value", ""), section.get("join")
        return Expression(
            columns=self._texts(section.get("column", section.get("columns"))),
            join=None if join is None else str(join),
            text=str(section.get("text", "")),
            value=str(value),
            split=self._texts(section.get("split")),
            codes=self._codes_of(section.get("codes"), line),
            default=str(section.get("default", "")),
            line=line,
        )

    def _codes_of(self, given: Any, line: int) -> dict[str, str]:
        if given is None:
            return {}
        if isinstance(given, str):
            self._allowed(given, self._codes, message("a code list"), line)
            return self._codes[given]
        return self._code_list(given, "codes", line)

    def _code_list(self, words: Any, name: str, line: int) -> dict[str, str]:
        section = self._section(words, message("the code list {name}", name=name), None, line)
        return {code_key(str(word)): str(code) for word, code in section.items()}

    def _section(
        self, entry: Any, what: Message, allowed: Iterable[str] | None, line: int
    ) -> Mapping[str, Any]:
        if not isinstance(entry, Mapping):
            self._refuse(
                line,
                message(
                    "{what} is a list of `name: value`, not {given}",
                    what=what,
                    given=repr(entry)[:_SHOWN],
                ),
            )
        for name in entry if allowed is not None else ():
            self._allowed(
                str(name), allowed or (), message("a part of {what}", what=what), _line(entry, name)
            )
        return entry

    def _optional(self, section: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        if name in section:
            return self._section(
                section[name], message("{name}", name=name), None, _line(section, name)
            )
        return {}

    def _list(self, section: Mapping[str, Any], name: str) -> Sequence[Any]:
        entry = section.get(name, [])
        if not isinstance(entry, list):
            self._refuse(
                _line(section, name),
                message("{name} is a list, each entry begun with a dash", name=name),
            )
        return entry

    def _texts(self, entry: Any) -> tuple[str, ...]:
        if entry is None:
            return ()
        return tuple(map(str, entry)) if isinstance(entry, list) else (str(entry),)

    def _allowed(self, word: str, allowed: Iterable[str], what: Message, line: int) -> None:
        if word not in allowed:
            names = ", ".join(sorted(filter(None, allowed)))
            reason = "{word!r} is not {what}; allowed: {names}" if names else _NOTHING_ALLOWED
            self._refuse(line, message(reason, word=word, what=what, names=names))

    def _refuse(self, line: int, reason: Text) -> NoReturn:
        raise MappingError(
            message("{file}, line {line}: {reason}", file=self._file, line=line, reason=reason)
        )


_NOTHING_ALLOWED = "{word!r} is not {what}; nothing is allowed there"
_SHOWN = 150
"""Letters of a wrong entry that are shown."""
_MENTION_PARTS = ("identifiers", "each", "when", "once")
_TOP = ("dataset", "dates", "files", "codes", "lookups", "tables")


def _line(section: Any, key: Any) -> int:
    """The line of an entry, counted from 1; 0 when the document does not tell."""
    if isinstance(section, CommentedMap) and key in section:
        return int(section.lc.key(key)[0]) + 1
    if isinstance(section, CommentedSeq) and isinstance(key, int) and key < len(section):
        return int(section.lc.item(key)[0]) + 1
    return 1
