"""What there is and what may join what: entity and relationship kinds, roles, assessments, grades.

Decisions.
Role codes are the Indonesian words of the reports (perekrut_lapangan, penampung ...); groups are
English.
A role is *protected* when its holder is a victim or speaks for one (victims, witnesses, reporters,
relatives): UU 21/2007 arts. 24 and 44 and UU 31/2014 keep their identity confidential, so they
never tie two cases as parties. A role is *listed* when it only says that somebody stands in a list
of evidence (passengers of a ship, holders of accounts): most of them are victims, families or
strangers, so they are protected too; but that a party named in a case stands in such a list is no
secret of a victim's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class EntityKind(StrEnum):
    """What a node of the graph can be; the value is also its Neo4j label."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    CASE = "Case"
    PHONE = "Phone"
    BANK_ACCOUNT = "BankAccount"
    IDENTITY_DOCUMENT = "IdentityDocument"
    ADDRESS = "Address"
    PLACE = "Place"
    VEHICLE = "Vehicle"
    ONLINE_ACCOUNT = "OnlineAccount"
    TRIP = "Trip"


PARTY_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})
IDENTIFIER_KINDS = frozenset(EntityKind) - PARTY_KINDS - {EntityKind.CASE}


class Scheme(StrEnum):
    """The kinds of identifier a file can hold; each belongs to one entity kind."""

    NIK = "nik"
    KK = "kk"
    PASSPORT = "passport"
    SPLP = "splp"
    LICENCE = "licence"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    PLATE = "plate"
    EMAIL = "email"
    SOCIAL = "social"
    ADDRESS = "address"
    PLACE = "place"
    TRIP = "trip"
    OTHER_DOCUMENT = "other_document"


SCHEME_KIND: Mapping[Scheme, EntityKind] = MappingProxyType(
    {
        Scheme.NIK: EntityKind.IDENTITY_DOCUMENT,
        Scheme.KK: EntityKind.IDENTITY_DOCUMENT,
        Scheme.PASSPORT: EntityKind.IDENTITY_DOCUMENT,
        Scheme.SPLP: EntityKind.IDENTITY_DOCUMENT,
        Scheme.LICENCE: EntityKind.IDENTITY_DOCUMENT,
        Scheme.OTHER_DOCUMENT: EntityKind.IDENTITY_DOCUMENT,
        Scheme.PHONE: EntityKind.PHONE,
        Scheme.BANK_ACCOUNT: EntityKind.BANK_ACCOUNT,
        Scheme.PLATE: EntityKind.VEHICLE,
        Scheme.EMAIL: EntityKind.ONLINE_ACCOUNT,
        Scheme.SOCIAL: EntityKind.ONLINE_ACCOUNT,
        Scheme.ADDRESS: EntityKind.ADDRESS,
        Scheme.PLACE: EntityKind.PLACE,
        Scheme.TRIP: EntityKind.TRIP,
    }
)


class RelationshipKind(StrEnum):
    """How two entities can be joined; the value is also the Neo4j relationship type."""

    PARTY_TO = "PARTY_TO"
    USES = "USES"
    HOLDS = "HOLDS"
    LOCATED_AT = "LOCATED_AT"
    WORKS_FOR = "WORKS_FOR"
    BRANCH_OF = "BRANCH_OF"
    RELATED_TO = "RELATED_TO"
    RECRUITED = "RECRUITED"
    SPONSORED = "SPONSORED"
    FACILITATED = "FACILITATED"
    HARBOURED = "HARBOURED"
    TRANSPORTED = "TRANSPORTED"
    RECEIVED = "RECEIVED"
    EMPLOYED = "EMPLOYED"
    PAID = "PAID"
    OWES = "OWES"
    CALLED = "CALLED"
    TRAVELLED_ON = "TRAVELLED_ON"
    ASSOCIATED_WITH = "ASSOCIATED_WITH"
    PROBABLY_SAME_AS = "PROBABLY_SAME_AS"
    POSSIBLY_SAME_AS = "POSSIBLY_SAME_AS"
    NAMED_IN = "NAMED_IN"


_PERSON = frozenset({EntityKind.PERSON})
_ORGANIZATION = frozenset({EntityKind.ORGANIZATION})
_PARTY_PAIR = (PARTY_KINDS, PARTY_KINDS)

