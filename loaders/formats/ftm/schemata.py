"""What the schemata of FollowTheMoney mean here: parties, things that identify them, facts about
them, and links.

Names and ends are those of the model's version 4.11.
"""

from collections.abc import Mapping
from types import MappingProxyType

from graph.model import Value
from graph.schema import EntityKind, RelationshipKind

PARTIES: Mapping[str, EntityKind | None] = MappingProxyType(
    {
        "Person": EntityKind.PERSON,
        "LegalEntity": None,
        "Organization": EntityKind.ORGANIZATION,
        "Company": EntityKind.ORGANIZATION,
        "PublicBody": EntityKind.ORGANIZATION,
    }
)
"""Schemata of parties; None where the schema does not say whether a person or an organisation."""

VEHICLES = frozenset({"Vehicle", "Vessel", "Airplane"})
THINGS = (
    frozenset({"Address", "BankAccount", "CourtCase", "CryptoWallet", "Position", "UserAccount"})
    | VEHICLES
)
"""Schemata of what parties hold, use, or are connected with: no party itself."""


class Fact(Value, frozen=True, omit_defaults=True):
    """A schema that tells something of a party: who it is told of, and the thing that it
    tells of.
    """

    holders: tuple[str, ...]
    thing: str = ""
    """The property that names a thing."""


FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "CourtCaseParty": Fact(holders=("party",), thing="case"),
        "CryptoWallet": Fact(holders=("holder",)),
        "Event": Fact(holders=("involved", "organizer")),
        "Identification": Fact(holders=("holder",)),
        "Note": Fact(holders=("entity",)),
        "Occupancy": Fact(holders=("holder",), thing="post"),
        "Passport": Fact(holders=("holder",)),
        "Risk": Fact(holders=("entity",)),
        "Sanction": Fact(holders=("entity",)),
        "Trip": Fact(holders=("involved", "organizer"), thing="vehicle"),
        "UserAccount": Fact(holders=("owner",)),
        "Airplane": Fact(holders=("owner", "operator")),
        "Vehicle": Fact(holders=("owner", "operator")),
        "Vessel": Fact(holders=("owner", "operator")),
    }
)


class Link(Value, frozen=True, omit_defaults=True):
    """A schema that joins two ends: the kind of statement, and the properties that name the ends,
    best first.
    """

    kind: RelationshipKind
    source: tuple[str, ...]
    target: tuple[str, ...]
    told: bool = True
    """Whether the kind says too little, so that the statement is told with the schema's name."""


_ASSOCIATED = RelationshipKind.ASSOCIATED_WITH

LINKS: Mapping[str, Link] = MappingProxyType(
    {
        "Associate": Link(kind=_ASSOCIATED, source=("person",), target=("associate",), told=False),
        "Call": Link(
            kind=RelationshipKind.CALLED,
            source=("caller", "callerNumber"),
            target=("receiver", "receiverNumber"),
            told=False,
        ),
        "Control": Link(kind=_ASSOCIATED, source=("controller",), target=("controlled",)),
        "Debt": Link(
            kind=RelationshipKind.OWES, source=("debtor",), target=("creditor",), told=False
        ),
        "Directorship": Link(
            kind=RelationshipKind.WORKS_FOR, source=("director",), target=("organization",)
        ),
        "Email": Link(kind=_ASSOCIATED, source=("emitters",), target=("recipients",)),
        "Employment": Link(
            kind=RelationshipKind.WORKS_FOR, source=("employee",), target=("employer",), told=False
        ),
        "Family": Link(
            kind=RelationshipKind.RELATED_TO, source=("person",), target=("relative",), told=False
        ),
        "Membership": Link(kind=_ASSOCIATED, source=("member",), target=("organization",)),
        "Message": Link(
            kind=_ASSOCIATED,
            source=("sender", "senderAccount"),
            target=("recipients", "recipientAccount"),
        ),
        "Ownership": Link(kind=_ASSOCIATED, source=("owner",), target=("asset",)),
        "Payment": Link(
            kind=RelationshipKind.PAID,
            source=("payer", "payerAccount"),
            target=("beneficiary", "beneficiaryAccount"),
            told=False,
        ),
        "Representation": Link(kind=_ASSOCIATED, source=("agent",), target=("client",)),
        "Succession": Link(kind=_ASSOCIATED, source=("predecessor",), target=("successor",)),
        "UnknownLink": Link(kind=_ASSOCIATED, source=("subject",), target=("object",), told=False),
    }
)

NO_PLACE = frozenset(
    """Article Asset Audio CallForTenders Contract ContractAward Document Documentation
    EconomicActivity Folder HyperText Image License Mention Package Page Pages PlainText Project
    ProjectParticipant RealEstate Security Similar Table TaxRoll Territory Video Workbook""".split()
)
"""Schemata that tell nothing of who knows whom, or have no place in the graph: they are counted,
not read.
"""

KNOWN = PARTIES.keys() | THINGS | FACTS.keys() | LINKS.keys()
"""Schemata that are read."""
