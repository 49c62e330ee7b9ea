"""What a case's narrative adds to its row.

Identifiers named in it, whose they are said to be, and facts beside.

Decisions.
Whatever stands in a narrative is tentative, with its span, until a person confirms it.
An identifier is stated to be named in the case. It is stated to be somebody's only when that name
stands right before it with nothing between but words such as "HP" or "no.", or right behind it
after "a.n.", "milik" or in brackets, never across the end of a sentence or after words of giving: a
wrong owner accuses the wrong person and shows a victim's number. Even so it lifts no protection
(graph/resolution/derivation/graph.py).
A person who is nobody of the row becomes one mention, however often the text says the name, where
it says what he is ("terdakwa", "calo"), stands beside an identifier, or is written as press and
police do ("JSL alias Juju (23)"). His role is the one that the words say, else `disebut`: listed,
protected, party to nothing until a case says so. Whom a text calls both accused and witness is
`disebut`, too: it is not said which. A victim or witness of a text beside parties of the row has no
role from it.
Money and dates have no two ends to join: they are kept beside the case, in the order of the text,
with their spans.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, product

from msgspec.structs import replace

from graph.identifiers import trip
from graph.model import (
    Case,
    Identifier,
    Mention,
    SourceRef,
    Statement,
    Value,
    identifier_statements,
    make_statement,
)
from graph.names import compatible_names, fold, parse_person
from graph.schema import (
    NAMED,
    NARRATIVE_MONEY,
    PROTECTED_NAME,
    ROLES,
    RelationshipKind,
    Scheme,
    Strength,
)
from loaders.narrative import Found, FoundKind, find_in_text
from loaders.rows.mentions import MentionIds
from loaders.rows.spans import Spans

SLOT = "narrative"
DATES = "narrative: dates"
"""The key beside a case of days that were found and join nobody, as NARRATIVE_MONEY is of sums."""

_LABELS = (
    r"hp|wa|whatsapp|no|nomor|nomer|telp|tlp|tel|telepon|phone|mobile|kontak|contact|number|rek"
    r"|rekening|account|acc|nik|ktp|"
    r"paspor|passport|bri|bca|bni|bsi|mandiri|btn|bank|dengan|of|under|name"
)
_GAP = r"(?:[\s,:()\[\]/-]|(?<=\bno)\.|(?<=\bhp)\.|(?<=\btelp)\.|(?<=\brek)\.|(?<=\btlp)\.)*"
_AFTER_NAME = re.compile(rf"{_GAP}(?:\b(?:{_LABELS})\b{_GAP}){{0,5}}", re.IGNORECASE)
"""Between a name and a number that is its: labels and brackets, no end of a sentence, no other
owner.
"""
_BEFORE_NAME = re.compile(
    rf"{_GAP}(?:\b(?:{_LABELS})\b{_GAP}){{0,3}}"
    r"(?:\b(?:a\.? ?n\.?|an\.?|atas nama|milik|in the name of|belonging to)[\s,:]*)"
    rf"|[\s]*\(",
    re.IGNORECASE,
)
"""Between a number and the name that it is of."""
_IN_THE_NAME_OF = re.compile(
    r"[\s,()]*\b(?:a\.? ?n\b\.?|an\b\.?|atas nama|in the name of)", re.IGNORECASE
)
_GIVEN_TO = re.compile(
    r"\b(?:kepada|pada|ke|untuk|dengan|bersama|gave|to|with|memberi(?:kan)?|menyerahkan"
    r"|diserahkan|mengirim(?:kan)?|telepon|menelepon)"
    r"\s+(?:sdri?\.?\s+|pak\s+|bu\s+)?$",
    re.IGNORECASE,
)
"""Before a name: what follows may be what was given to it, and not its own."""
_PAID_TO = re.compile(
    r"\b(?:(?:men)?transfer(?:kan)?|tf|(?:mem)?bayar(?:kan)?|kirim"
    r" uang|setor(?:an)?|paid|wired?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Who is paid into an account is its holder."""
