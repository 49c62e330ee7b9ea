"""A few people whose likeness is made by hand: who is one, who is probably or possibly one, and
what was compared.
"""

from collections.abc import Iterable

from app.workspace import Workspace
from graph.model import Comparison, Id, Judgement, KnownIdentities, Mention
from graph.resolution.outcome import Clustering, Fit, Proposal
from graph.resolution.resolver import resolve
from graph.schema import Decision, Tier
from tests.offices.people import NIK, OTHER_NIK, mention
from tests.offices.stored import batch

YUSUF = mention(1, "Muhammad Yusuf", case="c_1", nik=NIK, phone="+6281234567890", sex="m")
YUSUP = mention(1, "Moh. Yusup", case="c_2", phone="+6281234567890", sex="m")
CALLED_JUJU = mention(1, "M. Yusuf alias Juju", case="c_3", sex="m")
LASUT = mention(1, "Yusuf Lasut", case="c_4", sex="m")
NAMESAKE = mention(1, "Muhammad Yusuf", case="c_5", nik=OTHER_NIK, sex="m")
STRANGER = mention(2, "Ani Lestari", case="c_5", sex="f")
VICTIM = mention(3, "Ratna Wulandari", case="c_1", role="korban", sex="f")
VICTIM_TOO = mention(4, "Rahma Dewi", case="c_2", role="korban", sex="f")
RAHMA = mention(4, "Rahma Dewi", case="c_4", sex="f")
EVERYBODY = (YUSUF, YUSUP, CALLED_JUJU, LASUT, NAMESAKE, STRANGER, VICTIM, VICTIM_TOO, RAHMA)

BY_NAME = (
    Comparison(name="prior", level="", weight=-10.7),
    Comparison(name="name", level="near", weight=9.9, frequency=-1.3),
    Comparison(name="sex", level="same", weight=0.9),
    Comparison(name="role", level="parties", weight=1.0),
)
BY_PHONE = (*BY_NAME, Comparison(name="phone", level="same", weight=12.4, frequency=2.0))
BY_PLACE = (*BY_NAME, Comparison(name="place", level="village", weight=9.7, frequency=-3.3))
AGAINST = (*BY_NAME, Comparison(name="nik", level="different", weight=-9.0))


def bits(comparisons: Iterable[Comparison]) -> float:
    return round(sum(comparison.weight + comparison.frequency for comparison in comparisons), 3)


def _proposal(
    left: Mention, right: Mention, tier: Tier, comparisons, because: str = ""
) -> Proposal:
    one, other = sorted((left.id, right.id))
    return Proposal(
        left=one,
        right=other,
        tier=tier,
        weight=bits(comparisons),
        comparisons=tuple(comparisons),
        because=because,
    )


JOINED = ((YUSUF, YUSUP, BY_PHONE), (CALLED_JUJU, YUSUP, BY_PLACE), (VICTIM_TOO, RAHMA, BY_PHONE))
PROPOSALS = (
    _proposal(YUSUP, LASUT, Tier.PROBABLE, BY_PLACE),
    _proposal(YUSUF, NAMESAKE, Tier.REVIEW, AGAINST, "nik"),
    _proposal(VICTIM, STRANGER, Tier.REVIEW, BY_PLACE, "sides"),
    _proposal(RAHMA, STRANGER, Tier.PROBABLE, BY_PLACE),
)


def link_by_hand(
    mentions: Iterable[Mention],
    judgements: Iterable[Judgement] = (),
    known: KnownIdentities | None = None,
) -> Clustering:
    """Who is one as said above and as judged: what is judged the same is joined, what is judged
    different is not.
    """
    there = {each.id for each in mentions}
    judged = {
        frozenset((judgement.left, judgement.right)): judgement.decision
        for judgement in judgements
        if judgement.stands
    }
    links = [(left.id, right.id, found) for left, right, found in JOINED]
    links = [link for link in links if judged.get(frozenset(link[:2])) is not Decision.NEGATIVE]
    same = [
        tuple(sorted(pair)) for pair, decision in judged.items() if decision is Decision.POSITIVE
    ]
    group_of = {each: {each} for each in there}
    for left, right in [*((left, right) for left, right, _ in links), *same]:
        if left in there and right in there and group_of[left] is not group_of[right]:
            group_of[left] |= group_of[right]
            group_of |= dict.fromkeys(group_of[right], group_of[left])
    fits: dict[Id, Fit] = {left: Fit(linked_to=right) for left, right in same}
    for left, right, compared in links:
        fits[left] = Fit(linked_to=right, weight=bits(compared), comparisons=compared)
        fits.setdefault(right, Fit(linked_to=left, weight=bits(compared), comparisons=compared))
    rules = {each: ("judgement",) for pair in same for each in pair} | {
        each: ("model",) for left, right, _ in links for each in (left, right)
    }
    groups = {tuple(sorted(each)) for each in group_of.values()}
    proposals = [
        proposal
        for proposal in PROPOSALS
        if {proposal.left, proposal.right} <= there
        and group_of[proposal.left] is not group_of[proposal.right]
        and judged.get(frozenset((proposal.left, proposal.right))) is not Decision.NEGATIVE
    ]
    return Clustering(
        groups=tuple(sorted(groups)),
        rules={rule: rules[rule] for rule in sorted(rules) if len(group_of[rule]) > 1},
        fits={fit: fits[fit] for fit in sorted(fits) if len(group_of[fit]) > 1},
        proposals=tuple(sorted(proposals, key=lambda proposal: (proposal.left, proposal.right))),
    )


def fill(space: Workspace) -> None:
    """Put everybody into the store and link them by hand."""
    space.store.unmasked.put(batch(*EVERYBODY))
    relink(space)


def relink(space: Workspace) -> None:
    """Link by hand what the store holds, under the judgements that stand."""
    store = space.store.unmasked
    found = resolve(
        store.ids,
        store.cases(),
        store.mentions(),
        store.statements(),
        judgements=store.appended(Judgement),
        known=store.known(),
        linker=link_by_hand,
    )
    store.save_resolution(found.resolved)


def entity_of(space: Workspace, given: Mention) -> Id:
    """Whom a mention belongs to."""
    return next(
        assignment.entity_id
        for assignment in space.store.unmasked.assignments(mention_ids=[given.id])
    )
