"""Disclosures: who is handed what, by whose approval, and who holds it."""

import zipfile

import pytest
from msgspec.structs import replace

from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.networks.work.disclosures import DisclosureOrder
from app.packs.making import PackOrder, make_pack
from app.packs.manifest import read_manifest
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, InvalidValue, NotFound
from graph.schema import Audience
from graph.work.disclosures import DisclosureState
from tests.offices.commands import runner
from tests.offices.people import mention
from tests.offices.stored import batch

PREPARED, APPROVED, HANDED_OVER, ACKNOWLEDGED, RECALLED = DisclosureState
PARTIES = (
    mention(1, "Budi Santoso", case="c_1", phone="+6281234567890"),
    mention(1, "Budi Santoso", case="c_2", phone="+6281234567890"),
    mention(1, "Eko Prasetyo", case="c_3", phone="+6281300001111"),
    mention(1, "Eko Prasetyo", case="c_4", phone="+6281300001111"),
)
VICTIM = mention(2, "Ratna Wulandari", case="c_1", role="korban", phone="+6285211112222")
AGREED = replace(mention(2, "Sri Handayani", case="c_3", role="korban"), consent=True)


@pytest.fixture
def uri(tmp_path, state) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with by("ani", uri) as space:
        space.store.unmasked.put(batch(*PARTIES, VICTIM, AGREED))
        space.linker.link()
    return uri


def by(user: str, uri: str, role: str = "head", **given: object) -> Workspace:
    return Workspace(Settings(store=uri, user=user, role=role, language="en", **given))


def order(*cases: str, **given: object) -> DisclosureOrder:
    facts = {"receiver": "Polda Sulteng", "purpose": "LP/B/12", "basis": "legal_obligation"}
    return DisclosureOrder(**{"cases": cases, **facts, **given})


def handed_over(uri: str, *cases: str, **given: object) -> str:
    with by("ani", uri) as space:
        made = space.disclosures.prepare(order(*cases, **given)).kept.id
    with by("eko", uri) as space:
        space.disclosures.approve(made)
        space.disclosures.hand_over(made, "letter 12")
    return made


def test_a_disclosure_goes_its_way_by_two_accounts_and_each_step_is_logged(uri):
    with by("ani", uri) as space:
        view = space.disclosures.prepare(order("c_2", until="2027-03-01"))
        made = view.kept.id
        assert (view.state, view.disclosure.cases) == (PREPARED, ("c_2",))
        with pytest.raises(AccessDenied, match="another account"):
            space.disclosures.approve(made)
        with pytest.raises(InvalidValue, match="is prepared"):
            space.disclosures.hand_over(made)
    with by("eko", uri) as space:
        disclosures = space.disclosures
        assert disclosures.approve(made, "checked").state is APPROVED
        assert disclosures.hand_over(made).state is HANDED_OVER
        assert disclosures.acknowledge(made).state is ACKNOWLEDGED
        with pytest.raises(InvalidValue, match="say why"):
            disclosures.recall(made, " ")
        view = disclosures.recall(made, "the case was closed")
        assert (view.state, view.is_held) == (RECALLED, False)
        actions = [entry.action for entry in space.store.unmasked.audit() if made in entry.subject]
    steps = [action for action in actions if action not in {"write", "view"}]
    assert steps == ["prepare", "approve", "hand over", "acknowledge", "recall"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"receiver": " "}, "say who"),
        ({"purpose": ""}, "say for what"),
        ({"basis": "because"}, "lawful basis"),
        ({"until": "soon"}, "no day"),
        ({"cases": ()}, "about something"),
    ],
)
def test_what_is_not_said_is_asked_for(uri, given, reason):
    with by("ani", uri) as space, pytest.raises(InvalidValue, match=reason):
        space.disclosures.prepare(order(**{"cases": ("c_2",), **given}))


def test_without_the_consent_of_a_victim_it_takes_a_reason_and_the_right(uri):
    with by("ani", uri, role="investigator") as space:
        with pytest.raises(InvalidValue, match="1 victims"):
            space.disclosures.prepare(order("c_1"))
        with pytest.raises(AccessDenied, match="did not agree"):
            space.disclosures.prepare(order("c_1", override="ordered by the court"))
        agreed = space.disclosures.prepare(order("c_3"))
    with by("kepala", uri) as space:
        view = space.disclosures.prepare(order("c_1", override="ordered by the court"))
        assert space.disclosures.view(view.kept.id).disclosure.override == "ordered by the court"
        whole = space.disclosures._work.whole(view.disclosure)
        assert (len(whole.consented), len(whole.without_consent)) == (0, 1)
        whole = space.disclosures._work.whole(space.disclosures.view(agreed.kept.id).disclosure)
        assert (len(whole.consented), len(whole.without_consent)) == (1, 0)


