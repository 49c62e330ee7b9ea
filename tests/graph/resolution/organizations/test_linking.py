"""Which organisations are one, which may be, and which are branches."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from graph.model import Mention
from graph.resolution.derivation.branches import branch_relationships
from graph.resolution.organizations.linking import link_organizations
from graph.resolution.outcome import MentionLink, Proposal
from graph.resolution.resolver import resolve
from graph.schema import RelationshipKind, Strength, Tier
from graph.stores import open_store
from tests.graph.resolution.organizations.organization_pairs import company, labelled_pairs
from tests.offices.people import mention
from tests.offices.stored import batch


def groups(mentions: list[Mention], links: list[MentionLink]) -> dict[str, str]:
    """Each mention with the first of its group."""
    graph = nx.Graph((link.left, link.right) for link in links)
    graph.add_nodes_from(mention.id for mention in mentions)
    return {mention: min(group) for group in nx.connected_components(graph) for mention in group}


def verdict(left: Mention, right: Mention) -> str:
    """What is said of two mentions that are all there is."""
    links, proposals = link_organizations([right, left])
    if links:
        return "one"
    if list(branch_relationships([left, right], {left.id: "e_left", right.id: "e_right"})):
        return "branch"
    return proposals[0].tier.value if proposals else "apart"


@pytest.mark.parametrize(
    ("expected", "left", "right"),
    [pytest.param(*pair, id=f"{pair[1].name} = {pair[2].name}") for pair in labelled_pairs()],
)
def test_two_organizations(expected: str, left: Mention, right: Mention) -> None:
    assert verdict(left, right) == expected


def test_there_are_enough_labelled_pairs_of_each_kind() -> None:
    counts = Counter(expected for expected, _, _ in labelled_pairs())
    assert sum(counts.values()) >= 120
    assert min(counts.values()) >= 8


def told(*written: str) -> tuple[dict[str, str], list[Proposal], list[Mention]]:
    mentions = [company(text, number) for number, text in enumerate(written)]
    links, proposals = link_organizations(mentions)
    leader = groups(mentions, links)
    return (
        {f"{number}": leader[mention.id] for number, mention in enumerate(mentions)},
        proposals,
        mentions,
    )


def test_a_proposal_says_what_it_rests_on_and_adds_up() -> None:
    _, (found,), _ = told("PT Karya Laut Mandri", "PT Karya Laut Mandiri")
    assert [(row.name, row.level) for row in found.comparisons] == [
        ("prior", ""),
        ("name", "near"),
        ("form", "same"),
    ]
    assert found.weight == pytest.approx(
        sum(row.weight + row.frequency for row in found.comparisons)
    )
    assert (found.tier, found.because) == (Tier.PROBABLE, "")


@pytest.mark.parametrize(
    ("left", "right", "because"),
    [
        ("PT Karya Laut; licence=1/2020", "PT Karya Laut; licence=2/2020", "licence"),
        ("PT Karya Laut; phone=1", "CV Karya Laut; phone=1", "form"),
        ("PT Karya Laut; licence=1/2020", "PT Sumber Bumi; licence=1/2020", "name"),
        ("PT KL; licence=1/2020", "PT Karya Laut; licence=1/2020", "initials"),
        ("Yayasan Peduli Negeri; role=saksi", "Yayasan Peduli Negeri; role=lpk", "sides"),
    ],
)
def test_what_keeps_two_apart_is_told(left: str, right: str, because: str) -> None:
    _, proposals, _ = told(left, right)
    assert [proposal.because for proposal in proposals] == [because]


def test_a_contradiction_is_kept_to_through_others() -> None:
    group, proposals, _ = told(
        "CV Mitra; phone=1", "Mitra; phone=1; account=2", "PT Mitra; account=2"
    )
    assert group["0"] != group["2"]
    assert "form" in {proposal.because for proposal in proposals}


def test_a_name_under_two_licences_is_given_to_neither() -> None:
    group, _, _ = told(
        "PT Karya Laut; licence=1/2020",
        "PT Karya Laut",
        "PT Karya Laut; licence=2/2020",
        "PT Karya Laut; licence=1/2020",
    )
    assert group["0"] == group["3"]
    assert len({group["0"], group["1"], group["2"]}) == 3


def test_a_hotline_of_many_companies_is_no_evidence() -> None:
    names = "Ayu Bumi Cemara Delima Elang Fajar Garuda Hijau Intan".split()
    group, _, _ = told(*(f"PT {name}; phone=1" for name in (*names, names[0])))
    assert len(set(group.values())) == len(names) + 1


def test_initials_that_fit_many_companies_are_not_asked_about() -> None:
    fitting = (
        "Karya Laut Mandiri",
        "Kencana Lintas Mitra",
        "Kasih Lestari Mulia",
        "Kapal Layar Maju",
        "Kurnia Lima Mas",
    )
    assert told("PT KLM", *(f"PT {name}" for name in fitting))[1] == []


def test_what_would_fuse_two_established_companies_is_proposed() -> None:
    written = (
        "PT Jaya; phone=1",
        "PT Jaya; phone=1",
        "PT Jaya; phone=2",
        "PT Jaya; phone=2",
        "PT Jaya; phone=1",
    )
    mentions = [company(text, number) for number, text in enumerate(written)]
    mentions[4] = replace(
        mentions[4], identifiers=(*mentions[0].identifiers, *mentions[2].identifiers)
    )
    assert len(set(groups(mentions, link_organizations(mentions)[0]).values())) == 1
    before = {
        mention.id: "e_1" if place < 2 else "e_2" for place, mention in enumerate(mentions[:4])
    }
    links, (proposal,) = link_organizations(mentions, before=before)
    leader = groups(mentions, links)
    assert len({leader[mention.id] for mention in mentions[:4]}) == 2
    assert proposal.because == "established"


def test_only_organizations_are_looked_at() -> None:
    assert link_organizations([mention(1, "PT Karya Laut"), mention(2, "PT Karya Laut")]) == (
        [],
        [],
    )


def test_a_branch_belongs_to_its_company() -> None:
    branch, head = company("PT Karya Laut Cabang Palu", 1), company("PT. Karya Laut", 2)
    (found,) = branch_relationships([head, branch], {branch.id: "e_b", head.id: "e_h"})
    assert (found.kind, found.start, found.end) == (RelationshipKind.BRANCH_OF, "e_b", "e_h")
    assert found.statements == tuple(sorted((branch.id, head.id)))
    assert (found.cases, found.strength) == (("c_1", "c_2"), Strength.TENTATIVE)
    assert not list(
        branch_relationships([head, branch], {branch.id: "e_b", head.id: "e_h"}, stated={found.id})
    )


@pytest.mark.parametrize("case_id", ["c_1", "c_2"])
def test_what_joins_a_branch_to_its_company_goes_with_either(tmp_path: Path, case_id: str) -> None:
    branch, head = company("PT Karya Laut Cabang Palu", 1), company("PT. Karya Laut", 2)
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        store.put(batch(branch, head))
        found = resolve(store.ids, store.cases(), [branch, head], []).resolved
        entity_of = {
            assignment.mention_id: assignment.entity_id for assignment in found.assignments
        }
        joined = branch_relationships([branch, head], entity_of)
        store.save_resolution(replace(found, relationships=(*found.relationships, *joined)))
        assert RelationshipKind.BRANCH_OF in {
            relationship.kind for relationship in store.relationships()
        }
        store.forget_case(case_id)
        assert {relationship.kind for relationship in store.relationships()} == {
            RelationshipKind.PARTY_TO
        }


def test_a_branch_of_two_possible_companies_belongs_to_the_one_of_its_licence_or_none() -> None:
    one, two = (
        company("PT Karya Laut; licence=1/2020", 1),
        company("PT Karya Laut; licence=2/2020", 2),
    )
    plain, licensed = (
        company("PT Karya Laut Cabang Palu", 3),
        company("PT Karya Laut Cabang Bima; licence=2/2020", 4),
    )
    entity_of = {one.id: "e_1", two.id: "e_2", plain.id: "e_3", licensed.id: "e_4"}
    found = branch_relationships([one, two, plain, licensed], entity_of)
    assert [(link.start, link.end) for link in found] == [("e_4", "e_2")]


POOL = [organization for _, left, right in labelled_pairs() for organization in (left, right)]


@given(
    st.lists(st.sampled_from(POOL), max_size=30, unique_by=lambda mention: mention.id),
    st.randoms(use_true_random=False),
)
def test_the_order_of_input_changes_nothing(mentions: list[Mention], random: Random) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert link_organizations(shuffled) == link_organizations(mentions)


@given(st.lists(st.sampled_from(POOL), max_size=30, unique_by=lambda mention: mention.id))
def test_there_is_one_proposal_for_two_groups_and_none_within_one(mentions: list[Mention]) -> None:
    links, proposals = link_organizations(mentions)
    leader = groups(mentions, links)
    pairs = [
        tuple(sorted((leader[proposal.left], leader[proposal.right]))) for proposal in proposals
    ]
    assert len(set(pairs)) == len(pairs)
    assert all(left != right for left, right in pairs)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_names_are_taken_without_harm(names: list[str]) -> None:
    mentions = [
        replace(company("PT X", number), names=(name,)) for number, name in enumerate(names)
    ]
    links, proposals = link_organizations(mentions)
    assert {link.left for link in (*links, *proposals)} <= {mention.id for mention in mentions}


WORDS = (
    "aditama bahari cakra dirgantara eksakta fortuna gemilang husada indomas jatayu kalimaya"
    " lazuardi makmur nirwana ornamen pelangi quadra rajawali sagara tirta unggul vidya wiratama"
    " yudistira zamrud"
).split()


def made_up(count: int, seed: int) -> tuple[list[Mention], dict[str, int]]:
    """Mentions of made-up companies in several writings, with the number of the company behind
    each.
    """
    random = Random(seed)
    names = sorted({" ".join(random.sample(WORDS, random.choice((2, 3, 3)))) for _ in range(count)})
    mentions, truth = [], {}
    for number, name in enumerate(names):
        phone = f"; phone={number:04}" if random.random() < 0.5 else ""
        for _ in range(random.choice((1, 1, 2, 3, 6))):
            written = random.choice(
                (f"PT. {name.upper()}", f"PT {name.title()}", f"{name.title()}, PT", f"P.T. {name}")
            )
            if phone and random.random() < 0.2:
                long = max(name.split(), key=len)
                written = f"PT {name.replace(long, long[:2] + long[3:])}"
            found = company(written + (phone if random.random() < 0.8 else ""), len(mentions))
            mentions.append(found)
            truth[found.id] = number
    return mentions, truth


def pairs_within(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def test_precision_and_recall_on_made_up_companies() -> None:
    mentions, truth = made_up(700, seed=7)
    links, _ = link_organizations(mentions)
    leader = groups(mentions, links)
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for mention_id in (made.id for made in mentions):
        found[leader[mention_id]][truth[mention_id]] += 1
    said = pairs_within(group.total() for group in found.values())
    right = pairs_within(size for group in found.values() for size in group.values())
    assert right == said
    assert right / pairs_within(Counter(truth.values()).values()) > 0.7
