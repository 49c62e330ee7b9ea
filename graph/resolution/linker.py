"""The linker: mentions of people and organisations to groups, under the judgements that stand.

People are linked by the model (people/), organisations by rules (organizations/). What joined a
mention to its group is kept with it, so that every merge can be explained and undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import chain

import networkx as nx
import polars as pl

from graph.dates import REFERENCE_DAY
from graph.model import Comparison, Id, Judgement, KnownIdentities, Mention
from graph.resolution.clustering import Clusters
from graph.resolution.labels import LABEL, label_of, labelled_pairs
from graph.resolution.organizations.linking import link_organizations
from graph.resolution.outcome import Clustering, Fit, MentionLink, Proposal
from graph.resolution.people.context import reported_facts, told_context
from graph.resolution.people.features import reported
from graph.resolution.people.linking import LinkedPeople, PairScorer, RowPair, link_people
from graph.resolution.people.parameters import shipped
from graph.resolution.people.scoring import score, told
from graph.resolution.people.tiers import rules_of
from graph.schema import Decision, EntityKind, Tier

JUDGED = "judgement"
_TOLD = ["name", "nik", "sex", "birth", "father", "case"]
CHAIN = "chain"
"""The rule of a mention that stands in its group through others alone."""


def link(
    mentions: Iterable[Mention],
    judgements: Iterable[Judgement] = (),
    known: KnownIdentities | None = None,
    *,
    scorer: PairScorer = score,
    today: date = REFERENCE_DAY,
) -> Clustering:
    """Group mentions; blind to the order of its input.

    `known` is the last resolution: two people who had several mentions each are then not fused but
    proposed. Without it everything is decided from what the mentions say, as it is again wherever a
    judgement was withdrawn: but two whom a reviewer had joined on a proposal are then proposed
    again, never fused. `today` tells the century of a birth date in a NIK.
    """
    parts = defaultdict[EntityKind, list[Mention]](list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        parts[mention.kind].append(mention)
    judgements = list(judgements)
    judged = _standing(judgements)
    # What was taken back is heard too: it says what was one and what was two before.
    withdrawn = [judgement for judgement in judgements if not judgement.stands]
    before = _before(known, withdrawn)
    doubted = [judgement for judgement in withdrawn if known and judgement.tier]
    people = _people(
        parts[EntityKind.PERSON],
        reported_facts(parts[EntityKind.ORGANIZATION]),
        judged,
        before,
        doubted,
        scorer,
        today,
    )
    companies = _organizations(parts[EntityKind.ORGANIZATION], judged, before, doubted)
    return Clustering(
        groups=tuple(sorted((*people.groups, *companies.groups))),
        rules={**people.rules, **companies.rules},
        refused=(*people.refused, *companies.refused),
        fits={**people.fits, **companies.fits},
        proposals=tuple(
            sorted(
                (*people.proposals, *companies.proposals),
                key=lambda proposal: (proposal.left, proposal.right),
            )
        ),
    )


def _people(
    mentions: Sequence[Mention],
    facts: pl.DataFrame,
    judged: Sequence[Judgement],
    before: Mapping[Id, Id],
    doubted: Sequence[Judgement],
    scorer: PairScorer,
    today: date,
) -> Clustering:
    """The groups of people that the model makes, under the judgements."""
    if not mentions:
        return Clustering(groups=(), rules={})
    ids = [mention.id for mention in mentions]
    number = {mention_id: place for place, mention_id in enumerate(ids)}
    labelled = [(number[left], number[right]) for left, right in labelled_pairs(mentions)]
    linked = link_people(
        reported(mentions),
        must=[*labelled, *_pairs(judged, number, Decision.POSITIVE)],
        apart=_pairs(judged, number, Decision.NEGATIVE),
        known=_numbered(ids, before),
        doubted=_pairs(doubted, number, Decision.POSITIVE),
        scorer=scorer,
        facts=facts,
        today=today,
    )
    fits, rules = _fits(linked, ids, frozenset(labelled))
    groups = _groups(ids, linked.roots.to_list())
    return Clustering(
        groups=groups,
        rules=_complete(rules, groups),
        refused=tuple(
            MentionLink(left=ids[left], right=ids[right], rule="model", refused=reason)
            for left, right, reason in _told_apart(linked)
        ),
        fits=fits,
        proposals=tuple(_proposals(linked, mentions)),
    )


def _organizations(
    mentions: Sequence[Mention],
    judged: Sequence[Judgement],
    before: Mapping[Id, Id],
    doubted: Sequence[Judgement],
) -> Clustering:
    """The groups of organisations that the rules make, under the judgements."""
    ids = [mention.id for mention in mentions]
    number = {mention_id: place for place, mention_id in enumerate(ids)}
    clusters = Clusters(
        _nothing_told(len(ids)),
        _pairs(judged, number, Decision.NEGATIVE),
        _pairs(doubted, number, Decision.POSITIVE),
    )
    links, proposals = link_organizations(mentions, before=before)
    rules = defaultdict[Id, set[str]](set)
    for one, other in labelled_pairs(mentions):
        if not clusters.join(number[one], number[other], forced=True):
            rules[one].add(LABEL)
            rules[other].add(LABEL)
    for left, right in _pairs(judged, number, Decision.POSITIVE):
        if not clusters.join(left, right, forced=True):
            rules[ids[left]].add(JUDGED)
            rules[ids[right]].add(JUDGED)
    refused, fits = [], dict[Id, Fit]()
    for link in links:
        if reason := clusters.join(number[link.left], number[link.right]):
            refused.append(
                MentionLink(
                    left=link.left,
                    right=link.right,
                    rule=link.rule,
                    refused=reason,
                )
            )
            continue
        for one, other in ((link.left, link.right), (link.right, link.left)):
            rules[one].add(link.rule)
            fits.setdefault(one, Fit(linked_to=other))
    groups = _groups(ids, clusters.roots().to_list())
    open_still = (
        proposal
        for proposal in proposals
        if clusters.root(number[proposal.left]) != clusters.root(number[proposal.right])
        and clusters.contradiction(number[proposal.left], number[proposal.right]) != JUDGED
    )
    return Clustering(
        groups=groups,
        rules=_complete(
            {mention_id: tuple(sorted(found)) for mention_id, found in rules.items()}, groups
        ),
        refused=tuple(refused),
        fits=fits,
        proposals=tuple(open_still),
    )


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(
        (judgement for judgement in judgements if judgement.stands),
        key=lambda judgement: (judgement.on, judgement.id),
    )


def _pairs(
    judged: Iterable[Judgement], number: Mapping[Id, int], decision: Decision
) -> list[RowPair]:
    return [
        (number[judgement.left], number[judgement.right])
        for judgement in judged
        if judgement.decision is decision and judgement.left in number and judgement.right in number
    ]


def _before(known: KnownIdentities | None, withdrawn: Iterable[Judgement]) -> dict[Id, Id]:
    """Which entity each mention was.

    Two entities that a split parted count as one that was: what it kept apart may be joined again.
    Two that were proposed when somebody judged them were two before, and go on being two: nobody
    ever said that they are one.
    """
    if known is None:
        return {}
    entity_of = known.entity_of
    pairs = []
    for judgement in withdrawn:
        ends = {judgement.left, judgement.right}
        if ends <= entity_of.keys() and _reopens(judgement, entity_of):
            pairs.append((entity_of[judgement.left], entity_of[judgement.right]))
    one_again: dict[Id, Id] = {}
    for part in nx.connected_components(nx.Graph(pairs)):
        one_again |= dict.fromkeys(part, min(part))
    return {mention_id: one_again.get(entity, entity) for mention_id, entity in entity_of.items()}


def _reopens(withdrawn: Judgement, entity_of: Mapping[Id, Id]) -> bool:
    """Whether this judgement split what resolution had joined."""
    two = entity_of[withdrawn.left] != entity_of[withdrawn.right]
    return two and withdrawn.decision is Decision.NEGATIVE and withdrawn.tier is None


def _numbered(ids: Sequence[Id], before: Mapping[Id, Id]) -> pl.Series | None:
    """For each mention a number for the person it was, null for those that are new."""
    if not before:
        return None
    persons: dict[Id, int] = {}
    was = [before.get(mention_id) for mention_id in ids]
    return pl.Series(
        [None if person is None else persons.setdefault(person, len(persons)) for person in was],
        dtype=pl.Int32,
    )


def _groups(ids: Sequence[Id], roots: Sequence[int]) -> tuple[tuple[Id, ...], ...]:
    found = defaultdict[int, list[Id]](list)
    for mention_id, root in zip(ids, roots, strict=True):
        found[root].append(mention_id)
    return tuple(sorted(tuple(sorted(group)) for group in found.values()))


def _fits(
    linked: LinkedPeople, ids: Sequence[Id], labelled: Set[RowPair]
) -> tuple[dict[Id, Fit], dict[Id, tuple[str, ...]]]:
    """The heaviest pair of each mention within its cluster, and the rules that its pairs keep."""
    fits: dict[Id, Fit] = {}
    rules = defaultdict[Id, dict[str, None]](dict)
    for left, right in linked.forced:
        for one, other in ((left, right), (right, left)):
            rules[ids[one]][LABEL if (left, right) in labelled else JUDGED] = None
            fits.setdefault(ids[one], Fit(linked_to=ids[other]))
    for row in linked.joined.iter_rows(named=True):
        pair = (ids[row["left"]], ids[row["right"]])
        kept, comparisons = rules_of(row), None
        for one, other in (pair, pair[::-1]):
            rules[one].update(dict.fromkeys(kept))
            if one not in fits:
                comparisons = comparisons or _all_told(row, linked.prior)
                fits[one] = Fit(linked_to=other, weight=row["weight"], comparisons=comparisons)
    return fits, {mention_id: tuple(sorted(found)) for mention_id, found in rules.items()}


def _complete(
    rules: Mapping[Id, tuple[str, ...]], groups: Iterable[Sequence[Id]]
) -> dict[Id, tuple[str, ...]]:
    """Rules for every mention of a group of two or more."""
    several = chain.from_iterable(group for group in groups if len(group) > 1)
    return {mention_id: rules.get(mention_id) or (CHAIN,) for mention_id in several}


def _told_apart(linked: LinkedPeople) -> list[tuple[int, int, str]]:
    """Pairs that weigh enough to be one, with the contradiction that keeps them apart.

    Different names count as one too.
    """
    heavy = linked.proposals.filter(pl.col("because").is_in(_TOLD)).select(
        "left",
        "right",
        "because",
    )
    return sorted({*linked.refused, *heavy.iter_rows()})


def _proposals(linked: LinkedPeople, mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """What is proposed, but for two whom their one source calls by two labels."""
    for row in linked.proposals.iter_rows(named=True):
        left, right = mentions[row["left"]], mentions[row["right"]]
        ours, theirs = label_of(left), label_of(right)
        if ours and theirs and ours[0] == theirs[0]:
            continue
        yield Proposal(
            left=left.id,
            right=right.id,
            tier=Tier(row["tier"]),
            weight=row["weight"],
            comparisons=_all_told(row, linked.prior),
            because=row["because"] or "",
        )


def _all_told(row: dict[str, float], prior: float) -> tuple[Comparison, ...]:
    """What each comparison of a scored pair said, and what their cases share."""
    return (*told(row, shipped(), prior), *told_context(row, shipped()))


def _nothing_told(mentions: int) -> pl.DataFrame:
    """What `Clusters` reads, of organisations: their contradictions are the rules' own."""
    return pl.DataFrame({column: [None] * mentions for column in ("niks", "sex", "born", "year")})
