"""Ways and connecting networks: what they show, and what nobody learns from them."""

import csv
import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from app.cli import cli
from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.paths.paths import By
from graph.errors import EntityNotFound, InvalidValue, SimpulError
from graph.model import Identifier, make_statement
from graph.schema import Audience, RelationshipKind, Scheme
from tests.offices.ids import IDS
from tests.offices.linked import REVEALING, opened
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE = "+6281234567890"
VICTIMS_PHONE = "+6285211112222"
VICTIM_NIK = "7271014107950003"
MANY = [f"{word} Satu" for word in "Budi Ani Joko Rahmat Eka Sri Agus Dewi Hadi Tono".split()]
CHAIN = (
    mention(1, "Budi Santoso", case="c_1", nik=NIK),
    mention(2, "Ani Lestari", case="c_1", role="penampung", phone=PHONE),
    mention(1, "Joko Widada", case="c_2", role="pengantar", phone=PHONE),
    mention(2, "Rahmat Hidayat", case="c_2", role="pemodal"),
    mention(3, "Eka Putri", case="c_2", role="korban"),
)


def names(ways) -> list[list[str]]:
    return [[entity.name for entity in way.entities] for way in ways]


def told(space: Workspace, *ends: str, **options) -> str:
    """What is answered, be it a refusal; with whom was asked for left out."""
    try:
        answer = repr(names(space.paths.best(*ends, **options)))
    except SimpulError as error:
        answer = str(error)
    for end in ends:
        answer = answer.replace(end, "?")
    return answer