MAY_JOIN: Mapping[RelationshipKind, tuple[frozenset[EntityKind], frozenset[EntityKind]]] = (
    MappingProxyType(
        {
            RelationshipKind.PARTY_TO: (PARTY_KINDS, frozenset({EntityKind.CASE})),
            RelationshipKind.USES: (
                PARTY_KINDS,
                frozenset(
                    {
                        EntityKind.PHONE,
                        EntityKind.ONLINE_ACCOUNT,
                        EntityKind.VEHICLE,
                        EntityKind.BANK_ACCOUNT,
                    }
                ),
            ),
            RelationshipKind.HOLDS: (
                PARTY_KINDS,
                frozenset(
                    {EntityKind.IDENTITY_DOCUMENT, EntityKind.BANK_ACCOUNT, EntityKind.VEHICLE}
                ),
            ),
            RelationshipKind.LOCATED_AT: (
                PARTY_KINDS | {EntityKind.ADDRESS, EntityKind.CASE},
                frozenset({EntityKind.ADDRESS, EntityKind.PLACE}),
            ),
            RelationshipKind.WORKS_FOR: (_PERSON, _ORGANIZATION),
            RelationshipKind.BRANCH_OF: (_ORGANIZATION, _ORGANIZATION),
            RelationshipKind.RELATED_TO: (_PERSON, _PERSON),
            RelationshipKind.RECRUITED: _PARTY_PAIR,
            RelationshipKind.SPONSORED: _PARTY_PAIR,
            RelationshipKind.FACILITATED: _PARTY_PAIR,
            RelationshipKind.HARBOURED: _PARTY_PAIR,
            RelationshipKind.TRANSPORTED: _PARTY_PAIR,
            RelationshipKind.RECEIVED: _PARTY_PAIR,
            RelationshipKind.EMPLOYED: _PARTY_PAIR,
            RelationshipKind.PAID: (
                PARTY_KINDS | {EntityKind.BANK_ACCOUNT, EntityKind.PHONE},
                PARTY_KINDS | {EntityKind.BANK_ACCOUNT, EntityKind.PHONE},
            ),
            RelationshipKind.OWES: _PARTY_PAIR,
            RelationshipKind.CALLED: (
                PARTY_KINDS | {EntityKind.PHONE},
                PARTY_KINDS | {EntityKind.PHONE},
            ),
            RelationshipKind.TRAVELLED_ON: (
                _PERSON,
                frozenset({EntityKind.TRIP, EntityKind.VEHICLE}),
            ),
            RelationshipKind.ASSOCIATED_WITH: _PARTY_PAIR,
            RelationshipKind.PROBABLY_SAME_AS: _PARTY_PAIR,
            RelationshipKind.POSSIBLY_SAME_AS: _PARTY_PAIR,
            RelationshipKind.NAMED_IN: (IDENTIFIER_KINDS, frozenset({EntityKind.CASE})),
        }
    )
)

SAME_AS = frozenset({RelationshipKind.PROBABLY_SAME_AS, RelationshipKind.POSSIBLY_SAME_AS})
"""Links that resolution proposes and nobody stated: probable ones are shown, possible ones only
asked about.
"""

SYMMETRIC = SAME_AS | {RelationshipKind.RELATED_TO, RelationshipKind.ASSOCIATED_WITH}

IDENTIFIER_RELATIONSHIP: Mapping[EntityKind, RelationshipKind] = MappingProxyType(
    {
        EntityKind.PHONE: RelationshipKind.USES,
        EntityKind.ONLINE_ACCOUNT: RelationshipKind.USES,
        EntityKind.VEHICLE: RelationshipKind.USES,
        EntityKind.BANK_ACCOUNT: RelationshipKind.HOLDS,
        EntityKind.IDENTITY_DOCUMENT: RelationshipKind.HOLDS,
        EntityKind.ADDRESS: RelationshipKind.LOCATED_AT,
        EntityKind.PLACE: RelationshipKind.LOCATED_AT,
        EntityKind.TRIP: RelationshipKind.TRAVELLED_ON,
    }
)
"""The kind of statement that a mention's own identifier makes."""


def may_join(kind: RelationshipKind, start: EntityKind, end: EntityKind) -> bool:
    """Whether a relationship of this kind may run from one entity kind to the other."""
    starts, ends = MAY_JOIN[kind]
    return start in starts and end in ends


class RoleGroup(StrEnum):
    """What a party does in a case, coarsely."""

    VICTIM = "victim"
    RECRUITER = "recruiter"
    SPONSOR = "sponsor"
    FACILITATOR = "facilitator"
    OTHER = "other"


