"""Nothing that a party said as a victim shows: neither a number nor a count nor a case of a
link.
"""

from pathlib import Path

import pytest

from app.access.disclosure import find_suppressed, find_suppressed_of
from app.exports.export import Export
from app.exports.tables.csv import write_csv
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import EntityNotFound, SimpulError
from graph.model import Identifier
from graph.schema import Audience, Scheme
from graph.stores import open_store
from tests.offices.ids import IDS

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;No. HP;Kabupaten;Negara Tujuan"
NIK = "7210061203850050"
OPENLY, AS_VICTIM = "081288880001", "081288880777"
ROWS = (
    f"K-1;01-03-2025;Nurdin Keduanya;calo;{NIK};{OPENLY};Kab. Sigi;Malaysia",
    "K-1;01-03-2025;Budi Wijaya;calo;;081211110001;Kab. Sigi;Malaysia",
    "K-2;02-03-2025;Budi Wijaya;calo;;081211110001;Kab. Sigi;Malaysia",
    "K-2;02-03-2025;Umar Palaguna;penampung;;081211110002;Kab. Sigi;Malaysia",
)
AS_A_VICTIM = f"K-2;02-03-2025;Nurdin Keduanya;korban;{NIK};{AS_VICTIM};Kab. Sigi;Malaysia"
HIS_NAMES = ("Nurdin Keduanya", "N.K.")
AUDIENCES = pytest.mark.parametrize("audience", list(Audience))

AS_VICTIM_ID = IDS.identifier(Identifier(scheme=Scheme.PHONE, value="+6281288880777"))
ASKED = {
    "number": lambda space: space.store.find(AS_VICTIM),
    "id": lambda space: space.store.find(AS_VICTIM_ID),
    "dossier": lambda space: space.dossiers.of(AS_VICTIM_ID),
    "why": lambda space: space.explanations.of(AS_VICTIM_ID),
    "way": lambda space: space.paths.shortest(AS_VICTIM_ID, "Budi Wijaya"),
}


