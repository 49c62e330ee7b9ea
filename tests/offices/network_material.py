"""A small hand-made network, hostile and full of secrets, masked as the workspace masks it."""

from collections.abc import Sequence

from app.access.redaction import (
    mask_case,
    mask_entity,
    mask_mention,
    mask_relationship,
    mask_source,
)
from app.access.viewer import Viewer
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.analysis.networks.networks import Network, Tie, TieReason
from graph.analysis.networks.ranking import RankedParty, Reason
from graph.model import (
    Case,
    Entity,
    Grade,
    Identifier,
    Locality,
    Mention,
    Relationship,
    Source,
    SourceRef,
)
from graph.schema import (
    AssessmentStatus,
    Audience,
    Credibility,
    EntityKind,
    RelationshipKind,
    Reliability,
    Scheme,
    Strength,
)
from tests.offices.ids import IDS

VICTIM_NAME = "Marlina Watulingas"
DUAL_NAME = "Yunus Tandilolo"
SECRETS = (
    VICTIM_NAME,
    "Watulingas",
    "Marlina",
    "7202014507980003",
    "6281399887766",
    "81399887766",
    "Desa Rahasia",
)
MARKUP = "<img src=x onerror=alert(1)> href"
SCRIPT = "</script><script>alert(2)</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'

_B2 = Grade(reliability=Reliability.B, credibility=Credibility.PROBABLE)
_PHONE = Identifier(scheme=Scheme.PHONE, value="+6281234500011")
_ACCOUNT = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:001234567890123")
_VICTIM_NIK = Identifier(scheme=Scheme.NIK, value="7202014507980003")
_VICTIM_PHONE = Identifier(scheme=Scheme.PHONE, value="+6281399887766")

