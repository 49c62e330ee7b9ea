"""How well parties are read from identity blocks: labelled documents loaded as an office would.

Decisions.
A party is right when name and role are; alias and father are judged apart, over the accused who are
right. Somebody whom the story, not a block, names in the same role is judged by the persons of the
text and counts for nothing here; whoever else is read as accused is wrong, and one whom the document
gives as victim, witness or reporter is counted once more, for that is the worst there is.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from graph.model import Mention
from graph.names import parse_person
from loaders.load import load, plan_load
from tests.bench.texts.counts import Counts
from tests.bench.texts.marks import NOT_JUDGED, Person, Text, to_aliases, to_person

ACCUSED = "pihak_diadukan"
NAMES, OTHERS = "names in blocks", "others in blocks"
IN_BLOCKS, ALIAS, FATHER = "accused in blocks", "alias of accused", "father of accused"
INNOCENT = "innocents read as accused"


def judge_parties(documents: Iterable[Text]) -> dict[str, Counts]:
    """The counts of accused and of others in identity blocks."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for document in documents:
        read = [_to_party(mention) for mention in _mentions(document.text)]
        _judge_roles(document, read, counts)
        names = Counter(party.name for party in document.parties)
        counts[NAMES].labelled += names.total()
        counts[NAMES].found += (names & Counter(party.name for party in read)).total()
        counts[NAMES].right = counts[NAMES].found
    return dict(counts)


def _mentions(text: str) -> list[Mention]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(text, encoding="utf-8")
        return [mention for row in load(plan_load([path])) for mention in row.mentions]


def _to_party(mention: Mention) -> Person:
    parsed = parse_person(mention.names[0] if mention.names else "")
    father = mention.father or parsed.father
    return Person(
        parsed.tokens,
        " ".join(parse_person(father).tokens),
        to_aliases([*mention.aliases, *parsed.aliases]),
        mention.role,
    )


def _judge_roles(document: Text, read: list[Person], counts: dict[str, Counts]) -> None:
    left = list(document.parties)
    told = _told_in_story(document)
    for party in left:
        counts[_kind(party)].labelled += 1
    roles = {ACCUSED} | {party.role for party in left}
    for party in read:
        marked = next((p for p in left if (p.name, p.role) == (party.name, party.role)), None)
        if marked is None and ((party.name, party.role) in told or party.role not in roles):
            continue
        kind = counts[_kind(party)]
        kind.found += 1
        if marked is None:
            kind.wrong.append(f"wrong   {' '.join(party.name)!r}, {party.role}: {document.text}")
            counts[INNOCENT].found += party.role == ACCUSED and _is_innocent(party, document)
            continue
        left.remove(marked)
        kind.right += 1
        _judge_parts(marked, party, counts)
    for party in left:
        line = f"missed  {' '.join(party.name)!r}, {party.role}: {document.text}"
        counts[_kind(party)].wrong.append(line)


def _judge_parts(marked: Person, party: Person, counts: dict[str, Counts]) -> None:
    if marked.role == ACCUSED:
        counts[ALIAS].add(marked.aliases, party.aliases)
        counts[FATHER].add(frozenset({marked.father} - {""}), frozenset({party.father} - {""}))


def _is_innocent(party: Person, document: Text) -> bool:
    """Whether the document gives somebody of this name as victim, witness or reporter."""
    return any(one.name == party.name and one.role != ACCUSED for one in document.parties)


def _kind(party: Person) -> str:
    return IN_BLOCKS if party.role == ACCUSED else OTHERS


def _told_in_story(document: Text) -> set[tuple[tuple[str, ...], str]]:
    """Name and role of those to whom a word of the story gives one."""
    persons = [to_person(mark.value) for mark in document.marks if mark.kind == "person"]
    return {(person.name, person.role) for person in persons if person.role not in ("", NOT_JUDGED)}