def stored(folder: Path, *rows: str) -> str:
    folder.mkdir()
    uri = f"sqlite:///{folder / 's.db'}"
    open_store(uri, ids=IDS).close()
    (folder / "register.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([folder / "register.csv"]), rejects=folder / "rejected")
        space.linker.link()
    return uri


@pytest.fixture(scope="module")
def uris(tmp_path_factory) -> tuple[str, str]:
    """Two stores, one in which Nurdin was a victim too, and one in which he was not."""
    folder = tmp_path_factory.mktemp("untold")
    return stored(folder / "victim", *ROWS, AS_A_VICTIM), stored(folder / "party", *ROWS)


def asked(uri: str, **settings) -> Workspace:
    return Workspace(Settings(store=uri, user="ani", language="en", **settings))


def told_of_him(uri: str, audience: Audience) -> list[object]:
    """What each way of asking tells of Nurdin and of what is held, without the ids that a founding
    report gives.
    """
    with asked(uri, audience=audience) as space:
        (network,) = space.networks.all()
        dossier = space.dossiers.of(space.store.find("Nurdin Keduanya").id)
        material = space.material.of(network.id)
        links = [
            link for link in material.relationships if dossier.entity.id in (link.start, link.end)
        ]
        return [
            dossier.entity.cases,
            sorted(
                (other.name, str(other.properties), other.cases) for _, other in dossier.identifiers
            ),
            sorted(
                (link.end, link.cases, link.sources, link.weight, link.statements) for link in links
            ),
            network.identifiers,
            [
                (key, material.entities[key].cases)
                for key in network.identifiers
                if key in material.entities
            ],
        ]


@AUDIENCES
def test_that_a_party_is_a_victim_too_shows_in_no_link_and_no_count(uris, audience):
    victim_too, party_only = (told_of_him(uri, audience) for uri in uris)
    assert victim_too == party_only
    assert victim_too[0] == 1


def test_links_stand_by_what_is_told_of_their_weight_not_by_what_is_known(uris):
    with asked(uris[0]) as space:
        links = [
            link
            for link, _ in space.dossiers.of(space.store.find("Nurdin Keduanya").id).identifiers
        ]
    assert len(links) == 2
    assert links == sorted(links, key=lambda link: (-link.weight, link.id))


@AUDIENCES
@pytest.mark.parametrize("ask", list(ASKED))
def test_a_number_that_he_gave_as_a_victim_is_answered_like_one_that_nobody_has(
    uris, audience, ask
):
    said = []
    for uri in uris:
        with asked(uri, audience=audience) as space, pytest.raises(SimpulError) as error:
            ASKED[ask](space)
        said.append(str(error.value))
    assert said[0] == said[1]


@AUDIENCES
def test_no_export_names_the_case_in_which_he_was_a_victim_beside_him(uris, audience, tmp_path):
    with asked(uris[0], audience=audience) as space:
        material = space.material.of(space.networks.all()[0].id)
        write_csv(Export(material, space.wording).tables, tmp_path)
        graph = material.graph()
    rows = [
        row
        for file in tmp_path.glob("*.csv")
        for row in file.read_text(encoding="utf-8").splitlines()
    ]
    his = [row for row in rows if any(name in row for name in HIS_NAMES)]
    assert his
    assert "K-2" not in str(his)
    assert "8888-0777" not in "".join(rows)
    assert [
        each["entity"].cases
        for _, each in graph.nodes(data=True)
        if each["entity"].name in HIS_NAMES
    ] == [1]


@AUDIENCES
def test_the_id_of_the_report_that_names_him_as_a_victim_leads_nobody_to_him(uris, audience):
    with asked(uris[0], audience=audience) as space:
        (report,) = (
            mention for mention in space.store.unmasked.mentions() if mention.role == "korban"
        )
        for two in ((report.id,), (report.id, "Budi Wijaya")):
            with pytest.raises(EntityNotFound):
                space.explanations.of(*two)


def test_who_may_reveal_sees_it_all(uris):
    with asked(uris[0], role="head", reveal=True, reason="test of names") as space:
        dossier = space.dossiers.of(space.store.find("Nurdin Keduanya").id)
        assert {other.name for _, other in dossier.identifiers} >= {
            "+62 812-8888-0777",
            "+62 812-8888-0001",
        }
        assert dossier.entity.cases == 2


def test_the_public_is_answered_alike_for_a_known_number_and_an_unknown_one(uris):
    with asked(uris[0], audience=Audience.PUBLIC) as space:
        said = []
        for number in (OPENLY, "081299999999"):
            with pytest.raises(SimpulError) as error:
                space.store.find(number)
            said.append(str(error.value).replace(number, ""))
        assert said[0] == said[1]


def test_what_one_who_may_reveal_remembers_tells_nobody_else_who_a_victim_is(uris):
    with (
        asked(uris[0]) as space,
        asked(uris[0], role="head", reveal=True, reason="test of names") as head,
    ):
        assert head.networks.all() != space.networks.all()
        assert head.snapshots.now().networks == space.snapshots.now().networks


def test_what_is_at_hand_is_told_as_the_whole_graph_has_it(uris):
    with asked(uris[0]) as space:
        store = space.store.unmasked
        whole = find_suppressed(store.graph())
        entities, links = list(store.entities()), list(store.relationships())
        assert whole.secret
        for some in (entities, *([entity] for entity in entities)):
            found = find_suppressed_of(store, some)
            ids = {each.id for each in some}
            assert found.cases == {key: count for key, count in whole.cases.items() if key in ids}
            assert found.secret == whole.secret & ids
        assert find_suppressed_of(store, (), links).links == whole.links


@AUDIENCES
def test_what_was_seen_before_counts_no_case_in_which_he_was_a_victim(tmp_path, audience):
    new = tmp_path / "new.csv"
    rows = (
        f"K-9;09-03-2025;Nurdin Keduanya;calo;{NIK};{OPENLY};Kab. Sigi;Malaysia",
        f"K-9;09-03-2025;Joko Lain;calo;;{AS_VICTIM};Kab. Sigi;Malaysia",
    )
    new.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    told = []
    for name, victim in (("victim", (AS_A_VICTIM,)), ("party", ())):
        uri = stored(tmp_path / name, *ROWS, *victim)
        given = {"drafts": str(tmp_path / name / "drafts")}
        with asked(uri, **given) as office:
            staged = office.intake.stage(office.intake.plan([new]), rejects=tmp_path)
        with asked(uri, audience=audience, **given) as space:
            seen = space.intake.draft(staged.detail.draft.id).seen
            named = {each: (entity.name, entity.cases) for each, entity in seen.entities.items()}
            told.append(
                [
                    (line.code, line.count, line.written, *map(named.get, line.entities))
                    for line in seen.lines
                ]
            )
    assert told[0] == told[1]
    assert told[0]
