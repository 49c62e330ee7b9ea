"""Which mentions of organisations are one: links that fuse them, and pairs that are only proposed.

Decisions.
The same licence and a fitting name, or the same name and a telephone, account or address in common,
are one company. A registered name is one by itself: a PT's (or Sdn Bhd's) is unique in the
country's register; a CV's or foundation's is not, so those fuse only where no two regencies are
named, and training centres and the like within one regency only. One-word names, misspellings and
former names fuse only with such a corroborator, shortened ones with the licence alone, initials
never.
Another legal form, another licence of the same kind and another branch keep apart whatever else
agrees: the first two are told as a contradiction, and a branch is joined to its company by
graph/resolution/derivation/branches.py.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from graph.model import Id, Mention
from graph.resolution.organizations.features import (
    SOMEWHERE,
    Organization,
    forms_fit,
    licences_differ,
    read_organization,
)
from graph.resolution.organizations.names import CLOSE, FITTING, INITIALS, SAME, name_level
from graph.resolution.organizations.proposals import propose
from graph.resolution.outcome import MentionLink, Proposal
from graph.schema import EntityKind

COMMON_ABOVE = 8
"""A telephone, account or address given under more different names than this proves nothing."""

_NATIONAL = frozenset({"PT", "SDN BHD"})
_REGISTERED = frozenset({"CV", "YAYASAN"})
_PAIRWISE_UP_TO = 60
"""Different names under one number beyond which each is compared with the first few only."""


def _addresses(company: Organization) -> list[str]:
    return [f"{address}|{company.regency}" for address in sorted(company.addresses)]


_CORROBORATORS: tuple[tuple[str, Callable[[Organization], Collection[str]]], ...] = (
    ("name+account", lambda organization: organization.accounts),
    ("name+phone", lambda organization: organization.phones),
    ("name+online", lambda organization: organization.online),
    ("name+address", _addresses),
)


def link_organizations(
    mentions: Iterable[Mention], *, before: Mapping[Id, Hashable] | None = None
) -> tuple[list[MentionLink], list[Proposal]]:
    """Links that make one organisation of two mentions, and pairs that may be one.

    The strongest come first. Blind to order. Every link keeps to what contradicts; mentions of
    other kinds are passed over. A proposal's `because` is `licence`, `form`, `name`, `initials`,
    `sides`, `established` or empty. `before` says which organisation a mention was: two that had
    several mentions each are then proposed and not fused.
    """
    organizations = [mention for mention in mentions if mention.kind is EntityKind.ORGANIZATION]
    organizations.sort(key=lambda mention: mention.id)
    known = {mention.id: read_organization(mention) for mention in organizations}
    groups = OrganizationGroups(known, before or {})
    links, apart = [], []
    for link in _candidates(list(known.values())):
        refused = link.refused or groups.join(link.left, link.right)
        if refused:
            apart.append((link.left, link.right))
        else:
            links.append(link)
    return links, propose(known, groups.root, groups.contradiction, apart)


class OrganizationGroups:
    """Disjoint sets of organisations that grow only while form, licences and branch agree."""

    def __init__(self, known: Mapping[Id, Organization], before: Mapping[Id, Hashable]) -> None:
        self._known = known
        mentions_of = Counter(before[mention_id] for mention_id in known if mention_id in before)
        self._before = {
            mention_id: {before[mention_id]}
            for mention_id in known
            if mention_id in before and mentions_of[before[mention_id]] > 1
        }
        self._parent: dict[Id, Id] = {}
        self._facts: dict[Id, tuple[set[str], set[str]]] = {}

    def root(self, mention_id: Id) -> Id:
        """The mention that stands for this one's group."""
        parent = self._parent
        while (above := parent.get(mention_id, mention_id)) != mention_id:
            parent[mention_id] = parent.get(above, above)
            mention_id = parent[mention_id]
        return mention_id

    def contradiction(self, left: Id, right: Id) -> str:
        """Why two groups may not be one: `branch`, `form`, `licence` or `established`.

        Empty when they may.
        """
        left, right = self.root(left), self.root(right)
        if self._known[left].name.branch != self._known[right].name.branch:
            return "branch"
        (forms, licences), (other_forms, other_licences) = self._told(left), self._told(right)
        if not all(forms_fit(ours, theirs) for ours, theirs in product(forms, other_forms)):
            return "form"
        if licences_differ(licences, other_licences):
            return "licence"
        ours, theirs = self._before.get(left), self._before.get(right)
        return "established" if ours and theirs and ours.isdisjoint(theirs) else ""

    def join(self, left: Id, right: Id) -> str:
        """Make one group of two unless they contradict; returns what kept them apart."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return ""
        if reason := self.contradiction(left, right):
            return reason
        for ours, theirs in zip(self._told(left), self._told(right), strict=True):
            ours.update(theirs)
        self._parent[right] = left
        self._facts.pop(right, None)
        if was := self._before.pop(right, None):
            self._before[left] = was | self._before.get(left, set())
        return ""

    def _told(self, root: Id) -> tuple[set[str], set[str]]:
        own = self._known[root]
        return self._facts.setdefault(root, ({own.name.form} - {""}, set(own.licences)))


def _candidates(known: Sequence[Organization]) -> Iterator[MentionLink]:
    """Every link that a rule finds, strongest rule first.

    It is `refused` where the names do not allow it.
    """
    named = [organization for organization in known if organization.name.words]
    for block in _blocks(named, lambda organization: organization.licences):
        yield from _within(block, "licence", FITTING, told=True)
    shared = list(_corroborated(named))
    for rule, block in shared:
        yield from _within(block, rule, {SAME})
    for block in _blocks(named, _registered_name):
        for part in chain.from_iterable(map(_of_one_licence, _of_one_place(block))):
            yield from _of_one_name(part)
    for rule, block in shared:
        yield from _within(block, rule, CLOSE - {SAME})


def _corroborated(named: Sequence[Organization]) -> Iterator[tuple[str, list[Organization]]]:
    """Those that share a number or an address, with the rule; what very many share joins nobody."""
    for rule, values_of in _CORROBORATORS:
        for block in _blocks(named, values_of):
            names = {organization.name.words for organization in block}
            if len(names) <= COMMON_ABOVE:
                yield rule, block


def _of_one_name(part: Sequence[Organization]) -> Iterator[MentionLink]:
    """Links between neighbours of one registered name, the protected ones last."""
    ordered = sorted(
        part, key=lambda organization: (organization.protected, organization.mention_id)
    )
    for left, right in _neighbours(ordered):
        sides = "sides" if left.protected != right.protected else ""
        yield MentionLink(
            left=left.mention_id,
            right=right.mention_id,
            rule="organization",
            refused=sides,
        )


def _within(
    block: Sequence[Organization], rule: str, levels: Collection[str], *, told: bool = False
) -> Iterator[MentionLink]:
    """Links between those of a block whose names agree well enough.

    `told`, also what does not, as refused.
    """
    alike: defaultdict[tuple[object, ...], list[Organization]] = defaultdict(list)
    for organization in block:
        alike[(organization.name, organization.others, organization.short)].append(organization)
    if SAME in levels:
        for several in alike.values():
            for left, right in _neighbours(several):
                yield MentionLink(left=left.mention_id, right=right.mention_id, rule=rule)
    for left, right in _pairs([several[0] for several in alike.values()]):
        level = name_level(left, right)
        if level in levels:
            yield MentionLink(
                left=left.mention_id,
                right=right.mention_id,
                rule=rule,
            )
        elif told:
            refused = INITIALS if level == INITIALS else "name"
            yield MentionLink(
                left=left.mention_id,
                right=right.mention_id,
                rule=rule,
                refused=refused,
            )


def _registered_name(company: Organization) -> list[str]:
    """Under which key the name alone may make one company of two mentions."""
    name = company.name
    if len(name.words) < 2 or not name.form or name.branch == SOMEWHERE:
        return []
    return ["|".join((name.form, name.branch, name.aside, "".join(name.words)))]


def _of_one_place(block: Sequence[Organization]) -> Iterator[list[Organization]]:
    """The companies of one registered name, parted by regency where they must be.

    They must where the form's register is not the whole country's.
    """
    form = block[0].name.form
    regencies = sorted({organization.regency for organization in block} - {""})
    if form in _NATIONAL or (form in _REGISTERED and len(regencies) < 2):
        yield list(block)
        return
    for regency in regencies:
        yield [organization for organization in block if organization.regency == regency]


def _of_one_licence(block: Sequence[Organization]) -> list[list[Organization]]:
    """The companies of one name.

    Those whose licences differ parted, and who shows none then with none of them.
    """
    parts: list[tuple[set[str], list[Organization]]] = []
    for organization in block:
        if not organization.licences:
            continue
        # Parts that share a licence with this one become one part with it.
        held, members = set(organization.licences), []
        beside = []
        for part in parts:
            if part[0] & organization.licences:
                held |= part[0]
                members += part[1]
            else:
                beside.append(part)
        parts = [*beside, (held, [*members, organization])]
    if any(licences_differ(ours, theirs) for (ours, _), (theirs, _) in combinations(parts, 2)):
        return [members for _, members in parts]
    return [list(block)]


def _blocks(
    known: Iterable[Organization], keys: Callable[[Organization], Iterable[str]]
) -> list[list[Organization]]:
    blocks: defaultdict[str, list[Organization]] = defaultdict(list)
    for organization in known:
        for key in keys(organization):
            blocks[key].append(organization)
    ordered = (blocks[key] for key in sorted(blocks))
    return [block for block in ordered if len(block) > 1]


def _neighbours(block: Sequence[Organization]) -> Iterator[tuple[Organization, Organization]]:
    """Each with the first and with the next, so that one link undone does not part the rest."""
    for place, organization in enumerate(block[1:], start=1):
        yield block[0], organization
        if place > 1:
            yield block[place - 1], organization


def _pairs(block: Sequence[Organization]) -> Iterator[tuple[Organization, Organization]]:
    if len(block) <= _PAIRWISE_UP_TO:
        yield from combinations(block, 2)
        return
    for place, hub in enumerate(block[:8]):
        for other in block[place + 1 :]:
            yield hub, other
