"""Statements as ISO 20022 camt.053 (and 052, 054), which banks hand to companies as XML."""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.statements.table import (
    ACCOUNT,
    AMOUNT,
    BANK,
    COLUMNS,
    CURRENCY,
    DAY,
    NOTE,
    OF_OTHERS,
    OTHER_ACCOUNT,
    OTHER_BANK,
    OTHER_NAME,
    SIDE,
    Line,
    bank_of_code,
    line_table,
)
from loaders.readers.xml import BROKEN, Metered, events, local_name
from loaders.tables import MAX_FILE_BYTES, Row, Table, check_size

_KINDS = frozenset({"BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"})
_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_BOOKED = frozenset({"", "BOOK"})


def is_camt(path: Path) -> bool:
    """Whether an XML file is such a statement."""
    try:
        with path.open("rb") as file:
            beginning = events(Metered(file))
            _, root = next(beginning)
            _, first = next(beginning)
    except (DefusedXmlException, StopIteration, *BROKEN):
        return False
    return local_name(root.tag) == "Document" and local_name(first.tag) in _KINDS


def read_camt(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a file of statements; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)
    try:
        next(_lines(path), None)
    except (DefusedXmlException, *BROKEN) as error:
        raise UnreadableFile(
            message(
                "{name} is no XML that can be read ({error}); export it again",
                name=name,
                error=error,
            )
        ) from error
    yield line_table(name, (*COLUMNS, *OF_OTHERS), lambda: _whole(path))


def _whole(path: Path) -> Iterator[Line]:
    """The lines, the last of which says where the file is broken if it is."""
    try:
        yield from _lines(path)
    except (DefusedXmlException, *BROKEN) as error:
        reason = message("the file is broken here ({error})", error=error)
        yield Row(0, {NOTE: "…"}, reason, "export the file again")


def _lines(path: Path) -> Iterator[Line]:
    """Each entry of every statement, in the parts that its bank tells of."""
    facts: dict[str, str] = {}
    with path.open("rb") as file:
        metered = Metered(file)
        inside: list[str] = []
        for event, element in events(metered):
            if event == "start":
                inside.append(local_name(element.tag))
                continue
            tag = inside.pop()
            if inside and inside[-1] not in _STATEMENTS:
                continue
            metered.since = 0
            if tag == "Acct":
                facts = _account(element)
            elif tag == "Ntry":
                yield from _entry(element, facts)
            element.clear()


def _account(element: Element) -> dict[str, str]:
    code = _text(element, "Svcr", "FinInstnId", "BICFI") or _text(
        element, "Svcr", "FinInstnId", "BIC"
    )
    name = _text(element, "Svcr", "FinInstnId", "Nm")
    return {
        ACCOUNT: _number(element),
        BANK: bank_of_code(code) or name,
        CURRENCY: _text(element, "Ccy"),
    }


def _number(account: Element) -> str:
    return _text(account, "Id", "IBAN") or _text(account, "Id", "Othr", "Id")


def _entry(entry: Element, facts: dict[str, str]) -> Iterator[Line]:
    """The payments of an entry: of one that gathers several, each where it has a sum of its own."""
    status = _text(entry, "Sts", "Cd") or _text(entry, "Sts")
    day = _text(entry, "BookgDt", "Dt") or _text(entry, "BookgDt", "DtTm")
    came_in = _text(entry, "CdtDbtInd") == "CRDT"
    if _text(entry, "RvslInd") == "true":
        came_in = not came_in
    common = facts | {DAY: day[:10], SIDE: "C" if came_in else "D"}
    common[NOTE] = _text(entry, "AddtlNtryInf")
    if status not in _BOOKED:
        mend = "load the statement again when it is, or write the day"
        yield Row(0, common, "a payment that is not booked yet", mend)
        return
    parts = [part for part in entry.iter() if local_name(part.tag) == "TxDtls"]
    whole = _amount(entry)
    if len(parts) > 1 and all(_amount(part) for part in parts):
        for part in parts:
            yield common | _told(part, came_in) | {AMOUNT: _amount(part)}
        return
    told = _told(parts[0], came_in) if len(parts) == 1 else {}
    yield common | told | {AMOUNT: whole}


def _amount(element: Element) -> str:
    return _text(element, "Amt") or _text(element, "AmtDtls", "TxAmt", "Amt")


def _told(part: Element, came_in: bool) -> dict[str, str]:
    """Who is on the other side of a payment, and what it was for."""
    side = "Dbtr" if came_in else "Cdtr"
    name = _text(part, "RltdPties", side, "Nm") or _text(part, "RltdPties", side, "Pty", "Nm")
    account = _find(part, "RltdPties", f"{side}Acct")
    agent = _find(part, "RltdAgts", f"{side}Agt", "FinInstnId")
    code = "" if agent is None else _text(agent, "BICFI") or _text(agent, "BIC")
    bank = bank_of_code(code) or ("" if agent is None else _text(agent, "Nm"))
    number = "" if account is None else _number(account)
    note = " ".join(
        text.text.strip()
        for text in part.iter()
        if local_name(text.tag) in ("Ustrd", "AddtlTxInf") and text.text
    )
    told = {OTHER_NAME: name, NOTE: note}
    if number and bank:
        told |= {OTHER_ACCOUNT: number, OTHER_BANK: bank}
    elif number:
        told[NOTE] = " ".join(filter(None, (note, number)))
    return {column: text for column, text in told.items() if text}


def _find(element: Element, *path: str) -> Element | None:
    """The first element at a path of local names."""
    found: Element | None = element
    for name in path:
        if found is None:
            return None
        found = next((child for child in found if local_name(child.tag) == name), None)
    return found


def _text(element: Element, *path: str) -> str:
    found = _find(element, *path)
    return "" if found is None else (found.text or "").strip()
