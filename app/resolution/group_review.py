"""The review by the handful: groups that may be one person each, and one answer for all of it.

Decisions.
An answer is one act: every judgement that it implies (graph/resolution/groups.py) is made together
or none is, and taken back together. Each is what a pair's would be: it needs the same right, meets
the same judgements that stand, and where something speaks against a pair that is called the same it
needs a reason.
A group's id is made of its members in their order. Who answers a group that changed meanwhile is
told so, and answers nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from app.access.masked_store import MaskedStore
from app.networks.networks import Networks
from app.progress import Progress
from app.resolution.groups import (
    Group,
    GroupView,
    compare_members,
    in_order,
    strongest_ties,
    tie_of,
)
from app.resolution.judgements import JudgementRequest, ends_of, standing
from app.resolution.pairs import Pair
from app.resolution.proposals import Proposed, Sides, request_on
from app.resolution.review import Decided, Review
from graph.errors import GroupNotFound, InvalidValue
from graph.messages import message
from graph.model import Id, Mention, make_id
from graph.resolution.groups import Implied, grouped, implied
from graph.schema import Decision, Tier

PREFIX = "g_"
"""How the id of a group begins."""


class GroupReview:
    """Groups of one store for one reviewer.

    Every method raises AccessDenied for who may not review.
    """

    def __init__(self, store: MaskedStore, networks: Networks, review: Review) -> None:
        self._store = store
        self._networks = networks
        self._review = review

    # ---- what is asked

    def groups(self) -> tuple[Group, ...]:
        """Every group, by what an answer would change; read once for each revision."""
        # asked first, since it asks for the right
        proposed = self._review.proposed()
        return self._store.cache.get("groups", lambda: in_order(self._read(proposed)))

    def in_network(self, network_id: Id) -> tuple[Group, ...]:
        """The groups with a member in this network, in the same order."""
        return tuple(group for group in self.groups() if self._stands_in(group, network_id))

    def get(self, group_id: str) -> Group:
        """The group of this id, or of the only id that begins so; raises GroupNotFound."""
        found = [group for group in self.groups() if group_id and group.id.startswith(group_id)]
        if len(found) == 1:
            return found[0]
        hint = (
            message("several begin so: give more of it")
            if found
            else message("it was answered, or linking finds otherwise now")
        )
        raise GroupNotFound(
            message("no group {group_id} is asked about: {hint}", group_id=group_id, hint=hint)
        )

    def view(self, group_id: str) -> GroupView:
        """A group side by side; raises GroupNotFound."""
        group = self.get(group_id)
        sides = Sides(self._store, self._store.mask(), group.ids, self._networks)
        ties = strongest_ties(group)
        shown = tuple(sides.side(member, _mention_of(ties[member], member)) for member in group.ids)
        return GroupView(
            group=group,
            sides=shown,
            facts=compare_members([side.mentions for side in shown]),
        )

    # ---- what is answered

    def answer(
        self,
        group_id: str,
        persons: Sequence[Collection[Id]],
        why: str = "",
        *,
        link: bool = True,
        progress: Progress | None = None,
    ) -> Decided:
        """Say who of a group are one: each of `persons` holds the members that are the same.

        One person of all of them says that all are the same, one of each that none are. Raises
        GroupNotFound, InvalidValue unless every member stands in one person, and what
        `Review.decide` raises.
        """
        group = self.get(group_id)
        named = Counter(chain.from_iterable(persons))
        if named != Counter(group.ids) or not all(persons):
            raise InvalidValue("say of each member of the group, once, which person it is")
        said = implied(persons, map(tie_of, group.pairs))
        return self._judge(group, said, why, link, progress)

    def keep_apart(
        self,
        group_id: str,
        left: Id,
        right: Id,
        why: str = "",
        *,
        link: bool = True,
        progress: Progress | None = None,
    ) -> Decided:
        """Say of two members that they are different, and nothing of the others.

        Raises as `answer` does.
        """
        group = self.get(group_id)
        if left == right or not {left, right} <= set(group.ids):
            raise InvalidValue("name two members of the group")
        said = (Implied(left=left, right=right, same=False),)
        return self._judge(group, said, why, link, progress)

    def _judge(
        self,
        group: Group,
        said: Iterable[Implied],
        why: str,
        link: bool,
        progress: Progress | None,
    ) -> Decided:
        """Judge so, each two by the mentions that fit best where they are proposed."""
        proposed = self._review.proposed()
        between = {_both(pair): proposed[pair.id] for pair in group.pairs}
        mentions = self._representatives(group)
        wanted = []
        for one in said:
            decision = Decision.POSITIVE if one.same else Decision.NEGATIVE
            pair = between.get(frozenset((one.left, one.right)))
            if pair:
                wanted.append(request_on(pair, decision, why))
            else:
                left = mentions[one.left]
                right = mentions[one.right]
                wanted.append(JudgementRequest(left, right, decision, why))

        return self._review.judge_together(wanted, link=link, progress=progress)

    def _representatives(self, group: Group) -> Mapping[Id, Mention]:
        """The mention of each member that its heaviest tie is about, unmasked."""
        ids = {member: _mention_of(pair, member) for member, pair in strongest_ties(group).items()}
        mentions = self._store.unmasked_mentions(ids.values())
        return {member: mentions[mention_id] for member, mention_id in ids.items()}

    # ---- inside

    def _stands_in(self, group: Group, network_id: Id) -> bool:
        return any(self._networks.id_of(member) == network_id for member in group.ids)

    def _read(self, proposed: Mapping[Id, Proposed]) -> Iterator[Group]:
        """Groups of those pairs that tie, with every pair between their members, in no order."""
        pairs = sorted((one.pair for one in proposed.values()), key=_heaviest_first)
        tied = [pair for pair in pairs if _ties(proposed[pair.id])]
        groups = grouped(map(tie_of, tied))
        if not groups:
            return
        number_of: dict[Id, int] = {}
        for number, members in enumerate(groups):
            number_of |= dict.fromkeys(members, number)
        within = _within(pairs, number_of)
        beyond = _beyond(tied, number_of)
        kept_apart = self._kept_apart(number_of)
        linked = self._review.linked_cases()
        for number, members in enumerate(groups):
            entities = {pair.left.id: pair.left for pair in within[number]}
            entities |= {pair.right.id: pair.right for pair in within[number]}
            yield Group(
                id=make_id("g", *members),
                members=tuple(entities[member] for member in members),
                pairs=tuple(within[number]),
                joins=linked.joined_by_all(members),
                apart=tuple(sorted(kept_apart[number])),
                more=len(beyond[number]),
            )

    def _kept_apart(self, number_of: Mapping[Id, int]) -> Mapping[int, set[tuple[Id, Id]]]:
        """Of each group the members of whom somebody decided that they are different."""
        denied = [
            judgement
            for judgement in standing(self._store)
            if judgement.decision is Decision.NEGATIVE
        ]
        # a judgement on a report that the viewer may not compare is not told of
        seen = self._store.comparable_mentions(ends_of(denied))
        people = self._store.unmasked_entities_of(seen)
        found: defaultdict[int, set[tuple[Id, Id]]] = defaultdict(set)
        for judgement in denied:
            left = people.get(judgement.left)
            right = people.get(judgement.right)
            if left is None or right is None:
                continue
            number = number_of.get(left.id)
            if number is not None and number == number_of.get(right.id):
                low, high = sorted((left.id, right.id))
                found[number].add((low, high))

        return found


def _ties(one: Proposed) -> bool:
    """Whether a pair ties two members of a group."""
    pair = one.pair
    return one.open and pair.tier is Tier.PROBABLE and not pair.unsure


def _within(pairs: Iterable[Pair], number_of: Mapping[Id, int]) -> Mapping[int, list[Pair]]:
    """Of each group the pairs between its members."""
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        number = number_of.get(pair.left.id)
        if number is not None and number == number_of.get(pair.right.id):
            found[number].append(pair)

    return found


def _beyond(tied: Iterable[Pair], number_of: Mapping[Id, int]) -> Mapping[int, set[Id]]:
    """Of each group those outside it who are tied to one of its members."""
    found: defaultdict[int, set[Id]] = defaultdict(set)
    for pair in tied:
        ours = number_of.get(pair.left.id)
        theirs = number_of.get(pair.right.id)
        if ours == theirs:
            continue
        if ours is not None:
            found[ours].add(pair.right.id)
        if theirs is not None:
            found[theirs].add(pair.left.id)

    return found


def _both(pair: Pair) -> frozenset[Id]:
    return frozenset((pair.left.id, pair.right.id))


def _mention_of(pair: Pair, member: Id) -> Id:
    """The mention of a member that a pair is about."""
    return pair.left_mention if pair.left.id == member else pair.right_mention


def _heaviest_first(pair: Pair) -> tuple[float, Id]:
    return -pair.bits, pair.id
