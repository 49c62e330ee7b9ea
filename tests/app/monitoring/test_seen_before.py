"""What was seen before: every line is true, none names whom it must not, and a first load
has none.
"""

from pathlib import Path

import msgspec
import pytest

from app.intake import intake as desk_module
from app.monitoring import seen_before as intake_module
from app.rows.loads import seen_row
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Judgement
from graph.schema import Audience, Decision
from tests.loaders.formats.test_evidence import CDR, LICENCES

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;No. HP;Kabupaten\n"
PHONE, OTHER, THIRD = "081234567890", "085211112222", "081377778888"
NIK = "7271014503900001"
EARLIER = [
    f"K-1;05-01-2024;Budi Santoso;calo;;{PHONE};Kab. Sigi",
    "K-1;05-01-2024;Ratna Wulandari;korban;;085266667777;Kab. Sigi",
    f"K-2;06-01-2024;Ani Lestari;penampung;;{PHONE};",
    f"K-3;07-01-2024;Joko Susilo;calo;;{OTHER};Kab. Poso",
    f"K-4;08-01-2024;Dedi Kurnia;penampung;;{OTHER};",
    f"K-5;09-01-2024;Rudi Hartono;calo;;{THIRD};",
]


def opened(tmp_path: Path, **settings) -> Workspace:
    place = {"store": f"sqlite:///{tmp_path / 's.db'}", "language": "en"}
    given = {**place, "user": "ani", "role": "investigator", **settings}
    return Workspace(
        Settings(purpose="uji", basis="public_interest", drafts=str(tmp_path / "drafts"), **given)
    )


@pytest.fixture
def space(tmp_path: Path):
    with opened(tmp_path) as found:
        assert (
            load_and_link(found, tmp_path, "earlier.csv", *EARLIER).seen
            == intake_module.SeenBefore()
        )
        yield found


def plan(space: Workspace, tmp_path: Path, name: str, *rows: str):
    (tmp_path / name).write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return space.intake.plan([tmp_path / name])


def load_and_link(space: Workspace, tmp_path: Path, name: str, *rows: str):
    return space.intake.load_and_link(
        plan(space, tmp_path, name, *rows), rejects=tmp_path / "rejected"
    )


def told(space: Workspace, seen) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in seen_row(seen, space.wording)["lines"]:
        found.setdefault(line["code"], []).append(f"{line['case']} {line['text']}")
    return found


def test_a_known_phone_is_told_with_the_number_of_earlier_cases(space, tmp_path):
    intake = load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert told(space, intake.seen)["identifier"] == [
        "N-1 Phone number +62 812-3456-7890 is in 2 earlier cases"
    ]


def test_cases_of_one_load_are_no_precedent_for_each_other(space, tmp_path):
    rows = [f"N-{n};01-02-2024;Eko Tandra {n};calo;;081399990000;" for n in (1, 2, 3)]
    lines = told(space, load_and_link(space, tmp_path, "new.csv", *rows).seen)
    assert set(lines) == {"network"}
    rows.append(f"N-4;01-02-2024;Eko;calo;;{THIRD};")
    assert told(space, load_and_link(space, tmp_path, "new.csv", *rows).seen)["identifier"] == [
        "N-4 Phone number +62 813-7777-8888 is in 1 earlier case"
    ]


def test_a_changed_case_is_no_precedent_for_itself(space, tmp_path):
    changed = [EARLIER[0].replace("Kab. Sigi", "Kab. Poso"), *EARLIER[1:]]
    lines = told(space, load_and_link(space, tmp_path, "earlier.csv", *changed).seen)
    assert lines["identifier"] == ["K-1 Phone number +62 812-3456-7890 is in 1 earlier case"]
    assert "party" not in lines


def test_nothing_changed_says_nothing(space, tmp_path):
    assert load_and_link(space, tmp_path, "earlier.csv", *EARLIER).seen.lines == ()


def test_a_party_whom_the_linker_knows_is_told_with_why(space, tmp_path):
    intake = load_and_link(
        space, tmp_path, "new.csv", f"N-1;01-02-2024;Slamet Widodo;calo;;{PHONE};"
    )
    assert "party" not in told(space, intake.seen)
    intake = load_and_link(
        space, tmp_path, "more.csv", f"M-1;01-02-2024;Pak Boedi Santoso;calo;;{PHONE};"
    )
    (line,) = told(space, intake.seen)["party"]
    assert line.startswith("M-1 ")
    assert "in 1 earlier case (name and phone number)" in line


