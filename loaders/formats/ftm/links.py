"""A link of FollowTheMoney as statements: who paid, calls, owns, employs or knows whom."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, product
from typing import Any

from graph.dates import read_date
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id, Identifier, Mention, SourceRef, Statement, make_statement
from graph.schema import (
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    EntityKind,
    RelationshipKind,
    Scheme,
    may_join,
)
from loaders.formats.ftm.entities import FtmEntity, joined
from loaders.formats.ftm.identifying import read_identifier
from loaders.formats.ftm.index import FtmIndex
from loaders.formats.ftm.schemata import LINKS
from loaders.validation import RowIssues
from loaders.vocabulary.fields import read_amount

MAX_PAIRS = 1000
"""A line that joins more pairs than this says nothing of any of them."""

_HOW = (
    "role",
    "relationship",
    "ownershipType",
    "sharesType",
    "controlType",
    "purpose",
    "programme",
    "subject",
)
_DATES = frozenset({"startDate", "endDate", "date"})
_AMOUNTS = frozenset({"amount", "currency"})
_ISO = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?")


EndValue = Mention | Identifier
Ends = Callable[[str, EntityKind], Mention]
"""A party by its id and kind."""


class NoPlace(InvalidValue):
    """A link whose ends exist but cannot be joined in the graph."""


class LinkReader:
    """Makes the statements of the links of one file."""

    def __init__(self, index: FtmIndex, case: Id, used: set[str], today: date) -> None:
        self._index, self._case, self._used = index, case, used
        self._today = today

    def read(
        self, entity: FtmEntity, parties: Ends, record: Id, ref: SourceRef, issues: RowIssues
    ) -> list[Statement]:
        """The statements; an end that has no line is an error.

        Raises NoPlace when the ends cannot be joined.
        """
        link = LINKS[entity.schema]
        sources, held = self._ends(entity, link.source, parties, issues)
        targets, also_held = self._ends(entity, link.target, parties, issues)
        if not sources or not targets:
            return []
        if len(sources) * len(targets) > MAX_PAIRS:
            issues.error(
                "",
                "",
                message("more than {max_pairs} pairs", max_pairs=MAX_PAIRS),
                "part the line into several",
            )
            return []
        details = _details(entity, link.told, issues, self._today)
        made = []
        for source, target in product(sources, targets):
            kind, start, end = _joined(entity.schema, link.kind, source, target)
            made.append(
                make_statement(
                    kind, start, end, case_id=self._case, record=record, ref=ref, **details
                )
            )
        made += [
            make_statement(kind, party, identifier, case_id=self._case, record=record, ref=ref)
            for party, identifier in held + also_held
            if may_join(
                kind := IDENTIFIER_RELATIONSHIP[identifier.kind], party.kind, identifier.kind
            )
        ]
        return list({statement.id: statement for statement in made}.values())

    def _ends(
        self, entity: FtmEntity, names: Sequence[str], parties: Ends, issues: RowIssues
    ) -> tuple[list[EndValue], list[tuple[Mention, Identifier]]]:
        """The ends that the best of these properties names, and what parties among them hold."""
        found: list[list[EndValue]] = []
        named = False
        for name in names:
            texts = entity.texts(name)
            named = named or bool(texts)
            if texts and (ends := list(self._named(entity.schema, name, texts, parties, issues))):
                found.append(ends)
        if not found:
            if not named:
                issues.error(
                    names[0],
                    "",
                    message("no {names}", names=names[0]),
                    message("name the {names} by its id", names=names[0]),
                )
            return [], []
        best, *others = found
        holders = [party for party in best if isinstance(party, Mention)]
        things = [end for end in chain.from_iterable(others) if isinstance(end, Identifier)]
        return best, [(holders[0], thing) for thing in things] if len(holders) == 1 else []

    def _named(
        self, schema: str, name: str, texts: Sequence[str], parties: Ends, issues: RowIssues
    ) -> Iterator[EndValue]:
        """The ends that a property names; raises NoPlace for one that the graph cannot hold."""
        for text in texts:
            if name.endswith("Number"):
                phone = read_identifier(Scheme.PHONE, text)
                if phone:
                    yield phone
                else:
                    issues.error(name, text, "no valid phone", "write the number with its country")
                continue
            end = self._index.ends.get(text)
            if isinstance(end, Identifier):
                self._used.add(text)
                yield end
            elif end is not None:
                yield parties(text, end)
            elif other := self._index.things.get(text, (self._index.elsewhere.get(text, ""),))[0]:
                raise NoPlace(f"{schema} with {other}")
            else:
                issues.error(
                    name,
                    text,
                    message("no line has this id ({name})", name=name),
                    "add its line to the file, or correct the id",
                )


def _joined(
    schema: str, kind: RelationshipKind, source: EndValue, target: EndValue
) -> tuple[RelationshipKind, EndValue, EndValue]:
    """The statement's kind and its ends in the order in which it may join them."""
    if may_join(kind, source.kind, target.kind):
        return kind, source, target
    if source.kind in PARTY_KINDS and target.kind in PARTY_KINDS:
        return RelationshipKind.ASSOCIATED_WITH, source, target
    for start, end in ((source, target), (target, source)):
        if isinstance(start, Mention) and isinstance(end, Identifier):
            usual = IDENTIFIER_RELATIONSHIP[end.kind]
            for relation in (RelationshipKind.HOLDS, usual) if schema == "Ownership" else (usual,):
                if may_join(relation, start.kind, end.kind):
                    return relation, start, end
    raise NoPlace(f"{schema} of {source.kind} with {target.kind}")


