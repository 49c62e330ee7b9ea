"""Transfers and bank statements.

Which columns say who paid whom, from which account to which, how much and when.

Decisions.
A transfer list has both ends. A statement has one account, named above the table, in a column or by
`--owner`, and a sign: money in and money out stand in two columns, or a word or sign says which.
The other end of a statement's line is an account, else a name; a line that names neither (a fee,
interest, a withdrawal at a machine) pays nobody and is refused with what would mend it, so that
nothing is lost in silence. Holders and named payers are listed, not accused: role
`pemilik_rekening`, protected until something else is known of them, because most of those who pay a
recruiter are victims and their families.
"""

from collections.abc import Mapping, Sequence
from itertools import islice

from graph.identifiers import bank_account
from graph.messages import Advice
from graph.schema import RelationshipKind, Scheme
from loaders.formats.evidence import read_as
from loaders.formats.statements.owner import PERIOD, statement_facts
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
    of_column,
)
from loaders.tables import Table, is_blank
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import columns_by_field

NAME = "payments"
HOLDER = "pemilik_rekening"
OTHER = "Lawan dalam Catatan"
"""The column that holds whom the note of a line names (loaders/formats/statements/lines.py)."""
_OWNER_COLUMNS = {
    "owner_account": "Nomor Rekening",
    "owner_name": "Pemilik Rekening",
    "owner_bank": "Bank",
    "currency": "Mata Uang",
    "period": PERIOD,
}
"""The columns that hold what stood above a statement."""

IN = tuple(
    "cr,k,kr,c,kredit,credit,masuk,in,dana masuk,uang masuk,deposit,transfer masuk,+".split(",")
)
OUT = tuple(
    "db,d,dr,debit,debet,keluar,out,dana keluar,uang keluar,withdrawal,transfer keluar,-".split(",")
)
_SAMPLE = 50
_ONLY_FIRST = r"^[^|1-9(\u2212-]*[1-9][^|]*\|[^1-9]*$"
"""Of two columns "debit|credit", money in the first alone, and not less than nothing."""
_MINUS = r"[-(\u2212\u2013]"
_OUT_WORD = r"(?:db|dr|debet|debit)"
_BEGINS_OUT = rf"^\s*(?:{_MINUS}|(?:rp|idr|rm|usd)\.?\s*{_MINUS}|{_OUT_WORD}\b)"
_ENDS_OUT = rf"(?:\b{_OUT_WORD}|\bd|(?<=\d){_OUT_WORD}|(?<=\d)d|{_MINUS})\.?\s*$"
MONEY_OUT = rf"{_BEGINS_OUT}|{_ENDS_OUT}"
_MONEY_IN = rf"^(?!{_BEGINS_OUT[1:]})(?!.*{_ENDS_OUT}).*[1-9]"
_NO_BANK = Advice(
    "a statement that does not say of which bank its account is",
    "write Bank : BRI above it, add a column Bank, or give both with --owner 'BRI 123401000567539'",
)
_REFUSED = Advice(
    "a statement that does not say whose account it is of",
    "write the number and bank above the table, in columns Nomor Rekening and Bank, or give it with"
    " --owner 'BRI 123401000567539'",
)
_FROM_NOTES = Advice(
    "who paid or was paid is read from the notes",
    "such links are tentative, look at a few of them",
)
_ONLY_OUT = Advice(
    "lines that do not say DB are taken for money that came in",
    "look whether that is so, or write CR on them",
)
_DEMAND = Advice(
    "a line without another account or name",
    "add a column Rekening Lawan or Nama Lawan, or leave the line out",
)


def recognise_payments(table: Table, scope: Scope) -> TableReading | None:
    """How a list of transfers or a bank statement is read; None when the table is neither."""
    found = columns_by_field(table.columns, NAME)
    if not _is_payment_list(found):
        return None
    case = case_of_rows(table, scope, found.values())
    _drop_blank(table, found)
    if _has_both_ends(found):
        return read_as(_transfers(found), table, found, case)
    beside: dict[str, str] = {}
    if "side" not in found and (side := _nameless_side(table)):
        found["side"] = side
    unsaid = IN[0] if "side" in found and _says_only_out(table, found["side"]) else ""
    above, told = statement_facts(table, found, scope.owner)
    told = (*told, _ONLY_OUT) if unsaid else told
    for field, column in _OWNER_COLUMNS.items():
        if field not in found and above.get(field):
            column = f"{column} (2)" if column in table.columns else column  # noqa: PLW2901
            beside[column] = above[field]
            found[field] = column
    if "owner_account" not in found:
        return TableReading(columns=(), format=NAME, refused=_REFUSED)
    if "owner_bank" not in found and not _names_bank(table, above, found["owner_account"]):
        return TableReading(columns=(), format=NAME, refused=_NO_BANK)
    return read_as(
        _statement_lines(found, unsaid),
        table,
        found,
        case,
        beside=beside,
        notes=told if {"other_name", "other_account"} & found.keys() else (*told, _FROM_NOTES),
        title=" ".join(filter(None, (above.get("owner_bank", ""), above.get("owner_account", "")))),
    )


def _drop_blank(table: Table, found: dict[str, str]) -> None:
    """Forget the columns of an account's facts in which nothing stands."""
    rows = [row.values for row in islice(table.rows(), _SAMPLE)]
    for field in found.keys() & _OWNER_COLUMNS.keys():
        if all(is_blank(values.get(found[field])) for values in rows):
            del found[field]


def _names_bank(table: Table, above: Mapping[str, str], column: str) -> bool:
    """Whether the account's own cell names its bank, above the table or in a line of it."""
    if column not in table.columns:
        return bank_account.is_valid(above.get("owner_account", ""))
    rows = islice(table.rows(), _SAMPLE)
    return any(bank_account.is_valid(str(row.values.get(column) or "")) for row in rows)


