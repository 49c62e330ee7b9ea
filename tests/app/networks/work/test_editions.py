"""Texts for briefings are kept with their network; editions are frozen, and approved by another."""

import pytest
from msgspec.structs import replace

from app.access.rights import Right
from app.networks.work.editions import Frozen
from app.networks.work.texts import texts_that_leave
from graph.errors import AccessDenied, InvalidValue
from graph.schema import Audience
from graph.work.briefings import TextPart
from graph.work.editions import digest_of
from graph.work.questions import Confidence, Likelihood
from tests.app.networks.work.offices import VICTIM, id_of, other, revealing


def network_of(space, name="Budi Santoso"):
    party = id_of(space, name)
    return next(network for network in space.networks.all() if party in network.parties)


def frozen(text="Budi is named in two cases", **facts):
    return Frozen(
        form="laporan_informasi",
        content=f'{{"title":"{text}"}}',
        language="en",
        date="2026-01-01",
        **{"audience": Audience.INTERNAL, **facts},
    )


def test_a_text_is_written_changed_and_undone(space):
    network = network_of(space)
    made = space.texts.add(network, TextPart.JUDGEMENT, " one group ", likelihood=Likelihood.LIKELY)
    space.texts.add(network, TextPart.STEPS, "visited")
    kept = space.texts.change(made, text="one family", confidence=Confidence.LOW)
    found = [one.latest.text for one in space.texts.of_network(network)]
    assert found == ["one family", "visited"]
    assert (kept.latest.likelihood, kept.latest.confidence) == (Likelihood.LIKELY, Confidence.LOW)
    back = space.texts.take_back_edit(kept.latest)
    assert back is not None
    assert back.latest.text == "one group"


def test_an_assessment_is_of_one_party_and_nothing_else_is(space):
    network = network_of(space)
    budi = id_of(space, "Budi Santoso")
    made = space.texts.add(network, TextPart.REPORTER_ASSESSMENT, "recruits", party=budi)
    assert made.party == budi
    with pytest.raises(InvalidValue, match="of whom"):
        space.texts.add(network, TextPart.REPORTER_ASSESSMENT, "recruits", party="e_0")
    with pytest.raises(InvalidValue, match="leave the party out"):
        space.texts.add(network, TextPart.OUTLOOK, "more", party=budi)


def test_a_text_goes_to_partners_only_where_its_writer_says_so(space, tmp_path):
    network = network_of(space)
    space.texts.add(network, TextPart.JUDGEMENT, "for us")
    space.texts.add(network, TextPart.STEPS, "for all", audience=Audience.PARTNER)
    with pytest.raises(InvalidValue, match="public"):
        space.texts.add(network, TextPart.STEPS, "to all", audience=Audience.PUBLIC)
    told = {}
    for audience in Audience:
        with other(tmp_path, audience=audience) as asked:
            found = texts_that_leave(asked.store, asked.settings, network_of(asked))
            told[audience] = [text.text for text in found]
    assert told == {
        Audience.INTERNAL: ["for us", "for all"],
        Audience.PARTNER: ["for all"],
        Audience.PUBLIC: [],
    }


def test_what_its_writer_reads_back_whole_leaves_without_the_victims_name(space, tmp_path):
    network = network_of(space)
    space.texts.add(network, TextPart.JUDGEMENT, f"{VICTIM} was recruited by Budi Santoso")
    assert VICTIM in space.texts.of_network(network)[0].latest.text
    (leaving,) = texts_that_leave(space.store, space.settings, network)
    assert VICTIM not in leaving.text
    assert "Budi Santoso" in leaving.text
    with other(tmp_path) as asked:
        assert VICTIM not in asked.texts.of_network(network_of(asked))[0].latest.text
    with revealing(tmp_path) as head:
        (leaving,) = texts_that_leave(head.store, head.settings, network_of(head))
        assert VICTIM not in leaving.text


