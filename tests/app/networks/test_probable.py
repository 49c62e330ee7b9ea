"""Links that resolution only proposes: where the probable ones show, and that the merely possible
show nowhere.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.cli import console
from app.cli.printing import dossier, profile, ranking
from app.settings import Settings
from app.wording.key_players import same_sentences
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.disruption.key_players import Aim, KeyPlayers, SingleRank
from graph.model import Mention, identifier_statements
from graph.resolution.linker import link
from graph.resolution.outcome import Proposal
from graph.resolution.resolver import resolve
from graph.schema import Audience, RelationshipKind, Tier
from tests.offices.people import OTHER_NIK, mention
from tests.offices.stored import batch

ONE, TWO = mention(1, "Budi Santoso", case="c_1"), mention(1, "Budi Santosa", case="c_2")
VICTIM, PARTY = (
    mention(2, "Siti Rahma", case=case, role=role, nik=OTHER_NIK)
    for case, role in (("c_1", "korban"), ("c_2", "perekrut"))
)
OTHER = mention(3, "Siti Rahmah", case="c_3")


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(
        Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test", language="en")
    ) as opened:
        yield opened


def fill(space: Workspace, tier: Tier, left: Mention, right: Mention, *others: Mention) -> None:
    """Put these, and save a resolution that proposes the first two as one."""
    store, mentions = space.store.unmasked, (left, right, *others)
    store.put(batch(*mentions))
    first, second = sorted((left.id, right.id))
    proposal = Proposal(left=first, right=second, tier=tier, weight=6.0)

    def propose(given, judgements, known):
        return replace(link(given, judgements, known), proposals=(proposal,))

    said = [statement for one in mentions for statement in identifier_statements(one)]
    store.save_resolution(
        resolve(store.ids, store.cases(), mentions, said, linker=propose).resolved
    )


def test_a_probable_link_shows_in_a_dossier_a_network_and_a_path(space, capsys):
    fill(space, Tier.PROBABLE, ONE, TWO)
    dossier.show(space, "budi santoso", console.Format.TABLE)
    assert "probably the same as Budi Santosa (e_" in capsys.readouterr().out
    (network,) = space.networks.all()
    profile.page(space, network, console.Format.TABLE)
    assert (
        "⚠  hangs together by probable links only: without them it falls into 2 parts"
        in capsys.readouterr().out
    )
    (way,) = space.paths.shortest("budi santoso", "budi santosa")
    assert [relationship.kind for relationship in way.relationships] == [
        RelationshipKind.PROBABLY_SAME_AS
    ]


def test_a_possible_link_shows_nowhere(space, capsys):
    fill(space, Tier.REVIEW, ONE, TWO)
    dossier.show(space, "budi santoso", console.Format.TABLE)
    assert "the same as" not in capsys.readouterr().out
    known = space.dossiers.of(space.store.find("budi santoso").id)
    assert (known.links, known.left_out) == ((), 0)
    assert space.networks.all() == ()
    assert space.paths.shortest("budi santoso", "budi santosa") == []


def reasons(space: Workspace) -> set[tuple[str, str]]:
    return {
        (reason.code, reason.via)
        for net in space.networks.all()
        for tie in net.ties
        for reason in tie.reasons
    }


def test_who_may_not_see_victims_learns_of_no_guess_about_a_party_who_was_one(space):
    fill(space, Tier.PROBABLE, OTHER, PARTY, VICTIM)
    assert reasons(space) == {("withheld", "")}


def test_a_probable_tie_keeps_its_link_only_for_those_who_may_see_it(space, tmp_path):
    fill(space, Tier.PROBABLE, ONE, TWO)
    assert reasons(space) == {("probably_same", "")}
    head = Settings(
        store=space.settings.store,
        user="ani",
        role="head",
        reveal=True,
        reason="house visit",
        language="en",
    )
    with Workspace(head) as revealed:
        ((code, via),) = reasons(revealed)
        assert code == "probably_same"
        assert via.startswith("l_")
    with Workspace(
        Settings(store=space.settings.store, user="ani", audience=Audience.PUBLIC)
    ) as public:
        assert reasons(public) == {("withheld", "")}


def test_who_is_probably_the_same_as_one_who_is_gone_is_told_to_those_who_may_know(space, capsys):
    fill(space, Tier.PROBABLE, ONE, TWO)
    (network,) = space.networks.all()
    gone, stays = network.parties
    ranking.what_if(
        space, network.id, space.ranking.what_if(network.id, [gone]), console.Format.TABLE
    )
    said = capsys.readouterr().out
    assert f"({stays}) stays, but is probably the same person as" in said
    with Workspace(
        Settings(store=space.settings.store, user="ani", audience=Audience.PUBLIC)
    ) as public:
        assert public.ranking.what_if(network.id, [gone]).same == ()


def test_nobody_learns_by_taking_somebody_away_that_a_party_is_probably_a_victim(space):
    fill(space, Tier.PROBABLE, OTHER, PARTY, VICTIM)
    (network,) = space.networks.all()
    assert all(space.ranking.what_if(network.id, [party]).same == () for party in network.parties)


def test_a_key_player_who_is_probably_somebody_else_too_is_told_of_where_the_other_is(
    space, capsys
):
    beside = (
        mention(number, name, case=case)
        for number, name, case in ((4, "Ani", "c_1"), (5, "Eko", "c_2"))
    )
    fill(space, Tier.PROBABLE, ONE, TWO, *beside)
    (network,) = space.networks.all()
    found = space.ranking.key_players(network.id, 1)
    ((member, other),) = found.same
    told = {}
    for kind in console.Format:
        ranking.key_players(space, found, kind)
        told[kind] = capsys.readouterr().out
    assert f"({other}), who is not in the set, are probably the same person" in " ".join(
        told["table"].split()
    )
    row = json.loads(told["json"])
    assert [(each["member"], each["other"], each["in_set"]) for each in row["same"]] == [
        (member, other, False)
    ]
    (line,) = csv.DictReader(io.StringIO(told["csv"]))
    assert (line["id"], line["probably_same"]) == (member, other)
    with Workspace(
        Settings(store=space.settings.store, user="ani", audience=Audience.PUBLIC)
    ) as public:
        assert public.ranking.key_players(network.id, 1).same == ()


def test_two_of_one_set_who_are_probably_one_make_it_smaller_than_it_looks():
    single = SingleRank(measure="degree", members=("a", "b"), value=1.0)
    given = {
        "aim": Aim.FRAGMENT,
        "members": ("a", "b"),
        "before": 0.0,
        "exact": True,
        "single": single,
        "gain": 0.0,
    }
    found = KeyPlayers(value=1.0, same=(("a", "b"),), **given)
    first, todo = same_sentences(found, ", ".join, Wording("id"))
    assert first == "a dan b (b), keduanya dalam kelompok, barangkali orang yang sama."
    assert "tinjauan" in todo
    assert same_sentences(replace(found, value=0.0), ", ".join, Wording("en")) == []
