"""A form as values; every text of it is by language."""

from collections.abc import Mapping
from enum import StrEnum

from graph.model import Value

Words = Mapping[str, str]
UNFILLED = "…"
"""Stands in the default of a field that somebody must fill in."""


class Numbering(StrEnum):
    """How the headings of one level are numbered."""

    NONE = "none"
    ROMAN = "roman"
    NUMBERS = "numbers"
    LETTERS = "letters"


class FormField(Value, frozen=True):
    """Something that whoever makes the briefing fills in."""

    code: str
    label: Words
    default: Words
    """What stands there when nobody fills it in."""

    def needs_filling(self, language: str) -> bool:
        """Whether nothing sensible stands there when nobody fills it in."""
        default = self.default.get(language, "")
        return not default or UNFILLED in default


class FormLine(Value, frozen=True):
    """A line of the head."""

    label: Words
    text: Words
    """May hold fields in braces."""


class FormSection(Value, frozen=True):
    """A heading with what stands under it."""

    code: str
    heading: Words
    parts: tuple[str, ...] = ()
    text: Mapping[str, str] = {}
    """A fixed sentence before the parts; may hold fields in braces."""
    is_facts: bool = False
    only_if_any: bool = False
    """Whether it is left out when its parts give nothing."""
    sections: tuple["FormSection", ...] = ()


class Form(Value, frozen=True):
    """A kind of briefing."""

    code: str
    title: Words
    purpose: Words
    """What it is for, in one sentence, for the list of forms."""
    sections: tuple[FormSection, ...]
    audiences: tuple[str, ...]
    """For whom it may be made."""
    basis: Mapping[str, str] = {}
    """Which regulation it follows, or that it claims to follow none."""
    numbering: tuple[Numbering, ...] = ()
    """By level of heading; a level that is not named has no numbers."""
    office: tuple[Words, ...] = ()
    number: Mapping[str, str] = {}
    classification: Mapping[str, str] = {}
    lines: tuple[FormLine, ...] = ()
    signing: tuple[Words, ...] = ()
    fields: tuple[FormField, ...] = ()
    is_about_one: bool = False
    """Whether it is about one matter: the whole network as one, or one case of it."""
    names_cleared: bool = True
    shows_rows: bool = True
    """Whether footnotes name source rows, or only say that cases were counted."""

    def empty_fields(self, given: Mapping[str, str], language: str) -> tuple[FormField, ...]:
        """Fields that nobody filled in and that say nothing then."""
        return tuple(
            field
            for field in self.fields
            if field.needs_filling(language) and not given.get(field.code, "").strip()
        )