def test_nobody_approves_what_they_made(space, tmp_path):
    edition = space.editions.freeze(network_of(space), frozen())
    assert edition.is_whole
    with pytest.raises(AccessDenied, match="another account"):
        space.editions.approve(edition.id)
    with other(tmp_path, role="analyst") as analyst, pytest.raises(AccessDenied, match="may not"):
        analyst.editions.approve(edition.id)
    with other(tmp_path, role="head") as head:
        approval = head.editions.approve(edition.id, "as read")
        assert head.editions.approve(edition.id) == approval
    found = space.editions.approval(edition)
    assert found is not None
    assert (found.by, found.digest) == ("budi", edition.digest)


def test_who_made_an_edition_cannot_approve_it_by_way_of_another_who_brings_it_back(
    space, tmp_path
):
    edition = space.editions.freeze(network_of(space), frozen())
    space.editions.take_back(edition.id)
    with other(tmp_path) as friend:
        friend.editions.bring_back(edition.id)
    with pytest.raises(AccessDenied, match="another account"):
        space.editions.approve(edition.id)


def test_an_approved_edition_stays_until_its_approval_is_taken_back(space, tmp_path):
    edition = space.editions.freeze(network_of(space), frozen())
    with other(tmp_path, role="head") as head:
        head.editions.approve(edition.id)
        with pytest.raises(InvalidValue, match="approved"):
            space.editions.take_back(edition.id)
        head.editions.withdraw_approval(edition.id, "too early")
    assert space.editions.approval(edition) is None
    space.editions.take_back(edition.id)
    assert space.editions.all() == ()


def test_an_edition_is_never_changed_and_not_kept_twice(space):
    network = network_of(space)
    first = space.editions.freeze(network, frozen())
    assert space.editions.freeze(network, frozen()) == first
    with pytest.raises(InvalidValue, match="never changed"):
        space.editions.edit(first, content="{}")
    second = space.editions.freeze(network, frozen("Budi is named in three cases"))
    abroad = space.editions.freeze(network, frozen(audience=Audience.PARTNER))
    assert (first.number, second.number, abroad.number) == (1, 2, 1)
    assert space.editions.before(second) == first
    assert space.editions.before(abroad) is None


def test_what_was_written_long_is_frozen_to_the_letter(space):
    long = " " + "a" * 30_000
    edition = space.editions.freeze(network_of(space), frozen(long))
    found = space.editions.get(edition.id).latest
    assert found.content == frozen(long).content
    assert digest_of(found.content) == found.digest


def test_an_edition_that_names_somebody_protected_is_read_without_the_name(space, tmp_path):
    network = network_of(space)
    edition = space.editions.freeze(network, frozen(f'{VICTIM}","more":["{VICTIM}"],"end":"'))
    assert VICTIM in edition.content
    with other(tmp_path, role="head") as asked:
        found = asked.editions.get(edition.id).latest
        assert VICTIM not in found.content
        assert not found.is_whole
        with pytest.raises(InvalidValue, match="not what was frozen"):
            asked.editions.approve(edition.id)


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
def test_texts_and_editions_are_read_inside_the_house_only(space, tmp_path, audience):
    network = network_of(space)
    space.texts.add(network, TextPart.JUDGEMENT, "for us")
    space.editions.freeze(network, frozen())
    with other(tmp_path, audience=audience) as asked:
        with pytest.raises(AccessDenied, match="stay in the house"):
            asked.texts.all()
        with pytest.raises(AccessDenied, match="stay in the house"):
            asked.editions.all()


def test_a_text_on_a_network_follows_its_parties(space):
    network = network_of(space)
    made = space.texts.add(network, TextPart.OUTLOOK, "more will come")
    earlier = replace(made, id="bt_1", lineage="bt_1", about=("n_gone",))
    space.store.writing(Right.WORK).append(earlier)
    assert {kept.id for kept in space.texts.of_network(network)} == {made.id, "bt_1"}