REGISTER = "register"
"""The `scheme` of a case that is a mere list of people or numbers: it ties nobody to anybody."""

EDGE_LIST = "edge_list"
"""The `scheme` of a case that is a list of ties: only those whom it ties are tied."""

EVENT = "event"
"""The `scheme` of a case that is an event of a two-mode table: it ties those who were there, and is
no complaint.
"""

LISTS = frozenset({EDGE_LIST, EVENT})
"""Schemes of cases that a list of ties or a table of events gives, such as a published network."""

NO_COMPLAINTS = LISTS | {REGISTER}
"""Schemes of cases that are no complaints: nothing is asked of them that only a complaint can tell.
"""

NARRATIVE_MONEY = "narrative: money"
"""The key in `Case.extra` of the sums of money that its narrative tells of."""


class Stage(StrEnum):
    """The steps of a recruitment chain.

    Palermo Protocol art. 3 acts, with documents and exploitation beside them.
    """

    RECRUIT = "recruit"
    FINANCE = "finance"
    DOCUMENT = "document"
    SHELTER = "shelter"
    TRANSPORT = "transport"
    IMMIGRATION = "immigration"
    RECEIVE = "receive"
    EXPLOIT = "exploit"


@dataclass(frozen=True, slots=True)
class Role:
    """A role code with its group, its stage, and whether its holder is protected.

    The stage is the one of the chain that it serves.
    """

    code: str
    group: RoleGroup
    stage: Stage | None = None
    protected: bool = False
    listed: bool = False
    """Whether its holder is merely found in a list of evidence, such as passengers: protected until
    a case names it.
    """
    relationship: RelationshipKind | None = None
    """What a holder of this role is said to have done to the victims of the same case row."""


NAMED = "disebut"
"""The role of somebody who is mentioned and of whom it is not said as what: a narrative names him
and no column does, or his role was left out. He may be a victim, so he is protected, joins no cases
and is counted for no stage; a case that says what he did makes him a party.
"""

OTHER_PARTY = "pihak_lain"
"""The role of somebody whom a list or a register names, and of whom it says no more."""

PROTECTED_NAME = "protected"
"""The `how` of an identifier that a narrative calls a victim's or a relative's."""

FREE_TEXT = "free_text"
"""The property of an identifier that nothing but narratives tells of."""

NOBODYS = frozenset({EntityKind.PLACE, EntityKind.TRIP})
"""Kinds of identifiers that are shown though only a narrative tells of them."""

PERSONAL_SCHEMES = frozenset({Scheme.NIK, Scheme.KK, Scheme.PASSPORT, Scheme.SPLP, Scheme.EMAIL})
"""Identifiers that tell who somebody is: named in a narrative alone, they are taken for a victim's.
"""