def test_a_case_that_joins_two_networks_says_which(space, tmp_path):
    before = {network.id[:10] for network in space.networks.all()}
    assert len(before) == 2
    rows = [
        f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};",
        f"N-1;01-02-2024;Fitri Handayani;sponsor;;{OTHER};",
    ]
    intake = load_and_link(space, tmp_path, "new.csv", *rows)
    (network,) = space.networks.all()
    (line,) = [line for line in intake.seen.lines if line.code == "joins"]
    assert {network[:10] for network in line.networks[1:]} == before
    assert line.networks[0] == network.id
    (said,) = told(space, intake.seen)["joins"]
    assert said == f"N-1 joins networks {', '.join(sorted(before))} into one: {network.id[:10]}"
    assert intake.seen.lines[0] is line


def test_a_case_that_makes_a_network_with_a_lone_one_belongs_to_it(space, tmp_path):
    intake = load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{THIRD};")
    (said,) = told(space, intake.seen)["network"]
    assert said.endswith("of 2 cases")


def test_a_name_is_a_hint_and_a_better_one_with_the_regency(space, tmp_path):
    rows = [
        "N-1;01-02-2024;Moh. Boedi Santoso;calo;;;Kab. Poso",
        "N-2;01-02-2024;Djoko Soesilo;calo;;;Kab. Poso",
        "N-3;01-02-2024;Joko Susilo;calo;;;Kab. Sigi",
        "N-4;01-02-2024;JS;calo;;;Kab. Poso",
        "N-5;01-02-2024;Joko;calo;;;Kab. Sigi",
    ]
    said = told(space, load_and_link(space, tmp_path, "new.csv", *rows).seen)["same_name"]
    assert said == [
        (
            "N-2 Djoko Soesilo is probably the same as Joko Susilo, known from 1 case (same name,"
            " same regency)"
        ),
        "N-3 Joko Susilo is called like Joko Susilo, known from 1 case (same name)",
    ]


def test_a_reviewers_no_silences_the_hint(space, tmp_path):
    row = "N-3;01-02-2024;Joko Susilo;calo;;;Kab. Sigi"
    load_and_link(space, tmp_path, "new.csv", row)
    ours, theirs = (
        next(
            m.id
            for m in space.store.unmasked.mentions()
            if m.name == "Joko Susilo" and (m.locality.regency == at)
        )
        for at in ("Kab. Sigi", "Kab. Poso")
    )
    assert told(space, load_and_link(space, tmp_path, "new.csv", f"{row};").seen) == {}
    no = Judgement(
        id="j_1", left=ours, right=theirs, decision=Decision.NEGATIVE, by="ani", on="2024-01-01"
    )
    space.store.unmasked.append(no)
    changed = row.replace("01-02-2024", "02-02-2024")
    assert "same_name" not in told(space, load_and_link(space, tmp_path, "new.csv", changed).seen)


def test_a_common_number_comes_last_and_is_called_so(space, tmp_path):
    names = "Agus Bayu Citra Dodi Erwin Farid Gilang Hendra Irfan Jamal".split()
    rows = [f"H-{n};01-02-2024;{name} Wijaya;calo;;021500600;" for n, name in enumerate(names)]
    load_and_link(space, tmp_path, "hotline.csv", *rows)
    rows = ["N-1;01-03-2024;Eko Tandra;calo;;021500600;", f"N-1;01-03-2024;Yusuf;calo;;{PHONE};"]
    intake = load_and_link(space, tmp_path, "new.csv", *rows)
    codes = [line.code for line in intake.seen.lines]
    assert codes.index("identifier") < codes.index("common") == len(codes) - 1
    (said,) = told(space, intake.seen)["common"]
    assert "is in 10 earlier cases, but common" in said


def test_what_only_victims_hold_is_told_to_who_may_see_them_alone(space, tmp_path):
    rows = ["N-1;01-02-2024;Ratna Wulandari;korban;;085266667777;Kab. Sigi"]
    intake = load_and_link(space, tmp_path, "new.csv", *rows)
    assert intake.seen.lines == ()
    assert intake.seen.skipped == ("protected",)
    with opened(tmp_path, role="head", reveal=True, reason="house visit") as head:
        again = load_and_link(head, tmp_path, "new.csv", rows[0].replace("01-02", "02-02"))
        assert "Ratna Wulandari is in 1 earlier case" in told(head, again.seen)["party"][0]


