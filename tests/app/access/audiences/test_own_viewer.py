"""Who looks as an office's own audience is told what its base is told, less what was taken away."""

import pytest

from app.access.audiences.table import policy_of
from app.access.policy import viewer_of
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, SettingsError
from graph.schema import IDENTIFIER_KINDS, Audience, EntityKind
from tests.offices import alike

OWN = """
[kejaksaan]
based_on = "partner"
[kejaksaan.tells]
"parties.identifiers" = "no"
[dinas]
based_on = "partner"
[dinas.tells]
"parties.name" = "initials"
"""


@pytest.fixture
def office(tmp_path):
    uri = f"sqlite:///{tmp_path / 'simpul.db'}"
    with Workspace(Settings(store=uri, user="ani", role="investigator")) as space:
        alike.fill(space)
    (tmp_path / "audiences.toml").write_text(OWN)
    return Settings(store=uri, user="ani", audiences=str(tmp_path / "audiences.toml"))


def told(settings, name):
    with Workspace(settings.for_audience(name)) as space:
        return [
            entity
            for network in space.networks.all()
            for entity in space.material.of(network.id).entities.values()
        ]


def numbers(entities):
    kinds = IDENTIFIER_KINDS - {EntityKind.PLACE}
    return {one.properties.get("value") for one in entities if one.kind in kinds} - {None}


def test_identifiers_go_and_names_stay(office):
    partner, own = told(office, "partner"), told(office, "kejaksaan")
    assert numbers(partner)
    assert numbers(own) == set()
    names = {one.name for one in partner if one.kind is EntityKind.PERSON}
    assert names == {one.name for one in own if one.kind is EntityKind.PERSON}


def test_names_become_initials(office):
    named = {one.name for one in told(office, "dinas") if one.kind is EntityKind.PERSON}
    assert named
    others = {one.name for one in told(office, "partner")}
    assert {name for name in named & others if not name.startswith("Korban")} == set()


def test_a_named_audience_may_do_what_its_base_may_and_reveals_nobody(office):
    viewer = viewer_of(office.for_audience("kejaksaan"))
    assert (viewer.audience, viewer.policy.name) == (Audience.PARTNER, "kejaksaan")
    with pytest.raises(AccessDenied):
        viewer_of(office.for_audience("kejaksaan").override(role="head", reveal=True, reason="a b"))
    with pytest.raises(SettingsError, match="polda"):
        viewer_of(office.for_audience("polda"))


def test_the_environment_names_it_too(office):
    given = {"SIMPUL_AUDIENCE": "kejaksaan", "SIMPUL_AUDIENCES": office.audiences}
    assert Settings.from_environment(given).named == "kejaksaan"
    with pytest.raises(SettingsError):
        Settings.from_environment({"SIMPUL_AUDIENCE": "kejaksaan"})


def test_a_store_is_shown_to_a_narrower_audience_and_to_no_wider_one(office):
    with Workspace(office.for_audience("partner")) as space:
        public = space.store.for_audience(policy_of(Audience.PUBLIC))
        assert public.viewer.audience is Audience.PUBLIC
        with pytest.raises(AccessDenied, match="internal"):
            space.store.for_audience(policy_of(Audience.INTERNAL))
