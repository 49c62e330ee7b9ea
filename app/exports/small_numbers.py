"""What is left of a network where small numbers of people may not be told, as to the public.

Decisions.
A victim who stands in a file alone is counted by whoever reads it, under whatever name. So nobody
protected stands in it at all, and no sum that they went into: neither a reason that counts victims,
nor the points that it gave.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from app.networks.material import CaseFiles, NetworkMaterial
from graph.analysis.networks.ranking import RankedParty, Reason

COUNTS_VICTIMS = frozenset({"victims", "victims_of"})
"""Codes of reasons whose number is one of victims."""


def without_protected(material: NetworkMaterial) -> NetworkMaterial:
    """The same without anybody protected, and without what counts them."""
    entities = {key: one for key, one in material.entities.items() if not one.protected}
    network = material.network
    reasons = _uncounted(network.reasons)
    links = [
        link for link in material.relationships if link.start in entities and link.end in entities
    ]
    told = set[str]().union(*(link.statements for link in links))
    return replace(
        material,
        network=replace(
            network,
            victims=(),
            others=(),
            reasons=reasons,
            score=_score(reasons),
            ranking=tuple(map(_ranked, network.ranking)),
        ),
        entities=entities,
        relationships=tuple(links),
        mentions={key: one for key, one in material.mentions.items() if key in told},
        statements={key: one for key, one in material.statements.items() if key in told},
    )


def cases_without_protected(files: CaseFiles) -> CaseFiles:
    """The same of cases as reported."""
    mentions = (mention for mention in files.mentions if not mention.reported_role.protected)
    return replace(files, mentions=tuple(mentions))


def _ranked(party: RankedParty) -> RankedParty:
    reasons = _uncounted(party.reasons)
    return replace(party, reasons=reasons, score=_score(reasons))


def _uncounted(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.code not in COUNTS_VICTIMS)


def _score(reasons: Iterable[Reason]) -> float:
    return round(sum(reason.points for reason in reasons), 2)
