"""A mapping as YAML text that `read_mapping` reads back to the same, with remarks where unsure.

Each value stands on a line of its own, so that what is unsure of it can be said behind it:

    nik: Nomor Identitas  # ? taken for a NIK because 98 % of the values are one
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML

from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    LookupSpec,
    MappingSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
    columns_of,
)

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/%*-]*[\w()%*])?")

Remarks = Mapping[str, str]
"""What is unsure of a column, by the column."""


def render_mapping(
    spec: MappingSpec, *, head: Sequence[str] = (), remarks: Mapping[str, Remarks] | None = None
) -> str:
    """The YAML text of a mapping.

    `head` are lines of comment above it, `remarks` what is unsure of each table's columns.

    >>> number = {"number": Expression(columns=("No",))}
    >>> print(render_mapping(MappingSpec(tables=(TableSpec(name="rows", case=number),))))
    dates: dmy
    tables:
      - name: rows
        case:
          number: No
    <BLANKLINE>
    """
    lines = [f"# {_one_line(line)}".rstrip() for line in head]
    lines += [f"{name}: {_flow(value)}" for name, value in _top(spec)]
    if spec.lookups:
        lines.append("lookups:")
        lines += [f"  {_scalar(lookup.name)}: {_flow(_lookup(lookup))}" for lookup in spec.lookups]
    if spec.tables:
        lines.append("tables:")
        for table in spec.tables:
            lines += _TableWriter(table, (remarks or {}).get(table.name, {})).lines()
    return "\n".join([*lines, ""])


def _top(spec: MappingSpec) -> Iterator[tuple[str, Any]]:
    if spec.dataset:
        yield "dataset", spec.dataset
    if spec.files:
        yield "files", _short(spec.files)
    if spec.date_formats:
        yield "dates", list(spec.date_formats)
    else:
        yield "dates", spec.date_order


def _lookup(spec: LookupSpec) -> dict[str, Any]:
    sheet = {"sheet": spec.sheet} if spec.sheet != "*" else {}
    return {"files": _short(spec.files), **sheet, "key": _value(spec.key)}


class _TableWriter:
    """Writes one table, each value on its line with the remarks on the columns that it reads."""

    def __init__(self, spec: TableSpec, remarks: Remarks) -> None:
        self._spec = spec
        self._remarks = dict(remarks)
        self._said: set[str] = set()
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        """The table as an entry of the list of tables."""
        spec = self._spec
        self._head()
        self._open(4, "case")
        self._fields(6, spec.case)
        if spec.case_extra:
            self._open(6, "extra")
            for name, expression in spec.case_extra.items():
                self._value(8, name, expression)
        if spec.grade:
            self._open(4, "grade")
            self._fields(6, spec.grade)
        if spec.mentions:
            self._open(4, "mentions")
            for mention in spec.mentions:
                self._mention(mention)
        if spec.statements:
            self._open(4, "statements")
            self._lines += [
                f"      - {_flow(_statement(statement))}" for statement in spec.statements
            ]
        self._rest()
        return self._lines

    def _head(self) -> None:
        """Which rows it is for, and what is joined to them."""
        spec = self._spec
        self._lines.append(f"  - name: {_scalar(spec.name)}")
        if spec.files != ("*",):
            self._put(4, "files", _short(spec.files))
        if spec.sheet != "*":
            self._put(4, "sheet", spec.sheet)
        if spec.columns:
            self._put(4, "columns", list(spec.columns))
        if spec.key is not None:
            self._value(4, "key", spec.key)
        if spec.joins:
            self._open(4, "join")
            for join in spec.joins:
                required = {"required": True} if join.required else {}
                self._put(6, join.name, {"lookup": join.lookup, "on": _value(join.on), **required})
        if spec.when is not None:
            self._put(4, "when", _condition(spec.when))

    def _mention(self, spec: MentionSpec) -> None:
        """Write one mention, identifiers of one scheme together."""
        if not (spec.fields or spec.identifiers or spec.each or spec.when or spec.once):
            self._put(6, spec.slot, {})
            return
        self._open(6, spec.slot)
        if spec.each is not None:
            self._value(8, "each", spec.each)
        if spec.when is not None:
            self._put(8, "when", _condition(spec.when))
        if spec.once is not None:
            self._value(8, "once", spec.once)
        self._fields(8, spec.fields)
        by_scheme: dict[str, list[IdentifierSpec]] = {}
        for identifier in spec.identifiers:
            by_scheme.setdefault(str(identifier.scheme), []).append(identifier)
        if by_scheme:
            self._open(8, "identifiers")
        for scheme, several in by_scheme.items():
            values = [_identifier(spec) for spec in several]
            read = set().union(*map(_identifier_columns, several))
            self._put(10, scheme, values[0] if len(values) == 1 else values, read)

    def _fields(self, indent: int, fields: Mapping[str, Expression]) -> None:
        """Fields, those of one group such as `origin.regency` together under its name."""
        done: set[str] = set()
        for name, expression in fields.items():
            group, dot, _ = name.partition(".")
            if not dot:
                self._value(indent, name, expression)
            elif group not in done:
                done.add(group)
                self._open(indent, group)
                for other, value in fields.items():
                    if other.startswith(f"{group}."):
                        self._value(indent + 2, other.removeprefix(f"{group}."), value)

    def _rest(self) -> None:
        spec = self._spec
        if spec.keep:
            self._put(4, "keep", spec.keep)
        if spec.numbering:
            self._put(4, "ignore", list(spec.numbering), set(spec.numbering))
        if spec.constants:
            self._put(4, "constants", dict(spec.constants))
        for name, on in (("read_narrative", spec.read_narrative), ("relate", spec.relate)):
            if not on:
                self._put(4, name, False)
        for column, remark in self._remarks.items():
            if column not in self._said:
                self._lines.append(f"    # ? {_one_line(column)}: {_one_line(remark)}")

    def _open(self, indent: int, name: str) -> None:
        self._lines.append(f"{' ' * indent}{_scalar(name)}:")

    def _value(self, indent: int, name: str, expression: Expression) -> None:
        self._put(indent, name, _value(expression), columns_of(expression))

    def _put(self, indent: int, name: str, value: Any, read: Iterable[str] = ()) -> None:
        unsure = sorted(
            column for column in read if column in self._remarks and column not in self._said
        )
        self._said.update(unsure)
        remark = "; ".join(_one_line(self._remarks[column]) for column in unsure)
        self._lines.append(
            f"{' ' * indent}{_scalar(name)}: {_flow(value)}" + (f"  # ? {remark}" if remark else "")
        )


def _statement(spec: StatementSpec) -> dict[str, Any]:
    written: dict[str, Any] = {
        "kind": str(spec.kind),
        "from": _end(spec.subject),
        "to": _end(spec.object),
    }
    written |= {name: _value(expression) for name, expression in spec.fields.items()}
    return written | ({"when": _condition(spec.when)} if spec.when is not None else {})


def _end(spec: EndSpec) -> Any:
    if spec.identifier is not None:
        return {str(spec.identifier.scheme): _identifier(spec.identifier)}
    if spec.table:
        mention = {"mention": spec.slot} if spec.slot else {}
        return {"table": spec.table, "key": _value(spec.key or Expression()), **mention}
    return spec.slot


def _identifier(spec: IdentifierSpec) -> Any:
    beside: dict[str, Any] = {}
    beside |= {"bank": _value(spec.bank)} if spec.bank is not None else {}
    beside |= {"date": _value(spec.date)} if spec.date is not None else {}
    beside |= {"prefix": spec.prefix} if spec.prefix else {}
    beside |= {"unchecked": True} if spec.unchecked else {}
    beside |= {"quiet": True} if spec.quiet else {}
    value = _value(spec.value)
    if not beside and not isinstance(value, list):  # a list here would be several identifiers
        return value
    return {"number": value, **beside}


def _identifier_columns(spec: IdentifierSpec) -> set[str]:
    return columns_of(spec.value) | columns_of(spec.bank) | columns_of(spec.date)


def _condition(spec: Condition) -> Any:
    if not spec.one_of and not spec.none_of:
        return _value(spec.of)
    written = _long_value(spec.of)
    written |= {"in": list(spec.one_of)} if spec.one_of else {}
    return written | ({"not_in": list(spec.none_of)} if spec.none_of else {})


def _value(expression: Expression) -> Any:
    """An expression in its shortest writing: a column, a list of columns, or its parts by name."""
    written = _long_value(expression)
    if written.keys() == {"column"}:
        return written["column"]
    return written["columns"] if written.keys() == {"columns"} else written


def _long_value(expression: Expression) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if expression.columns:
        alone = len(expression.columns) == 1
        written = (
            {"column": expression.columns[0]} if alone else {"columns": list(expression.columns)}
        )
    elif expression.text:
        written["text"] = expression.text
    else:
        written["value"] = expression.value
    written |= {"join": expression.join} if expression.join is not None else {}
    written |= {"split": list(expression.split)} if expression.split else {}
    written |= {"codes": dict(expression.codes)} if expression.codes else {}
    return written | ({"default": expression.default} if expression.default else {})


def _short(texts: Sequence[str]) -> Any:
    return texts[0] if len(texts) == 1 else list(texts)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{_scalar(str(name))}: {_flow(part)}" for name, part in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else _scalar(value)


@lru_cache(maxsize=10_000)
def _scalar(text: str) -> str:
    """A text as YAML writes it inside brackets, on one line, quoted where it is not plain words.

    >>> print(_scalar("Nama PMI"), _scalar("null"), _scalar(":ID"), _scalar("a, b"))
    Nama PMI 'null' ":ID" "a, b"
    """
    if not _PLAIN.fullmatch(text):
        return '"' + "".join(map(_escaped, text)) + '"'
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = True
    yaml.width = 1 << 30
    written = io.StringIO()
    yaml.dump([text], written)
    return written.getvalue().strip()[1:-1]


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08X}"


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