SOURCES = {
    "src1": Source(
        id="src1",
        name="register 2026.xlsx",
        dataset="register 2026.xlsx",
        digest="ab" * 32,
        size=20480,
    ),
    "src2": Source(id="src2", name=SCRIPT + ".csv", dataset="d", digest="cd" * 32, size=512),
}
CASES = {
    f"c{n}": Case(
        id=f"c{n}",
        number=number,
        ref=SourceRef(source_id="src1", sheet="Juli", row=n + 1),
        reported_on=f"2026-0{n}-15",
        office="BP3MI Sulawesi Tengah",
        origin=Locality(
            code="7202", village="Desa Rahasia", regency=regency, province="Sulawesi Tengah"
        ),
        destination=Locality(country=country),
        departed_from="Palu",
        transit=("Jakarta",),
        narrative=f"{VICTIM_NAME} (NIK 7202014507980003) direkrut",
        extra={"catatan": f"hubungi {VICTIM_NAME} di 081399887766"},
    )
    for n, number, regency, country in (
        (1, "001/PGD/2026", "Poso", "SA"),
        (2, "014/PGD/2026", "Sigi", "SA"),
        (3, "027/PGD/2026", "Poso", "MY"),
    )
}
ENTITIES = (
    Entity(
        id="p_a",
        kind=EntityKind.PERSON,
        name="Darmawan Lasut",
        names=("Om Dar",),
        serial=1,
        cases=3,
    ),
    Entity(id="p_b", kind=EntityKind.PERSON, name=MARKUP, serial=2, cases=1),
    Entity(id="p_c", kind=EntityKind.ORGANIZATION, name=FORMULA, serial=3, cases=2),
    Entity(id="p_d", kind=EntityKind.PERSON, name=SCRIPT, serial=4, cases=1),
    Entity(
        id="p_e",
        kind=EntityKind.PERSON,
        name=DUAL_NAME,
        serial=5,
        cases=2,
        properties={"pseudonym": "korban"},
    ),
    Entity(
        id="p_v",
        kind=EntityKind.PERSON,
        name=VICTIM_NAME,
        names=("Ina Marlina",),
        serial=6,
        protected=True,
        cases=2,
        properties={"pseudonym": "korban", "sex": "f", "address": "Desa Rahasia"},
    ),
    *(
        Entity(
            id=IDS.identifier(each),
            kind=each.kind,
            name=name,
            protected=protected,
            properties={"scheme": each.scheme.value, "value": each.value},
        )
        for each, name, protected in (
            (_PHONE, "+62 812-3450-0011", False),
            (_ACCOUNT, "BRI 0012-34-567890-12-3", False),
            (_VICTIM_NIK, "7202014507980003", True),
            (_VICTIM_PHONE, "+62 813-9988-7766", True),
        )
    ),
    *(
        Entity(id=each.id, kind=EntityKind.CASE, name=each.number, cases=1)
        for each in CASES.values()
    ),
)
_PARTS = (
    ("p_a", "c1", "perekrut_lapangan", "alleged"),
    ("p_a", "c2", "perekrut_lapangan", "indicated"),
    ("p_a", "c3", "koordinator", ""),
    ("p_b", "c1", "penampung", ""),
    ("p_c", "c2", "p3mi", "charged"),
    ("p_c", "c3", "p3mi", "charged"),
    ("p_d", "c3", "pemodal", ""),
    ("p_e", "c2", "korban", ""),
    ("p_e", "c3", "perekrut_kerabat", ""),
    ("p_v", "c1", "korban", ""),
    ("p_v", "c3", "korban", ""),
)
_LINKS = (
    ("p_a", "p_v", RelationshipKind.RECRUITED, Strength.UNCONFIRMED),
    ("p_a", "p_e", RelationshipKind.RECRUITED, Strength.UNCONFIRMED),
    ("p_b", "p_v", RelationshipKind.HARBOURED, Strength.TENTATIVE),
    ("p_d", "p_a", RelationshipKind.PAID, Strength.CONFIRMED),
    ("p_a", IDS.identifier(_PHONE), RelationshipKind.USES, Strength.CONFIRMED),
    ("p_d", IDS.identifier(_PHONE), RelationshipKind.USES, Strength.TENTATIVE),
    ("p_c", IDS.identifier(_ACCOUNT), RelationshipKind.HOLDS, Strength.UNCONFIRMED),
    ("p_v", IDS.identifier(_VICTIM_NIK), RelationshipKind.HOLDS, Strength.UNCONFIRMED),
    ("p_v", IDS.identifier(_VICTIM_PHONE), RelationshipKind.USES, Strength.UNCONFIRMED),
)
MENTIONS = tuple(
    Mention(
        id=f"m_{who}_{case}",
        case_id=case,
        record=f"r_{case}",
        ref=SourceRef(
            source_id="src2" if who == "p_d" else "src1", sheet="Juli", row=int(case[1]) + 1
        ),
        role=role,
        names=(next(entity.name for entity in ENTITIES if entity.id == who),),
        extra={"ibu": VICTIM_NAME},
    )
    for who, case, role, _ in _PARTS
)
RELATIONSHIPS = (
    *(
        Relationship(
            id=f"l_{who}_{case}_{role}",
            kind=RelationshipKind.PARTY_TO,
            start=who,
            end=case,
            role=role,
            weight=0.68,
            strength=Strength.UNCONFIRMED,
            grade=_B2,
            statements=(f"m_{who}_{case}",),
            cases=(case,),
            properties={"assessment": status} if status else {},
        )
        for who, case, role, status in _PARTS
    ),
    *(
        Relationship(
            id=f"l_{start}_{end}",
            kind=kind,
            start=start,
            end=end,
            weight=0.5,
            strength=strength,
            grade=_B2,
            first_on="2026-01",
            statements=(f"m_{start}_c{3 if start == 'p_d' else 1}",),
            cases=("c1",),
            properties={"how": f"antar {VICTIM_NAME}"} if end == "p_v" else {},
        )
        for start, end, kind, strength in _LINKS
    ),
)


