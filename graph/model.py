"""The values that travel through the house.

Sources, cases, mentions, statements, entities, relationships, judgements.

Decisions.
Values are frozen msgspec structs: their canonical JSON (fields in order, defaults left out) is what
stores compare, so "unchanged" means the same bytes on every engine.
A *record* is what one row of a table gave. It owns its mentions and statements: putting a record
again replaces what it owned, so a corrected row leaves nothing of the old one behind.
Dates are ISO text, possibly partial ("2024", "2024-03", "2024-03-15"), which sorts as it reads;
None is "not said".
Ids come in two forms. Loaders make *plain* ones, digests of what makes a thing itself, so loading
the same file again makes the same ids on any machine; whoever guesses a name could make them too.
They are keyed with the secret of a store before anything is put there (graph/ids.py); all further
ids are made of keyed ones. The two differ in length, so one is never taken for the other.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from graph.errors import InvalidStatement, InvalidValue
from graph.messages import message
from graph.schema import (
    CREDIBILITY_WEIGHT,
    IDENTIFIER_KINDS,
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    RELIABILITY_WEIGHT,
    ROLES,
    SCHEME_KIND,
    AssessmentStatus,
    Credibility,
    Decision,
    EntityKind,
    RelationshipKind,
    Reliability,
    Role,
    Scheme,
    Strength,
    Tier,
    may_join,
)

Id = str


def make_id(prefix: str, *parts: str) -> Id:
    """An id made of other ids: the prefix and 72 bits of BLAKE2b over the parts.

    >>> make_id("l", "e_1", "e_2") == make_id("l", "e_1", "e_2")
    True
    """
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=9)
    return f"{prefix}_{digest.hexdigest()}"


def plain_id(prefix: str, *parts: str) -> Id:
    """An id made of what makes a thing itself, such as a number or a name: 80 bits of BLAKE2b.

    It tells what it is made of to whoever guesses that, so a store keeps only what its key makes of
    it (graph/ids.py). The parts may hold any text.

    >>> plain_id("c", "register.xlsx", "001/2026") == plain_id("c", "register.xlsx", "001/2026")
    True
    """
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10)
    return f"{prefix}_{digest.hexdigest()}"


class Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """Base of every value: frozen, compared by content, written as canonical JSON.

    The garbage collector need not watch them: a value made of values cannot hold itself.
    """


class Grade(Value, frozen=True, omit_defaults=True):
    """Admiralty grade of one piece of information: source reliability A-F and credibility 1-6."""

    reliability: Reliability = Reliability.F
    credibility: Credibility = Credibility.UNKNOWN

    @property
    def weight(self) -> float:
        """Evidence weight in 0..1: reliability times credibility, for ranking only.

        The conversion is Simpul's own.
        """
        return RELIABILITY_WEIGHT[self.reliability] * CREDIBILITY_WEIGHT[self.credibility]

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


def combine_weights(weights: Iterable[float]) -> float:
    """Weight of independent sources that say the same.

    1 - prod(1 - w), the noisy-or of Pearl (1988).

    >>> combine_weights([0.5, 0.5])
    0.75
    """
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return round(1.0 - doubt, 6)


class Source(Value, frozen=True, omit_defaults=True):
    """A file or document; `dataset` is the scope in which its case numbers are unique."""

    id: Id
    name: str
    dataset: str
    digest: str = ""
    """SHA-256 of the bytes, in hex."""
    size: int = 0
    """Bytes."""
    mapping: str = ""
    """Name of the mapping that read it; empty for the automatic one."""


class SourceRef(Value, frozen=True, omit_defaults=True):
    """The exact place of a value.

    Sheet, row (as a spreadsheet numbers it), column, or span of characters in a cell.
    """

    source_id: Id
    sheet: str = ""
    row: int = 0
    column: str = ""
    start: int | None = None
    end: int | None = None


class Identifier(Value, frozen=True, omit_defaults=True):
    """A normalised identifier, which is its own key: two equal ones are the same entity.

    `value` is canonical for its scheme (graph/identifiers.py says how), for example
    `+6281234567890`, or `bri:012345678901234` for a bank account.
    """

    scheme: Scheme
    value: str

    @property
    def kind(self) -> EntityKind:
        """The kind of entity that this identifier is."""
        return SCHEME_KIND[self.scheme]

    @property
    def plain_id(self) -> Id:
        """The plain id of the entity that this identifier is; a store's key makes its id of it."""
        return _plain_identifier_id(self.scheme, self.value)


