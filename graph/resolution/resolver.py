"""The way from mentions, statements and judgements to the derived graph.

`resolve` is what callers need to know. What the linker proposes and does not fuse comes out as
relationships too.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from graph.ids import IdKey
from graph.model import (
    Assignment,
    Case,
    Id,
    Judgement,
    KnownIdentities,
    Mention,
    Resolved,
    Statement,
    Value,
)
from graph.resolution.derivation.branches import branch_relationships
from graph.resolution.derivation.graph import Derivation, case_entity, is_protected
from graph.resolution.derivation.proposed import proposed_relationships
from graph.resolution.identity import Identity, identify, redirects
from graph.resolution.judgements import lapsed
from graph.resolution.linker import link
from graph.resolution.outcome import Clustering, Fit, MentionLink
from graph.schema import RelationshipKind

NOTHING_KNOWN = KnownIdentities()
_ALONE = Fit(linked_to="")

Linker = Callable[[Iterable[Mention], Iterable[Judgement], KnownIdentities | None], Clustering]


class Resolution(Value, frozen=True, omit_defaults=True):
    """A resolution ready to be saved, and the links that a contradiction refused."""

    resolved: Resolved
    refused: tuple[MentionLink, ...] = ()


def resolve(
    ids: IdKey,
    cases: Iterable[Case],
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    *,
    judgements: Iterable[Judgement] = (),
    known: KnownIdentities = NOTHING_KNOWN,
    from_scratch: bool = False,
    linker: Linker = link,
    opened: Container[Id] = frozenset(),
) -> Resolution:
    """Who is who among these mentions, and the graph that follows; blind to the order of its input.

    `ids` makes the ids of people and identifiers. `known` is the last resolution, so that entities
    keep their ids and two established people are not fused but proposed; leave it out for a first
    run. `from_scratch` decides everything anew, whoever was established. `opened` are the
    identifiers of free text that somebody opened.
    """
    by_id = {mention.id: mention for mention in mentions}
    clustering = linker(
        by_id.values(),
        lapsed(judgements, by_id),
        None if from_scratch or not known.entity_of else known,
    )
    cases = list(cases)
    case_of = {case.id: case for case in cases}

    def protects(group: Sequence[Id]) -> bool:
        return is_protected([by_id[mention] for mention in group], case_of)

    identities = identify(ids, clustering.groups, known, protects)
    entity_of: dict[Id, Id] = {}
    for identity, group in zip(identities, clustering.groups, strict=True):
        entity_of |= dict.fromkeys(group, identity.entity_id)
    # People are noted first: whether an identifier is protected hangs on who holds it.
    derivation = Derivation(ids, entity_of, cases, opened)
    people = derivation.people(_with_mentions(identities, clustering, by_id))
    for statement in statements:
        derivation.add(statement)
    entities = [*people, *derivation.identifier_entities(), *map(case_entity, cases)]
    relationships = list(derivation.relationships())
    # A branch that a source states is not inferred a second time from its name.
    stated = {
        relationship.id
        for relationship in relationships
        if relationship.kind is RelationshipKind.BRANCH_OF
    }
    resolved = Resolved(
        assignments=tuple(_assignments(identities, clustering)),
        redirects=redirects(identities),
        entities=tuple(entities),
        relationships=(
            *relationships,
            *branch_relationships(by_id.values(), entity_of, stated=stated),
            *proposed_relationships(clustering.proposals, entity_of, by_id),
        ),
    )
    return Resolution(resolved=resolved, refused=clustering.refused)


def _with_mentions(
    identities: Sequence[Identity], clustering: Clustering, by_id: Mapping[Id, Mention]
) -> Iterator[tuple[Identity, list[Mention]]]:
    """Each identity with the mentions of its group."""
    for identity, group in zip(identities, clustering.groups, strict=True):
        yield identity, [by_id[mention_id] for mention_id in group]


def _assignments(identities: Sequence[Identity], clustering: Clustering) -> Iterable[Assignment]:
    reasons: dict[Id, tuple[str, ...]] = dict(clustering.rules)
    for identity, group in zip(identities, clustering.groups, strict=True):
        for mention_id in group:
            fit = clustering.fits.get(mention_id, _ALONE)
            yield Assignment(
                mention_id=mention_id,
                entity_id=identity.entity_id,
                reasons=reasons.get(mention_id, ("alone",)),
                linked_to=fit.linked_to,
                weight=round(fit.weight, 3),
                comparisons=fit.comparisons,
            )
