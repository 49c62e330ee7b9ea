"""What cases say of act, means and purpose: coded by an office, or extracted from a narrative.

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
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_TypeOfSexExploitation",
    "vic_Vulnerabilities",
    "vic_RelationshipToTrafficker",
    "per_RoleInProcess",
)
"""Fields of HTCDS 2.0 whose values the lexicon knows."""
_EVENTS = "hte_Type"
_DENIAL = (
    r"\b(?:tidak|tdk|tak|bukan|belum|tanpa|not|never|no|without|nor|isn't|wasn't|weren't|didn't)\b"
)
_DENIED = re.compile(
    rf"{_DENIAL}(?:\s+(?:pernah|sampai|ada|sempat|been|being|was|were|be|any|ever|merasa"
    r"|mengalami|di|to|a|the)){0,3}"
    r"(?:\s+\w+\s+(?:or|atau|ataupun|maupun))*\s*$"
)
_CLAUSE = re.compile(
    r"[.;,:!?\n()]|\b(?:tetapi|tapi|namun|but|dan|and|lalu|kemudian|sehingga|karena)\b"
)
_DENIED_WITHIN = 40
_BETWEEN = re.compile(r"<(\d)>")
"""How the lexicon writes up to so many words between, none of which denies."""


class CaseFact(Value, frozen=True, omit_defaults=True):
    """One thing that a case says."""

    case_id: Id
    code: str
    """A key of the lexicon, such as `documents_retained`."""
    extracted: bool = False


class FactMeaning(Value, frozen=True):
    """What a fact is in the law and in the ILO's lists."""

    element: str
    """`act`, `means`, `purpose`; or what stands beside them: `departure`, `border`, `promise`,
    `kin`.
    """
    ilo: str = ""
    strength: str = ""


@cache
def meanings() -> Mapping[str, FactMeaning]:
    """Every fact that can be told, with what it means."""
    found = {}
    for code, entry in _lexicon().items():
        found[code] = FactMeaning(
            element=entry["element"],
            ilo=entry.get("ilo", ""),
            strength=entry.get("strength", ""),
        )
    return found


def read_facts(case: Case, victims: Sequence[Mention]) -> tuple[CaseFact, ...]:
    """The facts of a case, coded ones before extracted ones; one that is coded is not extracted
    too.

    `victims` are the mentions whose coded fields may be told from.
    """
    coded = set(_coded(case, victims))
    told = find_phrases(case.narrative) - coded
    return (
        *(CaseFact(case_id=case.id, code=code) for code in sorted(coded)),
        *(CaseFact(case_id=case.id, code=code, extracted=True) for code in sorted(told)),
    )


def find_phrases(text: str) -> set[str]:
    """Codes of what a free text says and does not deny.

    >>> sorted(find_phrases("Paspor ditahan majikan, gaji tidak dibayar. Korban tidak dipukul."))
    ['documents_retained', 'unpaid']
    """
    plain = " ".join(fold(text).split())
    found = set()
    for code, pattern in _phrases().items():
        if any(_stands(plain, match) for match in pattern.finditer(plain)):
            found.add(code)
    return found


def _stands(text: str, found: "re.Match[str]") -> bool:
    """Whether nothing before the words in their clause denies them."""
    start = found.start()
    before = text[max(0, start - _DENIED_WITHIN) : start]
    clause = _CLAUSE.split(before)[-1]
    return _DENIED.search(clause) is None


def _coded(case: Case, victims: Iterable[Mention]) -> Iterator[str]:
    words = _coded_words()
    for said in _said(case, victims):
        if code := words.get(_key(said)):
            yield code


def _said(case: Case, victims: Iterable[Mention]) -> Iterator[str]:
    """Everything that may be a coded fact: categories, and values of fields of HTCDS."""
    yield from case.categories
    extras = [case.extra, *(victim.extra for victim in victims)]
    for extra in extras:
        for name, text in extra.items():
            if _is_coded(name):
                yield from re.split(r"\s*[;|]\s*", text)


def _is_coded(name: str) -> bool:
    field, _, number = name.partition(".")
    if field == _EVENTS:
        return not number or number.isdecimal()
    return field in _CODED_FIELDS


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
    found = {}
    for code, entry in _lexicon().items():
        for word in entry.get("coded", ()):
            found[_key(word)] = code
    return found


@cache
def _phrases() -> "Mapping[str, re.Pattern[str]]":
    found = {}
    for code, entry in _lexicon().items():
        phrases = entry.get("phrases")
        if phrases:
            either = "|".join(map(_expanded, phrases))
            found[code] = re.compile(rf"\b(?:{either})\b")
    return found


def _expanded(phrase: str) -> str:
    return _BETWEEN.sub(lambda found: rf"(?:(?!{_DENIAL})\w+ ){{0,{found[1]}}}", phrase)