def simpul(folder: Path, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(cli, [*arguments, "--store", f"sqlite:///{folder / 'simpul.db'}"])
    assert (done.exit_code == 0) == (code == 0), done.output + repr(done.exception)
    return done.output if not code else str(done.exception)


# ---- what is shown


def test_the_shortest_way_leads_over_case_and_phone(tmp_path):
    with opened(tmp_path, *CHAIN) as space:
        (way,) = space.paths.shortest("budi", "rahmat")
        assert [entity.name for entity in way.entities] == [
            "Budi Santoso",
            "c_1",
            "Ani Lestari",
            "+62 812-3456-7890",
            "Joko Widada",
            "c_2",
            "Rahmat Hidayat",
        ]
        assert names(space.paths.best("budi", "rahmat")) == names([way])


def test_who_is_avoided_is_walked_around(tmp_path):
    also = (
        mention(3, "Rahmat Hidayat", case="c_1", nik=OTHER_NIK),
        replace(CHAIN[3], identifiers=_nik(OTHER_NIK)),
    )
    with opened(tmp_path, *CHAIN[:3], *also) as space:
        assert names(space.paths.best("ani", "joko"))[0] == [
            "Ani Lestari",
            "+62 812-3456-7890",
            "Joko Widada",
        ]
        (around,) = names(space.paths.best("ani", "joko", avoid=["+62 812-3456-7890"]))
        assert around == ["Ani Lestari", "c_1", "Rahmat Hidayat", "c_2", "Joko Widada"]
        with pytest.raises(EntityNotFound, match="fewer words"):
            space.paths.best("ani", "joko", avoid=["nobody at all"])


def _nik(value: str) -> tuple[Identifier, ...]:
    return (Identifier(scheme=Scheme.NIK, value=value),)


def test_common_identifiers_are_walked_through_only_when_asked(tmp_path):
    many = [mention(1, name, case=f"c_{n}", phone=PHONE) for n, name in enumerate(MANY)]
    with opened(tmp_path, *many) as space:
        assert len(space.networks.common()) == 1
        assert space.paths.shortest("budi", "ani") == []
        assert space.paths.best("budi", "ani") == []
        (way,) = space.paths.best("budi", "ani", with_common=True)
        assert len(way.relationships) == 2


def test_a_published_list_joins_by_its_ties_and_not_by_being_one_list(tmp_path):
    (tmp_path / "ties.csv").write_text(
        "source,target\nArif,Bayu\nBayu,Citra\nDoni,Eko\n", encoding="utf-8"
    )
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as space:
        space.intake.load(space.intake.plan([tmp_path / "ties.csv"]))
        space.linker.link()
        assert names(space.paths.shortest("arif", "citra")) == [["Arif", "Bayu", "Citra"]]
        assert names(space.paths.best("arif", "citra")) == [["Arif", "Bayu", "Citra"]]
        assert space.paths.shortest("arif", "eko") == space.paths.best("arif", "eko") == []


def test_a_way_leads_over_an_account_that_many_pay_into_to_who_holds_it_only(tmp_path):
    account = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:123401000567539")
    holders = [
        replace(mention(1, f"{name} Satu", case=f"h_{name}"), identifiers=(account,))
        for name in ("Umar", "Yusuf")
    ]
    payers = [
        mention(1, name, case=f"c_{number}", role="pengantar") for number, name in enumerate(MANY)
    ]
    paid = [payment(1, payer, account, "2024-05-01") for payer in payers]
    with opened(tmp_path, *holders, *payers, statements=paid) as space:
        assert (
            len(space.paths.shortest("umar", "yusuf"))
            == len(space.paths.best("umar", "yusuf"))
            == 1
        )
        assert space.paths.shortest(*MANY[:2]) == space.paths.best(*MANY[:2]) == []
        assert len(space.paths.best(*MANY[:2], with_common=True)) == 1


def payment(number: int, payer, payee, day: str):
    return make_statement(
        RelationshipKind.PAID,
        payer,
        payee,
        case_id=payer.case_id,
        record=payer.record,
        ref=payer.ref,
        first_on=day,
        amount=float(number),
        currency="IDR",
    )


def test_in_time_a_payment_is_not_passed_on_before_it_came(tmp_path):
    one, two, three = (
        mention(1, f"{word} Satu", case=f"c_{n}") for n, word in enumerate(("Budi", "Ani", "Joko"))
    )
    paid = payment(1, one, two, "2024-05-01"), payment(2, two, three, "2024-03-01")
    with opened(tmp_path, one, two, three, statements=paid) as space:
        assert len(space.paths.best("budi", "joko")) == 1
        assert space.paths.best("budi", "joko", in_time=True) == []
        assert len(space.paths.best("joko", "budi", in_time=True)) == 1
    assert "1 March 2024" in simpul(tmp_path, "path", "joko", "budi", "--in-time", "-l", "en")
    said = simpul(tmp_path, "path", "budi", "joko", "--in-time", "-l", "en")
    assert said == "no way of at most 6 links joins them without running backwards in time\n"


def test_what_joins_three_is_one_network_and_its_joints_can_be_doubted(tmp_path):
    with opened(tmp_path, *CHAIN) as space:
        found = space.paths.connect(["budi", "joko", "rahmat"])
        joints = [found.entities[joint].name for joint in found.found.joints]
        assert sorted(joints) == ["+62 812-3456-7890", "Ani Lestari", "c_1", "c_2"]
        assert len(found.relationships) == len(found.found.nodes) - 1
        assert all(not alternative.connected for alternative in found.found.alternatives)
        with pytest.raises(InvalidValue, match="name 2 to 8"):
            space.paths.connect(["budi", "budi"])


def test_ways_and_networks_are_printed_for_people_and_programs(tmp_path):
    opened(tmp_path, *CHAIN).close()
    said = simpul(tmp_path, "path", "budi", "ani", "-l", "en")
    assert (
        said
        == "1. Budi Santoso —[Recruiter]— c_1 —[Shelter provider]— Ani Lestari (evidence 0.04)\n"
    )
    (row,) = json.loads(simpul(tmp_path, "path", "budi", "ani", "--strongest", "-f", "json"))
    assert [each["name"] for each in row["entities"]] == ["Budi Santoso", "c_1", "Ani Lestari"]
    assert row["evidence"] == 0.04
    rows = list(
        csv.DictReader(
            io.StringIO(simpul(tmp_path, "path", "budi", "joko", "-k", "2", "-f", "csv"))
        )
    )
    assert [row["to_name"] for row in rows] == [
        "c_1",
        "Ani Lestari",
        "'+62 812-3456-7890",
        "Joko Widada",
    ]
    tree = simpul(tmp_path, "connect", "budi", "ani", "joko", "-l", "en")
    assert "4 links join them" in tree
    assert "Without one of those who join them" in tree
    assert "menyatukan mereka" in simpul(tmp_path, "connect", "budi", "ani", "joko", "-l", "id")
    row = json.loads(simpul(tmp_path, "connect", "budi", "ani", "joko", "-f", "json"))
    assert len(row["links"]) == 4
    assert [each["name"] for each in row["entities"] if each["id"] in row["joints"]] == [
        "c_1",
        "+62 812-3456-7890",
    ]
    assert len(simpul(tmp_path, "connect", "budi", "ani", "joko", "-f", "csv").splitlines()) == 5


def test_what_nothing_joins_is_told_by_groups(tmp_path):
    opened(tmp_path, *CHAIN[:2], CHAIN[3]).close()
    said = simpul(tmp_path, "connect", "budi", "ani", "rahmat", "-l", "en")
    assert (
        said
        == "nothing joins them all; joined to each other are: Budi Santoso, Ani Lestari | Rahmat"
        " Hidayat\n"
    )
    assert json.loads(simpul(tmp_path, "connect", "budi", "rahmat", "-f", "json"))["links"] == []


def test_that_there_is_no_way_is_an_answer_in_every_format(tmp_path):
    opened(tmp_path, *CHAIN[:2], CHAIN[3]).close()
    said = {
        each: simpul(tmp_path, "path", "budi", "rahmat", "-f", each, "-l", "en")
        for each in ("table", "json", "csv")
    }
    assert said | {"csv": ""} == {
        "table": "no way of at most 6 links joins them\n",
        "json": "[]\n",
        "csv": "",
    }
    assert len(said["csv"].splitlines()) == 1
    assert "nothing found for 'nobody'" in simpul(tmp_path, "path", "budi", "nobody", code=1)


# ---- what nobody learns

VICTIMS = (
    CHAIN[0],
    mention(2, "Siti Rahma", case="c_1", role="korban", phone=VICTIMS_PHONE),
    mention(1, "Joko Widada", case="c_2"),
    mention(2, "Rina Wati", case="c_2", role="korban", phone=VICTIMS_PHONE),
)
"""Two parties whom nothing joins but a telephone of two victims."""

DUAL = (
    CHAIN[0],
    mention(2, "Siti Rahma", case="c_1", role="korban", nik=VICTIM_NIK),
    mention(1, "Siti Rahma", case="c_2", role="perekrut", nik=VICTIM_NIK),
    mention(2, "Joko Widada", case="c_2"),
)
"""Somebody who was a victim in one case and is a party to another."""


def number_of(value: str) -> str:
    return IDS.identifier(Identifier(scheme=Scheme.PHONE, value=value))


def test_no_way_leads_through_what_only_victims_hold(tmp_path):
    with opened(tmp_path, *VICTIMS) as space:
        assert space.paths.shortest("budi", "joko") == []
        assert (
            space.paths.best("budi", "joko", by=By.STRENGTH, with_common=True, max_length=12) == []
        )
        assert space.paths.connect(["budi", "joko"]).found.nodes == ()
    with opened(tmp_path, **REVEALING) as revealed:
        assert len(revealed.paths.shortest("budi", "joko")) == 1
        assert len(revealed.paths.connect(["budi", "joko"]).found.joints) == 5


def test_a_withheld_number_is_answered_like_one_that_nobody_has(tmp_path):
    held, free = number_of(VICTIMS_PHONE), number_of("+6281111111111")
    with opened(tmp_path, *VICTIMS) as space:
        assert told(space, held, "budi") == told(space, free, "budi")
        assert told(space, "budi", held) == told(space, "budi", free)
        assert told(space, "budi", "joko", avoid=[held]).replace(held, "?") == told(
            space, "budi", "joko", avoid=[free]
        ).replace(free, "?")
        for ask in (space.paths.shortest, lambda one, other: space.paths.connect([one, other])):
            with pytest.raises(EntityNotFound, match="fewer words"):
                ask("budi", held)
    with opened(tmp_path, **REVEALING) as revealed:
        assert len(revealed.paths.shortest("budi", held)) == 1


def test_no_way_tells_that_a_party_was_a_victim(tmp_path):
    recruited = make_statement(
        RelationshipKind.RECRUITED,
        DUAL[0],
        DUAL[1],
        case_id="c_1",
        record=DUAL[0].record,
        ref=DUAL[0].ref,
    )
    with opened(tmp_path, *DUAL, statements=[recruited]) as space:
        assert space.paths.shortest("budi", "joko") == []
        assert space.paths.shortest("budi", "siti rahma") == []
        assert space.paths.best("budi", "siti rahma", max_length=12) == []
        assert space.paths.best("siti rahma", "c_1") == []
        assert space.paths.connect(["budi", "siti rahma", "joko"]).found.groups[0] == (
            space.store.find("budi").id,
        )
    with opened(tmp_path, **REVEALING) as revealed:
        assert len(revealed.paths.shortest("budi", "siti rahma")[0].relationships) == 1


def test_a_hidden_way_does_not_hide_a_longer_one(tmp_path):
    joined = (
        replace(CHAIN[0], identifiers=_nik(NIK)),
        *DUAL[1:],
        mention(3, "Tono Satu", case="c_2", nik=OTHER_NIK),
    )
    chain = (
        mention(1, "Budi Santoso", case="c_3", nik=NIK),
        mention(2, "Tono Satu", case="c_3", nik=OTHER_NIK),
    )
    with opened(tmp_path, *joined, *chain) as space:
        (way,) = names(space.paths.shortest("budi", "siti rahma"))
        assert way == ["Budi Santoso", "c_3", "Tono Satu", "c_2", "Siti Rahma"]


def test_victims_join_others_masked_and_are_no_joint_to_be_replaced(tmp_path):
    same = [
        mention(2, "Siti Rahma", case=case, role="korban", nik=VICTIM_NIK)
        for case in ("c_1", "c_2")
    ]
    with opened(tmp_path, CHAIN[0], CHAIN[2], *same) as space:
        (way,) = space.paths.shortest("budi", "joko")
        assert any(entity.name.startswith("Victim ") for entity in way.entities)
        found = space.paths.connect(["budi", "joko"])
        victims = {each for each, entity in found.entities.items() if entity.protected}
        assert victims
        assert not victims & {alternative.without for alternative in found.found.alternatives}
    for command in (("path", "budi", "joko"), ("connect", "budi", "joko")):
        for kind in ("table", "json", "csv"):
            said = simpul(tmp_path, *command, "-f", kind)
            assert "Siti" not in said and "Rahma" not in said and VICTIM_NIK not in said


def test_the_public_reads_initials_and_no_identifier(tmp_path):
    opened(tmp_path, *CHAIN).close()
    with opened(tmp_path, audience=Audience.PUBLIC) as public:
        assert public.paths.shortest("budi", "joko") == []
        assert names(public.paths.shortest("budi", "ani")) == [["B.S.", "c_1", "A.L."]]
        assert told(public, "budi", number_of(PHONE)) == told(
            public, "budi", number_of("+6281111111111")
        )
        with pytest.raises(EntityNotFound):
            public.paths.shortest("081234567890", "budi")


def test_markup_and_formulas_in_names_stay_text(tmp_path):
    hostile = (
        mention(1, "[bold]Budi[/bold] Satu"),
        mention(2, "=HYPERLINK(1) Dua", role="penampung"),
    )
    with opened(tmp_path, *hostile) as space:
        one, other = (
            space.networks.all() or space.store.search("budi")[:1],
            space.store.search("hyperlink"),
        )
        ends = [each.entity.id for each in (*space.store.search("budi"), *other)]
    assert one
    assert "[bold]Budi[/bold] Satu" in simpul(tmp_path, "path", *ends)
    assert "[bold]Budi[/bold] Satu" in simpul(tmp_path, "connect", *ends)
    assert "'=HYPERLINK" in simpul(tmp_path, "path", *ends, "-f", "csv")
