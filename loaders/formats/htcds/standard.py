"""The standard itself.

Its sections, fields and code lists, found by any spelling of a name or label.

Decisions.
A name or label is compared without case, blanks and punctuation, because templates, survey and
prose each spell differently. Some labels ("Type", "Status") are those of several fields: who asks
must know more.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
from ruamel.yaml import YAML

from graph.model import Value
from loaders.vocabulary.codes import code_key

Kind = Literal["text", "one", "several", "date", "number", "yes_no", "country", "countries"]

CASE_SECTIONS = (
    "Case",
    "ReferralDetails",
    "CaseComment",
    "HistoricTraffickingEvents",
    "SupportPlan",
)
"""Sections that tell of a case as a whole; the others tell of a person or an organisation."""
REPEATED_SECTIONS = CASE_SECTIONS[1:]
"""Those that may be there several times for one case."""


class Field(Value, frozen=True, omit_defaults=True):
    """One field of the standard."""

    name: str
    section: str
    label: str
    kind: Kind = "text"
    codes: str = ""
    """Name of its code list."""
    also: tuple[str, ...] = ()
    core: bool = False
    deprecated: bool = False


@cache
def _standard() -> Mapping[str, Any]:
    text = files("loaders.formats.htcds").joinpath("standard.yaml").read_text(encoding="utf-8")
    standard: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    return standard


@cache
def fields() -> Mapping[str, Field]:
    """Every field by name, in the order of the standard.

    >>> len(fields()), fields()["cas_Status"].label
    (84, 'Status')
    """
    found = {}
    for section, named in _standard()["sections"].items():
        for name, facts in named.items():
            found[name] = msgspec.convert({"name": name, "section": section, **facts}, Field)
    return found


@cache
def sections() -> Mapping[str, tuple[str, ...]]:
    """The names of each section's fields."""
    return {section: tuple(named) for section, named in _standard()["sections"].items()}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for field in fields().values():
        for text in dict.fromkeys(map(code_key, (field.name, field.label, *field.also))):
            found[text].append(field.name)
    return {text: tuple(names) for text, names in found.items()}


def find_fields(text: str) -> tuple[str, ...]:
    """The names of every field that has this name or label.

    >>> find_fields("prs_First_Name"), find_fields("methods of control "), find_fields("Nomor")
    (('prs_FirstName',), ('vic_MethodsOfControl',), ())
    """
    return _names().get(code_key(text), ())


@cache
def code_words(name: str) -> Mapping[str, str]:
    """A code list as the value of each spelling of a value or label, by `code_key`."""
    words = {code_key(value): value for value in _standard()["codes"][name]}
    for value, labels in _standard()["codes"][name].items():
        words.update({code_key(label): value for label in labels})
    return words


@cache
def code_values(name: str) -> tuple[str, ...]:
    """The values of a code list, in the order of the standard."""
    return tuple(_standard()["codes"][name])


@cache
def country_words() -> Mapping[str, str]:
    """The ISO 3166 code of each country name of the templates that is not known elsewhere."""
    return {code_key(name): code for code, name in _standard()["countries"].items()}