def test_that_a_party_is_a_victim_elsewhere_is_not_told(space, tmp_path):
    rows = [
        "N-1;01-02-2024;Joko Susilo;korban;;;Kab. Poso",
        "N-2;01-02-2024;Ratna Wulandari;calo;;;Kab. Sigi",
    ]
    intake = load_and_link(space, tmp_path, "new.csv", *rows)
    assert intake.seen.lines == ()
    with opened(tmp_path, role="head", reveal=True, reason="house visit") as head:
        again = load_and_link(
            head, tmp_path, "new.csv", *(row.replace("01-02", "02-02") for row in rows)
        )
        assert len(told(head, again.seen)["same_name"]) == 2


def test_the_public_reads_initials_and_no_number(tmp_path, space):
    row = f"N-1;01-02-2024;Budi Santoso;calo;;{PHONE};"
    staged = space.intake.stage(plan(space, tmp_path, "new.csv", row), rejects=tmp_path)
    with opened(tmp_path, audience=Audience.PUBLIC) as public:
        seen = public.intake.draft(staged.detail.draft.id).seen
        written = msgspec.json.encode([seen, told(public, seen)]).decode()
    assert "B.S." in written
    for secret in ("Budi", "Santoso", "3456"):
        assert secret not in written


def test_a_draft_says_the_same_of_numbers_and_names_before_anything_is_in(space, tmp_path):
    rows = [
        f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};",
        "N-2;01-02-2024;Joko Susilo;calo;;;Kab. Poso",
    ]
    view = space.intake.stage(
        plan(space, tmp_path, "new.csv", *rows), rejects=tmp_path / "rejected"
    )
    lines = told(space, view.seen)
    assert lines["identifier"] == ["N-1 Phone number +62 812-3456-7890 is in 2 earlier cases"]
    assert len(lines["same_name"]) == 1
    assert told(space, space.intake.draft(view.detail.draft.id).seen) == lines
    accepted = told(space, space.intake.accept(view.detail.draft.id).seen)
    assert {code: accepted[code] for code in lines} == lines


def test_a_draft_of_a_changed_case_does_not_count_it(space, tmp_path):
    changed = [EARLIER[0].replace("Budi Santoso", "Budi Santosa"), *EARLIER[1:]]
    view = space.intake.stage(
        plan(space, tmp_path, "earlier.csv", *changed), rejects=tmp_path / "rejected"
    )
    assert told(space, view.seen)["identifier"] == [
        "K-1 Phone number +62 812-3456-7890 is in 1 earlier case"
    ]


def test_what_a_companys_licence_was_worth_is_told_with_its_case(space, tmp_path):
    (tmp_path / "sip3mi.csv").write_text(LICENCES, encoding="utf-8")
    space.intake.load_and_link(
        space.intake.plan([tmp_path / "sip3mi.csv"]), rejects=tmp_path / "rejected"
    )
    row = "N-1;01-02-2020;PT Sumber Bahagia Laut;P3MI;;;"
    lines = told(space, load_and_link(space, tmp_path, "new.csv", row).seen)
    assert lines["licence"] == ["N-1 PT Sumber Bahagia Laut: licence not yet in force"]


def test_a_call_list_says_which_of_its_numbers_are_known(space, tmp_path):
    (tmp_path / "cdr.csv").write_text(CDR, encoding="utf-8")
    intake = space.intake.load_and_link(
        space.intake.plan([tmp_path / "cdr.csv"]), rejects=tmp_path / "rejected"
    )
    (said,) = told(space, intake.seen)["identifier"]
    assert said.endswith("Phone number +62 812-3456-7890 is in 2 earlier cases")


@pytest.mark.parametrize(
    ("limit", "skipped"),
    [
        ("VALUES_UP_TO", ("cases",)),
        ("CASES_UP_TO", ("cases",)),
        ("NAMES_UP_TO", ("names",)),
        ("NETWORKS_UP_TO", ("networks",)),
    ],
)
def test_what_is_too_much_to_compare_is_said_to_be_skipped(
    space, tmp_path, monkeypatch, limit, skipped
):
    for module in (desk_module, intake_module):
        if hasattr(module, limit):
            monkeypatch.setattr(module, limit, 0)
    intake = load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert intake.seen.skipped == skipped


def test_lines_beyond_the_most_important_are_counted(space, tmp_path, monkeypatch):
    monkeypatch.setattr(intake_module, "LINES_UP_TO", 1)
    intake = load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert (len(intake.seen.lines), intake.seen.left_out) == (1, 1)
