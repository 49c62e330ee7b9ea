"""Networks found in a few mentions, with everything stored about them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Network, find_networks
from graph.model import (
    Batch,
    Case,
    Judgement,
    KnownIdentities,
    Mention,
    SourceRef,
    Statement,
    identifier_statements,
)
from graph.resolution import linker
from graph.resolution.outcome import Clustering, Proposal
from graph.resolution.resolver import Linker, resolve
from graph.schema import Tier
from graph.stores import open_store
from tests.offices.ids import IDS


def case(number: str, **facts) -> Case:
    return Case(id=number, number=number, ref=SourceRef(source_id="f_1"), **facts)


def proposing(*alike: tuple[Mention, Mention, Tier], bits: float = 5.0):
    """The exact linker, which also proposes that these pairs, so heavy, may be one."""

    def link(
        mentions: Iterable[Mention], judgements: Iterable[Judgement], known: KnownIdentities | None
    ) -> Clustering:
        pairs = [
            Proposal(left=left.id, right=right.id, tier=tier, weight=bits)
            for left, right, tier in alike
        ]
        return replace(linker.link(mentions, judgements, known), proposals=tuple(pairs))

    return link


def evidence_of(
    folder: Path,
    *mentions: Mention,
    cases: Sequence[Case] = (),
    statements: Sequence[Statement] = (),
    alike: Sequence[tuple[Mention, Mention, Tier]] = (),
    bits: float = 5.0,
    linker: Linker | None = None,
    everything: bool = False,
    **options,
) -> tuple[NetworkEvidence, ...]:
    """Every network of these mentions, stored and resolved for real; identifiers of mentions are
    stated for them.

    Cases that are not given are empty ones; `bits` is what each of `alike` weighs; `linker` is the exact one unless given; with
    `everything` that is stored, whoever holds it; `options` are those of find_networks.
    """
    known = {each.id: each for each in cases}
    wanted = [
        known.get(each) or case(each) for each in sorted({m.case_id for m in mentions} | set(known))
    ]
    said = [*(s for mention in mentions for s in identifier_statements(mention)), *statements]
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(f"sqlite:///{folder / 'n.db'}", ids=IDS) as store:
        store.put(Batch(cases=tuple(wanted), mentions=mentions, statements=tuple(said)))
        store.save_resolution(
            resolve(
                store.ids, wanted, mentions, said, linker=linker or proposing(*alike, bits=bits)
            ).resolved
        )
        graph = store.graph()
        found = find_networks(graph.entities, graph.relationships, wanted, **options)
        known_ids = set(graph.entities["id"]) if everything else set()
        return tuple(_evidence(store, each, wanted, mentions, said, known_ids) for each in found)


def networks_of(folder: Path, *mentions: Mention, **options) -> tuple[Network, ...]:
    """The same, the networks alone."""
    return tuple(each.network for each in evidence_of(folder, *mentions, **options))


def _evidence(store, network, cases, mentions, statements, beside) -> NetworkEvidence:
    people = {*network.parties, *network.victims, *network.others}
    around = store.subgraph(
        people | beside | {*network.identifiers, *network.common, *network.cases}
    )
    return NetworkEvidence(
        network,
        {entity.id: entity for entity in around.entities},
        around.relationships,
        {case.id: case for case in cases if case.id in network.cases},
        statements={statement.id: statement for statement in statements},
        mentions={mention.id: mention for mention in mentions},
    )
