"""Branches of organisations joined to their companies.

What a name such as "PT X Cabang Palu" says by itself.

Decisions.
A branch is joined only where its company is known and there is one of that name; of several, the
one that shares its licence. The link is tentative: the name says it, and whether the company knows
of its branch nobody has told. It rests on the mentions of the branch and on one of the company's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.model import Id, Mention, Relationship, combine_weights, make_id
from graph.resolution.organizations.features import (
    Organization,
    forms_fit,
    licences_differ,
    read_organization,
)
from graph.schema import EntityKind, RelationshipKind, Strength


def branch_relationships(
    mentions: Iterable[Mention], entity_of: Mapping[Id, Id], *, stated: Collection[Id] = ()
) -> Iterator[Relationship]:
    """One BRANCH_OF for each branch whose company is known, by branch.

    None whose id is among those `stated`.
    """
    ordered = sorted(
        (mention for mention in mentions if mention.kind is EntityKind.ORGANIZATION),
        key=lambda mention: mention.id,
    )
    by_id = {mention.id: mention for mention in ordered}
    branches: defaultdict[Id, list[Organization]] = defaultdict(list)
    companies: defaultdict[tuple[str, ...], dict[Id, list[Organization]]] = defaultdict(dict)
    for mention in ordered:
        known = read_organization(mention)
        entity_id = entity_of[mention.id]
        if known.name.branch and known.name.words:
            branches[entity_id].append(known)
        elif known.name.words:
            companies[known.name.words].setdefault(entity_id, []).append(known)
    for branch, named in sorted(branches.items()):
        company = _company(branch, named, companies)
        if company is None:
            continue
        end = entity_of[company.mention_id]
        relationship_id = make_id("l", RelationshipKind.BRANCH_OF, branch, end, "")
        if relationship_id not in stated:
            yield _relationship(
                relationship_id,
                branch,
                end,
                [by_id[organization.mention_id] for organization in named],
                by_id[company.mention_id],
            )


def _company(
    branch: Id,
    named: Iterable[Organization],
    companies: Mapping[tuple[str, ...], Mapping[Id, list[Organization]]],
) -> Organization | None:
    """The first mention of the one company whose branch it can be.

    None when none or several could.
    """
    found: dict[Id, Organization] = {}
    licensed: set[Id] = set()
    for ours in named:
        for entity_id, theirs in companies.get(ours.name.words, {}).items():
            if entity_id != branch and all(_may_belong(ours, their) for their in theirs):
                found.setdefault(entity_id, theirs[0])
                licensed |= {entity_id for their in theirs if ours.licences & their.licences}
    surest = [
        organization for entity_id, organization in found.items() if entity_id in licensed
    ] or list(found.values())
    return surest[0] if len(surest) == 1 else None


def _may_belong(branch: Organization, company: Organization) -> bool:
    fits = (
        forms_fit(branch.name.form, company.name.form) and branch.name.aside == company.name.aside
    )
    return fits and not licences_differ(branch.licences, company.licences)


def _relationship(
    relationship_id: Id, branch: Id, company: Id, mentions: list[Mention], of_company: Mention
) -> Relationship:
    """A tentative BRANCH_OF that rests on mentions of the branch and one of its company."""
    reports: dict[tuple[Id, Id], float] = {}
    for mention in mentions:
        report = (mention.ref.source_id, mention.case_id)
        reports[report] = max(reports.get(report, 0.0), mention.grade.weight)
    support = [*mentions, of_company]
    return Relationship(
        id=relationship_id,
        kind=RelationshipKind.BRANCH_OF,
        start=branch,
        end=company,
        weight=combine_weights(reports[report] for report in sorted(reports)),
        strength=Strength.TENTATIVE,
        grade=max(
            (mention.grade for mention in mentions), key=lambda grade: (grade.weight, str(grade))
        ),
        statements=tuple(sorted(mention.id for mention in support)),
        cases=tuple(sorted({mention.case_id for mention in support})),
        sources=len(reports),
        properties={"inferred": True},
    )
