"""What cases say of act, means and purpose: coded by an office, or extracted from the words of a
narrative.

Decisions.
A coded fact was chosen from a list by somebody who knew the case; an extracted one is words that a
lexicon (lexicon.yaml) knows, which nobody has confirmed, so whatever rests on extracted facts alone
is weak.
Words after a denial in the same clause are passed over; a phrase that holds the denial itself
("tidak digaji") counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from graph.model import Case, Id, Mention, Value
from graph.names import fold

_CODED_FIELDS = (
    "vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_TypeOfSexExploitation", "vic_Vulnerabilities",
    "vic_RelationshipToTrafficker", "per_RoleInProcess",
)  # fmt: skip
"""Fields of HTCDS 2.0 whose values the lexicon knows."""
_EVENTS = "hte_Type"
_DENIAL = (
    r"\b(?:tidak|tdk|tak|bukan|belum|tanpa|not|never|no|without|nor|isn't|wasn't|weren't|didn't)\b"
)
_DENIED = re.compile(
    rf"{_DENIAL}(?:\s+(?:pernah|sampai|ada|sempat|been|being|was|were|be|any|ever|merasa|mengalami|di|to|a|the)){{0,3}}"
    r"(?:\s+\w+\s+(?:or|atau|ataupun|maupun))*\s*$"
)
_CLAUSE = re.compile(
    r"[.;,:!?\n()]|\b(?:tetapi|tapi|namun|but|dan|and|lalu|kemudian|sehingga|karena)\b"
)
_DENIED_WITHIN = 40
_BETWEEN = re.compile(r"<(\d)>")
"""How the lexicon writes up to so many words between, none of which denies."""


class Fact(Value, frozen=True, omit_defaults=True):
    """One thing that a case says."""

    case_id: Id
    code: str
    """A key of the lexicon, such as `documents_retained`."""
    extracted: bool = False


class Meaning(Value, frozen=True):
    """What a fact is in the law and in the ILO's lists."""

    element: str
    """`act`, `means`, `purpose`; or what stands beside them: `departure`, `border`, `promise`,
    `kin`.
    """
    ilo: str = ""
    strength: str = ""


@cache
def meanings() -> Mapping[str, Meaning]:
    """Every fact that can be told, with what it means."""
    return {
        code: Meaning(
            element=entry["element"], ilo=entry.get("ilo", ""), strength=entry.get("strength", "")
        )
        for code, entry in _lexicon().items()
    }


def read_facts(case: Case, victims: Sequence[Mention]) -> tuple[Fact, ...]:
    """The facts of a case, coded ones before extracted ones; one that is coded is not extracted
    too.

    `victims` are the mentions whose coded fields may be told from.
    """
    coded = set(_coded(case, victims))
    told = find_phrases(case.narrative) - coded
    return (
        *(Fact(case_id=case.id, code=code) for code in sorted(coded)),
        *(Fact(case_id=case.id, code=code, extracted=True) for code in sorted(told)),
    )


def find_phrases(text: str) -> set[str]:
    """Codes of what a free text says and does not deny.

    >>> sorted(find_phrases("Paspor ditahan majikan, gaji tidak dibayar. Korban tidak dipukul."))
    ['documents_retained', 'unpaid']
    """
    plain = " ".join(fold(text).split())
    return {
        code
        for code, pattern in _phrases().items()
        if any(_stands(plain, match) for match in pattern.finditer(plain))
    }


def _stands(text: str, found: "re.Match[str]") -> bool:
    """Whether nothing before the words in their clause denies them."""
    before = text[max(0, found.start() - _DENIED_WITHIN) : found.start()]
    clause = _CLAUSE.split(before)[-1]
    return _DENIED.search(clause) is None


def _coded(case: Case, victims: Iterable[Mention]) -> Iterator[str]:
    words = _coded_words()
    for said in _said(case, victims):
        if code := words.get(_key(said)):
            yield code


def _said(case: Case, victims: Iterable[Mention]) -> Iterator[str]:
    yield from case.categories
    for extra in (case.extra, *(victim.extra for victim in victims)):
        for name, text in extra.items():
            field, _, number = name.partition(".")
            if field in _CODED_FIELDS or (field == _EVENTS and (not number or number.isdecimal())):
                yield from re.split(r"\s*[;|]\s*", text)


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(text))


@cache
def _lexicon() -> Mapping[str, Mapping[str, Any]]:
    text = (
        files("graph.analysis.findings.indicators")
        .joinpath("lexicon.yaml")
        .read_text(encoding="utf-8")
    )
    lexicon: Mapping[str, Mapping[str, Any]] = YAML(typ="safe", pure=True).load(text)
    return lexicon


@cache
def _coded_words() -> Mapping[str, str]:
    return {
        _key(word): code for code, entry in _lexicon().items() for word in entry.get("coded", ())
    }


@cache
def _phrases() -> "Mapping[str, re.Pattern[str]]":
    return {
        code: re.compile(rf"\b(?:{'|'.join(map(_expanded, entry['phrases']))})\b")
        for code, entry in _lexicon().items()
        if entry.get("phrases")
    }


def _expanded(phrase: str) -> str:
    return _BETWEEN.sub(lambda found: rf"(?:(?!{_DENIAL})\w+ ){{0,{found[1]}}}", phrase)