def _details(entity: FtmEntity, told: bool, issues: RowIssues, today: date) -> dict[str, Any]:
    """Dates, amount, detail and all other texts of a link as fields of a statement."""
    found: dict[str, Any] = {}
    ends = {*LINKS[entity.schema].source, *LINKS[entity.schema].target}
    taken = ends | set(_HOW) | _DATES | _AMOUNTS
    rest = {
        name: joined(value)
        for name, value in sorted(entity.properties.items())
        if name not in taken
    }
    for field, names in (("first_on", ("startDate", "date")), ("last_on", ("endDate", "date"))):
        for name in names:
            if field not in found and (days := _days(entity, name, rest, issues, today)):
                found[field] = min(days) if field == "first_on" else max(days)
    if found.get("last_on", "9") < found.get("first_on", ""):
        issues.warn(
            "endDate",
            found["last_on"],
            "an end before the beginning",
            "check the dates; they are kept so",
        )
    text = entity.first("amount")
    if text:
        found |= _amount(text, entity, rest, issues)
    how = entity.all_texts(*(name for name in _HOW if name not in ends))
    how += [f"{text} %" if text[-1].isdecimal() else text for text in entity.texts("percentage")]
    rest.pop("percentage", None)
    if how or told:
        found["how"] = ": ".join(filter(None, (entity.schema if told else "", ", ".join(how))))
    rest = {name: text for name, text in rest.items() if text}
    if rest:
        found["text"] = "; ".join(f"{name}: {text}" for name, text in rest.items())
    return found


def _days(
    entity: FtmEntity, name: str, rest: dict[str, str], issues: RowIssues, today: date
) -> list[str]:
    days = []
    for text in entity.texts(name):
        found = _ISO.match(text)
        try:
            days.append(read_date(found[0] if found else text, today=today))
        except InvalidValue as error:
            rest[name] = text
            issues.warn(name, text, error.reason, "check the date; it is kept as it stands")
    return days


def _amount(
    text: str, entity: FtmEntity, rest: dict[str, str], issues: RowIssues
) -> dict[str, Any]:
    """The amount and currency of a payment; what is no amount is kept in `rest`, with an issue."""
    try:
        amount = float(text)
    except ValueError:
        try:
            amount = read_amount(text)
        except InvalidValue:
            amount = math.nan
    if not math.isfinite(amount):
        rest["amount"] = text
        issues.warn("amount", text, "no amount", "write digits; it is kept as it stands")
        return {}
    others = entity.texts("amount")[1:]
    if others:
        rest["amount"] = " | ".join(others)
    currency = entity.first("currency")
    return {"amount": amount} | ({"currency": currency.upper()} if currency else {})