@lru_cache(maxsize=1 << 16)
def _plain_identifier_id(scheme: Scheme, value: str) -> Id:
    """The plain id of an identifier, remembered since many rows tell of the same."""
    return plain_id("i", scheme, value)


class Locality(Value, frozen=True, omit_defaults=True):
    """A place down to the village.

    `code` is the longest known Kemendagri code (2, 4 or 6 digits).
    """

    code: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return any(
            (self.code, self.village, self.district, self.regency, self.province, self.country)
        )


class Assessment(Value, frozen=True, omit_defaults=True):
    """Where a claim against a party stands; by whom, when, on what basis."""

    status: AssessmentStatus = AssessmentStatus.ALLEGED
    by: str = ""
    on: str | None = None
    basis: str = ""


class Case(Value, frozen=True, omit_defaults=True):
    """One complaint or report."""

    id: Id
    number: str
    ref: SourceRef
    reported_on: str | None = None
    office: str = ""
    channel: str = ""
    categories: tuple[str, ...] = ()
    status: str = ""
    status_on: str | None = None
    procedural: str = ""
    scheme: str = ""
    origin: Locality = Locality()
    destination: Locality = Locality()
    departed_on: str | None = None
    departed_from: str = ""
    transit: tuple[str, ...] = ()
    visa: str = ""
    sector: str = ""
    narrative: str = ""
    references: tuple[str, ...] = ()
    """Numbers of police reports and other files that it points to."""
    extra: Mapping[str, str] = {}
    """Columns that no field takes, as they stood."""

    @property
    def kind(self) -> EntityKind:
        """The kind of entity that it is."""
        return EntityKind.CASE


class Mention(Value, frozen=True, omit_defaults=True):
    """One party as reported in one case.

    Never edited, only loaded again from a corrected source.
    """

    id: Id
    case_id: Id
    record: Id
    ref: SourceRef
    kind: EntityKind = EntityKind.PERSON
    role: str = "pihak_diadukan"
    names: tuple[str, ...] = ()
    """As written, titles and all; the first is the main one. Empty when only initials or nothing
    was given.
    """
    aliases: tuple[str, ...] = ()
    father: str = ""
    sex: str = ""
    """`m`, `f` or empty."""
    born_on: str | None = None
    age: int | None = None
    """Age in years on the day of the report."""
    nationality: str = ""
    locality: Locality = Locality()
    address: str = ""
    organization: str = ""
    position: str = ""
    identifiers: tuple[Identifier, ...] = ()
    """As reported in its columns; each is a Statement too, which carries the grade."""
    assessment: Assessment | None = None
    grade: Grade = Grade()
    """Of its being a party to this case at all."""
    consent: bool | None = None
    """Whether a victim agreed to the sharing of data; None is "not asked", which masks like no."""
    label: str = ""
    """What its source calls the party wherever it names it: there one label is one party, and two
    labels are two.
    """
    extra: Mapping[str, str] = {}

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise InvalidValue(
                message(
                    "unknown role {role!r}: use one of {names}",
                    role=self.role,
                    names=", ".join(sorted(ROLES)),
                )
            )
        if self.kind not in PARTY_KINDS:
            raise InvalidValue(
                message("a mention is a Person or an Organization, not {kind}", kind=self.kind)
            )

    @property
    def reported_role(self) -> Role:
        """Its role with group, stage and protection."""
        return ROLES[self.role]

    @property
    def name(self) -> str:
        """The main name as written, else the first alias, else empty."""
        return self.names[0] if self.names else (self.aliases[0] if self.aliases else "")


class Statement(Value, frozen=True, omit_defaults=True):
    """One reported link between two mentions, or from a mention or identifier to an identifier.

    Never edited. `subject` and `object` are mention ids, identifiers, or the id of the case;
    `case_id` is the case that says it.
    """

    id: Id
    kind: RelationshipKind
    case_id: Id
    record: Id
    ref: SourceRef
    subject: Id | Identifier
    object: Id | Identifier
    first_on: str | None = None
    last_on: str | None = None
    amount: float | None = None
    currency: str = ""
    count: int = 1
    """How often it happened: calls, payments."""
    how: str = ""
    """Free detail of the kind: which kinship, how facilitated, what the money was for."""
    share: float = 1.0
    """How strong the source calls it beside the strongest that it tells of, above 0 and up to 1."""
    grade: Grade = Grade()
    strength: Strength | None = None
    """Given only when the source says it; otherwise derived from the grades."""
    text: str = ""
    """The value as written, when it was normalised on the way."""


