"""What the columns of a file are taken for, and why, in words."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from app.wording.labels import N_, SCHEMES
from graph.schema import ROLES, Scheme
from loaders.mapping.owners import split_slot
from loaders.mapping.value_shapes import ValueShape
from loaders.proposal.proposed import Because, CaseFrom, MappingProposal, ProposedColumn


class Words(Protocol):
    """What is needed of a wording."""

    def text(self, msgid: str) -> str:
        """A text in the reader's language."""

    def role(self, code: str) -> str:
        """What a role is called."""

    def number(self, value: float) -> str:
        """A number in the reader's language."""


CASE = {
    "number": N_("number of the case"),
    "reported_on": N_("date of the report"),
    "channel": N_("channel"),
    "office": N_("receiving office"),
    "categories": N_("kind of problem"),
    "status": N_("status"),
    "status_on": N_("date of the status"),
    "procedural": N_("procedural or not"),
    "scheme": N_("placement scheme"),
    "destination.country": N_("destination country"),
    "destination.regency": N_("destination city"),
    "origin.text": N_("place of origin"),
    "origin.village": N_("village of origin"),
    "origin.district": N_("district of origin"),
    "origin.regency": N_("regency of origin"),
    "origin.province": N_("province of origin"),
    "departed_on": N_("date of departure"),
    "departed_from": N_("place of departure"),
    "transit": N_("places of transit"),
    "vehicle": N_("ship or flight"),
    "visa": N_("kind of visa"),
    "sector": N_("sector or job"),
    "narrative": N_("what happened"),
    "references": N_("police report or other reference"),
    "grade": N_("grade such as B2"),
    "grade.reliability": N_("reliability of the source (A-F)"),
    "grade.credibility": N_("credibility of the information (1-6)"),
}
PARTY = {
    "names": N_("name"),
    "names.last": N_("last name"),
    "aliases": N_("alias"),
    "father": N_("name of the father"),
    "role": N_("role"),
    "kind": N_("person or company"),
    "sex": N_("sex"),
    "born_on": N_("date of birth"),
    "age": N_("age"),
    "nationality": N_("nationality"),
    "nik": SCHEMES[Scheme.NIK],
    "kk": SCHEMES[Scheme.KK],
    "passport": SCHEMES[Scheme.PASSPORT],
    "splp": SCHEMES[Scheme.SPLP],
    "phone": SCHEMES[Scheme.PHONE],
    "email": SCHEMES[Scheme.EMAIL],
    "social": SCHEMES[Scheme.SOCIAL],
    "bank_account": SCHEMES[Scheme.BANK_ACCOUNT],
    "bank": N_("bank of the account"),
    "plate": SCHEMES[Scheme.PLATE],
    "licence": SCHEMES[Scheme.LICENCE],
    "other_document": SCHEMES[Scheme.OTHER_DOCUMENT],
    "address": SCHEMES[Scheme.ADDRESS],
    "locality.village": N_("village"),
    "locality.district": N_("district"),
    "locality.regency": N_("regency or city"),
    "locality.province": N_("province"),
    "locality.country": N_("country of residence"),
    "organization": N_("employer or office"),
    "position": N_("position"),
    "relation": N_("relation to the victim"),
    "consent": N_("consent to share"),
    "assessment.status": N_("result of the assessment"),
    "assessment.by": N_("assessed by"),
    "assessment.on": N_("date of the assessment"),
    "assessment.basis": N_("basis of the assessment"),
}
_SIDES = {
    "from": N_("paid by: {what}"),
    "to": N_("paid to: {what}"),
    "owner": N_("its own: {what}"),
    "other": N_("other side: {what}"),
}
_OF_A_SIDE = {
    "account": SCHEMES[Scheme.BANK_ACCOUNT],
    "name": N_("name"),
    "bank": N_("bank of the account"),
}
EVIDENCE: Mapping[str, Mapping[str, str]] = {
    "calls": {
        "a": N_("number that called"),
        "b": N_("number that was called"),
        "owner": N_("whose telephone it is"),
        "other": N_("number at the other end"),
        "kind": N_("kind or direction of the call"),
        "start": N_("day and time"),
        "day": N_("day"),
        "time": N_("time"),
        "duration": N_("duration"),
        "cell": N_("cell"),
        "name": N_("name in the telephone"),
    },
    "messages": {
        "a": N_("number that wrote"),
        "b": N_("number that was written to"),
        "owner": N_("whose telephone it is"),
        "other": N_("number at the other end"),
        "kind": N_("sent or received"),
        "start": N_("day and time"),
        "day": N_("day"),
        "time": N_("time"),
        "name": N_("name in the telephone"),
        "body": N_("what was written"),
    },
    "chat": {
        "day": N_("day"),
        "from": N_("who wrote"),
        "body": N_("what was written"),
    },
    "payments": {
        "amount": N_("amount"),
        "debit": N_("money out"),
        "credit": N_("money in"),
        "side": N_("money in or out"),
        "balance": N_("balance"),
        "currency": N_("currency"),
        "day": N_("day"),
        "note": N_("note"),
        "reference": N_("reference of the bank"),
    },
    "trips": {
        "name": N_("passenger"),
        "vehicle": N_("ship or flight"),
        "day": N_("date of departure"),
        "from": N_("port of departure"),
        "to": N_("port of arrival"),
        "seat": N_("seat or class"),
        "ticket": N_("ticket"),
        "village": N_("village"),
        "regency": N_("regency or city"),
    },
    "licences": {
        "name": N_("licensed company"),
        "number": N_("number of the licence"),
        "since": N_("licensed since"),
        "until": N_("licensed until"),
        "status": N_("status of the licence"),
        "director": N_("director"),
        "parent": N_("head office"),
        "regency": N_("regency or city"),
        "province": N_("province"),
    },
}
"""What a column of an evidence file is, by format."""
FORMATS = {
    "calls": N_("call records"),
    "messages": N_("messages of a telephone"),
    "chat": N_("exported chat"),
    "payments": N_("payments"),
    "trips": N_("passenger list"),
    "licences": N_("list of licences"),
    "ftm": "FollowTheMoney",
}
SHAPES = {
    ValueShape.NIK: N_("16 digits with a date of birth: a NIK"),
    ValueShape.KK: N_("16 digits with a date of issue: a family card"),
    ValueShape.CARD: N_("payment card numbers"),
    ValueShape.PHONE: N_("phone numbers"),
    ValueShape.PASSPORT: N_("a letter or two and 6-7 digits: a passport"),
    ValueShape.BANK_ACCOUNT: N_("account numbers with their bank"),
    ValueShape.ACCOUNT_NUMBER: N_("10-16 digits, with a bank near by: an account"),
    ValueShape.BANK: N_("names of banks"),
    ValueShape.PLATE: N_("number plates"),
    ValueShape.EMAIL: N_("e-mail addresses"),
    ValueShape.SOCIAL: N_("social media accounts"),
    ValueShape.POLICE_REPORT: N_("numbers of police reports"),
    ValueShape.DATE: N_("dates"),
    ValueShape.AGE: N_("ages"),
    ValueShape.SEX: N_("words for a sex"),
    ValueShape.ROLE: N_("words for a role"),
    ValueShape.ASSESSMENT: N_("words for an assessment"),
    ValueShape.YES_NO: N_("yes or no"),
    ValueShape.KIND: N_("words for a person or a company"),
    ValueShape.MONEY: N_("amounts of money"),
    ValueShape.NUMBER: N_("numbers"),
    ValueShape.PERSON: N_("like names of people"),
    ValueShape.ORGANIZATION: N_("names of companies"),
    ValueShape.REGENCY: N_("regencies or cities"),
    ValueShape.DISTRICT: N_("districts"),
    ValueShape.PROVINCE: N_("provinces"),
    ValueShape.COUNTRY: N_("countries"),
    ValueShape.ADDRESS: N_("addresses"),
    ValueShape.TEXT: N_("long texts"),
    ValueShape.CODE: N_("letters and digits"),
}
REASONS = {
    Because.HEADER: N_("the header says so"),
    Because.SPELLING: N_("the header is spelt nearly so: {field}"),
    Because.VALUES: N_("taken for {field} because {share} % of the values are {shape}"),
    Because.AGAINST: N_("the header says {said}, but {share} % of the values are {shape}"),
    Because.UNREADABLE: N_(
        "the header says {said}, but most of the values cannot be read so; kept"
    ),
    Because.PARTLY: N_("some of the values cannot be read as {field}"),
    Because.TWICE: N_("another column is read as {said} already; kept"),
    Because.WHOSE: N_("whose it is, neither the header nor the columns around it tell"),
    Because.CASE_NUMBER: N_("no header says what the number of the case is; it could be this"),
    Because.NUMBERS_ROWS: N_("it only numbers the rows"),
    Because.PRIVATE: N_("looks like payment cards, which tell nobody apart here; kept"),
    Because.EMPTY: N_("no values among the first rows; kept"),
    Because.UNKNOWN: N_("neither header nor values say what it is; kept"),
    Because.CHOSEN: N_("chosen"),
}
KEPT, LEFT, MAPPED = N_("kept as it stands"), N_("left out"), N_("read by the mapping")
OF_CASE, OF_ROW = N_("Case"), N_("Party")