_COMMA = re.compile(r"[\s,;/-]+")
_WHOSE = (
    r"(?:korban|c?pmi|tki|tkw|tkl|saya|ybs|yang"
    r" bersangkutan|pelapor|pengadu|keluarga|suami|istri|isteri|orang ?tua|"
    r"ibu|ayah|anak|kakak|adik|victim|worker|my|complainant|reporter|family|husband|wife|mother"
    r"|father)(?:nya)?"
)
_SOMEBODY_ELSE = (
    r"(?:oleh|kepada|pada|ke|dari|di(?!hubungi)[a-z]{4,}|me(?!makai)[a-z]{4,}|calo|agen|terlapor"
    r"|perekrut|pelaku|sponsor|by|to|from|"
    r"recruiter|agent|broker|called|contacted)"
)
_OF_THE_VICTIM = re.compile(
    rf"\b{_WHOSE}\b(?:(?!\b{_SOMEBODY_ELSE}\b)[^.;]){{0,40}}$", re.IGNORECASE
)
"""A victim or relative before a number, and nothing between that speaks of somebody else."""
_THE_VICTIMS = re.compile(
    rf"[\s,]*(?:\([^)]{{0,20}}\b{_WHOSE}\b|(?:milik|nomor|punya|of the|belonging"
    rf" to)\s+(?:the\s+)?{_WHOSE}\b)",
    re.IGNORECASE,
)
"""The same right behind a number."""
_BEFORE = 60
_TRIP_WITHIN = 120
_NAMES = 40
_NAMESAKES = 20
_REPORTED = "pihak_diadukan"
"""The role of an accused of whom it is not said what he did; any other says more."""
_SHORTEST = 3
_WORD = re.compile(r"\w+")


class NarrativeValues(Value, frozen=True):
    """What a narrative gives besides its text."""

    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    references: tuple[str, ...] = ()
    extra: Mapping[str, str] = {}


def read_narrative(
    text: str,
    mentions: Sequence[Mention],
    ids: MentionIds,
    *,
    reported_on: str | None,
    column: str,
    told: bool,
    today: date,
) -> NarrativeValues:
    """Everything the narrative of a row names, as tentative values.

    `mentions` are those of the row itself.

    `told` says that an earlier row of the case has the same narrative: then only what it says of
    these mentions is new.
    """
    found = _found(text, reported_on, today)
    if not found:
        return NarrativeValues()
    narrative = _Narrative(text, mentions, ids, column, found)
    if told:
        return NarrativeValues(statements=_each_once(narrative.owned()))
    new = tuple(narrative.new_mentions())
    return NarrativeValues(
        mentions=new,
        statements=_each_once([*narrative.named(), *narrative.owned(), *narrative.of_new(new)]),
        references=_police_reports(found),
        extra=_facts(found),
    )


_found = lru_cache(maxsize=256)(
    lambda text, reported_on, today: find_in_text(text, reported_on=reported_on, today=today)
)
"""Rows of one case repeat its narrative."""


def _each_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple({statement.id: statement for statement in statements}.values())