class Judgement(Value, frozen=True, omit_defaults=True):
    """A reviewer's decision about two mentions or entities.

    Appended, withdrawn, never overwritten.
    """

    id: Id
    left: Id
    right: Id
    decision: Decision
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    why: str = ""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""
    tier: Tier | None = None
    """How the pair was proposed when it was judged; None when resolution had not proposed it."""
    bits: float | None = None
    """What it weighed then (log2 odds), so that reviewing can be measured afterwards."""
    left_said: tuple[str, ...] = ()
    right_said: tuple[str, ...] = ()
    """Marks of what each mention said when it was judged (graph/resolution/judgements.py); empty is
    not known.
    """

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_on is None


class Comparison(Value, frozen=True, omit_defaults=True):
    """What one comparison of two mentions said.

    Holds no value of either, so it may be shown to anybody.
    """

    name: str
    """`name`, `nik`, `birth`, `phone`, `place`, `sex`, `father`, `organization`, `role`, `context`,
    `document`, `account`; or `prior`, the odds before anything was compared.
    """
    level: str
    """How well they agreed, such as `same`, `near`, `different`; empty for `prior`."""
    weight: float
    """log2 of how much likelier this is for one person than for two (bits); below 0 it speaks
    against.
    """
    frequency: float = 0.0
    """What the rarity of the shared value adds (bits); below 0 it is a common one."""


class Assignment(Value, frozen=True, omit_defaults=True):
    """One line of a resolution: this mention is that entity, how sure, and why."""

    mention_id: Id
    entity_id: Id
    tier: Tier = Tier.SAME
    reasons: tuple[str, ...] = ()
    """Reason codes, such as `nik`, `name+phone`, `model`, `alone`, `judgement`."""
    linked_to: Id = ""
    """The mention of the same entity that it fits best; empty when it is alone."""
    weight: float = 0.0
    """log2 odds that these two are one (bits); 0 when a rule or a judgement joined them."""
    comparisons: tuple[Comparison, ...] = ()
    """What the weight is the sum of."""


class Entity(Value, frozen=True, omit_defaults=True):
    """What mentions resolve to, or an identifier or case as a node; derived, can be rebuilt."""

    id: Id
    kind: EntityKind
    name: str
    """What to call it: the fullest reported name, or the identifier in its usual writing."""
    names: tuple[str, ...] = ()
    """Every other reported name and alias."""
    serial: int = 0
    """Counts people and organisations in the order they were first known; never reused; 0 for other
    kinds.
    """
    protected: bool = False
    """Known only as, or held only by, victims, witnesses, reporters and relatives: masked by
    default.
    """
    derived_from: Id = ""
    """The entity that this one was split from."""
    mentions: tuple[Id, ...] = ()
    cases: int = 0
    """Number of distinct cases it is known from."""
    properties: Mapping[str, Any] = {}
    """Plain JSON: `scheme` and `value` of an identifier; `sex`, `born_on`, `locality` of a person;
    facts of a case.
    """


class Relationship(Value, frozen=True, omit_defaults=True):
    """A typed, dated link between two entities, with everything it rests on.

    Derived, can be rebuilt.
    """

    id: Id
    kind: RelationshipKind
    start: Id
    end: Id
    role: str = ""
    """For PARTY_TO: the role code. One party may have several roles in one case, each its own
    relationship.
    """
    weight: float = 0.0
    """0..1, from grades and independent sources."""
    strength: Strength = Strength.TENTATIVE
    grade: Grade = Grade()
    """The best of its statements' grades."""
    first_on: str | None = None
    last_on: str | None = None
    statements: tuple[Id, ...] = ()
    """Ids of statements; for PARTY_TO of mentions."""
    cases: tuple[Id, ...] = ()
    sources: int = 1
    """Number of distinct sources."""
    properties: Mapping[str, Any] = {}
    """Plain JSON: `assessment`, `assessed_by`, `assessed_on`, `basis`, `amount`, `currency`,
    `count`, `how`.

    `inferred` is true where nobody stated the link and resolution concluded it from what its
    mentions are called. Of a link that resolution proposes (schema.SAME_AS): `tier`; `bits`, the
    log2 odds; `left` and `right`, the two mentions that fit best; `comparisons`, what the bits are
    the sum of (values of Comparison); `because`, why it was not fused: empty, or `nik`, `sex`,
    `birth`, `common`, `father`, `case`, `judgement`, `name`, `established`, `suspects`,
    `namesakes`, `sides`, `initials`.
    """

    def __post_init__(self) -> None:
        if not self.statements:
            raise InvalidValue(
                message(
                    "{kind} {start} -> {end} has no source: such a link cannot be stored",
                    kind=self.kind,
                    start=self.start,
                    end=self.end,
                )
            )


