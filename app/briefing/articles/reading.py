"""Reads articles and their elements; what is wrong in a file is pointed at by its line."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.briefing.office_file import OfficeFile, is_day, office_text
from graph.messages import message
from graph.model import Value


class Kind(StrEnum):
    """What of the data may speak for an element."""

    SAYS = "says"
    """What cases tell of, by the element it belongs to."""
    FACT = "fact"
    """The same, one fact alone."""
    DONE = "done"
    """Parties by the stage at which they are said to have acted."""
    PARTY = "party"
    """Parties of one kind who are said to have placed somebody."""
    CASE = "case"
    """A field of the case that is filled in."""
    MONEY = "money"
    """Payments and debts that a source states."""


KNOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.SAYS: ("act", "means", "purpose", "departure", "border"),
    Kind.FACT: ("overcharged", "debt", "earnings_taken"),
    Kind.DONE: (
        "act",
        "place",
        "recruit",
        "document",
        "shelter",
        "transport",
        "immigration",
        "receive",
    ),
    Kind.PARTY: ("person", "organization"),
    Kind.CASE: ("destination", "departed_on", "visa", "procedural"),
    Kind.MONEY: ("stated",),
}


class Evidence(Value, frozen=True):
    """What speaks for an element: a kind of data and which of it."""

    kind: Kind
    of: str


class Element(Value, frozen=True):
    """One element of an article; texts by language."""

    name: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    ask: Mapping[str, str]


class Article(Value, frozen=True):
    """An article, or several that are charged together."""

    code: str
    title: Mapping[str, str]
    elements: tuple[Element, ...]


class Articles(Value, frozen=True):
    """All of a file, with the day on which somebody checked it last."""

    as_of: str
    check: Mapping[str, str]
    articles: tuple[Article, ...]


NO_ARTICLES = Articles(as_of="", check={}, articles=())


def bundled_articles_text() -> str:
    """The bundled file as it stands: what an office copies and edits."""
    return files("app.briefing.articles").joinpath("articles.yaml").read_text(encoding="utf-8")


def read_articles(path: Path | None = None) -> Articles:
    """An office's own articles, else the bundled ones; raises SettingsError with the line."""
    if path is None:
        return _articles(OfficeFile("articles.yaml", bundled_articles_text()))
    return _articles(OfficeFile(path.name, office_text(path)))


def _articles(file: OfficeFile) -> Articles:
    root = file.mapping(file.root, 1, must=("as_of", "check", "articles"))
    as_of = file.text(root, "as_of")
    if not is_day(as_of):
        file.refuse(
            file.line(root, "as_of"),
            message(
                "{value!r} is no day: write the day of the last check, such as 2026-11-30",
                value=as_of,
            ),
        )
    found = tuple(_article(item, line, file) for item, line in file.items(root, "articles"))
    return Articles(as_of=as_of, check=file.words(root, "check"), articles=found)


def _article(item: Any, line: int, file: OfficeFile) -> Article:
    read = file.mapping(item, line, must=("code", "title", "elements"))
    elements = tuple(_element(one, at, file) for one, at in file.items(read, "elements"))
    return Article(code=file.text(read, "code"), title=file.words(read, "title"), elements=elements)


def _element(item: Any, line: int, file: OfficeFile) -> Element:
    read = file.mapping(item, line, must=("name", "ask"), may=("evidence",))
    evidence = tuple(_evidence(one, at, file) for one, at in file.items(read, "evidence"))
    return Element(name=file.words(read, "name"), evidence=evidence, ask=file.words(read, "ask"))


def _evidence(item: Any, line: int, file: OfficeFile) -> Evidence:
    read = file.mapping(item, line, may=tuple(Kind))
    if len(read) != 1:
        file.refuse(line, message("one piece of evidence an item: begin each with `- `"))
    kind = Kind(next(iter(read)))
    return Evidence(kind=kind, of=file.one_of(read, kind, KNOWN[kind], KNOWN[kind][0]))
