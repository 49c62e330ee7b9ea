"""A small office with pairs to review: its mentions, a linker that proposes namesakes, and
reviewers.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.resolution.group_review import GroupReview
from app.resolution.linking import Linker, LinkReport
from app.resolution.review import Review
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Comparison, Id, Identifier, Judgement, KnownIdentities, Mention
from graph.names import person_key
from graph.resolution.judgements import JudgementGraph
from graph.resolution.linker import link as link_mentions
from graph.resolution.outcome import Clustering, Proposal
from graph.resolution.resolver import resolve
from graph.schema import Decision, Scheme, Tier
from tests.offices.people import mention

MAIL = Identifier(scheme=Scheme.EMAIL, value="agen@example.id")


def propose_namesakes(
    mentions: Iterable[Mention],
    judgements: Iterable[Judgement] = (),
    before: KnownIdentities | None = None,
) -> Clustering:
    """What the linker joins, and every two groups with a name in common as a proposal."""
    known = {each.id: each for each in mentions}
    judged = JudgementGraph(judgements := list(judgements))
    clustering = link_mentions(known.values(), judgements, before)
    found = []
    for ours, theirs in combinations(clustering.groups, 2):
        namesakes = (
            (a, b)
            for a in ours
            for b in theirs
            if known[a].kind is known[b].kind and _alike(known[a], known[b])
        )
        if pair := next(namesakes, None):
            apart = any(judged.decision(a, b) is Decision.NEGATIVE for a in ours for b in theirs)
            found.append(_proposal(known[pair[0]], known[pair[1]], apart=apart))
    return replace(
        clustering, proposals=tuple(sorted(found, key=lambda each: (each.left, each.right)))
    )


def _alike(left: Mention, right: Mention) -> bool:
    return person_key(left.name) == person_key(right.name)


def _proposal(left: Mention, right: Mention, *, apart: bool) -> Proposal:
    rows = [
        Comparison(name="prior", level="", weight=-6.0),
        Comparison(name="name", level="same", weight=9.0),
    ]
    sexes = {each.sex for each in (left, right) if each.sex}
    if left.sex and right.sex:
        rows.append(
            Comparison(name="sex", level="same" if len(sexes) == 1 else "different", weight=1.0)
        )
    if MAIL in left.identifiers and MAIL in right.identifiers:
        rows.append(Comparison(name="account", level="same", weight=2.0))
    bits = sum(row.weight for row in rows)
    return Proposal(
        left=left.id,
        right=right.id,
        tier=Tier.PROBABLE if bits >= 5 else Tier.REVIEW,
        weight=bits,
        comparisons=tuple(rows),
        because="judgement" if apart else "sex" if len(sexes) == 2 else "",
    )


class NamesakeLinker(Linker):
    """Links a store by the linker above."""

    def __init__(self, store: MaskedStore) -> None:
        self._store = store
        self._unmasked = store.unmasked

    def link(self, *, progress: Any = None) -> LinkReport:
        """Link it, and count nothing."""
        store = self._unmasked
        resolution = resolve(
            store.ids,
            store.cases(),
            store.mentions(),
            store.statements(),
            judgements=store.appended(Judgement),
            known=store.known(),
            linker=propose_namesakes,
        )
        store.save_resolution(resolution.resolved)
        return LinkReport(
            mentions=0, people=0, organizations=0, identifiers=0, relationships=0, common=0
        )


def linker(space: Workspace) -> NamesakeLinker:
    """Links a workspace's store."""
    return NamesakeLinker(space.store)


def reviewer(space: Workspace, clock: Callable[[], str] | None = None) -> Review:
    """The review of a workspace, linked by the linker above."""
    more = {} if clock is None else {"clock": clock}
    space.review = Review(
        space.store, space.networks, linker(space), user=space.settings.user, **more
    )
    space.groups = GroupReview(space.store, space.networks, space.review)
    return space.review


def open_space(uri: str, user: str = "ani", **settings: Any) -> Workspace:
    """A workspace in English whose review links by the linker above."""
    space = Workspace(Settings(store=uri, user=user, language="en", **settings))
    reviewer(space)
    return space


REVEALING = {"role": "head", "reveal": True, "reason": "house review"}

BUDI_1 = mention(1, "Budi Santoso", case="c_1", phone="+6281111111111")
BUDI_2 = mention(1, "Budi Santoso", case="c_2", phone="+6281111111111")
BUDI_3 = mention(1, "Budi Santoso", case="c_3", phone="+6282222222222")
BUDI_4 = mention(1, "Budi Santoso", case="c_4", phone="+6282222222222")
BUDI_9 = mention(9, "Budi Santoso", case="c_1", role="sponsor")
ANI_5, ANI_6 = (mention(1, "Ani Lestari", case=each, sex="f") for each in ("c_5", "c_6"))
JOKO_5, JOKO_7 = (
    mention(2, "Joko Susilo", case="c_5", sex="m"),
    mention(2, "Joko Susilo", case="c_7", sex="f"),
)
SITI_5, SITI_8 = (mention(3, "Siti Aminah", case=each, role="korban") for each in ("c_5", "c_8"))
OFFICE = (BUDI_1, BUDI_2, BUDI_3, BUDI_4, BUDI_9, ANI_5, ANI_6, JOKO_5, JOKO_7, SITI_5, SITI_8)
"""Two networks of one name (Budi), a namesake inside one of them, women in two cases, a
contradiction, two victims.
"""


def titles(pairs: Sequence[Any]) -> list[tuple[str, ...]]:
    """Each pair as its name and the codes of its reasons."""
    return [(pair.left.name, *(reason.code for reason in pair.reasons)) for pair in pairs]


def entity_of(space: Workspace, *mentions: Mention) -> list[Id]:
    """The entities of some mentions."""
    found = {
        assignment.mention_id: assignment.entity_id
        for assignment in space.store.unmasked.assignments()
    }
    return [found[each.id] for each in mentions]


def derived(space: Workspace) -> dict[str, Any]:
    """All that is derived; not the serial and the origin of an entity, which tell that it was once
    part of another.
    """
    store = space.store.unmasked
    return {
        "assignments": list(store.assignments()),
        "entities": [replace(entity, serial=0, derived_from="") for entity in store.entities()],
        "relationships": list(store.relationships()),
    }
