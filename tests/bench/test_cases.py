"""The simulated cases are what they say: same for a seed, plausible, with truth and fair traps."""

import doctest
from collections.abc import Sequence

import polars as pl
import pytest
from rapidfuzz.fuzz import partial_ratio

from graph.resolution.people.tables import resolve_table
from tests.bench.cases import TRAP_KINDS, Cases, Traps, make_cases, make_traps, names
from tests.bench.cases.__main__ import ACCUSED, core, describe, main
from tests.bench.cases.simulation import COLUMNS, FACT_COLUMNS, KINDS
from tests.bench.cases.trapped import ties, what_became
from tests.bench.cases.traps import is_fair

ROLES = ("korban", *ACCUSED)


@pytest.fixture(scope="module")
def cases() -> Cases:
    return make_cases(12_000, seed=3)


@pytest.fixture(scope="module")
def traps() -> Traps:
    return make_traps(seed=5)


def test_one_seed_gives_the_same_and_another_something_else():
    first, again, other = make_cases(900, 1), make_cases(900, 1), make_cases(900, 2)
    assert first.mentions.equals(again.mentions)
    assert first.facts.equals(again.facts)
    assert first.files.equals(again.files)
    assert not first.mentions.equals(other.mentions)


def test_traps_are_the_same_for_one_seed(traps: Traps):
    again = make_traps(seed=5)
    assert traps.mentions.equals(again.mentions)
    assert traps.facts.equals(again.facts)
    assert traps.pairs.equals(again.pairs)


def test_all_columns_are_text_and_never_null(cases: Cases):
    assert tuple(cases.mentions.columns) == COLUMNS
    assert tuple(cases.facts.columns) == FACT_COLUMNS
    for table in (cases.mentions, cases.facts, cases.files):
        assert set(table.dtypes) == {pl.String}
        assert table.null_count().sum_horizontal().item() == 0


@pytest.mark.parametrize("size", [1, 100, 1_000])
def test_about_as_many_mentions_as_asked_for(size: int):
    mentions = make_cases(size, 4).mentions
    assert size <= len(mentions) < size + 30
    assert mentions["unique_id"].is_unique().all()


def test_every_role_and_every_kind_of_fact_occurs_and_nothing_else(cases: Cases):
    assert set(cases.mentions["role"]) == set(ROLES)
    assert set(cases.facts["kind"]) == set(KINDS)
    assert set(cases.facts["case_id"]) <= set(cases.files["case_id"])
    assert set(cases.mentions["case_id"]) == set(cases.files["case_id"])


def test_nobody_is_nameless_and_values_have_the_form_of_their_column(cases: Cases):
    mentions = cases.mentions
    assert (mentions["name"].str.len_chars() > 0).all()
    assert set(mentions["gender"]) <= {"L", "P", ""}
    assert mentions["dob"].str.contains(r"^(\d{4}(-\d\d(-\d\d)?)?)?$").all()
    niks = mentions.filter(pl.col("nik") != "")["nik"].str.replace_all(" ", "")
    assert (niks.str.len_chars() == 16).mean() > 0.95
    phones = mentions.filter(pl.col("phone") != "")["phone"]
    assert phones.str.contains(r"^[+\d][\d -]{6,}$").all()


def filled(cases: Cases, role: str, column: str) -> float:
    part = cases.mentions.filter(pl.col("role") == role)
    return float((part[column] != "").sum()) / len(part)


def test_of_victims_papers_are_known_and_of_recruiters_rather_a_telephone(cases: Cases):
    assert 0.4 < filled(cases, "korban", "nik") < 0.75
    assert filled(cases, "perekrut", "nik") < 0.15
    assert filled(cases, "perekrut", "phone") > 4 * filled(cases, "perekrut", "nik")
    assert filled(cases, "sponsor", "village") > 2 * filled(cases, "perekrut", "village")
    assert filled(cases, "agen", "org") > 2 * filled(cases, "sponsor", "org")


def test_what_is_missing_depends_on_the_channel(cases: Cases):
    filed = cases.mentions.join(cases.files, on="case_id").filter(pl.col("role") == "korban")
    shares = filed.group_by("channel").agg((pl.col("nik") != "").mean())
    known = {channel: float(share) for channel, share in shares.rows()}
    assert known["pencegahan"] > 2 * known["hotline"]


