"""Statements as SWIFT MT940, which banks hand to companies: a text of tagged fields."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.encoding import find_encoding
from loaders.readers.statements.table import (
    ACCOUNT,
    AMOUNT,
    BANK,
    COLUMNS,
    CURRENCY,
    DAY,
    NOTE,
    SIDE,
    Line,
    bank_of_code,
    line_table,
)
from loaders.tables import Row, Table, check_size

_MAX_BYTES = 256 << 20
_TAG = re.compile(r"^:(?P<tag>\d{2}[A-Z]?):(?P<text>.*)$")
_BANK = re.compile(r"\{1:F\d\d(?P<code>[A-Z]{6}[A-Z0-9]{2})")
_ACCOUNT = re.compile(r"^(?:(?P<code>[A-Z]{6}[A-Z0-9]{2,5})\s*/\s*)?(?P<number>.*)$")
_BALANCE = re.compile(r"^[CD]\d{6}(?P<currency>[A-Z]{3})")
_LINE = re.compile(
    r"^(?P<day>\d{6})(?:\d{4})?(?P<side>R?[CD])[A-Z]?(?P<amount>\d[\d,.]*)", re.DOTALL
)
_SIDES = {"C": "C", "D": "D", "RC": "D", "RD": "C"}
"""A reversed credit is money out, a reversed debit money in."""
_SUBFIELD = re.compile(r"\?(\d\d)")


def is_mt940(path: Path) -> bool:
    """Whether a text file begins as such a statement does."""
    with path.open("rb") as file:
        start = file.read(4096).decode("latin-1").lstrip("\ufeffï»¿ \r\n")
    fields = set(re.findall(r"^:(20|25|60F|61):", start, re.MULTILINE))
    return start.startswith(("{1:", ":20:", "{4:")) and {"20", "25"} <= fields


def read_mt940(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a file of statements; raises UnreadableFile."""
    check_size(path, _MAX_BYTES)
    encoding = find_encoding(path)
    if not is_mt940(path):
        raise UnreadableFile(
            message("{name} is no MT940 statement; export it again, or as CSV", name=name)
        )
    yield line_table(name, COLUMNS, lambda: _lines(path, encoding))


def _lines(path: Path, encoding: str) -> Iterator[Line]:
    """Each line of every statement with what the fields before it say of the account."""
    facts: dict[str, str] = {}
    line: Line | None = None
    for tag, text in _fields(path, encoding):
        if tag == "86" and isinstance(line, dict):
            yield line | {NOTE: _note(text)}
            line = None
            continue
        if line is not None:
            yield line
            line = None
        if tag == "bank":
            facts = {BANK: bank_of_code(text)}
        elif tag == "25":
            facts |= _account(text, facts.get(BANK, ""))
        elif tag in ("60F", "60M") and (balance := _BALANCE.match(text)):
            facts[CURRENCY] = balance["currency"]
        elif tag == "61":
            line = _line(text, facts)
    if line is not None:
        yield line


def _fields(path: Path, encoding: str) -> Iterator[tuple[str, str]]:
    """Each field with its tag; the bank of a message as one of its own."""
    tag, texts = "", list[str]()
    with path.open(encoding=encoding, errors="replace") as file:
        for line in file:
            stripped = line.rstrip("\r\n")
            bank, field = _BANK.search(stripped), _TAG.match(stripped)
            if bank:
                yield "bank", bank["code"]
            if field or stripped.startswith(("-}", "{", "-")):
                if tag:
                    yield tag, "\n".join(texts)
                tag, texts = (field["tag"], [field["text"]]) if field else ("", [])
            elif tag:
                texts.append(stripped)
    if tag:
        yield tag, "\n".join(texts)


def _account(text: str, bank: str) -> dict[str, str]:
    found = _ACCOUNT.match(text.strip())
    if found is None:
        return {ACCOUNT: text.strip(), BANK: bank}
    number = re.sub(r"(?:IDR|USD)$|[\s-]", "", found["number"])
    return {ACCOUNT: number, BANK: bank_of_code(found["code"] or "") or bank}


def _line(text: str, facts: dict[str, str]) -> Line:
    found = _LINE.match(text.strip())
    if found is None:
        reason = message("a line of a statement that cannot be read")
        return Row(0, {NOTE: text}, reason, "export the statement again")
    return {
        **facts,
        DAY: f"20{found['day'][:2]}-{found['day'][2:4]}-{found['day'][4:]}",
        AMOUNT: found["amount"].rstrip(",").replace(",", "."),
        SIDE: _SIDES[found["side"]],
    }


def _note(text: str) -> str:
    """What the bank says of a line, without the numbers of its parts."""
    return _SUBFIELD.sub(" ", text.replace("\n", "")).strip()