def test_what_is_edited_after_its_approval_is_prepared_anew(uri):
    with by("ani", uri) as space:
        made = space.disclosures.prepare(order("c_2"))
    with by("eko", uri) as space:
        assert space.disclosures.approve(made.kept.id).state is APPROVED
    with by("ani", uri) as space:
        space.disclosures.edit(made.disclosure, receiver="somebody else")
        assert space.disclosures.view(made.kept.id).state is PREPARED


def test_what_somebody_holds_is_neither_edited_nor_taken_back(uri):
    made = handed_over(uri, "c_2")
    with by("ani", uri) as space:
        held = space.disclosures.view(made).disclosure
        for change in (
            lambda: space.disclosures.edit(held, purpose="x"),
            lambda: space.disclosures.take_back(made),
        ):
            with pytest.raises(InvalidValue, match="is held by"):
                change()


def test_who_holds_a_case_or_a_person_is_one_list_until_it_is_recalled(uri):
    made, other = handed_over(uri, "c_2"), handed_over(uri, "c_4")
    with by("ani", uri) as space:
        disclosures = space.disclosures
        disclosures.prepare(order("c_2"))
        for asked in ("c_2", "Budi Santoso"):
            assert [view.kept.id for view in disclosures.held_of(asked)] == [made]
        assert [view.kept.id for view in disclosures.held_of("Eko Prasetyo")] == [other]
        assert disclosures.held_of("c_1") == ()
        with pytest.raises(NotFound):
            disclosures.held_of("nobody at all")
        disclosures.recall(made, "closed")
        assert disclosures.held_of("c_2") == ()


def test_that_a_case_was_handed_out_outlives_the_case(uri):
    made = handed_over(uri, "c_1", override="ordered by the court about Ratna Wulandari")
    with by("ani", uri) as space:
        space.linker.forget_case("c_1")
        view = space.disclosures.view(made)
        assert (view.state, view.disclosure.cases) == (HANDED_OVER, ())
        whole = space.disclosures._work.whole(view.disclosure)
        assert whole.cases == ("c_1",)
        assert "Ratna" not in repr(whole)
        assert [view.kept.id for view in space.disclosures.held_of("c_1")] == [made]


def test_a_file_that_leaves_under_a_disclosure_holds_its_id(uri, tmp_path):
    with by("ani", uri) as space:
        network = next(one.id for one in space.networks.all() if "c_4" in one.cases)
    made = handed_over(uri, networks=[network])
    with by("ani", uri, audience=Audience.PARTNER) as space:
        assert space.disclosures.use(made, [network]) == made
    with by("ani", uri) as space, pytest.raises(InvalidValue, match="is for partner"):
        space.disclosures.use(made, [network])
    inside = handed_over(uri, networks=[network], audience="internal")
    with by("ani", uri) as space:
        other = next(one.id for one in space.networks.all() if one.id != network)
        with pytest.raises(InvalidValue, match="does not tell of all"):
            space.disclosures.use(inside, [other])
        space.disclosures.use(inside, [network])
        (path,) = write_export(space, network, ExportKind.HTML, tmp_path / "n.html")
        asked = PackOrder(purpose="x", date="2026-03-15", kinds=())
        make_pack(space, network, tmp_path / "p.zip", asked)
        told = [entry.reason for entry in space.store.unmasked.audit() if entry.action == "give"]
    assert inside in path.read_text()
    with zipfile.ZipFile(tmp_path / "p.zip") as pack:
        assert read_manifest(pack.read("manifest.json")).log.endswith(inside)
    assert all(f"disclosure={inside}" in reason for reason in told)


@pytest.mark.parametrize("role", ["approver", "auditor"])
def test_who_may_not_disclose_prepares_and_hands_over_nothing(uri, role):
    made = handed_over(uri, "c_2")
    with by("sri", uri, role=role) as space:
        disclosures = space.disclosures
        for act in (
            lambda: disclosures.prepare(order("c_2")),
            lambda: disclosures.acknowledge(made),
            lambda: disclosures.recall(made, "x"),
            lambda: disclosures.held_of("c_2"),
        ):
            with pytest.raises(AccessDenied, match=r"may not (disclose anything|read this store)"):
                act()


def test_the_command_does_each_step_and_lists_who_holds(uri):
    ask = runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")
    facts = ("--to", "Polda", "--purpose", "LP", "--basis", "legal_obligation", "--case", "c_2")
    ask("disclosures", "--prepare", *facts)
    made = handed_over(uri, "c_2")
    assert "handed over by eko" in ask("disclosures").stdout
    assert made[:8] in ask("disclosures", "--who-holds", "c_2").stdout
    ask("disclosures", "--acknowledge", made)
    ask("disclosures", "--recall", made, code=1)
    assert "recalled" in ask("disclosures", "--recall", made, "--why", "closed").stdout
    assert "Nobody holds it" in ask("disclosures", "--who-holds", "c_2").stdout
    assert ask("disclosures", "-f", "csv").stdout.count("\n") == 3