def _is_payment_list(found: Mapping[str, str]) -> bool:
    signed = "debit" in found and "credit" in found
    one_sided = signed or ("amount" in found and ("side" in found or "balance" in found))
    return "day" in found and (("amount" in found and _has_both_ends(found)) or one_sided)


def _has_both_ends(found: Mapping[str, str]) -> bool:
    return ("from_account" in found or "from_name" in found) and (
        "to_account" in found or "to_name" in found
    )


def _nameless_side(table: Table) -> str:
    """The column without a header that says CR or DB on every line, as some banks export it.

    Empty when none does.
    """
    sides = {*map(code_key, (*IN, *OUT))}
    for column in table.columns:
        if column.startswith("("):
            cells = [
                str(row.values.get(column) or "")
                for _, row in zip(range(_SAMPLE), table.rows(), strict=False)
            ]
            filled = [cell for cell in cells if cell.strip()]
            if filled and all(code_key(cell) in sides for cell in filled):
                return column
    return ""


def _says_only_out(table: Table, column: str) -> bool:
    """Whether the lines of money out say so and others say nothing, as BCA writes them."""
    out = {*map(code_key, OUT)}
    rows = list(islice(table.rows(), _SAMPLE))
    sides = [code_key(str(row.values.get(column) or "").strip()) for row in rows]
    return "" in sides and bool(set(sides) & out) and set(sides) <= out | {""}


def _transfers(found: Mapping[str, str]) -> TableSpec:
    paid = _paid(_end("from", found), _end("to", found), found, "amount", None)
    return _table(found, ("from", "to"), [paid])


def _statement_lines(found: Mapping[str, str], unsaid: str) -> TableSpec:
    """How a bank statement is mapped: the owner on one side, the counterpart on the other.

    `unsaid` is the side of a line that says none.
    """
    account, other = _end("owner", found), _end("other", found)
    if "debit" in found and "credit" in found:
        debit, credit = f"{{{found['debit']}}}", f"{{{found['credit']}}}"
        came = Condition(of=Expression(text=f"{credit}|{debit}"), pattern=_ONLY_FIRST)
        went = Condition(of=Expression(text=f"{debit}|{credit}"), pattern=_ONLY_FIRST)
        lines = [
            _paid(other, account, found, "credit", came),
            _paid(account, other, found, "debit", went),
        ]
    elif "side" in found:
        side = Expression(columns=(found["side"],), default=unsaid)
        came, went = (Condition(of=side, one_of=words) for words in (IN, OUT))
        lines = [
            _paid(other, account, found, "amount", came),
            _paid(account, other, found, "amount", went),
        ]
    else:
        amount = of_column(found["amount"])
        came, went = (
            Condition(of=amount, pattern=_MONEY_IN),
            Condition(of=amount, pattern=MONEY_OUT),
        )
        lines = [
            _paid(other, account, found, "amount", came),
            _paid(account, other, found, "amount", went),
        ]
    return _table(found, ("owner", "other"), lines)


def _table(
    found: Mapping[str, str], sides: Sequence[str], statements: Sequence[StatementSpec]
) -> TableSpec:
    return TableSpec(
        name=NAME,
        mentions=tuple(_holder(side, found) for side in sides if _name_of(side, found)),
        statements=tuple(statements),
        relate=False,
        demand=_DEMAND,
    )


def _name_of(side: str, found: Mapping[str, str]) -> Expression | None:
    if f"{side}_name" in found:
        return of_column(found[f"{side}_name"])
    if side == "other" and "other_account" not in found and "note" in found:
        return of_column(OTHER)
    return None


def _account_of(side: str, found: Mapping[str, str]) -> IdentifierSpec | None:
    """The account of one side.

    Without a bank of its own it is taken to be of the statement's bank.
    """
    if f"{side}_account" not in found:
        return None
    banks = tuple(found[field] for field in (f"{side}_bank", "owner_bank") if field in found)
    bank = Expression(columns=tuple(dict.fromkeys(banks))) if banks else None
    return IdentifierSpec(
        scheme=Scheme.BANK_ACCOUNT, value=of_column(found[f"{side}_account"]), bank=bank
    )


def _holder(side: str, found: Mapping[str, str]) -> MentionSpec:
    """Who holds an account or paid without one: one mention however many lines there are."""
    name, account = _name_of(side, found), _account_of(side, found)
    assert name is not None  # noqa: S101 - asked by the caller
    keys = (*(account.value.columns if account else ()), *name.columns)
    return MentionSpec(
        slot=side,
        fields={"names": name, "role": Expression(value=HOLDER)},
        identifiers=(account,) if account else (),
        when=Condition(of=name),
        once=Expression(columns=keys, join="|") if account else name,
    )


def _end(side: str, found: Mapping[str, str]) -> EndSpec:
    return EndSpec(slot=side if _name_of(side, found) else "", identifier=_account_of(side, found))


def _paid(
    start: EndSpec, end: EndSpec, found: Mapping[str, str], amount: str, when: Condition | None
) -> StatementSpec:
    fields = {
        "first_on": of_column(found["day"]),
        "amount": of_column(found[amount]),
        "currency": Expression(
            columns=(found["currency"],) if "currency" in found else (), default="IDR"
        ),
    }
    if "note" in found:
        fields["text"] = of_column(found["note"])
        if "other_name" not in found and "other" in {start.slot, end.slot}:
            fields["strength"] = Expression(value="tentative")
    return StatementSpec(
        kind=RelationshipKind.PAID, subject=start, object=end, fields=fields, when=when
    )