def test_five_to_ten_in_a_hundred_victims_complain_again(cases: Cases):
    victims = cases.mentions.filter(pl.col("role") == "korban")
    again = victims.group_by("ent").agg(pl.col("case_id").n_unique())["case_id"] > 1
    assert 0.05 <= float(again.sum()) / len(again) <= 0.10


def test_few_recruiters_are_in_many_cases_and_most_in_one(cases: Cases):
    accused = cases.mentions.filter(pl.col("role") != "korban")
    counts = accused.group_by("ent").agg(pl.col("case_id").n_unique())["case_id"].sort()
    assert counts.median() == 1
    assert counts[-1] > 15
    assert 0.25 < float((counts > 1).sum()) / len(counts) < 0.6


def test_one_recruiter_is_called_by_several_names(cases: Cases):
    accused = cases.mentions.filter(pl.col("role") == "perekrut")
    written = [(ent, core(name)) for ent, name in accused.select("ent", "name").rows()]
    by_person = pl.DataFrame(written, schema=["ent", "core"], orient="row").group_by("ent")
    called = by_person.agg(pl.len(), pl.col("core").n_unique()).filter(pl.col("len") > 4)
    assert called["core"].mean() > 2.5


def test_decisions_of_courts_name_people_as_real_ones_do(cases: Cases):
    filed = cases.mentions.join(cases.files, on="case_id")
    court = filed.filter((pl.col("channel") == "putusan") & pl.col("role").is_in(ACCUSED[:3]))
    names = court["name"].str.to_lowercase()
    assert 0.68 < names.str.contains(r" (bin|binti|b\.|bt\.|anak dari) ").mean() < 0.88
    assert 0.26 < names.str.contains(r" (alias|als\.?|@|panggilan|a\.k\.a\.|\()").mean() < 0.46
    assert 0.2 < sum(" " not in core(name) for name in court["name"]) / len(court) < 0.38


