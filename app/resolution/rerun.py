"""Deciding anew who is who over the whole store, and telling how well the model that decides fits
it.

Linking after a load proposes what would fuse people who are known already. Deciding anew fuses that
too, whenever the evidence is enough: so it is shown first, and saved only then.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial

from app.access.log import COMBINE, in_entries
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.networks.snapshots import Snapshots
from app.progress import Progress, silent
from app.resolution.agreement import WeightBand, count_bands
from app.resolution.linking import combined, decide, patiently, without_collector
from app.resolution.proposals import mentions_of, proposed_links
from graph.analysis.findings.changes import assessed
from graph.errors import SettingsError
from graph.messages import message
from graph.model import Entity, Id, Judgement, KnownIdentities, Relationship, Value
from graph.resolution.linker import link
from graph.resolution.people.features import reported
from graph.resolution.people.parameters import shipped
from graph.resolution.people.quality import BANDS, Fitness, largest, measure, sizes
from graph.resolution.resolver import Linker as MentionLinker
from graph.resolution.resolver import Resolution
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind, Tier

RESOLVE = "resolve"
"""How the log calls deciding anew."""
TOLD, LARGEST = 20, 10
"""So many of the people who were fused, and of the largest, are named."""
CONTRADICTIONS = ("nik", "sex", "birth", "name", "judgement")
"""Reasons to keep two apart that say that the data contradict, or a reviewer."""


class Engine(StrEnum):
    """What weighs the pairs."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class Fused(Value, frozen=True, omit_defaults=True):
    """Several who were known as different, and are one now."""

    entity: Entity
    """As it is now, masked."""
    were: int
    """How many they were."""
    mentions: int
    established: bool
    """Whether two of them had several mentions each."""


class RerunChange(Value, frozen=True):
    """What deciding anew makes other than it was."""

    mentions: int
    people: int
    people_before: int
    fused: int
    """People and organisations who were several."""
    established: int
    """Those of them of whom two had several mentions each."""
    split: int
    """People and organisations who are several now."""
    proposals: Mapping[str, int]
    """By tier."""
    proposals_before: Mapping[str, int]
    refused: int
    examples: tuple[Fused, ...] = ()
    """Of the fused, established ones first, then the largest."""


class RerunDecision(Value, frozen=True):
    """A decision that is not saved yet."""

    change: RerunChange
    resolution: Resolution
    generation: int | None
    engine: Engine


LIGHTEST, HEAVIEST = -1000.0, 1000.0
"""Bits below and above which no pair lies."""


class Large(Value, frozen=True):
    """One of the largest people, masked."""

    entity: Entity
    mentions: int


class QualityReport(Value, frozen=True):
    """How resolution stands, and whether the model fits the data."""

    people: int
    sizes: tuple[tuple[int, int], ...]
    """How many people have at least so many mentions, and fewer than the next class."""
    largest: tuple[Large, ...]
    tiers: Mapping[str, int]
    """Proposals of each tier, and `same`: mentions that were joined to another."""
    reasons: Mapping[str, int]
    """Proposals by why they were not fused: a code, or nothing when they are too light."""
    contradictions: Mapping[str, int]
    fitness: Fitness
    reviewed: tuple[WeightBand, ...]
    """What reviewers decided of pairs, in the bands of the fitness, the lowest first."""
    whole: bool
    """Whether protected people are counted too."""


