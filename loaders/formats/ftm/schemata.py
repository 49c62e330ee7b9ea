"""What the schemata of FollowTheMoney mean here.

Parties, things that identify them, facts about them, and links.

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


class FtmFact(Value, frozen=True, omit_defaults=True):
    """A schema that tells something of a party.

    Who it is told of, and the thing that it tells of.
    """

    holders: tuple[str, ...]
    thing: str = ""
    """The property that names a thing."""


FACTS: Mapping[str, FtmFact] = MappingProxyType(
    {
        "CourtCaseParty": FtmFact(holders=("party",), thing="case"),
        "CryptoWallet": FtmFact(holders=("holder",)),
        "Event": FtmFact(holders=("involved", "organizer")),
        "Identification": FtmFact(holders=("holder",)),
        "Note": FtmFact(holders=("entity",)),
        "Occupancy": FtmFact(holders=("holder",), thing="post"),
        "Passport": FtmFact(holders=("holder",)),
        "Risk": FtmFact(holders=("entity",)),
        "Sanction": FtmFact(holders=("entity",)),
        "Trip": FtmFact(holders=("involved", "organizer"), thing="vehicle"),
        "UserAccount": FtmFact(holders=("owner",)),
        "Airplane": FtmFact(holders=("owner", "operator")),
        "Vehicle": FtmFact(holders=("owner", "operator")),
        "Vessel": FtmFact(holders=("owner", "operator")),
    }
)


class FtmLink(Value, frozen=True, omit_defaults=True):
    """A schema that joins two ends.

    The kind of statement, and the properties that name the ends, best first.
    """

    kind: RelationshipKind
    source: tuple[str, ...]
    target: tuple[str, ...]
    told: bool = True
    """Whether the kind says too little, so that the statement is told with the schema's name."""


_ASSOCIATED = RelationshipKind.ASSOCIATED_WITH

LINKS: Mapping[str, FtmLink] = MappingProxyType(
    {
        "Associate": FtmLink(
            kind=_ASSOCIATED, source=("person",), target=("associate",), told=False
        ),
        "Call": FtmLink(
            kind=RelationshipKind.CALLED,
            source=("caller", "callerNumber"),
            target=("receiver", "receiverNumber"),
            told=False,
        ),
        "Control": FtmLink(kind=_ASSOCIATED, source=("controller",), target=("controlled",)),
        "Debt": FtmLink(
            kind=RelationshipKind.OWES, source=("debtor",), target=("creditor",), told=False
        ),
        "Directorship": FtmLink(
            kind=RelationshipKind.WORKS_FOR, source=("director",), target=("organization",)
        ),
        "Email": FtmLink(kind=_ASSOCIATED, source=("emitters",), target=("recipients",)),
        "Employment": FtmLink(
            kind=RelationshipKind.WORKS_FOR, source=("employee",), target=("employer",), told=False
        ),
        "Family": FtmLink(
            kind=RelationshipKind.RELATED_TO, source=("person",), target=("relative",), told=False
        ),
        "Membership": FtmLink(kind=_ASSOCIATED, source=("member",), target=("organization",)),
        "Message": FtmLink(
            kind=_ASSOCIATED,
            source=("sender", "senderAccount"),
            target=("recipients", "recipientAccount"),
        ),
        "Ownership": FtmLink(kind=_ASSOCIATED, source=("owner",), target=("asset",)),
        "Payment": FtmLink(
            kind=RelationshipKind.PAID,
            source=("payer", "payerAccount"),
            target=("beneficiary", "beneficiaryAccount"),
            told=False,
        ),
        "Representation": FtmLink(kind=_ASSOCIATED, source=("agent",), target=("client",)),
        "Succession": FtmLink(kind=_ASSOCIATED, source=("predecessor",), target=("successor",)),
        "UnknownLink": FtmLink(
            kind=_ASSOCIATED, source=("subject",), target=("object",), told=False
        ),
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