def rate_of_sharing(values: pl.DataFrame, by: Sequence[str]) -> tuple[int, int]:
    """Pairs of rows that agree in `by`, and of those the pairs that agree in the value too."""
    groups = values.group_by(by).len()["len"]
    alike = values.group_by(*by, "value").len()["len"]
    return int((groups * (groups - 1) // 2).sum()), int((alike * (alike - 1) // 2).sum())


@pytest.mark.parametrize("kind", KINDS)
def test_cases_of_one_ring_share_facts_far_more_than_by_chance(cases: Cases, kind: str):
    values = cases.facts.filter(pl.col("kind") == kind).join(cases.files, on="case_id")
    pairs, alike = rate_of_sharing(values, ["kind"])
    of_ring, alike_in_ring = rate_of_sharing(values, ["kind", "ring"])
    inside = alike_in_ring / of_ring
    outside = (alike - alike_in_ring) / (pairs - of_ring)
    assert inside > (1.3 if kind == "period" else 4) * outside


def test_every_kind_of_trap_has_two_hundred_pairs_and_more(traps: Traps):
    counts = dict(traps.pairs.group_by("kind").len().rows())
    assert set(counts) == set(TRAP_KINDS)
    assert min(counts.values()) >= 200
    assert sum(counts.values()) >= 2_400


def joined(traps: Traps) -> pl.DataFrame:
    right = traps.mentions.select(pl.all().name.suffix("_right"))
    return traps.pairs.join(
        traps.mentions, left_on="left", right_on="unique_id", coalesce=False
    ).join(right, left_on="right", right_on="unique_id_right", coalesce=False)


def test_the_two_of_a_trap_are_different_people(traps: Traps):
    pairs = joined(traps)
    assert len(pairs) == len(traps.pairs)
    assert (pairs["ent"] != pairs["ent_right"]).all()


def test_every_trap_is_fair(traps: Traps):
    mentions = {row["unique_id"]: row for row in traps.mentions.iter_rows(named=True)}
    pairs = traps.pairs.select("left", "right").rows()
    assert all(is_fair(mentions[left], mentions[right]) for left, right in pairs)


def test_traps_stand_among_ordinary_cases(traps: Traps):
    planted = set(traps.pairs["left"]) | set(traps.pairs["right"])
    assert len(traps.mentions) > 5 * len(planted)
    assert tuple(traps.mentions.columns) == COLUMNS
    assert set(traps.facts["case_id"]) <= set(traps.mentions["case_id"])


def test_the_names_of_a_trap_are_alike_where_the_kind_says_so(traps: Traps):
    pairs = joined(traps)
    for kind in ("cousins_one_agency", "namesakes_one_regency", "namesake_victims"):
        part = pairs.filter(pl.col("kind") == kind)
        scores = [
            partial_ratio(core(a), core(b)) for a, b in part.select("name", "name_right").rows()
        ]
        assert sum(score >= 70 for score in scores) / len(scores) > 0.75


@pytest.mark.parametrize("kind", ["siblings", "shared_phone", "spouses_phone"])
def test_the_two_share_a_telephone_where_the_kind_says_so(traps: Traps, kind: str):
    part = joined(traps).filter(pl.col("kind") == kind)
    phones = [
        part[column].str.replace_all(r"\D", "").str.slice(-7) for column in ("phone", "phone_right")
    ]
    assert (phones[0] == phones[1]).mean() > 0.85


def test_borrowed_papers_are_the_same_number_and_twins_have_the_next(traps: Traps):
    pairs = joined(traps).with_columns(pl.col("nik", "nik_right").str.replace_all(" ", ""))
    borrowed = pairs.filter(pl.col("kind") == "borrowed_nik")
    assert (borrowed["nik"] == borrowed["nik_right"]).mean() > 0.85
    twins = pairs.filter(pl.col("kind") == "twins")
    assert (twins["nik"] == twins["nik_right"]).mean() < 0.02
    assert (twins["nik"].str.slice(0, 12) == twins["nik_right"].str.slice(0, 12)).mean() > 0.85


def test_a_pair_that_a_careful_reader_would_join_is_no_trap():
    one = dict.fromkeys(COLUMNS, "") | {
        "case_id": "c1",
        "name": "Bapak Sahnan",
        "phone": "0812345678",
    }
    other = one | {"case_id": "c2", "name": "SAHNAN als. Ompong", "phone": "+62 812-345-678"}
    assert not is_fair(one, other)
    assert is_fair(one, other | {"phone": "0899999999"})
    assert is_fair(one | {"dob": "1970"}, other | {"dob": "1991-02-03"})
    assert is_fair(one | {"name": "Sahnan bin Amaq Nep"}, other | {"name": "Sahnan b. Mahsun"})
    short = {"name": "Muh. Sahnan", "phone": "0812345678"}
    assert not is_fair(one, other | short)
    assert not is_fair(one | {"dob": "1990"}, other | {"dob": "1991-02-03"})


def test_the_command_writes_both_tables_and_describes_them(tmp_path, monkeypatch, capsys):
    file = tmp_path / "cases.parquet"
    monkeypatch.setattr("sys.argv", ["cases", str(file), "--size", "400", "--seed", "2"])
    main()
    assert tuple(pl.read_parquet(file).columns) == COLUMNS
    assert tuple(pl.read_parquet(tmp_path / "cases.facts.parquet").columns) == FACT_COLUMNS
    assert "victims with two cases and more" in capsys.readouterr().out


def test_the_figures_speak_of_every_role(cases: Cases):
    text = "\n".join(describe(cases))
    assert all(text.count(role) >= 2 for role in ROLES)


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(names).failed == 0


@pytest.mark.slow
def test_hardly_any_of_those_who_look_alike_is_fused(traps: Traps):
    """Most of what is fused is written as one: a child called by its father's name alone."""
    found = resolve_table(traps.mentions.drop("ent"), facts=ties(traps.facts))
    probable = found.probable.filter(pl.col("tier") == "probable")
    counted = what_became(traps.pairs, found.clusters, probable)
    pairs = counted["pairs"].sum()
    assert counted["fused"].sum() <= 0.01 * pairs
    assert counted["probable"].sum() <= 0.065 * pairs


def test_what_ties_cases_is_named_as_resolution_names_it():
    told = pl.DataFrame(
        {
            "case_id": ["a", "a", "b"],
            "kind": ["phone", "route", "vehicle"],
            "value": ["0812-3456", "Entikong", "KB 1234 XY"],
        }
    )
    assert ties(told).rows() == [("a", "phones:08123456"), ("b", "vehicle:kb1234xy")]
    assert ties(None).is_empty()
