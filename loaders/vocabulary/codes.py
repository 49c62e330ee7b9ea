"""Words of reports and forms as codes of the schema.

Roles, sex, assessment, yes or no, kind of party, grades.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Grade
from graph.names import fold
from graph.schema import ROLES, AssessmentStatus, Credibility, EntityKind, Reliability

_SEPARATORS = re.compile(r"[^\w]+|_+")
_GRADE = re.compile(r"^\s*([A-Fa-f])\s*[-/ ]?\s*([1-6])\s*$")


@lru_cache(maxsize=50_000)
def code_key(text: str) -> str:
    """What two spellings of one code word share: case, accents, punctuation and blanks aside.

    >>> code_key("Debt  bondage ") == code_key("debt-bondage")
    True
    """
    return _SEPARATORS.sub("", fold(text)) or text.strip()


@cache
def _lists() -> Mapping[str, Any]:
    text = files("loaders.vocabulary").joinpath("codes.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    return lists


@cache
def _code_list(name: str) -> Mapping[str, str]:
    """Code by key of every word, the codes themselves among the words."""
    words = {code_key(code): code for code in _lists()[name] if code}
    for code, spellings in _lists()[name].items():
        words.update({code_key(str(word)): code for word in spellings})
    return words


@cache
def _members(name: str) -> frozenset[str]:
    return frozenset(code_key(str(word)) for word in _lists()[name])


@lru_cache(maxsize=10_000)
def read_role(text: str) -> str:
    """The role code of a word; raises InvalidValue for one that is not known.

    >>> read_role("Calo"), read_role("Transporter")
    ('perekrut_lapangan', 'pengantar')
    """
    code = _code_list("roles").get(code_key(text))
    if code is None:
        allowed = ", ".join(sorted(ROLES))
        raise InvalidValue(
            "unknown role",
            message(
                "use one of {allowed}, or translate it with codes in a mapping", allowed=allowed
            ),
        )
    return code


def read_sex(text: str) -> str:
    """`m`, `f` or empty; raises InvalidValue for another word."""
    return _read("sex", text, "no word for a sex", "write L or P, or leave it empty")


def read_yes_no(text: str) -> bool | None:
    """Yes, no, or None for not known; raises InvalidValue for another word."""
    word = _read("yes_no", text, "neither yes nor no", "write ya or tidak, or leave it empty")
    return {"yes": True, "no": False}.get(word)


def read_kind(text: str) -> EntityKind:
    """Person or Organization; raises InvalidValue for another word."""
    return EntityKind(_read("kind", text, "no kind of party", "write perorangan or badan"))


def find_assessment(text: str) -> AssessmentStatus | None:
    """The assessment status that a word or the longest known part of a text says.

    None when none is known.

    >>> texts = ("Tidak terindikasi", "terindikasi, berkas lengkap")
    >>> [find_assessment(text).value for text in texts]
    ['cleared', 'indicated']
    """
    words = _code_list("assessment")
    key = code_key(text)
    code = (
        words.get(key)
        or max(
            ((word, status) for word, status in words.items() if len(word) > 5 and word in key),
            key=lambda found: (len(found[0]), found[0]),
            default=("", ""),
        )[1]
    )
    return AssessmentStatus(code) if code else None


def read_reliability(text: str) -> Reliability:
    """Source reliability A-F; raises InvalidValue."""
    return Reliability(
        _read("reliability", text, "no source reliability", "write a letter from A to F")
    )


def read_credibility(text: str) -> Credibility:
    """Information credibility 1-6; raises InvalidValue."""
    return Credibility(
        _read("credibility", text, "no information credibility", "write a number from 1 to 6")
    )


@lru_cache(maxsize=1_000)
def read_grade(text: str) -> Grade:
    """Both parts of a grade such as B2; raises InvalidValue."""
    found = _GRADE.match(text)
    if not found:
        raise InvalidValue(
            message("{text}: no grade", text=text),
            "write a letter from A to F and a number from 1 to 6, such as B2",
        )
    return Grade(reliability=Reliability(found[1].upper()), credibility=Credibility(found[2]))


def is_kin(text: str) -> bool:
    """Whether a word for a relation says kinship."""
    return code_key(text) in _members("kin")


def is_organization_role(role: str) -> bool:
    """Whether a role is one that companies have."""
    return code_key(role) in _members("organization_roles")


def _read(name: str, text: str, reason: str, mend: str) -> str:
    code = _code_list(name).get(code_key(text))
    if code is None:
        raise InvalidValue(f"{text}: {reason}", mend)
    return code
