"""The case that a row speaks of, and what several rows say of one case put together."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Case, Id, Locality, SourceRef
from loaders.mapping.expressions import Getter, ListGetter, Values, compile_list, compile_text
from loaders.mapping.specification import LOCALITY_FIELDS, Expression, TableSpec, columns_of
from loaders.rows.days import DateReaders
from loaders.validation import RowIssues
from loaders.vocabulary.codes import read_yes_no
from loaders.vocabulary.fields import DateReader, read_country, read_locality
from loaders.vocabulary.nothing import is_nothing

_DATES = ("reported_on", "status_on", "departed_on")
_LISTS = ("categories", "transit", "references")
_ENDS = ("origin", "destination")
_PROCEDURAL = {True: "yes", False: "no", None: "unknown"}
_MAX_VARIANTS = 20

_BETWEEN_CATEGORIES = re.compile(r"(?<=[a-z])\s*[,/]\s*(?=[A-Z][a-z])")

LocalityGetter = Callable[[Values], Locality]


def column_label(expression: Expression) -> str:
    """The columns of an expression as an issue names them."""
    return ", ".join(expression.columns or sorted(columns_of(expression)))


def compile_locality(fields: Mapping[str, Expression], prefix: str) -> LocalityGetter | None:
    """A function that gives the locality of a row from the fields `prefix.village` and so on.

    None without any.
    """
    getters = {part: compile_text(fields.get(f"{prefix}.{part}")) for part in LOCALITY_FIELDS}
    if not any(getters.values()):
        return None
    ordered: list[Getter] = [getters[part] or (lambda row: "") for part in LOCALITY_FIELDS]
    return lambda row: read_locality(*[get(row) for get in ordered])


class CaseMapper:
    """Reads the case fields of a row."""

    def __init__(self, spec: TableSpec, readers: DateReaders, extra: tuple[str, ...]) -> None:
        """Compile what reads the fields of a case, once for all rows of its table."""
        fields = spec.case
        number = compile_text(fields["number"])
        assert number is not None  # noqa: S101 - checked when the mapping was read
        self.number: Getter = number
        self.number_label = column_label(fields["number"])
        self._texts: dict[str, Getter] = {}
        self._dates: list[tuple[str, Getter, str, DateReader]] = []
        self._lists: dict[str, ListGetter] = {}
        for name, expression in fields.items():
            get = compile_text(expression)
            if name == "number" or "." in name or get is None:
                continue
            if name in _DATES:
                read_date = readers.of(expression)
                self._dates.append((name, get, column_label(expression), read_date))
            elif name in _LISTS:
                self._lists[name] = compile_list(expression)
            else:
                self._texts[name] = get
        self._procedural = self._texts.pop("procedural", None)
        self._procedural_label = (
            column_label(fields["procedural"]) if "procedural" in fields else ""
        )
        self._ends = {end: locality for end in _ENDS if (locality := compile_locality(fields, end))}
        self._country_label = column_label(fields.get("destination.country", Expression()))
        self._extra = {
            name: compile_text(expression) for name, expression in spec.case_extra.items()
        }
        self._columns = extra

    def read(self, row: Values, issues: RowIssues) -> dict[str, Any]:
        """The fields that the row fills; what cannot be read becomes an issue."""
        found: dict[str, Any] = {
            name: text for name, get in self._texts.items() if (text := get(row))
        }
        for name, get, label, read_date in self._dates:
            text = get(row)
            if text and not is_nothing(text):
                try:
                    found[name] = read_date(text)
                except InvalidValue as error:
                    issues.invalid(label, text, error)
        for name, items in self._lists.items():
            listed = tuple(dict.fromkeys(str(item) for item in items(row)))
            if name == "categories":
                listed = tuple(dict.fromkeys(chain.from_iterable(map(_parted, listed))))
            if listed:
                found[name] = listed
        if self._procedural and (text := self._procedural(row)):
            self._note_procedural(found, text, issues)
        for end, locality in self._ends.items():
            place = locality(row)
            if place:
                found[end] = place
        self._check_destination(found, issues)
        extra = self._read_extra(row)
        if extra:
            found["extra"] = extra
        return found

    def _note_procedural(self, found: dict[str, Any], text: str, issues: RowIssues) -> None:
        try:
            found["procedural"] = _PROCEDURAL[read_yes_no(text)]
        except InvalidValue:
            found["procedural"] = text
            issues.warn(
                self._procedural_label,
                text,
                "neither yes nor no",
                "write ya, tidak or belum diketahui",
            )

    def _check_destination(self, found: dict[str, Any], issues: RowIssues) -> None:
        country = found["destination"].country if "destination" in found else ""
        if country and not read_country(country):
            issues.warn(
                self._country_label, country, "a country that is not known", "write its usual name"
            )

    def _read_extra(self, row: Values) -> dict[str, str]:
        extra = {name: text for name, get in self._extra.items() if get and (text := get(row))}
        for column in self._columns:
            cell = row.get(column)
            if cell and (text := str(cell).strip()):
                extra[column] = text
        return extra


@lru_cache(maxsize=10_000)
def _parted(category: str) -> tuple[str, ...]:
    """The categories that a comma or slash parts, each begun with a capital letter."""
    return tuple(map(str.strip, _BETWEEN_CATEGORIES.split(category)))


class CaseRegister:
    """The cases met so far, each put together from its rows."""

    def __init__(self) -> None:
        self._cases: dict[str, Case] = {}
        self._seen: dict[str, list[dict[str, Any]]] = {}

    def find(self, identity: Id) -> Case | None:
        """The case of this id as far as it is known, or None."""
        return self._cases.get(identity)

    def add(
        self, identity: Id, number: str, fields: dict[str, Any], ref: SourceRef, issues: RowIssues
    ) -> Case | None:
        """The case when this row made it or added to it, else None."""
        known = self._cases.get(identity)
        if known is None:
            case = self._cases[identity] = Case(id=identity, number=number, ref=ref, **fields)
            self._seen[identity] = [fields]
            return case
        if not fields or fields in self._seen[identity]:
            return None
        if len(self._seen[identity]) < _MAX_VARIANTS:
            self._seen[identity].append(fields)
        merged, contradictions = merge_fields(known, fields)
        for name, first, second in contradictions:
            issues.warn(
                name,
                second,
                message(
                    "case {number} has {first!r} in an earlier row", number=number, first=first
                ),
                "make the rows of the case say the same; the first is kept",
            )
        if merged == known:
            return None
        self._cases[identity] = merged
        return merged


def merge_cases(known: Case, new: Case) -> Case:
    """One case that two loads tell of in parts.

    What the first leaves empty is taken from the second.
    """
    fields = {name: value for name in Case.__struct_fields__ if (value := getattr(new, name))}
    for name in ("id", "number", "ref"):
        fields.pop(name)
    return merge_fields(known, fields)[0]


def merge_fields(known: Case, fields: Mapping[str, Any]) -> tuple[Case, list[tuple[str, str, str]]]:
    """The case with what it lacked, and of contradictions the field and both values."""
    changes: dict[str, Any] = {}
    contradictions: list[tuple[str, str, str]] = []
    for name, value in fields.items():
        present = getattr(known, name)
        if not present:
            changes[name] = value
        elif present == value:
            continue
        elif isinstance(present, tuple):
            changes[name] = tuple(dict.fromkeys(present + value))
        elif isinstance(present, Mapping):
            changes[name] = _merge_extra(present, value)
        elif isinstance(present, Locality):
            changes[name] = merged = _merge_locality(present, value)
            if _merge_locality(value, merged) != merged:
                contradictions.append((name, _place_text(present), _place_text(value)))
        else:
            contradictions.append((name, str(present), str(value)))
    return msgspec.structs.replace(known, **changes), contradictions


def _merge_extra(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    merged = dict(first)
    for name, text in second.items():
        variants = merged[name].split(" | ") if name in merged else []
        if text not in variants and len(variants) < _MAX_VARIANTS:
            merged[name] = " | ".join([*variants, text])
    return merged


def _merge_locality(first: Locality, second: Locality) -> Locality:
    parts = {
        name: getattr(first, name) or getattr(second, name) for name in Locality.__struct_fields__
    }
    return Locality(**parts)


def _place_text(place: Locality) -> str:
    return ", ".join(part for part in msgspec.structs.astuple(place) if part)