class _Narrative:
    """One narrative with what was found in it."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        ids: MentionIds,
        column: str,
        found: Sequence[Found],
    ) -> None:
        """Part what was found into identifiers, and people whom the row does not name."""
        self._text, self._mentions, self._ids, self._column, self._found = (
            text,
            mentions,
            ids,
            column,
            found,
        )
        self._case = Case(id=ids.case_id, number="", ref=ids.ref)
        self._identified = [
            (found_text, found_text.identifier)
            for found_text in found
            if found_text.identifier and found_text.identifier.scheme is not Scheme.PLACE
        ]
        self._spoken_of = Spans(self._name_spans())
        self._strangers = [
            found_text
            for found_text in found
            if found_text.kind is FoundKind.PERSON and not self._known(found_text)
        ]
        self._strange = Spans((found.start, found.end, found) for found in self._strangers)
        self._numbers = Spans((found.start, found.end, (found, i)) for found, i in self._identified)
        self._days = Spans(
            (found_text.start, found_text.end, found_text.date)
            for found_text in found
            if found_text.kind is FoundKind.DATE and found_text.date
        )

    def new_mentions(self) -> Iterator[Mention]:
        """People of the text who are nobody of the row and of whom it says something.

        A role, an identifier beside the name, or alias or age as the press writes them.
        """
        number = 0
        for same in _by_name(self._strangers):
            beside = tuple(
                identifier
                for stranger in same
                for _, _, (found, identifier) in self._numbers.near(*_span(stranger), _BEFORE)
                if self._touch(*_span(stranger), found)
            )
            roles = {found.role for found in same if found.role}
            told = any(found.alias or found.age for found in same) or any(map(self._counts, roles))
            if not (told or beside):
                continue
            number += 1
            role = _role(same)
            part = role if role and self._counts(role) else NAMED
            yield self._mention(same, part, beside, number)

    def _counts(self, role: str) -> bool:
        """Whether a role that only the text gives makes somebody a party.

        Not a victim's or a witness's where the row names parties of its own: that one of them was a
        victim elsewhere shows nowhere, and what is counted would show it.
        """
        return not (self._mentions and ROLES[role].protected)

    def of_new(self, new: Sequence[Mention]) -> Iterator[Statement]:
        """That people who were found have what was found beside them."""
        for mention in new:
            yield from (
                replace(statement, strength=Strength.TENTATIVE)
                for statement in identifier_statements(mention)
            )

    def owned(self) -> Iterator[Statement]:
        """Whose identifiers those are that stand right beside a name of the row."""
        for found, identifier in self._identified:
            for mention in self._beside(found):
                owner = replace(mention, identifiers=(identifier,), record=self._ids.record)
                for made in identifier_statements(owner):
                    yield replace(
                        made, ref=self._ref(found), strength=Strength.TENTATIVE, text=found.text
                    )

    def named(self) -> Iterator[Statement]:
        """That identifiers, places and journeys are named in the case."""
        for found, identifier in self._identified:
            yield self._named(found, identifier)
        for found in self._found:
            if found.kind is FoundKind.TRANSPORT and (journey := self._journey(found)):
                yield self._named(found, journey)
            elif found.identifier and found.identifier.scheme is Scheme.PLACE:
                yield self._named(found, found.identifier)

    def _named(self, found_text: Found, identifier: Identifier) -> Statement:
        return make_statement(
            RelationshipKind.NAMED_IN,
            identifier,
            self._case,
            case_id=self._case.id,
            record=self._ids.record,
            ref=self._ref(found_text),
            how=PROTECTED_NAME if self._is_the_victims(found_text) else "",
            strength=Strength.TENTATIVE,
            text=found_text.text,
        )

    def _is_the_victims(self, found_text: Found) -> bool:
        """Whether the words around say that a number is a victim's or a relative's."""
        before = self._text[max(0, found_text.start - _BEFORE) : found_text.start]
        return (
            _OF_THE_VICTIM.search(before) is not None
            or _THE_VICTIMS.match(self._text, found_text.end) is not None
        )

    def _mention(
        self, same: Sequence[Found], role: str, beside: tuple[Identifier, ...], number: int
    ) -> Mention:
        """One person of the text, of everything that it says of the name."""
        fullest = max(same, key=lambda found: len(parse_person(found.name).tokens))
        fathered = next((found for found in same if parse_person(found.name).father), fullest)
        name = parse_person(fullest.name) if fullest.name else None
        initials = name is not None and name.initials
        told = [found.alias for found in same if found.alias]
        aliases = [*", ".join(told).split(", "), fullest.name if initials else ""]
        return Mention(
            id=self._ids.mention(f"{SLOT}_{number}"),
            case_id=self._ids.case_id,
            record=self._ids.record,
            ref=self._ref(same[0]),
            role=role,
            names=(fullest.name,) if fullest.name and not initials else (),
            aliases=tuple(dict.fromkeys(filter(None, aliases))),
            father=parse_person(fathered.name).father if fathered.name else "",
            age=next((found.age for found in same if found.age), None),
            identifiers=tuple(dict.fromkeys(beside)),
        )

    def _ref(self, found_text: Found) -> SourceRef:
        return replace(
            self._ids.ref, column=self._column, start=found_text.start, end=found_text.end
        )

    def _known(self, found_text: Found) -> bool:
        """Whether somebody of the row bears this name or alias."""
        names = list(filter(None, (found_text.name, found_text.alias)))
        for mention in self._mentions:
            pairs = product((*mention.names, *mention.aliases), names)
            if any(compatible_names(ours, theirs) for ours, theirs in pairs):
                return True
        return False

    def _reported_words(self) -> Iterator[tuple[tuple[str, ...], Mention]]:
        """The words of each name of the row that is long enough to be looked for."""
        for mention in self._mentions:
            for name in (*mention.names, *mention.aliases)[:_NAMES]:
                tokens = parse_person(name).tokens
                if len("".join(tokens)) >= _SHORTEST:
                    yield tokens, mention

    def _name_spans(self) -> Iterator[tuple[int, int, Mention]]:
        """Where the people of the row are spoken of."""
        named = list(self._reported_words())
        words = list(_WORD.finditer(self._text)) if named else []
        places: dict[str, list[int]] = {tokens[0]: [] for tokens, _ in named}
        for index, word in enumerate(words):
            if (folded := fold(word[0])) in places:
                places[folded].append(index)
        for tokens, mention in named:
            for first in places[tokens[0]]:
                run = words[first : first + len(tokens)]
                if tuple([fold(word[0]) for word in run]) == tokens:
                    yield run[0].start(), run[-1].end(), mention
        for found_text in self._found:
            if found_text.kind is FoundKind.PERSON:
                for mention in self._mentions:
                    if any(
                        compatible_names(ours, found_text.name or found_text.alias)
                        for ours in mention.names
                    ):
                        yield found_text.start, found_text.end, mention

    def _beside(self, found_text: Found) -> list[Mention]:
        """The one person of the row whose name stands right beside.

        Nobody when another's does too, or may.

        In whose name an account is said to be ("a.n."), theirs it is, and nobody else's.
        """
        if _THE_VICTIMS.match(self._text, found_text.end):
            return []
        around = self._spoken_of.near(*_span(found_text), _BEFORE)
        near = {m.id: m for start, end, m in around if self._touch(start, end, found_text)}
        strangers = self._strange.near(*_span(found_text), _BEFORE)
        others = [start for start, end, _ in strangers if self._touch(start, end, found_text)]
        # behind a comma stands the next name or none: one after it has a name in between
        following = [start for start, _, _ in self._strange.next(found_text.end)]
        following += [
            start for start, _, m in self._spoken_of.next(found_text.end) if m.id not in near
        ]
        if any(_COMMA.fullmatch(self._text, found_text.end, start) for start in following):
            return []
        if _IN_THE_NAME_OF.match(self._text, found_text.end):
            behind = {m.id: m for start, _, m in around if self._is_behind(found_text.end, start)}
            if len(behind) == 1:
                return [m for key, m in near.items() if key in behind]
            return []
        return list(near.values()) if len(near) == 1 and not others else []

    def _touch(self, start: int, end: int, number: Found) -> bool:
        """Whether a name and a number stand right beside each other, so that one is the other's."""
        if number.end <= start:
            return self._is_behind(number.end, start)
        if not 0 <= number.start - end <= _BEFORE or not _AFTER_NAME.fullmatch(
            self._text, end, number.start
        ):
            return False
        before = self._text[max(0, start - _BEFORE) : start]
        paid = number.kind is FoundKind.BANK_ACCOUNT and _PAID_TO.search(before)
        return bool(paid) or _GIVEN_TO.search(before) is None

    def _is_behind(self, end: int, start: int) -> bool:
        """Whether a name that begins at `start` says whose the number is that ends at `end`."""
        return (
            0 <= start - end <= _BEFORE
            and _BEFORE_NAME.fullmatch(self._text, end, start) is not None
        )

    def _journey(self, found: Found) -> Identifier | None:
        """The ship or flight on the day that stands near by; None for a boat without a name."""
        vehicle, day = found.name or found.text, self._day_near(found)
        if not day or not trip.is_valid(vehicle):
            return None
        return Identifier(scheme=Scheme.TRIP, value=trip.normalize(f"{vehicle}|{day}"))

    def _day_near(self, found_text: Found) -> str:
        days = [
            (abs(start - found_text.start), day)
            for start, _, day in self._days.near(*_span(found_text), _TRIP_WITHIN)
            if len(day) == len("2024-03-15")
        ]
        distance, day = min(days, default=(_TRIP_WITHIN + 1, ""))
        return day if distance <= _TRIP_WITHIN else ""