class Rerun:
    """Decides anew, and reports on it."""

    def __init__(self, store: MaskedStore, snapshots: Snapshots) -> None:
        self._store = store
        self._snapshots = snapshots

    def decide(
        self, engine: Engine = Engine.DUCKDB, *, progress: Progress | None = None
    ) -> RerunDecision:
        """Who is who, decided anew, and what that would change.

        Nothing is saved. Raises SettingsError.
        """
        (progress or silent)("link", 0)
        known = self._store.unmasked.known()
        with without_collector():
            resolution = decide(
                self._store.unmasked, known, from_scratch=True, linker=_linker(engine)
            )

        change = self._change(resolution, known)

        return RerunDecision(
            change=change, resolution=resolution, generation=known.generation, engine=engine
        )

    def save(self, decided: RerunDecision, *, progress: Progress | None = None) -> None:
        """Save and log a decision.

        Raises StoreChanged when the store is not as it was when it was made.
        """
        store = self._store.writing(Right.LINK)
        saved = partial(progress or silent, "save")
        resolved = decided.resolution.resolved
        if self._store.withholds_cases:
            # what was shown lacks cases that are in the store: they must not be lost with it
            known = store.known()
            linker = _linker(decided.engine)
            resolved = decide(store, known, from_scratch=True, linker=linker).resolved
        generation = decided.generation
        known = self._store.unmasked.known()
        patiently(
            lambda: store.save_resolution(resolved, expected_generation=generation, progress=saved)
        )
        self._snapshots.remember(assessed(resolved.relationships))
        change = decided.change
        told = f"{decided.engine} {shipped().digest}: {change.fused} fused, {change.split} split"
        for part in in_entries(combined(known, resolved)):
            self._store.log(COMBINE, subject=part)
        self._store.log(RESOLVE, reason=told)

    def report(self, *, exporting: bool = False, progress: Progress | None = None) -> QualityReport:
        """How resolution stands.

        `exporting` names nobody protected without consent. Raises SettingsError.

        Organisations are joined by rules and not by the model: this is about people, and for who
        may not see protected ones about the reports of parties alone.
        """
        (progress or silent)("link", 0)
        mentions = [
            mention
            for mention in self._store.unmasked.mentions()
            if mention.kind is EntityKind.PERSON
        ]
        known = self._store.unmasked.known().entity_of
        if unknown := sum(mention.id not in known for mention in mentions):
            raise SettingsError(
                message(
                    "{unknown} mentions are nobody yet: run `simpul link` first", unknown=unknown
                )
            )
        if not self._store.reveals:
            seen = self._store.comparable_mentions([mention.id for mention in mentions])
            mentions = list(seen.values())
        entity_of = {mention.id: known[mention.id] for mention in mentions}
        table = reported(mentions)
        person = table["id"].replace_strict(entity_of) if table.height else table["id"]
        proposals = Counter(self._proposals(set(entity_of)))
        by_tier = Counter[str]()
        by_reason = Counter[str]()
        for (tier, reason), count in proposals.items():
            by_tier[tier] += count
            by_reason[reason] += count

        return QualityReport(
            people=len(set(entity_of.values())),
            sizes=sizes(entity_of),
            largest=self._largest(entity_of, exporting),
            tiers={
                Tier.SAME.value: len(entity_of) - len(set(entity_of.values())),
                **dict(sorted(by_tier.items())),
            },
            reasons=dict(sorted(by_reason.items())),
            contradictions={
                contradiction: by_reason[contradiction]
                for contradiction in CONTRADICTIONS
                if by_reason[contradiction]
            },
            fitness=measure(table, person),
            reviewed=count_bands(self._standing(set(entity_of)), (LIGHTEST, *BANDS, HEAVIEST)),
            whole=self._store.reveals,
        )

    def _standing(self, mentions: set[Id]) -> list[Judgement]:
        """The judgements about two of these mentions."""
        standing = self._store.unmasked.appended(Judgement)
        return [one for one in standing if {one.left, one.right} <= mentions]

    def _proposals(self, mentions: set[Id]) -> Iterable[tuple[str, str]]:
        """Tier and reason of each proposal about two of these mentions."""
        for proposal in proposed_links(self._store, self._store.unmasked.graph()):
            facts = proposal.properties
            if mentions.issuperset(mentions_of(proposal)):
                yield str(facts["tier"]), str(facts.get("because", ""))

    def _largest(self, entity_of: Mapping[Id, Id], exporting: bool) -> tuple[Large, ...]:
        held = dict(largest(entity_of, LARGEST))
        entities = {entity.id: entity for entity in self._store.unmasked.entities(list(held))}
        mask = self._store.mask(exporting=exporting)
        mask.note(entities.values())

        return tuple(
            Large(entity=mask.entity(entities[entity_id]), mentions=mentions)
            for entity_id, mentions in held.items()
        )

    def _change(self, resolution: Resolution, known: KnownIdentities) -> RerunChange:
        """What a resolution makes other than what is known."""
        resolved = resolution.resolved
        before = Counter(known.entity_of.values())
        were = dict[Id, set[Id]]()
        became = dict[Id, set[Id]]()
        held = Counter[Id]()
        for assignment in resolved.assignments:
            held[assignment.entity_id] += 1
            if (was := known.entity_of.get(assignment.mention_id)) is not None:
                were.setdefault(assignment.entity_id, set()).add(was)
                became.setdefault(was, set()).add(assignment.entity_id)

        fused = {entity_id: old for entity_id, old in were.items() if len(old) > 1}
        several = {entity_id for entity_id, mentions in before.items() if mentions > 1}
        established = {entity_id for entity_id, old in fused.items() if len(old & several) > 1}
        counts = self._store.counts()

        return RerunChange(
            mentions=len(resolved.assignments),
            people=sum(entity.kind is EntityKind.PERSON for entity in resolved.entities),
            people_before=counts.entities.get(EntityKind.PERSON, 0),
            fused=len(fused),
            established=len(established),
            split=sum(len(found) > 1 for found in became.values()),
            proposals=_by_tier(resolved.relationships),
            proposals_before={
                tier: counts.relationships.get(kind, 0) for kind, tier in _TIER_OF.items()
            },
            refused=len(resolution.refused),
            examples=self._examples(resolved.entities, fused, established, held),
        )

    def _examples(
        self,
        entities: Iterable[Entity],
        fused: Mapping[Id, set[Id]],
        established: set[Id],
        held: Mapping[Id, int],
    ) -> tuple[Fused, ...]:
        """Established ones first, then the largest."""

        def place(entity_id: Id) -> tuple[bool, int, Id]:
            return entity_id not in established, -held[entity_id], entity_id

        first = sorted(fused, key=place)[:TOLD]
        parties = (entity for entity in entities if entity.kind in PARTY_KINDS)
        found = {entity.id: entity for entity in parties if entity.id in first}
        mask = self._store.mask()
        mask.note(found.values())
        examples = []
        for entity_id in first:
            if entity_id in found:
                entity = mask.entity(found[entity_id])
                were = len(fused[entity_id])
                examples.append(Fused(entity, were, held[entity_id], entity_id in established))

        return tuple(examples)


_TIER_OF = {
    RelationshipKind.PROBABLY_SAME_AS: Tier.PROBABLE.value,
    RelationshipKind.POSSIBLY_SAME_AS: Tier.REVIEW.value,
}


def _by_tier(relationships: Iterable[Relationship]) -> dict[str, int]:
    counted = Counter(
        _TIER_OF[relationship.kind]
        for relationship in relationships
        if relationship.kind in _TIER_OF
    )
    return {tier: counted[tier] for tier in _TIER_OF.values()}


def _linker(engine: Engine) -> MentionLinker:
    if engine is Engine.DUCKDB:
        return link
    from graph.resolution.people import spark

    return partial(link, scorer=spark.score)
