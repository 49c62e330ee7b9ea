"""Networks as one viewer may know them: without what victims and ties would tell of others."""

from collections.abc import Callable, Set

from msgspec.structs import replace

from graph.analysis.networks.networks import Network, Tie, TieReason
from graph.analysis.networks.reason_codes import TENTATIVE_CODES, TieReasonCode
from graph.model import Id
from graph.stores.base import GraphColumns


def named_in(graph: GraphColumns) -> frozenset[Id]:
    """Everybody and everything of a graph that is not protected."""
    named = graph.entities.filter(~graph.entities["protected"])
    return frozenset(named["id"])


def guessed_ends(networks: tuple[Network, ...]) -> set[Id]:
    """The parties that a probable link ties to another."""
    found: set[Id] = set()
    for network in networks:
        for tie in network.ties:
            if any(reason.code in TENTATIVE_CODES for reason in tie.reasons):
                found |= {tie.left, tie.right}

    return found


def without_secrets(network: Network, named: Set[Id], secret: Set[Id]) -> Network:
    """The network without named victims, and without identifiers that are `secret`."""
    identifiers = tuple(found for found in network.identifiers if found not in secret)
    common = tuple(found for found in network.common if found not in secret)
    told = without_named_victims(network, named)
    return replace(told, identifiers=identifiers, common=common)


def with_told_places(network: Network, tell: Callable[[str], str]) -> Network:
    """The network with its places as they are told: a case may name somebody where a place is."""
    regencies = tuple(map(tell, network.regencies))
    destinations = tuple(map(tell, network.destinations))
    if (regencies, destinations) == (network.regencies, network.destinations):
        return network
    return replace(network, regencies=regencies, destinations=destinations)


def without_named_victims(network: Network, named: Set[Id]) -> Network:
    """The network without what tells that somebody named as a party is also a victim."""

    def told(reason: TieReason) -> TieReason:
        tells = reason.code == "shared_victim" and reason.via in named
        return replace(reason, via="") if tells else reason

    victims = tuple(victim for victim in network.victims if victim not in named)
    ties = tuple(_with_reasons(tie, tuple(map(told, tie.reasons))) for tie in network.ties)
    return replace(network, victims=victims, ties=ties)


def without_guess(network: Network, hidden: Set[Id]) -> Network:
    """The network whose ties do not tell which link made them probable.

    Where an end is `hidden`, they do not tell either that it was a probable link.
    """

    def told(tie: Tie, reason: TieReason) -> TieReason:
        if reason.code not in TENTATIVE_CODES:
            return reason
        code = TieReasonCode.WITHHELD if hidden & {tie.left, tie.right} else reason.code
        return replace(reason, code=code, via="")

    ties = []
    for tie in network.ties:
        reasons = tuple(told(tie, reason) for reason in tie.reasons)
        ties.append(_with_reasons(tie, reasons))

    return replace(network, ties=tuple(ties))


def _with_reasons(tie: Tie, reasons: tuple[TieReason, ...]) -> Tie:
    return replace(tie, reasons=reasons)
