"""The workspace: everything that leaves it is masked, and what may be revealed is logged."""

from pathlib import Path

import msgspec
import pytest

from app.briefing.writing import write_briefing
from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.rows.networks import dossier_row, network_row
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, CaseNotFound, EntityNotFound, NetworkNotFound
from graph.model import Batch, Entity, Id, Identifier, identifier_statements
from graph.resolution.outcome import Clustering, Proposal
from graph.resolution.resolver import resolve
from graph.schema import PARTY_KINDS, SAME_AS, Audience, Decision, Scheme, Tier
from tests.offices.handed_out import text_of, without_head
from tests.offices.logs import acts
from tests.offices.people import NIK, OTHER_NIK, mention
from tests.offices.stored import batch

PHONE = "+6281234567890"
SECRET_NAME = "Ratna Wulandari"
SECRET_PHONE = "+6285211112222"
SECRET_NUMBERS = ("6285211112222", "085211112222", NIK)


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 's.db'}"


def fill(space: Workspace, given: Batch) -> None:
    space.store.unmasked.put(given)
    space.linker.link()


@pytest.fixture
def space(uri):
    victim = mention(2, SECRET_NAME, case="c_1", role="korban", nik=NIK, phone=SECRET_PHONE)
    parties = (
        mention(1, "Budi Santoso", case="c_1", phone=PHONE),
        mention(1, "Ani Lestari", case="c_2", phone=PHONE),
    )
    given = {"user": "test", "language": "en", "role": "investigator"}
    with Workspace(Settings(store=uri, **given)) as opened:
        fill(opened, batch(victim, *parties))
        yield opened


def texts(value) -> str:
    return msgspec.json.encode(value).decode()


def leaks(text: str) -> list[str]:
    return [
        number for number in (SECRET_NAME, *SECRET_NAME.split(), *SECRET_NUMBERS) if number in text
    ]


def test_nothing_that_leaves_names_a_victim(space, tmp_path):
    network = space.networks.all()[0]
    victim = network.victims[0]
    values = [
        network_row(space, network),
        dossier_row(space, space.dossiers.of(victim)),
        dossier_row(space, space.dossiers.of(network.parties[0])),
        space.dossiers.of(victim).mentions,
        space.material.of(network.id),
        space.store.statements([statement.id for statement in space.store.unmasked.statements()]),
        list(space.networks.overview().newest),
        [hit.entity for hit in space.store.search("ratna")],
    ]
    for value in values:
        assert leaks(texts(value)) == []
    paths = [
        *write_export(space, network.id, ExportKind.CSV, tmp_path / "csv"),
        *write_export(space, network.id, ExportKind.GRAPHML, tmp_path / "g.graphml"),
        *write_export(space, network.id, ExportKind.HTML, tmp_path / "n.html"),
        *write_briefing(space, network.id, tmp_path / "b.html", "2026-01-01"),
    ]
    for path in paths:
        assert leaks(path.read_text(encoding="utf-8")) == [], path.name
    assert "Victim" in texts(values[1])


def test_a_briefing_made_twice_is_the_same_bytes(space, tmp_path):
    network = space.networks.all()[0].id
    one, two = (
        write_briefing(space, network, tmp_path / name, "2026-01-01")[0]
        for name in ("a.html", "b.html")
    )
    assert without_head(text_of(one)) == without_head(text_of(two))
    assert one.read_bytes() != two.read_bytes(), "each names its own entry of the log"


def test_a_head_reveals_for_a_reason_and_it_is_logged(space, uri):
    victim = space.networks.all()[0].victims[0]
    with Workspace(
        Settings(store=uri, user="ani", role="head", reveal=True, reason="house visit")
    ) as revealed:
        assert revealed.dossiers.of(victim).entity.name == SECRET_NAME
        assert revealed.store.search("ratna")[0].entity.id == victim
        (entry,) = acts(revealed.store.unmasked.audit())
    assert (entry.by, entry.action, entry.reason) == ("ani", "reveal", "house visit")


