"""All that indicators say of one network: points that add up, coverage, and what could not be
asked.
"""

from graph.analysis.findings.indicators.coverage import cover_case
from graph.analysis.findings.indicators.findings import find_indicators
from graph.analysis.findings.indicators.registry import INDICATORS, fired
from graph.model import Assessment
from graph.schema import AssessmentStatus
from tests.graph.analysis.findings.indicators.complaints import Complaints, nik
from tests.graph.analysis.findings.indicators.indicator_cases import (
    fees,
    kin_of_a_victim,
    told_of_a_debt,
)


def test_the_priority_is_the_sum_of_its_parts_and_no_indicator_exceeds_its_cap(tmp_path):
    told = Complaints()
    told.joined(3)
    for number in range(2, 7):
        for case in ("c_1", "c_2", "c_3"):
            told.party(case, f"Orang {'ABCDEFGH'[number]}", nik=nik(number))
    found = find_indicators(told.inquiry(tmp_path))
    parts = found.priority.spans + found.priority.indicators
    assert found.priority.total == round(sum(part.points for part in parts), 2)
    (repeated,) = [indicator for indicator in found.priority.indicators if indicator.code == "I1"]
    assert (repeated.firings, repeated.points, repeated.capped) == (6, 6.0, False)
    (alone,) = [indicator for indicator in found.priority.indicators if indicator.code == "I19"]
    assert (alone.firings, alone.points) == (6, 3.0)


def test_each_indicator_fired_was_silent_or_could_not_be_computed(tmp_path):
    told = Complaints()
    told_of_a_debt(told)
    found = find_indicators(told.inquiry(tmp_path))
    fired_codes, missing = (
        {firing.code for firing in found.fired},
        {gap.code for gap in found.missing},
    )
    assert fired_codes | missing | set(found.silent) == set(INDICATORS)
    assert not set(found.silent) & (fired_codes | missing)
    assert {"I3", "I12", "I15"} <= missing


def test_words_alone_are_weak_and_codes_are_not(tmp_path):
    by_words, by_codes = Complaints(), Complaints()
    by_words.case("c_1", narrative="Korban dipukul, paspor ditahan, gaji tidak dibayar.")
    by_codes.case("c_1", categories=("kekerasan", "penahanan paspor", "gaji tidak dibayar"))
    for told in (by_words, by_codes):
        told.joined()
    weak, strong = (
        {firing.code: firing for firing in fired(told.inquiry(tmp_path / name))}
        for told, name in ((by_words, "words"), (by_codes, "codes"))
    )
    for code in ("I22", "I23"):
        assert (weak[code].force, weak[code].extracted) == ("weak", True)
        assert (strong[code].force, strong[code].extracted) == ("strong", False)
        assert weak[code].points < strong[code].points


def test_an_element_by_words_alone_makes_the_whole_weak(tmp_path):
    told = Complaints()
    told.case(
        "c_1", narrative="Korban disekap, gaji tidak dibayar.", categories=("penahanan paspor",)
    )
    told.joined()
    found = {firing.code: firing for firing in fired(told.inquiry(tmp_path))}
    assert [(found[code].force, found[code].extracted) for code in ("I22", "I23")] == [
        ("weak", True)
    ] * 2


def test_who_was_cleared_is_nobodys_subject(tmp_path):
    told = Complaints()
    cleared = Assessment(status=AssessmentStatus.CLEARED, on="2024-01-01")
    for number in ("c_1", "c_2", "c_3"):
        told.party(number, "Budi", nik=nik(1), assessment=cleared)
    assert [
        firing.code for firing in fired(told.inquiry(tmp_path)) if firing.subject.startswith("e_")
    ] == []


def test_a_child_needs_no_means_and_an_unknown_age_is_not_taken_for_one(tmp_path):
    told = Complaints()
    for number, facts in (("c_1", {"age": 16}), ("c_2", {}), ("c_3", {"born_on": "2000-01-01"})):
        told.case(number, categories=("gaji tidak dibayar",), departed_on="2024-01-01")
        told.victim(number, f"Siti {'abc'[int(number[-1]) - 1]}", **facts)
    told.joined(3)
    inquiry = told.inquiry(tmp_path)
    child, unknown, adult = (cover_case(inquiry, number) for number in ("c_1", "c_2", "c_3"))
    assert (child.child, child.covered, child.lacking) == (True, ("act", "means", "purpose"), ())
    assert (unknown.child, unknown.covered, unknown.lacking) == (
        None,
        ("act", "purpose"),
        ("means",),
    )
    assert (adult.child, adult.lacking) == (False, ("means",))


def test_the_youngest_of_contradicting_ages_counts(tmp_path):
    told = Complaints()
    told.case("c_1", departed_on="2024-02-01")
    told.joined()
    told.victim("c_1", "Siti", nik=nik(7, woman=True, born="150309"), born_on="2001-03-15")
    assert cover_case(told.inquiry(tmp_path), "c_1").child is True


def test_what_singles_out_a_victim_is_left_out_when_asked(tmp_path):
    told = Complaints()
    kin_of_a_victim(told)
    inquiry = told.inquiry(tmp_path)
    assert any(firing.code == "I13" for firing in find_indicators(inquiry).fired)
    assert not any(
        firing.code == "I13" for firing in find_indicators(inquiry, of_victims=False).fired
    )


def test_the_order_of_what_is_told_changes_nothing(tmp_path):
    told, backwards = Complaints(), Complaints()
    for complaints in (told, backwards):
        fees("5 juta", "5,5 juta", "6 juta", "15 juta")(complaints)
    backwards.mentions.reverse()
    ours, theirs = (
        find_indicators(complaints.inquiry(tmp_path / name))
        for complaints, name in ((told, "a"), (backwards, "b"))
    )
    assert ours == theirs