def _by_name(strangers: Iterable[Found]) -> Iterator[list[Found]]:
    """The people of a text, each with all places where the name, or its first part, stands."""
    people: dict[str, list[list[Found]]] = {}
    for stranger in strangers:
        written = stranger.name or stranger.alias
        if not written:
            continue
        first = " ".join(parse_person(written).tokens[:1]) or fold(written)
        several = people.setdefault(first, [])
        for same in several[:_NAMESAKES]:
            if _is_same(same[0].name or same[0].alias, written):
                same.append(stranger)
                break
        else:
            several.append([stranger])
    yield from sorted(chain.from_iterable(people.values()), key=lambda same: same[0].start)


def _is_same(ours: str, theirs: str) -> bool:
    """Whether one name is the other, or the beginning of it."""
    one, other = parse_person(ours).tokens, parse_person(theirs).tokens
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _role(same: Iterable[Found]) -> str:
    """The role that the text gives somebody; none where it gives an accused's and a victim's."""
    roles = list(dict.fromkeys(found.role for found in same if found.role))
    if len({ROLES[role].protected for role in roles}) > 1:
        return ""
    return next((role for role in roles if role != _REPORTED), roles[0] if roles else "")


def _span(found_text: Found) -> tuple[int, int]:
    return found_text.start, found_text.end


def _police_reports(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            found_text.name or found_text.text
            for found_text in found
            if found_text.kind is FoundKind.POLICE_REPORT
        )
    )


def _facts(found: Sequence[Found]) -> dict[str, str]:
    """Money and dates, one after the other with what they were read as and their spans."""
    money = [
        f"{found_text.text} [{found_text.start}-{found_text.end}] {found_text.currency} "
        f"{found_text.amount:.15g}" + (f" {found_text.purpose}" if found_text.purpose else "")
        for found_text in found
        if found_text.kind is FoundKind.MONEY and found_text.amount is not None
    ]
    dates = [
        f"{found_text.text} [{found_text.start}-{found_text.end}] {found_text.date}"
        for found_text in found
        if found_text.kind is FoundKind.DATE and found_text.date
    ]
    return {
        key: "; ".join(items) for key, items in ((NARRATIVE_MONEY, money), (DATES, dates)) if items
    }