class AuditEntry(Value, frozen=True, omit_defaults=True):
    """One thing that was done, chained to the one before by its digest."""

    number: int
    at: str
    by: str
    action: str
    subject: str = ""
    reason: str = ""
    previous: str = ""
    digest: str = ""


def case_id(dataset: str, number: str) -> Id:
    """The plain id of a case: its number within its dataset."""
    return plain_id("c", dataset, number)


def mention_id(dataset: str, number: str, place: str) -> Id:
    """The plain id of a mention: its dataset, case number and place in the case.

    The place is such as `parties:2:pihak_diadukan_1`.
    """
    return plain_id("m", dataset, number, place)


def record_id(dataset: str, number: str, place: str) -> Id:
    """The plain id of a record: its dataset, case number and place of the row in the case.

    The place is such as `parties:2`.
    """
    return plain_id("r", dataset, number, place)


def make_statement(
    kind: RelationshipKind,
    subject: Mention | Identifier,
    object_: Mention | Identifier | Case,
    *,
    case_id: Id,
    record: Id,
    ref: SourceRef,
    **details: Any,
) -> Statement:
    """A statement with its plain id, after checking that its kind may join these two.

    Raises InvalidStatement otherwise. `details` are the remaining fields of Statement; `how` and
    `first_on` tell apart two statements of one kind between the same two in one record.
    """
    if not may_join(kind, subject.kind, object_.kind):
        raise InvalidStatement(
            message(
                "{kind} cannot join {kind_2} to {kind_3}",
                kind=kind,
                kind_2=subject.kind,
                kind_3=object_.kind,
            )
        )
    start, end = _end_of(subject), _end_of(object_)
    return Statement(
        id=plain_id(
            "s",
            kind,
            start if isinstance(start, str) else start.plain_id,
            end if isinstance(end, str) else end.plain_id,
            record,
            str(details.get("how", "")),
            str(details.get("first_on") or ""),
        ),
        kind=kind,
        case_id=case_id,
        record=record,
        ref=ref,
        subject=start,
        object=end,
        **details,
    )


def identifier_statements(mention: Mention, grade: Grade = Grade()) -> list[Statement]:
    """The statements that a mention's own identifiers make.

    It uses the phone, holds the account ...
    """
    return [
        make_statement(
            IDENTIFIER_RELATIONSHIP[identifier.kind],
            mention,
            identifier,
            case_id=mention.case_id,
            record=mention.record,
            ref=mention.ref,
            grade=grade,
        )
        for identifier in dict.fromkeys(mention.identifiers)
        if identifier.kind in IDENTIFIER_KINDS
    ]


def _end_of(value: Mention | Identifier | Case) -> Id | Identifier:
    return value if isinstance(value, Identifier) else value.id


class Batch(Value, frozen=True, omit_defaults=True):
    """What is put into a store in one transaction.

    `records` are those that the batch holds whole: what they owned before and do not own here is
    removed.
    """

    records: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    cases: tuple[Case, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()


class Changes(Value, frozen=True, omit_defaults=True):
    """What a put did, by id of source, case, mention, statement, entity or relationship."""

    new: frozenset[Id] = frozenset()
    updated: frozenset[Id] = frozenset()
    unchanged: frozenset[Id] = frozenset()
    removed: frozenset[Id] = frozenset()

    @property
    def matter(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.new or self.updated or self.removed)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            new=self.new | other.new,
            updated=self.updated | other.updated,
            unchanged=self.unchanged | other.unchanged,
            removed=self.removed | other.removed,
        )


class Resolved(Value, frozen=True, omit_defaults=True):
    """A whole resolution and what derives from it: what a store saves as a difference."""

    assignments: tuple[Assignment, ...] = ()
    redirects: Mapping[Id, Id] = {}
    """Retired entity id to the id that took its mentions over (graph/redirects.py)."""
    entities: tuple[Entity, ...] = ()
    relationships: tuple[Relationship, ...] = ()


class KnownIdentities(Value, frozen=True, omit_defaults=True):
    """What the last resolution said of identities.

    What the next one needs, so that ids and serials stay.
    """

    entity_of: Mapping[Id, Id] = {}
    """Mention to entity."""
    serials: Mapping[Id, int] = {}
    """Serials of people and organisations."""
    protected: frozenset[Id] = frozenset()
    """Those of them that stand for protected people, by what was told of them themselves."""
    redirects: Mapping[Id, Id] = {}
    generation: int | None = None
    """The store's generation it was read at; None when it comes from no store."""