@pytest.mark.parametrize(
    "settings",
    [
        {"role": "analyst", "reason": "out of curiosity"},
        {"role": "head", "reason": ""},
        {"role": "head", "reason": "house visit", "audience": Audience.PARTNER},
    ],
)
def test_revealing_is_refused_without_role_reason_or_right_audience(uri, settings):
    with pytest.raises(AccessDenied):
        Workspace(Settings(store=uri, reveal=True, **settings))


def test_a_party_who_is_also_a_victim_is_not_told_to_be_one(uri):
    both = [
        mention(1, "Siti Rahma", case="c_1", role="korban", nik=OTHER_NIK),
        mention(1, "Siti Rahma", case="c_2", role="korban", nik=OTHER_NIK),
        mention(1, "Siti Rahma", case="c_3", role="perekrut", nik=OTHER_NIK),
        mention(2, "Budi", case="c_1"),
        mention(2, "Joko", case="c_2"),
    ]
    with Workspace(Settings(store=uri, user="test", language="en")) as space:
        fill(space, batch(*both))
        siti = space.store.find("siti rahma")
        assert siti.name == "Siti Rahma"
        roles = {case.relationship.role for case in space.dossiers.of(siti.id).cases}
        assert roles == {"perekrut"}
        for network in space.networks.all():
            assert siti.id not in network.victims
            assert all(reason.via != siti.id for tie in network.ties for reason in tie.reasons)


def test_paths_go_around_common_numbers_but_not_shared_ones(space):
    (way,) = space.paths.shortest("budi", "ani")
    assert [entity.name for entity in way.entities][0::2] == ["Budi Santoso", "Ani Lestari"]


def test_asking_for_what_is_not_there(space):
    with pytest.raises(EntityNotFound, match="fewer words"):
        space.store.find("nobody at all")
    with pytest.raises(NetworkNotFound, match="simpul networks"):
        space.networks.get("n_none")
    with pytest.raises(CaseNotFound, match="check the number"):
        space.store.case("none")


def number_id(space: Workspace, number: str) -> Id:
    (found,) = (
        entity.id
        for entity in space.store.unmasked.entities()
        if entity.properties.get("value") == number
    )
    return found


@pytest.mark.parametrize(
    "ask",
    [
        lambda space, what: space.store.find(what),
        lambda space, what: space.dossiers.of(what),
        lambda space, what: space.paths.shortest(what, "ani"),
        lambda space, what: space.explanations.of(what),
        lambda space, what: space.review.judge(what, "ani", Decision.POSITIVE, why="seen"),
        lambda space, what: space.watchlist.watch(what, "look"),
    ],
)
def test_that_a_protected_person_holds_a_guessed_number_is_told_by_no_answer(space, ask):
    held, nobody = (
        number_id(space, SECRET_PHONE),
        space.store.unmasked.ids.identifier(
            Identifier(scheme=Scheme.PHONE, value="+6285233334444")
        ),
    )
    answers = {}
    for what in (held, nobody):
        with pytest.raises(EntityNotFound) as refused:
            ask(space, what)
        answers[what] = str(refused.value).replace(what, "it")
    assert answers[held] == answers[nobody]


def test_a_number_that_a_party_holds_is_found_by_its_id(space):
    held = number_id(space, PHONE)
    assert space.store.find(held).id == space.dossiers.of(held).entity.id == held


def test_a_forgotten_case_takes_its_network_with_it(space):
    assert len(space.networks.all()) == 1
    space.linker.forget_case("c_2")
    assert space.networks.all() == ()
    assert space.networks.overview().counts.cases == 1


def test_linking_again_changes_nothing(space):
    revision = space.store.revision()
    space.linker.link()
    assert space.store.revision() == revision


def test_the_statement_of_an_identifier_is_there_for_each_mention():
    given = mention(1, "Budi", phone=PHONE, nik=NIK)
    assert len(identifier_statements(given)) == 2


