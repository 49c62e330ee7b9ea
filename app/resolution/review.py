"""The review: pairs that may be one, what reviewers decide of them, and the entities that follow.

Decisions.
A judgement is about two mentions. Where an entity is named, the mention that founded it stands for
it; where a pair is proposed, the two mentions that fit best.
What belongs together is one *act*: a split or a bulk makes several judgements, whose ids are the
act's with a number, and undoing takes the whole act back.
A pair with a protected side is shown to, and judged by, those only who may reveal; nobody else
learns that it exists. A pair that somebody was unsure of leaves the queue until it is asked for.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, product

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.values import GraphColumns
from app.access.viewer import may_compare
from app.clock import instant
from app.networks.networks import Networks
from app.progress import Progress
from app.resolution.agreement import (
    Agreement,
    TierProgress,
    WeightBand,
    agreements,
    count_bands,
    count_progress,
)
from app.resolution.judgements import (
    JudgementRecorder,
    JudgementRequest,
    Refusal,
    act_of,
    ends_of,
)
from app.resolution.linking import Linker, LinkReport
from app.resolution.pairs import Pair, PairView, evidence, in_order
from app.resolution.proposals import (
    Proposed,
    read_linked_cases,
    read_proposals,
    request_on,
    side_by_side,
)
from graph.analysis.networks.case_groups import LinkedCases
from graph.errors import (
    AccessDenied,
    EntityNotFound,
    InvalidValue,
    JudgementConflict,
    NotFound,
    PairNotFound,
)
from graph.messages import message
from graph.model import Entity, Id, Judgement, Mention, Value
from graph.resolution.judgements import COMMON, JudgementGraph, still_said, that_count
from graph.schema import PARTY_KINDS, Decision, Tier

MOST_AT_ONCE = 2000
"""Judgements that one split may make."""


class Refused(Value, frozen=True, omit_defaults=True):
    """Two mentions that could not be judged as asked.

    With why not, and the judgements that stand against it.
    """

    left: Id
    right: Id
    reason: str
    judgements: tuple[Judgement, ...] = ()


class Decided(Value, frozen=True, omit_defaults=True):
    """What an act did.

    Judgements made or withdrawn, those refused, and the linking that followed.
    """

    judgements: tuple[Judgement, ...] = ()
    """Empty when the very same was judged before by the same reviewer, or withdrawn before."""
    refused: tuple[Refused, ...] = ()
    link: LinkReport | None = None
    """None when nothing changed, or linking was put off."""


class Answer(Value, frozen=True, omit_defaults=True):
    """What somebody answered about two mentions elsewhere, such as in a workbook."""

    left: Id
    right: Id
    decision: Decision
    why: str = ""


class JudgementLine(Value, frozen=True, omit_defaults=True):
    """A judgement with what its two mentions are called and whom they belong to now."""

    judgement: Judgement
    left_name: str = ""
    right_name: str = ""
    left_entity: Id = ""
    right_entity: Id = ""
    moved: bool = False
    """Whether a mention says something else than when it was judged, as after a row was put before
    it in its file.
    """
    contradicted: bool = False
    """Whether it says the opposite of others that stand, as may be after two stores were copied
    together.
    """


@dataclass(frozen=True, slots=True)
class _Named:
    """Whom an id or a name means: a mention, for itself or for the whole entity."""

    mention: Mention
    entity_id: Id = ""


class Review:
    """Who is who, for one reviewer of one store.

    Every method raises AccessDenied for who may not review.
    """

    def __init__(
        self,
        store: MaskedStore,
        networks: Networks,
        linker: Linker,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store = store
        self._networks = networks
        self._linker = linker
        self._user = user
        self._clock = clock

    # ---- what is asked

    def queue(self, *, tier: Tier | None = None, unsure: bool = False) -> tuple[Pair, ...]:
        """Pairs that nobody has decided, by what fusing them would change, then by weight.

        Those of one tier, or all; with `unsure` those that somebody looked at and was not sure of,
        instead of the rest.
        """
        waiting = [proposed.pair for proposed in self.proposed().values() if proposed.open]
        return in_order(
            pair
            for pair in waiting
            if pair.unsure is unsure and (tier is None or pair.tier is tier)
        )

    def tell(self, pairs: Iterable[Pair]) -> None:
        """Tell the log of whom a list of pairs tells, before it is shown."""
        sides = ((pair.left, pair.right) for pair in pairs)
        self._store.consultations.viewed(chain.from_iterable(sides))

    def pair(self, pair_id: str) -> PairView:
        """One pair side by side, by its id or the beginning of it.

        Decided ones too while they are proposed.

        Raises PairNotFound.
        """
        (view,) = side_by_side(
            self._store, self._store.mask(), [self._one(pair_id)], self._networks
        )
        return view

    def pairs_to_leave(self, pairs: Iterable[Pair]) -> tuple[tuple[PairView, ...], int]:
        """Pairs side by side for a file that leaves the house.

        And how many of them must be left out of it.

        Left out are those with a protected person who did not agree to it, whoever asks.
        """
        known = self.proposed()
        found = [known[pair.id] for pair in pairs if pair.id in known]
        mask = self._store.mask(exporting=True)
        ends = set[Id]().union(*(proposed.entities for proposed in found))
        mask.note(self._store.unmasked.entities(ends))
        kept = [proposed for proposed in found if mask.withheld.isdisjoint(proposed.entities)]
        return tuple(side_by_side(self._store, mask, kept, None)), len(found) - len(kept)

    # ---- what is decided

    def decide(
        self,
        pair_id: str,
        decision: Decision,
        why: str = "",
        *,
        link: bool = True,
        progress: Progress | None = None,
    ) -> Decided:
        """Judge a proposed pair and link anew.

        Without `link` it only leaves the queue, and the entities follow with `relink` or any
        linking: in a large store a reviewer decides many first.
        Raises PairNotFound; JudgementConflict, with the judgements, and changes nothing, when
        others that stand say the opposite; InvalidValue when POSITIVE against a contradiction comes
        without a reason.
        """
        wanted = request_on(self._one(pair_id), decision, why)
        return self.judge_together([wanted], link=link, progress=progress)

    def judge(
        self,
        left: str,
        right: str,
        decision: Decision,
        why: str = "",
        *,
        link: bool = True,
        progress: Progress | None = None,
    ) -> Decided:
        """Judge two mentions or entities, by id or by a name that only one has, and link anew.

        Of two entities that are proposed as one, their best fitting mentions are judged; else each
        is represented by the mention that founded it. The id of an entity that another took over
        still means its own founder. Raises as `decide` does, and EntityNotFound.
        """
        ours = self._named(left)
        theirs = self._named(right)
        found = self._proposal_of(ours, theirs)
        if found is None:
            wanted = JudgementRequest(ours.mention, theirs.mention, decision, why)
        else:
            wanted = request_on(found, decision, why)
        return self.judge_together([wanted], link=link, progress=progress)

    def split(
        self,
        mentions: str | Sequence[str],
        others: Collection[Id] = (),
        why: str = "",
        *,
        progress: Progress | None = None,
    ) -> Decided:
        """Take one or several mentions out of their entity.

        That is NEGATIVE between each of them and each of the others.

        `others` are all other mentions of the entity when left out; those that the reviewer may not
        see come apart too, unless somebody judged them to belong to those taken out: nothing is
        told of them, nor is anything split from them alone. The part that holds the
        founding mention keeps the entity's id; withdrawing the act gives everything back. `why`
        must be said. Raises as `decide` does.
        """
        if not why.strip():
            raise InvalidValue("a split needs a reason: say why these are not one")

        texts = [mentions] if isinstance(mentions, str) else mentions
        named = [self._named(text).mention for text in texts]
        taken = {mention.id: mention for mention in named}
        rest = self._rest(taken.keys(), others)
        seen = self._visible([mention.id for mention in rest])
        if not seen:
            raise InvalidValue(
                "nothing is left to split from: it is the only mention of its entity"
            )
        if (many := len(taken) * len(seen)) > MOST_AT_ONCE:
            raise InvalidValue(
                message(
                    "this would make {many} judgements: take fewer mentions out at once", many=many
                )
            )
        wanted = [
            JudgementRequest(one, other, Decision.NEGATIVE, why, told=other.id in seen)
            for one, other in product(taken.values(), rest)
        ]
        return self.judge_together(wanted, progress=progress)

    def judge_together(
        self,
        wanted: Sequence[JudgementRequest],
        *,
        link: bool = True,
        progress: Progress | None = None,
    ) -> Decided:
        """Make all of these judgements as one act, or none, and link anew.

        Raises as `decide` does.
        """
        try:
            made = self._recorder().make_all(wanted)
        except JudgementConflict as conflict:
            raise self._seen_conflict(conflict) from conflict

        return self._done(made, link, progress)

    def alike(self, pair_id: str) -> tuple[Pair, ...]:
        """Open pairs whose evidence is identical to this one's, itself first.

        They are what `accept_alike` would accept.

        Identical: the same level in every comparison; in each pair both names written the very same
        way and an identifier shared, of the same kind; nothing that speaks against it. Empty when
        this pair must be looked at by itself.
        """
        first = self._one(pair_id)
        found = evidence(first.pair, first.left, first.right)
        if found is None:
            return ()
        undecided = [other for other in self.proposed().values() if other.decision is None]
        same = in_order(
            other.pair
            for other in undecided
            if evidence(other.pair, other.left, other.right) == found
        )
        return tuple(sorted(same, key=lambda pair: pair.id != first.pair.id))

    def accept_alike(
        self, pair_id: str, why: str, *, expected: int, progress: Progress | None = None
    ) -> Decided:
        """Judge all pairs of `alike` as the same, in one act.

        Those that conflict are told and the rest goes on.

        `expected` is how many the reviewer was shown: raises InvalidValue when there are others
        now.
        """
        pairs = self.alike(pair_id)
        if len(pairs) != expected:
            raise InvalidValue(
                message(
                    "there are {count} such pairs now, not {expected}: look at them again",
                    count=len(pairs),
                    expected=expected,
                )
            )
        known = self.proposed()
        wanted = [request_on(known[pair.id], Decision.POSITIVE, why) for pair in pairs]
        made: list[Judgement] = []
        refused: list[Refused] = []
        for result in map(self._result, self._recorder().make_each(wanted, one_act=True)):
            made += result.judgements
            refused += result.refused

        link = self._linker.link(progress=progress) if made else None
        return Decided(judgements=tuple(made), refused=tuple(refused), link=link)

    def take(
        self, answers: Sequence[Answer], *, progress: Progress | None = None
    ) -> tuple[Decided, ...]:
        """Judge pairs of mentions that were decided elsewhere, each by itself, and link anew once.

        One result for each, in order: with a judgement, with none when it says nothing new, or with
        why it was refused. A workbook of before ids were keyed still names its mentions.
        """
        key = self._store.unmasked.ids.key
        answers = [
            replace(answer, left=key(answer.left), right=key(answer.right)) for answer in answers
        ]
        mentions = self._visible(set[Id]().union(*map(_both, answers)))
        pairs = {proposed.mentions: proposed.pair for proposed in self.proposed().values()}
        wanted: dict[int, JudgementRequest] = {}
        for place, answer in enumerate(answers):
            both = _both(answer)
            if both <= mentions.keys():
                left = mentions[answer.left]
                right = mentions[answer.right]
                pair = pairs.get(both)
                wanted[place] = JudgementRequest(left, right, answer.decision, answer.why, pair)

        results = self._recorder().make_each(list(wanted.values()))
        made = dict(zip(wanted, results, strict=True))
        judged = any(isinstance(result, Judgement) for result in results)
        link = self._linker.link(progress=progress) if judged else None
        told = []
        for place, answer in enumerate(answers):
            if place in made:
                told.append(replace(self._result(made[place]), link=link))
            else:
                told.append(Decided(refused=(_gone(answer),), link=link))

        return tuple(told)

    def relink(self, *, progress: Progress | None = None) -> LinkReport:
        """Say anew who is who, by all that was judged."""
        self._store.viewer.check(Right.REVIEW)
        return self._linker.relink(progress=progress)

    def undo(self, *, link: bool = True, progress: Progress | None = None) -> Decided:
        """Withdraw the last act of this reviewer that stands, and link anew.

        Raises NotFound when there is none.
        """
        self._store.viewer.check(Right.REVIEW)
        standing = (
            judgement
            for judgement in self._store.unmasked.appended(Judgement)
            if judgement.right != COMMON
        )
        own = [judgement for judgement in standing if judgement.by == self._user]
        if not own:
            raise NotFound("nothing of yours stands that could be undone")
        return self._take_back(self._act(act_of(own[-1].id)), "undone", link, progress)

    def withdraw(self, judgement_id: str, why: str, *, progress: Progress | None = None) -> Decided:
        """Withdraw a judgement, or a whole act, by id or the beginning of it, and link anew.

        Anybody's, with a reason.

        Raises NotFound, and InvalidValue without a reason. Withdrawing twice changes nothing.
        """
        all_of_them = [judgement.judgement for judgement in self.judgements(standing=False)]
        if not why.strip():
            raise InvalidValue("a withdrawal needs a reason: say why the judgement was wrong")
        exact = [judgement for judgement in all_of_them if judgement.id == judgement_id]
        acts = {
            act_of(judgement.id)
            for judgement in all_of_them
            if judgement_id and judgement.id.startswith(judgement_id)
        }
        if not exact and len(acts) != 1:
            hint = (
                message("several begin so: give more of it")
                if acts
                else message("list them with `simpul judgements --all`")
            )
            raise NotFound(
                message("no judgement {judgement_id}: {hint}", judgement_id=judgement_id, hint=hint)
            )
        found = (
            [judgement for judgement in exact if judgement.stands]
            if exact
            else self._act(acts.pop())
        )
        return self._take_back(found, why, True, progress)

    # ---- how it goes

    def judgements(self, *, standing: bool = True) -> tuple[JudgementLine, ...]:
        """Judgements on who is who that the viewer may see, newest first.

        Those that stand, or all.
        """
        viewer = self._store.viewer
        viewer.check(Right.REVIEW)
        stored = self._store.unmasked.appended(Judgement, standing=standing)
        found = [judgement for judgement in stored if judgement.right != COMMON]
        mask = self._store.mask()
        there, people = self._people(ends_of(found))
        counted = JudgementGraph(that_count(found, there))
        contradicted = {contradiction.id for contradiction in counted.contradictions()}
        seen = {
            key for key, mention in there.items() if may_compare(viewer, mention, people.get(key))
        }
        lines = [
            JudgementLine(
                judgement=mask.noted(judgement),
                left_name=mask.name_of(there.get(judgement.left), people.get(judgement.left)),
                right_name=mask.name_of(there.get(judgement.right), people.get(judgement.right)),
                left_entity=people[judgement.left].id if judgement.left in people else "",
                right_entity=people[judgement.right].id if judgement.right in people else "",
                moved=judgement.stands and not still_said(judgement, there),
                contradicted=judgement.id in contradicted,
            )
            for judgement in found
            if viewer.may_judge_everybody or {judgement.left, judgement.right} <= seen
        ]

        named = set[Id]().union(*((line.left_entity, line.right_entity) for line in lines))
        self._store.consultations.viewed(also=named - {""})
        return tuple(
            sorted(lines, key=lambda line: (line.judgement.on, line.judgement.id), reverse=True)
        )

    def progress(self) -> tuple[TierProgress, ...]:
        """Open, unsure and decided pairs of each tier."""
        waiting = [proposed.pair for proposed in self.proposed().values() if proposed.open]
        return count_progress(
            [pair.tier for pair in waiting if not pair.unsure],
            [pair.tier for pair in waiting if pair.unsure],
            [judgement.judgement for judgement in self.judgements()],
        )

    def bands(self) -> tuple[WeightBand, ...]:
        """How many of the decided pairs were the same, by band of weight.

        It shows whether the bits can be trusted.
        """
        return count_bands(judgement.judgement for judgement in self.judgements())

    def agreement(self) -> tuple[Agreement, ...]:
        """How far each two reviewers agree on the pairs that both judged, with Cohen's kappa."""
        return agreements(judgement.judgement for judgement in self.judgements(standing=False))

    # ---- what is proposed, for those who review it otherwise than pair by pair

    def proposed(self) -> dict[Id, Proposed]:
        """Every proposed pair that the viewer may see, read once for each revision."""
        self._store.viewer.check(Right.REVIEW)
        return self._store.cache.get("proposed pairs", self._read_proposed)

    def linked_cases(self, graph: GraphColumns | None = None) -> LinkedCases:
        """Which cases hang together without what is proposed, read once for each revision.

        `graph` is the store's, where it was read already.
        """
        return self._store.cache.get(
            "linked cases",
            lambda: read_linked_cases(
                self._store, self._networks, graph or self._store.unmasked.graph()
            ),
        )

    def _read_proposed(self) -> dict[Id, Proposed]:
        graph = self._store.unmasked.graph()
        linked = partial(self.linked_cases, graph)
        found = read_proposals(self._store, self._store.mask(), graph, linked)
        return {proposed.pair.id: proposed for proposed in found}

    # ---- inside: who is meant

    def _one(self, pair_id: str) -> Proposed:
        known = self.proposed()
        found = [known[key] for key in known if pair_id and key.startswith(pair_id)]
        if pair_id not in known and len(found) != 1:
            hint = (
                message("several begin so: give more of it")
                if found
                else message("it was decided, or linking finds otherwise now")
            )
            raise PairNotFound(
                message("no pair {pair_id} is asked about: {hint}", pair_id=pair_id, hint=hint)
            )
        return known.get(pair_id) or found[0]

    def _proposal_of(self, left: _Named, right: _Named) -> Proposed | None:
        """What is proposed of two mentions, or of two whole entities."""
        mentions = {left.mention.id, right.mention.id}
        entities = {left.entity_id, right.entity_id}
        for proposed in self.proposed().values():
            if proposed.mentions == mentions or proposed.entities == entities:
                return proposed

        return None

    def _people(self, ids: Collection[Id]) -> tuple[dict[Id, Mention], dict[Id, Entity]]:
        """Mentions by id, and the entities that they belong to, by mention."""
        mentions = self._store.unmasked_mentions(ids)
        return mentions, self._store.unmasked_entities_of(mentions)

    def _visible(self, ids: Collection[Id]) -> dict[Id, Mention]:
        """Those of these mentions that the viewer may judge."""
        self._store.viewer.check(Right.REVIEW)
        return self._store.comparable_mentions(ids)

    def _named(self, text: str) -> _Named:
        """The mention that an id or a name means.

        Raises EntityNotFound, and AccessDenied for a protected one.
        """
        if text in (found := self._visible([text])):
            return _Named(found[text])

        known = self._store.mask().visible(self._store.unmasked.find_entity(text))
        entity = known or self._called(text)
        if entity.kind not in PARTY_KINDS or not entity.mentions:
            raise EntityNotFound(
                message("{text} is neither a person nor an organisation: judge those", text=text)
            )
        ids = self._store.unmasked.ids
        founders = {
            ids.founded_by(mention, protected=protected): mention
            for mention, protected in product(entity.mentions, (False, True))
        }
        visible = self._visible(entity.mentions)
        if not visible:
            raise AccessDenied(
                "a protected person is judged only by who may reveal: give --reveal with a reason"
            )
        wanted = (founders.get(text), founders.get(entity.id), min(visible))
        first = next(mention for mention in wanted if mention in visible)
        taken_over = text in founders and text != entity.id
        return _Named(visible[first], "" if taken_over else entity.id)

    def _called(self, text: str) -> Entity:
        """The only person or organisation that is called so and may be seen."""
        mask = self._store.mask()
        hits = [
            hit
            for hit in self._store.unmasked.search(text, kinds=PARTY_KINDS, limit=20)
            if mask.may_name(hit.entity)
        ]
        best = [hit for hit in hits if hit.exact] or hits
        if len(best) != 1:
            if best:
                raise EntityNotFound(
                    message(
                        "several are called {text!r}: give an id, `simpul show` lists them",
                        text=text,
                    )
                )
            raise EntityNotFound(
                message("nobody to judge for {text!r}: look for it with `simpul show`", text=text)
            )
        return best[0].entity

    def _rest(self, taken: Collection[Id], others: Collection[Id]) -> list[Mention]:
        """The other mentions of the entity that all these belong to.

        Or those of them that are named.

        All others are taken as they are, those too that the viewer may not see: what comes apart
        must come apart whole.
        """
        _, people = self._people(taken)
        entities = {person.id: person for person in people.values()}
        if len(entities) != 1 or len(people) != len(taken):
            raise InvalidValue(
                "a split takes mentions out of one entity: these belong to several, or to none yet"
            )
        members = set(next(iter(entities.values())).mentions) - set(taken)
        there = (
            self._visible(others)
            if others
            else {mention.id: mention for mention in self._store.unmasked.mentions(ids=members)}
        )
        if unknown := set(others) - (members & there.keys()):
            raise InvalidValue(
                message("{unknown} is no other mention of the same entity", unknown=min(unknown))
            )
        return [there[mention_id] for mention_id in sorted(there)]

    # ---- inside: judging

    def _recorder(self) -> JudgementRecorder:
        return JudgementRecorder(self._store, self._user, self._clock)

    def _take_back(
        self, judgements: Sequence[Judgement], why: str, link: bool, progress: Progress | None
    ) -> Decided:
        gone = self._recorder().take_back(judgements, why)
        return self._done(gone, link, progress)

    def _done(
        self, judgements: Sequence[Judgement], link: bool, progress: Progress | None
    ) -> Decided:
        """What was made or withdrawn, as far as the viewer may see it.

        With the linking that follows.
        """
        if not judgements:
            return Decided()

        report = self._linker.link(progress=progress) if link else None
        seen = self._seen()

        return Decided(
            judgements=tuple(seen[one.id] for one in judgements if one.id in seen),
            link=report,
        )

    def _seen(self) -> dict[Id, Judgement]:
        """The judgements that the viewer may see, as they may be read."""
        lines = self.judgements(standing=False)
        return {line.judgement.id: line.judgement for line in lines}

    def _act(self, act: Id) -> list[Judgement]:
        """All that stands of an act.

        Those parts too that the viewer may not see: it is taken back whole.
        """
        return [
            judgement
            for judgement in self._store.unmasked.appended(Judgement)
            if act_of(judgement.id) == act
        ]

    def _result(self, result: Judgement | Refusal | None) -> Decided:
        """What became of one decision, as the viewer may read it."""
        if isinstance(result, Judgement):
            return Decided(judgements=(result,))
        if result is None:
            return Decided()

        error = result.error
        wanted = result.wanted
        if isinstance(error, JudgementConflict):
            error = self._seen_conflict(error)
        against = error.judgements if isinstance(error, JudgementConflict) else ()
        refused = Refused(
            left=wanted.left.id, right=wanted.right.id, reason=str(error), judgements=against
        )
        return Decided(refused=(refused,))

    def _seen_conflict(self, conflict: JudgementConflict) -> JudgementConflict:
        """The conflict with those of its judgements that the viewer may see."""
        seen = self._seen()
        told = [seen[one.id] for one in conflict.judgements if one.id in seen]
        if len(told) == len(conflict.judgements):
            return JudgementConflict(conflict.message, told)

        return JudgementConflict(
            "this contradicts what others judged and you may not see: ask a handler, investigator"
            " or head",
            told,
        )


def _both(answer: Answer) -> frozenset[Id]:
    return frozenset((answer.left, answer.right))


def _gone(answer: Answer) -> Refused:
    reason = "one of the two is no longer in the store, or not for you to see"
    return Refused(left=answer.left, right=answer.right, reason=reason)
