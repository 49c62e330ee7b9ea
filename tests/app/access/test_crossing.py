"""A victim who is reported as a party later: nobody learns it by the id that he noted before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.errors import EntityNotFound
from graph.model import Id
from tests.offices import canvases

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;NIK;Kabupaten"
AS_VICTIM = (
    "A-1;05-01-2024;Wahyu Langaleso;korban;081255550001;7471010101800001;Poso",
    "A-1;05-01-2024;Rina Mokoginta;sponsor;081277770002;7471014101850004;Buol",
    "A-2;06-01-2024;Rina Mokoginta;sponsor;081277770002;7471014101850004;Buol",
)
AS_PARTY = (
    "B-1;05-02-2024;Wahyu Langaleso;calo;081255550009;7471010101800001;Poso",
    "B-1;05-02-2024;Rina Mokoginta;sponsor;081277770002;7471014101850004;Buol",
)
REVEALING = {"role": "head", "reveal": True, "reason": "interview on Monday"}

Opening = Callable[..., Workspace]


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    """Opens the one store for somebody."""
    engine = request.param
    uri = f"sqlite:///{tmp_path / 's.db'}"
    if engine == "neo4j":
        uri = request.getfixturevalue("neo4j_uri")

    def start(**settings: object) -> Workspace:
        known = {"user": "ani", "role": "investigator", "language": "en", **settings}
        return Workspace(Settings(store=uri, **known))

    return start


def load(space: Workspace, folder: Path, name: str, rows: tuple[str, ...]) -> None:
    file = folder / f"{name}.csv"
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    space.intake.load(space.intake.plan([file]), rejects=folder / "rejected")
    space.linker.link()


def test_the_id_of_a_victim_leads_to_no_party_but_for_who_may_know(opened, tmp_path):
    with opened() as space:
        load(space, tmp_path, "first", AS_VICTIM)
        victim, shown = masked_victim(space)
        canvas = space.explorer.start([victim])
        assert canvases.names(space, canvas) >= {shown}
        load(space, tmp_path, "later", AS_PARTY)
        party = space.store.find("Wahyu Langaleso").id
        assert party != victim
        with pytest.raises(EntityNotFound):
            space.store.find(victim)
        assert space.store.entities([victim]) == {}
        assert party not in space.store.redirects().values()
        assert "Wahyu Langaleso" not in canvases.names(space, canvas)
        assert "Wahyu Langaleso" not in canvases.names(space, space.explorer.start([victim]))
        assert list(space.store.unmasked.entities([victim])) == []
    with opened(**REVEALING) as space:
        assert space.store.find(victim).id == party
        assert set(space.store.entities([victim])) == {party}
        assert "Wahyu Langaleso" in canvases.names(space, space.explorer.start([victim]))


def test_the_id_of_a_party_leads_to_no_victim_once_her_reports_as_a_party_are_gone(
    opened, tmp_path
):
    with opened() as space:
        load(space, tmp_path, "both", (*AS_VICTIM, *AS_PARTY))
        party = space.store.find("Wahyu Langaleso").id
        space.linker.forget_case("B-1")
        victim, _ = masked_victim(space)
        assert victim != party
        with pytest.raises(EntityNotFound):
            space.store.find(party)
        assert space.store.entities([party]) == {}
    with opened(**REVEALING) as space:
        assert space.store.find(party).id == victim


def masked_victim(space: Workspace) -> tuple[Id, str]:
    """The id of the one victim, and what she is called."""
    people = [one for one in space.store.unmasked.entities() if one.protected and one.serial]
    (victim,) = (one.id for one in people if one.properties.get("pseudonym") == "korban")
    return victim, space.store.entities([victim])[victim].name