def propose(space: Workspace, one: str, other: str, tier: Tier) -> Id:
    """Save a link that resolution would propose between the entities of these names, and say its
    id.
    """
    left, right = (
        next(space.store.unmasked.mentions(ids=[m]))
        for name in (one, other)
        for m in entity(space, name).mentions
    )
    given = Clustering(
        groups=tuple(sorted((mention.id,) for mention in space.store.unmasked.mentions())),
        rules={},
        proposals=(Proposal(left=left.id, right=right.id, tier=tier, weight=6.0),),
    )
    store = space.store.unmasked
    found = resolve(
        store.ids,
        store.cases(),
        store.mentions(),
        store.statements(),
        known=store.known(),
        linker=lambda mentions, judged, known: given,
    )
    store.save_resolution(found.resolved)
    (link,) = (
        relationship.id for relationship in store.relationships() if relationship.kind in SAME_AS
    )
    return link


def entity(space: Workspace, name: str) -> Entity:
    return next(entity for entity in space.store.unmasked.entities() if entity.name == name)


def everything(space: Workspace, tmp_path: Path) -> str:
    """All that screens, exports and briefings are made from."""
    network = space.networks.all()[0].id
    known = [
        entity.id
        for entity in space.store.unmasked.entities()
        if entity.kind in PARTY_KINDS or not entity.protected
    ]
    told = [texts(dossier_row(space, space.dossiers.of(each))) for each in known]
    told += [texts(space.dossiers.of(each)) for each in known]
    told += [texts(space.material.of(network)), texts(space.material.of(network, on_screen=True))]
    paths = [
        *write_export(space, network, ExportKind.CSV, tmp_path / "csv"),
        *write_export(space, network, ExportKind.GRAPHML, tmp_path / "g.graphml"),
        *write_export(space, network, ExportKind.HTML, tmp_path / "n.html"),
        *write_briefing(space, network, tmp_path / "b.html", "2026-01-01"),
    ]
    return "\n".join([*told, *(path.read_text(encoding="utf-8") for path in paths)])


def test_that_two_parties_are_probably_one_is_shown_wherever_they_are(space, tmp_path):
    link = propose(space, "Budi Santoso", "Ani Lestari", Tier.PROBABLE)
    shown = everything(space, tmp_path)
    assert link in shown
    assert "is probably the same as" in shown


def test_that_two_may_be_one_is_shown_nowhere_but_in_the_review(space, tmp_path):
    link = propose(space, "Budi Santoso", "Ani Lestari", Tier.REVIEW)
    shown = everything(space, tmp_path)
    assert link not in shown
    assert "may be the same as" not in shown and "POSSIBLY_SAME_AS" not in shown


@pytest.mark.parametrize("tier", [Tier.PROBABLE, Tier.REVIEW])
def test_that_a_party_may_be_a_victim_is_shown_nowhere(space, tmp_path, tier):
    link = propose(space, "Budi Santoso", SECRET_NAME, tier)
    shown = everything(space, tmp_path)
    assert link not in shown
    assert leaks(shown) == []
    for kind in ("PROBABLY_SAME_AS", "POSSIBLY_SAME_AS"):
        assert f'"kind":"{kind}"' not in shown


def test_how_the_reports_of_a_party_fit_tells_nothing_of_those_in_which_it_is_a_victim(uri):
    both = [
        mention(1, "Siti Rahma", case="c_1", role="korban", nik=OTHER_NIK),
        mention(1, "Siti Rahma", case="c_3", role="perekrut", nik=OTHER_NIK),
    ]
    with Workspace(Settings(store=uri, user="test", language="en")) as space:
        fill(space, batch(*both))
        (seen,) = space.dossiers.of(space.store.find("siti rahma").id).assignments
        assert (seen.mention_id, seen.reasons, seen.linked_to) == (both[1].id, ("alone",), "")
    with Workspace(
        Settings(store=uri, user="test", role="head", reveal=True, reason="house visit")
    ) as revealed:
        assert len(revealed.dossiers.of(revealed.store.find("siti rahma").id).assignments) == 2
