"""The labelled texts and documents: what is marked in them, in place and as parties of blocks."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from graph.names import parse_person
from loaders.narrative import FoundKind

FOLDER = Path(__file__).parents[2] / "loaders" / "narratives"
NOT_JUDGED = "?"
"""The role of somebody of whom something else than a word beside the name says what he is."""
_MARK = re.compile(r"\[\[(\w+):([^|\]]*)\|([^\]]*)\]\]")


class Mark(NamedTuple):
    """What is to be found between `start` and `end`."""

    kind: str
    start: int
    end: int
    value: str

    def holds(self, start: int, end: int) -> bool:
        """Whether the span lies in this one."""
        return self.start <= start and end <= self.end


class Person(NamedTuple):
    """A person's value taken apart: `name/alias/age/role`, of a party `name/alias/role`."""

    name: tuple[str, ...]
    father: str
    aliases: frozenset[str]
    role: str


class Text(NamedTuple):
    """A labelled text; `parties` are those of its identity blocks."""

    style: str
    text: str
    marks: tuple[Mark, ...]
    kinds: frozenset[str]
    reported_on: str
    parties: tuple[Person, ...] = ()
    is_document: bool = False


def read_texts(name: str) -> Iterator[Text]:
    """The texts of one set: one a line, or documents with parties."""
    content = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    kinds, reported_on = frozenset(content["kinds"]), str(content["reported_on"])
    if "documents" in content:
        for document in content["documents"].values():
            parties = tuple(map(to_person, document["parties"]))
            text, marks = unmark(document["text"])
            yield Text(document["kind"], text, marks, kinds, reported_on, parties, True)
        return
    for style, line in _lines(content):
        yield Text(style, *unmark(line), kinds, reported_on)


def _lines(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for style, lines in content["sentences"].items():
        for line in lines.splitlines():
            yield style, line
    for line in content["hard_negatives"].splitlines():
        yield "hard_negative", line


def unmark(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The text as written, and the marks that stood in it."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        marks.append(
            Mark(str(FoundKind(match[1])), len(text), len(text) + len(match[3]), match[2].strip())
        )
        text += match[3]
        last = match.end()
    return text + line[last:], tuple(marks)


def to_person(value: str) -> Person:
    """The parts of a marked person, as they are compared: whatever case and honorifics.

    >>> to_person("SUMADI bin KARTO/ANTO, Pakde//saksi")
    Person(name=('sumadi',), father='karto', aliases=frozenset({'anto', 'pakde'}), role='saksi')
    """
    name, alias, *_, role = value.split("/")
    parsed = parse_person(name)
    return Person(parsed.tokens, to_father(name), to_aliases(alias.split(", ")), role)


def to_father(name: str) -> str:
    """The father as compared: "(alm) Sukidi" and "h. Sukidi" are "sukidi"."""
    return " ".join(parse_person(parse_person(name).father).tokens)


def to_aliases(aliases: list[str]) -> frozenset[str]:
    """Aliases as compared, empty ones left out."""
    return frozenset(alias.casefold().strip(" .\"'") for alias in aliases) - {""}