def alike(start: str, end: str) -> Relationship:
    """A link between two of the network who are probably one."""
    mentions = (f"m_{start}_c1", f"m_{end}_c1")
    return Relationship(
        id=f"l_alike_{start}_{end}",
        kind=RelationshipKind.PROBABLY_SAME_AS,
        start=start,
        end=end,
        weight=0.98,
        strength=Strength.TENTATIVE,
        statements=mentions,
        cases=("c1", "c3"),
        properties={
            "tier": "probable",
            "bits": 6.1,
            "left": mentions[0],
            "right": mentions[1],
            "because": "",
        },
    )


NETWORK = Network(
    id="n_1",
    cases=("c1", "c2", "c3"),
    parties=("p_a", "p_c", "p_e", "p_b", "p_d"),
    victims=("p_e", "p_v"),
    identifiers=(IDS.identifier(_PHONE), IDS.identifier(_ACCOUNT)),
    roles={"recruiter": 3, "sponsor": 1, "facilitator": 1},
    regencies=("Poso", "Sigi"),
    destinations=("MY", "SA"),
    first_date="2026-01-15",
    last_date="2026-03-15",
    score=14.0,
    reasons=(
        Reason(code="cases", value=3, points=3),
        Reason(code="newly_connected", value=3, points=4),
        Reason(code="victims", value=2, points=2),
        Reason(code="regencies", value=2, points=1),
        Reason(
            code="stages", value=3, points=3, params={"stages": ["finance", "recruit", "shelter"]}
        ),
    ),
    ties=(
        Tie(
            left="p_a",
            right="p_d",
            weight=0.5,
            strength=Strength.CONFIRMED,
            reasons=(TieReason(code="shared_identifier", via=IDS.identifier(_PHONE), weight=0.5),),
        ),
    ),
    ranking=tuple(
        RankedParty(
            entity_id=who,
            score=10.0 - place,
            reasons=(
                Reason(code="cases_of", value=3 - place % 3, points=4),
                Reason(code="degree", value=4 - place % 4, points=1),
            ),
        )
        for place, who in enumerate(("p_a", "p_c", "p_e", "p_b", "p_d"))
    ),
)


def material(
    viewer: Viewer, language: str = "id", *, also: Sequence[Relationship] = ()
) -> NetworkMaterial:
    """The network as this viewer may see it, with some more relationships."""
    wording = Wording(language)
    entities = {entity.id: entity for entity in ENTITIES}
    protected = {entity.id for entity in ENTITIES if entity.protected}
    owners = {
        relationship.statements[0]: relationship.start
        for relationship in RELATIONSHIPS
        if relationship.kind is RelationshipKind.PARTY_TO
    }
    statuses = {"p_c": AssessmentStatus.CHARGED}
    masked = (
        mask_relationship(relationship, viewer, protected=protected, both={"p_e"})
        for relationship in (*RELATIONSHIPS, *also)
    )
    mentions = (
        mask_mention(
            mention,
            viewer,
            wording.pseudonym(entities[owners[mention.id]]),
            named=owners[mention.id] not in protected,
        )
        for mention in MENTIONS
    )
    return NetworkMaterial(
        network=NETWORK,
        entities={
            entity.id: mask_entity(
                entity, viewer, wording.pseudonym(entity), statuses.get(entity.id)
            )
            for entity in ENTITIES
        },
        relationships=tuple(each for each in masked if each),
        cases={each.id: mask_case(each, viewer) for each in CASES.values()},
        mentions={mention.id: mention for mention in mentions if mention},
        sources={
            source.id: mask_source(source, viewer, wording.neutral().file.format(number=number))
            for number, source in enumerate(SOURCES.values(), start=1)
        },
        audience=viewer.audience,
        revealed=viewer.sees_protected,
    )


ANALYST = Viewer("analyst", Audience.INTERNAL)
PARTNER = Viewer("analyst", Audience.PARTNER)
PUBLIC = Viewer("briefing", Audience.PUBLIC)
INVESTIGATOR = Viewer("investigator", Audience.INTERNAL, reveal=True, reason="perkara nomor 12")