def whose(slot: str, words: Words) -> str:
    """Who a slot is: "Case", "Victim", "Reported party 2"."""
    stem, number = split_slot(slot)
    if not slot:
        return words.text(OF_CASE)
    who = words.role(stem) if stem in ROLES else words.text(OF_ROW) if stem == "pihak" else stem
    if number:
        return f"{who} {number}"
    return who


def field_label(field: str, words: Words) -> str:
    """What a field is called."""
    label = {
        "kept": KEPT,
        "left": LEFT,
        "numbering": LEFT,
        "aside": LEFT,
        "mapped": MAPPED,
        "": KEPT,
        **CASE,
        **PARTY,
    }.get(field)
    return words.text(label) if label else field


def format_label(format: str, words: Words) -> str:
    """What a format that was recognised is called.

    One that has no words of its own keeps its name.
    """
    if format in FORMATS:
        return words.text(FORMATS[format])
    return format


def _evidence_label(field: str, format: str, words: Words) -> str:
    """What a column of an evidence file is; empty for one that is not of the format's own."""
    if label := EVIDENCE[format].get(field):
        return words.text(label)
    side, _, what = field.partition("_")
    if format == "payments" and side in _SIDES and what in _OF_A_SIDE:
        return words.text(_SIDES[side]).format(what=words.text(_OF_A_SIDE[what]))
    if field in PARTY:
        return words.text(PARTY[field])
    return ""


