"""Expressions of a mapping as functions of a row, built once and called for each row."""

import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from loaders.mapping.specification import Condition, Expression, template_columns
from loaders.readers.json import json_text
from loaders.vocabulary.codes import code_key

Values = Mapping[str, Any]
Getter = Callable[[Values], str]
ListGetter = Callable[[Values], list[Any]]

SPLIT_LIST = (";", "\n", "|")
SPLIT_NUMBERS = (";", ",", "\n", "|", "/", "&", " atau ", " dan ", " serta ", " or ", " and ")
_NUMBERED = re.compile(r"(?:^|(?<=[\s;,]))\(?(\d{1,2})(?:[.)]\s+|[.)](?=[^\W\d]))")
"""Where an item of a numbered list begins: "1. ", "2) ", "(3) ", "4.Darmo"."""
_LONGEST_ITEM = 47
"""Pieces and separators that an item of a list may be made of: an odd number, so that it ends with
a piece.
"""


def compile_text(expression: Expression | None) -> Getter | None:
    """A function that gives the expression's text for a row, stripped.

    None when there is no expression.
    """
    if expression is None:
        return None
    get = _raw(expression)
    codes, default = expression.codes, expression.default
    if not codes and not default:
        return get

    def translated(row: Values) -> str:
        text = get(row)
        return (codes.get(code_key(text), text) if text else "") or default

    return translated


def compile_list(expression: Expression, separators: tuple[str, ...] = SPLIT_LIST) -> ListGetter:
    """A function that gives the texts (or JSON objects) of a list.

    Every column, each split, blanks left out.
    """
    separators = expression.split or separators
    codes, columns = expression.codes, expression.columns
    single = _raw(expression) if not expression.columns or expression.join is not None else None

    def items(row: Values) -> list[Any]:
        """The items of a list: its texts, or its objects as they are."""
        given = map(row.get, columns) if single is None else (single(row),)
        cells = list(filter(None, given))
        if not cells:
            return []
        found: list[Any] = []
        for cell in cells:
            if isinstance(cell, list):
                found += [
                    item if isinstance(item, Mapping) else json_text(item).strip()
                    for item in cell
                    if item
                ]
            else:
                found += split_list(str(cell), separators, codes)
        if not codes:
            return list(filter(None, found))
        return [
            codes.get(code_key(item), item) if isinstance(item, str) else item
            for item in found
            if item
        ]

    return items


def split_list(text: str, separators: tuple[str, ...], known: Container[str] = ()) -> list[str]:
    """The items of a list written in one cell.

    One that is `known` by its code_key is kept whole, the longest first.

    >>> split_list("Construction; Water supply; sewerage", (";",), {"watersupplysewerage"})
    ['Construction', 'Water supply; sewerage']
    """
    if not separators:
        return [text.strip()] if text.strip() else []
    if numbered := numbered_items(text):
        return list(chain.from_iterable(_parted(item, separators, known) for item in numbered))
    return _parted(text, separators, known)


def numbered_items(text: str) -> list[str]:
    """The items of a list that is numbered from 1 within one cell; empty for any other text.

    >>> numbered_items("1. Darmo 2. Basuki"), numbered_items("1.500.000")
    (['Darmo', 'Basuki'], [])
    """
    if not text.lstrip().startswith(("1", "(1")):
        return []
    starts: list[re.Match[str]] = []
    for mark in _NUMBERED.finditer(text):
        if int(mark[1]) == len(starts) + 1:
            starts.append(mark)
    if not starts or text[: starts[0].start()].strip():
        return []
    ends = [*(mark.start() for mark in starts[1:]), len(text)]
    items = (text[mark.end() : end] for mark, end in zip(starts, ends, strict=True))
    return [item.strip(" \t\r\n;,") for item in items]


def _parted(text: str, separators: tuple[str, ...], known: Container[str]) -> list[str]:
    """The pieces of a text between its separators, those that are `known` together kept whole."""
    pieces = _splitter(separators).split(text)
    if len(pieces) == 1:
        return [item] if (item := text.strip()) else []
    items: list[str] = []
    at = 0
    while at < len(pieces):
        ends = range(min(len(pieces), at + _LONGEST_ITEM), at, -2) if known else ()
        end = next((end for end in ends if code_key("".join(pieces[at:end])) in known), at + 1)
        item = "".join(pieces[at:end]).strip()
        if item:
            items.append(item)
        at = end + 1
    return items


@lru_cache(maxsize=100)
def _splitter(separators: tuple[str, ...]) -> re.Pattern[str]:
    """Separators as a pattern whose `split` keeps them, at every second place."""
    return re.compile(f"({'|'.join(map(re.escape, separators))})")


def compile_condition(condition: Condition | None) -> Callable[[Values], bool] | None:
    """A function that tells whether the condition holds for a row; None when there is none."""
    if condition is None:
        return None
    get = compile_text(condition.of)
    assert get is not None  # noqa: S101 - a condition always has an expression
    pattern = re.compile(condition.pattern, re.IGNORECASE) if condition.pattern else None
    if pattern is not None:
        search = pattern.search
        return lambda row: search(get(row)) is not None
    one_of = frozenset(map(code_key, condition.one_of))
    none_of = frozenset(map(code_key, condition.none_of))

    def holds(row: Values) -> bool:
        text = get(row)
        key = code_key(text) if text else ""
        if one_of:
            return key in one_of
        return key not in none_of if none_of else bool(text)

    return holds


def _raw(expression: Expression) -> Getter:
    if expression.text:
        return _template(expression.text)
    if not expression.columns:
        value = expression.value
        return lambda row: value
    if expression.join is not None:
        return _joined(expression.columns, expression.join)
    if len(expression.columns) == 1:
        return _column(expression.columns[0])
    return _first(expression.columns)


def _column(column: str) -> Getter:
    def get(row: Values) -> str:
        cell = row.get(column)
        return "" if not cell else (cell.strip() if isinstance(cell, str) else list_text(cell))

    return get


def _first(columns: tuple[str, ...]) -> Getter:
    getters = [_column(column) for column in columns]
    return lambda row: next((text for get in getters if (text := get(row))), "")


def _joined(columns: tuple[str, ...], separator: str) -> Getter:
    getters = [_column(column) for column in columns]
    return lambda row: separator.join(text for get in getters if (text := get(row)))


def _template(template: str) -> Getter:
    getters = [_column(column) for column in template_columns(template)]
    shape = "\x00".join(part.partition("}")[2] for part in template.split("{")[1:]).split("\x00")
    start = template.partition("{")[0]

    def get(row: Values) -> str:
        texts = [get(row) for get in getters]
        if not any(texts):
            return ""
        return " ".join((start + "".join(a + b for a, b in zip(texts, shape, strict=True))).split())

    return get


def list_text(cell: Any) -> str:
    """A list of texts as one text, to be split again at its semicolons."""
    if not isinstance(cell, list):
        return str(cell).strip()
    return "; ".join(json_text(item) for item in cell if not isinstance(item, Mapping))