_ROLES = (
    Role("korban", RoleGroup.VICTIM, protected=True),
    Role("saksi", RoleGroup.OTHER, protected=True),
    Role("pelapor", RoleGroup.OTHER, protected=True),
    Role("keluarga", RoleGroup.OTHER, protected=True),
    Role("perekrut", RoleGroup.RECRUITER, Stage.RECRUIT, relationship=RelationshipKind.RECRUITED),
    Role(
        "perekrut_lapangan",
        RoleGroup.RECRUITER,
        Stage.RECRUIT,
        relationship=RelationshipKind.RECRUITED,
    ),
    Role(
        "perekrut_kerabat",
        RoleGroup.RECRUITER,
        Stage.RECRUIT,
        relationship=RelationshipKind.RECRUITED,
    ),
    Role("p3mi", RoleGroup.RECRUITER, Stage.RECRUIT, relationship=RelationshipKind.RECRUITED),
    Role(
        "kantor_cabang", RoleGroup.RECRUITER, Stage.RECRUIT, relationship=RelationshipKind.RECRUITED
    ),
    Role("koordinator", RoleGroup.RECRUITER, relationship=RelationshipKind.RECRUITED),
    Role("sponsor", RoleGroup.SPONSOR, Stage.FINANCE, relationship=RelationshipKind.SPONSORED),
    Role("pemodal", RoleGroup.SPONSOR, Stage.FINANCE, relationship=RelationshipKind.SPONSORED),
    Role("fasilitator", RoleGroup.FACILITATOR, relationship=RelationshipKind.FACILITATED),
    Role(
        "pengurus_dokumen",
        RoleGroup.FACILITATOR,
        Stage.DOCUMENT,
        relationship=RelationshipKind.FACILITATED,
    ),
    Role(
        "pemalsu_dokumen",
        RoleGroup.FACILITATOR,
        Stage.DOCUMENT,
        relationship=RelationshipKind.FACILITATED,
    ),
    Role("lpk", RoleGroup.FACILITATOR, Stage.DOCUMENT, relationship=RelationshipKind.FACILITATED),
    Role(
        "travel_tour",
        RoleGroup.FACILITATOR,
        Stage.TRANSPORT,
        relationship=RelationshipKind.FACILITATED,
    ),
    Role(
        "penampung", RoleGroup.FACILITATOR, Stage.SHELTER, relationship=RelationshipKind.HARBOURED
    ),
    Role(
        "pengantar",
        RoleGroup.FACILITATOR,
        Stage.TRANSPORT,
        relationship=RelationshipKind.TRANSPORTED,
    ),
    Role(
        "tekong_laut",
        RoleGroup.FACILITATOR,
        Stage.TRANSPORT,
        relationship=RelationshipKind.TRANSPORTED,
    ),
    Role(
        "pelolos_imigrasi",
        RoleGroup.FACILITATOR,
        Stage.IMMIGRATION,
        relationship=RelationshipKind.FACILITATED,
    ),
    Role(
        "oknum_petugas",
        RoleGroup.FACILITATOR,
        Stage.IMMIGRATION,
        relationship=RelationshipKind.FACILITATED,
    ),
    Role("agensi_ln", RoleGroup.FACILITATOR, Stage.RECEIVE, relationship=RelationshipKind.RECEIVED),
    Role("majikan", RoleGroup.OTHER, Stage.EXPLOIT, relationship=RelationshipKind.EMPLOYED),
    Role("pihak_diadukan", RoleGroup.OTHER),
    Role(OTHER_PARTY, RoleGroup.OTHER),
    Role("pemilik_rekening", RoleGroup.OTHER, protected=True, listed=True),
    Role(NAMED, RoleGroup.OTHER, protected=True, listed=True),
    Role("penumpang", RoleGroup.OTHER, protected=True, listed=True),
)

ROLES: Mapping[str, Role] = MappingProxyType({role.code: role for role in _ROLES})
DONE_TO_VICTIMS = frozenset(role.relationship for role in _ROLES if role.relationship)
"""Relationships that a part in a case has with its victims: whom they end at is one."""
"""Every role code; the codes follow the vocabulary of police and BP3MI reports."""


class AssessmentStatus(StrEnum):
    """Where a claim against a party stands, from weakest to strongest.

    `cleared` stands beside them.
    """

    ALLEGED = "alleged"
    INDICATED = "indicated"
    CHARGED = "charged"
    CONVICTED = "convicted"
    CLEARED = "cleared"


class Reliability(StrEnum):
    """How far a source can be trusted (Admiralty code, NATO AJP-2.1)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far a piece of information can be believed (Admiralty code, NATO AJP-2.1)."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNKNOWN = "6"


RELIABILITY_WEIGHT: Mapping[Reliability, float] = MappingProxyType(
    dict(zip(Reliability, (1.0, 0.85, 0.7, 0.4, 0.15, 0.5), strict=True))
)
CREDIBILITY_WEIGHT: Mapping[Credibility, float] = MappingProxyType(
    dict(zip(Credibility, (1.0, 0.8, 0.6, 0.3, 0.1, 0.4), strict=True))
)


class Strength(StrEnum):
    """How a link is drawn: solid, dashed, dotted (i2 link-chart convention)."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    TENTATIVE = "tentative"


class Tier(StrEnum):
    """How sure it is that a mention is the entity it was given to."""

    SAME = "same"
    PROBABLE = "probable"
    REVIEW = "review"


class Decision(StrEnum):
    """What a reviewer decided about a pair."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class Audience(StrEnum):
    """Whom an export or briefing is made for; decides what it may show."""

    INTERNAL = "internal"
    PARTNER = "partner"
    PUBLIC = "public"


class LawfulBasis(StrEnum):
    """On what ground personal data are processed (UU 27/2022 art. 20)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_INTEREST = "public_interest"
    LEGITIMATE_INTEREST = "legitimate_interest"


VIEWER_ROLES = (
    *("handler", "investigator", "analyst", "briefing", "head"),
    *("approver", "auditor", "administrator"),
)
