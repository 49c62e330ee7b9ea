"""Wording: every code, reason and date in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from app.access.source_names import NeutralWords
from app.i18n import in_language, translator
from app.intake.provenance import SameBytes
from app.wording import labels
from app.wording.sentences import reason_line, reason_sentence, tie_sentence, tie_summary
from graph.analysis.networks.networks import Tie, TieReason
from graph.analysis.networks.ranking import Reason
from graph.dates import format_date
from graph.messages import Text
from graph.model import Entity, Grade, Relationship
from graph.schema import EDGE_LIST, IDENTIFIER_KINDS, ROLES


class Wording:
    """What things are called in one language. An unknown code is shown as it is, never hidden."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translations = translator(language)
        self._locale = Locale.parse(language)

    def text(self, msgid: str) -> str:
        """A text in this language; the English text is its key."""
        return self._translations.gettext(msgid)

    def message(self, said: Text) -> str:
        """What an error or an issue says, in this language; a value of it may be a message too."""
        return in_language(self.language, said)

    def plural(self, singular: str, plural: str, n: int) -> str:
        """A text for one or for n things."""
        return self._translations.ngettext(singular, plural, n)

    def role(self, code: str) -> str:
        """A role: `perekrut_lapangan` -> "Field recruiter"."""
        return self._label(labels.ROLES, code)

    def roles(self, codes: Iterable[str]) -> str:
        """Several roles in one line."""
        return ", ".join(self.role(code) for code in codes)

    def group(self, group: str) -> str:
        """A role group, in the plural: "Recruiters"."""
        return self._label(labels.GROUPS, group)

    def stage(self, stage: str) -> str:
        """A stage of the recruitment chain."""
        return self._label(labels.STAGES, stage)

    def kind(self, kind: str) -> str:
        """An entity kind."""
        return self._label(labels.KINDS, kind)

    def scheme(self, scheme: str) -> str:
        """What kind of identifier it is."""
        return self._label(labels.SCHEMES, scheme)

    def relationship(self, kind: str) -> str:
        """A relationship kind as a verb: start, this, end reads as a sentence."""
        return self._label(labels.RELATIONSHIPS, kind)

    def assessment(self, status: str) -> str:
        """Where a claim stands, in words that presume innocence."""
        return self._label(labels.ASSESSMENTS, status)

    def licence(self, status: str) -> str:
        """What a company's licence was worth on the day of a case; empty when nothing is known."""
        if status:
            return self._label(labels.LICENCES, status)
        return ""

    def detail(self, link: Relationship) -> str:
        """How much, how often and when: "IDR 5,000,000 · 3 × · 1 March 2026 – 5 March 2026".

        Empty when not said.
        """
        facts = link.properties
        amount = facts.get("amount")
        count = facts.get("count", 0)
        days = list(dict.fromkeys(self.date(day) for day in (link.first_on, link.last_on) if day))
        parts = (
            (
                f"{facts.get('currency', '')} {self.number(amount)}".strip()
                if amount is not None
                else ""
            ),
            f"{self.number(count)} ×" if count > 1 else "",
            " – ".join(days),
        )
        return " · ".join(filter(None, parts))

    def strength(self, strength: str) -> str:
        """How sure a link is."""
        return self._label(labels.STRENGTHS, strength)

    def tier(self, tier: str) -> str:
        """How sure it is that two mentions are one."""
        return self._label(labels.TIERS, tier)

    def audience(self, audience: str) -> str:
        """For whom something is made."""
        return self._label(labels.AUDIENCES, audience)

    def basis(self, basis: str | None) -> str:
        """On which ground data are processed; "not stated" for none."""
        if basis:
            return self._label(labels.BASES, basis)
        return self.text("not stated")

    def same_bytes(self, again: SameBytes) -> str:
        """That a file was loaded before, and what that means."""
        _ = self.text
        if again.other_name:
            said = _(
                "{file}: these very bytes were loaded on {date} by {user} under the name {name}:"
                " its cases stand there twice unless one of the two is forgotten"
            )
        elif again.same_mapping:
            said = _(
                "{file}: these very bytes were loaded on {date} by {user}: nothing can have changed"
            )
        else:
            said = _(
                "{file}: these very bytes were loaded on {date} by {user}, but read in another way"
            )
        date = self.date(again.at[:10])
        return said.format(file=again.file, date=date, user=again.by, name=again.other_name)

    def grade(self, grade: Grade) -> str:
        """The grade with its meaning: "B2: source usually reliable, information probably true"."""
        source = self._label(labels.RELIABILITIES, grade.reliability)
        information = self._label(labels.CREDIBILITIES, grade.credibility)
        return f"{grade}: {source}, {information}"

    def reason(self, reason: Reason) -> str:
        """Why a network or party comes where it does."""
        return reason_sentence(reason, self._translations)

    def reason_line(self, reason: Reason) -> str:
        """The same with its points; one without points is a warning."""
        return reason_line(reason, self._translations)

    def tie_reason(self, reason: TieReason, via: str = "") -> str:
        """What ties two parties.

        `via` is what the case, identifier, victim or relationship is called.
        """
        return tie_sentence(reason, via, self._translations)

    def tie(self, tie: Tie) -> str:
        """What ties two parties in one line, without which case, identifier or victim."""
        return tie_summary(tie, self._translations)

    def pseudonym(self, entity: Entity) -> str:
        """What to call an entity that is withheld.

        "Victim 7", or "(withheld)" for an identifier.
        """
        if entity.kind in IDENTIFIER_KINDS:
            return self.text("(withheld)")
        code = str(entity.properties.get("pseudonym", ""))
        word = self.role(code if code in ROLES else "korban")
        if entity.serial:
            return f"{word} {entity.serial}"
        return word

    def neutral(self) -> NeutralWords:
        """What stands for what may not be told."""
        return NeutralWords(
            withheld=self.text("[withheld]"),
            file=self.text("File {number}"),
            new_file=self.text("New file {number}"),
        )

    def case(self, number: str, scheme: str) -> str:
        """What a case is called: its number.

        A list of ties, whose number is made up, says what it is.
        """
        if scheme != EDGE_LIST:
            return number
        told = self.text("list of ties {code}")
        return told.format(code=number.rpartition(" ")[2])

    def country(self, code: str) -> str:
        """A country by its ISO 3166 code."""
        return str(self._locale.territories.get(code.upper(), code))

    def date(self, iso: str | None) -> str:
        """A date, whole or partial; empty when there is none."""
        if iso:
            return format_date(iso, self.language)
        return ""

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return str(format_decimal(value, locale=self._locale))

    def share(self, value: float) -> str:
        """A number between 0 and 1 by its first two digits that count: "0.00032"."""
        return str(format_decimal(value, format="@#", locale=self._locale))

    def bits(self, value: float) -> str:
        """Bits of evidence with their sign: "+9.9"."""
        return str(format_decimal(value, format="+#,##0.0;\u2212#,##0.0", locale=self._locale))

    def _label(self, table: Mapping[Any, str], code: str) -> str:
        label = table.get(code)
        if label:
            return self.text(label)
        return str(code)
