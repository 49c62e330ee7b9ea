"""The page and the gaps of a network: what they show, and what they never tell."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.console import Format
from app.cli.printing import profile
from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.networks.networks import Network, Tie
from graph.schema import Audience
from tests.offices.people import NIK, OTHER_NIK, mention
from tests.offices.stored import batch

PHONE = "+6281234567890"
SECRET = "Ratna Wulandari"
HOSTILE = "=cmd|'/c calc'!A1 [red]x[/red]"
PEOPLE = (
    mention(1, HOSTILE, case="c_1", phone=PHONE),
    mention(2, SECRET, case="c_1", role="korban", nik=NIK, phone="+6285211112222"),
    mention(3, "Joko", case="c_1", role="penampung"),
    mention(1, "Ani Lestari", case="c_2", phone=PHONE, role="pengantar"),
)
SITI_AS_PARTY = mention(1, "Siti Rahma", case="c_3", role="perekrut", nik=OTHER_NIK, phone=PHONE)
OF_OTHERS = (
    mention(2, "Budi", case="c_1"),
    mention(2, "Tono", case="c_4"),
    mention(2, "Joko", case="c_2", phone=PHONE),
)
SITI_AS_VICTIM = tuple(
    mention(1, "Siti Rahma", case=case, role="korban", nik=OTHER_NIK, phone=PHONE)
    for case in ("c_1", "c_4")
)


def opened(folder: Path, *people, **settings) -> Workspace:
    uri = f"sqlite:///{folder / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as filled:
        filled.store.unmasked.put(batch(*people))
        filled.linker.link()
    return Workspace(Settings(store=uri, user="test", **{"language": "en", **settings}))


@pytest.fixture
def space(tmp_path) -> Iterator[Workspace]:
    with opened(tmp_path, *PEOPLE) as found:
        yield found


def page(space: Workspace, format: Format, capsys) -> str:
    profile.page(space, space.networks.all()[0], format)
    return capsys.readouterr().out


def test_the_page_tells_everything_as_plain_text(space, capsys):
    text = page(space, Format.TABLE, capsys)
    for each in (
        "2 cases, 3 parties, 1 victim\n",
        "Stages of the chain",
        "nobody named",
        "share a phone number",
        "[red]",
    ):
        assert each in text


def test_the_page_as_json_holds_story_ties_and_gaps(space, capsys):
    found = json.loads(page(space, Format.JSON, capsys))
    assert {"id", "cases", "parties", "story", "cells", "ties", "gaps"} <= found.keys()
    assert [each["stage"] for each in found["story"]["stages"]] == [
        "recruit",
        "shelter",
        "transport",
    ]
    (shared,) = [each for each in found["ties"] if "phone" in each["told"]]
    assert shared["reasons"] == ["share a phone number, told by 1 source"]
    assert shared["one_account"]


def test_cells_of_a_csv_cannot_run(space, capsys):
    rows = list(csv.DictReader(io.StringIO(page(space, Format.CSV, capsys))))
    assert {row["name"][:2] for row in rows} == {"'=", "Jo", "An"}
    profile.gaps(space, space.networks.all()[0].id, 0, Format.CSV)
    tasks = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert all(not cell.startswith(("=", "+", "@", "-")) for row in tasks for cell in row.values())


def test_gaps_say_what_to_find_out_and_where_to_ask(space, capsys):
    profile.gaps(space, space.networks.all()[0].id, 0, Format.JSON)
    rows = json.loads(capsys.readouterr().out)
    assert [row["settles"] for row in rows] == sorted(
        (row["settles"] for row in rows), reverse=True
    )
    of = {row["kind"]: row for row in rows if row["kind"] != "stage"}
    assert of["unknown"]["task"].startswith(
        "Find out who Joko is: the full name, and a phone number"
    )
    assert of["unknown"]["ask"][0] == "the victims, with their consent"
    assert of["single_source"]["task"].endswith("share a phone number, told by 1 source.")
    profile.gaps(space, space.networks.all()[0].id, 2, Format.TABLE)
    assert "what the law allows is for the office to say" in " ".join(
        capsys.readouterr().out.split()
    )


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_victim_is_named_to_anybody(tmp_path, capsys, audience, language):
    with opened(tmp_path, *PEOPLE, audience=audience, language=language) as space:
        text = "".join(page(space, each, capsys) for each in Format)
        profile.gaps(space, space.networks.all()[0].id, 0, Format.TABLE)
        text += capsys.readouterr().out
    assert all(each not in text for each in (*SECRET.split(), NIK, "85211112222"))


def test_the_public_reads_no_name_and_no_number_of_a_party(tmp_path, capsys):
    with opened(tmp_path, *PEOPLE, audience=Audience.PUBLIC) as space:
        text = "".join(page(space, each, capsys) for each in Format)
    assert all(each not in text for each in ("Lestari", "81234567890", "the full name"))


def ties_of(network: Network, party: str) -> dict[str, Tie]:
    return {
        ty.left if ty.right == party else ty.right: ty
        for ty in network.ties
        if party in (ty.left, ty.right)
    }


def test_no_tie_of_a_party_rests_on_a_case_in_which_she_was_the_victim(tmp_path):
    with opened(tmp_path, SITI_AS_PARTY, *SITI_AS_VICTIM, *OF_OTHERS) as space:
        siti = space.store.find("siti rahma").id
        network = space.networks.get(space.networks.id_of(siti))
        cases = space.store.cases(
            {
                source
                for each in ties_of(network, siti).values()
                for r in each.reasons
                for source in r.sources
            }
        )
        story = space.profiles.story(network.id)
    assert {each.number for each in cases.values()} == {"c_2", "c_3"}
    assert all(siti not in joint.parties for joint in story.joints if len(joint.parties) == 1)


def test_a_party_is_tied_as_if_she_had_never_been_a_victim(tmp_path):
    found = []
    for name, hidden in (("dual", SITI_AS_VICTIM), ("party", ())):
        (tmp_path / name).mkdir()
        with opened(tmp_path / name, SITI_AS_PARTY, *hidden, *OF_OTHERS) as space:
            siti, joko = space.store.find("siti rahma").id, space.store.find("joko").id
            tie = ties_of(space.networks.get(space.networks.id_of(siti)), siti)[joko]
            found.append(
                (
                    tie.strength,
                    [(r.told, round(r.weight, 5), len(r.sources), r.first_on) for r in tie.reasons],
                )
            )
    assert found[0] == found[1]


def test_a_victim_who_is_a_party_too_ties_nobody_by_what_she_suffered(tmp_path):
    with opened(tmp_path, SITI_AS_PARTY, *SITI_AS_VICTIM, *OF_OTHERS) as space:
        ties = [tie for network in space.networks.all() for tie in network.ties]
    assert ties
    assert "shared_victim" not in {reason.code for tie in ties for reason in tie.reasons}