def target_label(slot: str, field: str, words: Words, *, format: str = "") -> str:
    """Whose and what: "Victim: name", "Case: date of the report", "kept as it stands"; by `format`
    of evidence.
    """
    if format in EVIDENCE and (label := _evidence_label(field, format, words)):
        return label
    if field in {"", "kept", "left", "numbering", "mapped", "aside"}:
        return field_label(field, words)
    return f"{whose(slot, words)}: {field_label(field, words)}"


def why(column: ProposedColumn, words: Words) -> str:
    """Why a column is taken for what it is."""
    return words.text(REASONS[column.because]).format(
        field=field_label(column.field, words),
        said=field_label(column.said, words),
        share=words.number(round(column.share * 100)),
        shape=words.text(_SHAPE_LABELS.get(column.shape, N_("of this kind"))),
    )


_SHAPE_LABELS: Mapping[str, str] = {str(shape): label for shape, label in SHAPES.items()}


def proposal_notes(proposal: MappingProposal, words: Words) -> Iterator[str]:
    """What a person should know of a whole table."""
    _ = words.text
    if proposal.headless:
        yield _("the header looks like a row of values: put a row of headers above it")
    if proposal.case_from is CaseFrom.ROW:
        yield _("no column names a case: each row becomes a case of its own, numbered by its row")
    if proposal.case_from is CaseFrom.FILE:
        yield _(
            "no column names a case: all rows go into one register, which ties nobody to anybody"
        )
    if not proposal.spec.mentions and not proposal.spec.statements:
        yield _("no column names a person or a number of one: the rows are kept and link nobody")
    if proposal.role_unknown:
        yield _("nothing says what these people are: they become other parties")
    if proposal.dates_unclear:
        yield _(
            "the dates can be read with the day or the month first; `dates: dmy` takes the day"
            " first"
        )
