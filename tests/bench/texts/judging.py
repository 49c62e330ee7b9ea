"""How much of the labelled texts is found: persons, their aliases, fathers and roles, sums, phones.

Decisions.
A person is right when it begins where it is marked, honorifics aside, ends within the mark or with
the age behind it, and has the marked name, whatever its case. Aliases, fathers and roles are judged
apart; an alias counts as a pair with its name, so a missed name costs its aliases too.
A sum is right when it lies within the mark and has its value: figures and words are one sum, and
one found beside it in the same mark is counted as found twice. Where somebody stands in an identity
block of a document, the parties judge that, not the persons.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from graph.names import parse_person
from loaders.narrative import Found, FoundKind, find_in_text
from tests.bench.texts.counts import Counts
from tests.bench.texts.marks import (
    NOT_JUDGED,
    Mark,
    Person,
    Text,
    to_aliases,
    to_father,
    to_person,
)

TWICE = "sums found twice"
ALIAS, ALIAS_GIVEN, FATHER, ROLE = "alias of a name", "alias, name right", "father", "role"
_WORD = re.compile(r"\w+")
_AGE_BEHIND = re.compile(r"[\s,(]*(?:(?:umur|usia)\s*:?\s*)?\d{1,3}(?:\s*(?:th|thn|tahun))?\.?\)?")
_ALIASES = re.compile(r"\s*(?:,|;|/|\balias\b|\bals\b\.?|\ba\.?k\.?a\b\.?)\s*", re.I)


def judge(texts: Iterable[Text]) -> dict[str, Counts]:
    """The counts of each kind that is marked."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for text in texts:
        found = [
            one
            for one in find_in_text(text.text, reported_on=text.reported_on)
            if one.kind in text.kinds
        ]
        _judge_persons(text, [one for one in found if one.kind is FoundKind.PERSON], counts)
        for kind in text.kinds - {FoundKind.PERSON}:
            _judge_values(text, kind, [one for one in found if one.kind == kind], counts)
    return dict(counts)


def _judge_values(text: Text, kind: str, found: list[Found], counts: dict[str, Counts]) -> None:
    """Sums and phones: what lies within a mark and has its value is right, once."""
    left = [mark for mark in text.marks if mark.kind == kind]
    counts[kind].labelled += len(left)
    taken: list[Mark] = []
    for one in found:
        counts[kind].found += 1
        if mark := next((m for m in left if m.holds(one.start, one.end) and _same(m, one)), None):
            counts[kind].right += 1
            left.remove(mark)
            taken.append(mark)
            continue
        counts[kind].wrong.append(f"wrong   {one.text!r}: {text.text}")
        if kind == FoundKind.MONEY and any(mark.holds(one.start, one.end) for mark in taken):
            counts[TWICE].found += 1
    counts[kind].wrong += [f"missed  {m.value!r}: {text.text}" for m in left]


def _same(mark: Mark, found: Found) -> bool:
    """Whether the value is the marked one, a range `low-high`; the purpose is not judged here."""
    if found.kind is FoundKind.MONEY:
        amount, currency, *_ = mark.value.split(" ")
        low, _, high = amount.partition("-")
        upper = float(high) if high else None
        return (found.amount, found.upper, found.currency) == (float(low), upper, currency)
    return found.identifier is not None and found.identifier.value == mark.value


def _judge_persons(text: Text, found: list[Found], counts: dict[str, Counts]) -> None:
    persons = counts["person"]
    left = {mark: to_person(mark.value) for mark in text.marks if mark.kind == "person"}
    blocks = [
        mark for mark, person in left.items() if text.is_document and person.role == NOT_JUDGED
    ]
    for mark in blocks:
        del left[mark]
    persons.labelled += len(left)
    for person in left.values():
        counts[ALIAS].labelled += len(person.aliases) if person.name else 0
        counts[FATHER].labelled += bool(person.father)
    for one in found:
        if any(mark.start < one.end and one.start < mark.end for mark in blocks):
            continue
        persons.found += 1
        read = read_person(one)
        counts[ALIAS].found += len(read.aliases) if read.name else 0
        counts[FATHER].found += bool(read.father)
        mark = next((m for m, p in left.items() if _is_marked(text.text, m, p, one, read)), None)
        if mark is None:
            persons.wrong.append(f"wrong   {one.text!r}: {text.text}")
            continue
        persons.right += 1
        _judge_parts(left.pop(mark), read, counts)
    persons.wrong += [f"missed  {mark.value!r}: {text.text}" for mark in left]


def _judge_parts(marked: Person, read: Person, counts: dict[str, Counts]) -> None:
    """Alias, father and role of a person who was found."""
    if marked.name:
        counts[ALIAS].right += len(marked.aliases & read.aliases)
        counts[ALIAS_GIVEN].add(marked.aliases, read.aliases)
    counts[FATHER].right += bool(marked.father) and marked.father == read.father
    if marked.role != NOT_JUDGED:
        counts[ROLE].add(frozenset({marked.role} - {""}), frozenset({read.role} - {""}))


def read_person(found: Found) -> Person:
    """The person found, as marks are compared."""
    parsed = parse_person(found.name)
    return Person(
        parsed.tokens,
        to_father(found.name),
        to_aliases(_ALIASES.split(found.alias)),
        str(getattr(found, "role", "")),
    )


def _is_marked(text: str, mark: Mark, person: Person, found: Found, read: Person) -> bool:
    """Whether what was found is the person marked."""
    if mark.start not in (found.start, _after_honorifics(found)):
        return False
    behind = text[mark.end : found.end]
    if found.end > mark.end and not _AGE_BEHIND.fullmatch(behind):
        return False
    if not person.name:
        return bool(person.aliases & (read.aliases | {found.name.casefold()}))
    return read.name == person.name


def _after_honorifics(found: Found) -> int:
    """Where the name begins, after "pak" or "Hj."."""
    words = list(_WORD.finditer(found.text))
    honorifics = len(parse_person(found.text).titles)
    return found.start + (words[honorifics].start() if honorifics < len(words) else 0)
