"""One table says what each audience is told; an office's own audiences are never wider."""

import pytest

from app.access.audiences.own import find_audience, read_own
from app.access.audiences.table import TABLE, Telling, policy_of, read_table
from graph.errors import SettingsError
from graph.schema import Audience

KEJAKSAAN = """
[kejaksaan]
based_on = "partner"
title = "Kejaksaan Tinggi"
[kejaksaan.tells]
"parties.identifiers" = "no"
"""


def written(tmp_path, text):
    path = tmp_path / "audiences.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_audience_is_told_less_than_the_one_before():
    internal, partner, public = map(policy_of, Audience)
    assert internal.covers(partner)
    assert partner.covers(public)
    assert not public.covers(partner)
    assert not partner.covers(internal)


def test_protected_people_and_narratives_are_told_to_nobody_without_a_reason():
    for audience in Audience:
        policy = policy_of(audience)
        for field in ("protected people.name", "cases.narrative", "cases.small_places"):
            assert not policy.tells(field)


def test_what_stands_in_no_line_is_told_to_nobody():
    assert policy_of(Audience.INTERNAL).telling("parties.shoe_size") is Telling.NO


@pytest.mark.parametrize(
    "cells", ['["no", "yes", "no"]', '["yes", "initials", "yes"]', '["pseudonym", "reveal", "no"]']
)
def test_a_table_that_tells_more_to_the_right_is_refused(cells):
    with pytest.raises(ValueError, match="to its left"):
        read_table(f"[parties]\nname = {cells}\n")


def test_small_numbers_are_not_told_to_the_public_and_larger_ones_in_steps():
    public, internal = policy_of(Audience.PUBLIC), policy_of(Audience.INTERNAL)
    assert [public.told_count(count) for count in (0, 1, 4, 5, 9, 10, 12)] == [
        *(0, None, None),
        *(5, 5, 10, 10),
    ]
    assert [internal.told_count(count) for count in (0, 1, 4)] == [0, 1, 4]


def test_an_office_names_a_narrower_audience(tmp_path):
    own = read_own(written(tmp_path, KEJAKSAAN))["kejaksaan"]
    assert (own.base, own.title) == (Audience.PARTNER, "Kejaksaan Tinggi")
    assert policy_of(Audience.PARTNER).covers(own)
    assert not own.tells("parties.identifiers")
    assert own.tells("parties.name")


def test_where_numbers_are_withheld_no_free_text_is_told_that_may_hold_them(tmp_path):
    own = read_own(written(tmp_path, KEJAKSAAN))["kejaksaan"]
    assert not own.tells("ties.facts")
    assert not own.tells("work.texts")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[x1]\nbased_on = "public"\n[x1.tells]\n"parties.name" = "yes"\n', "more than public"),
        ('[x1]\nbased_on = "partner"\n[x1.tells]\n"cases.narrative" = "yes"\n', "more than"),
        ('[x1]\nbased_on = "public"\nsmallest = 3\n', "from 5 on"),
        ('[x1]\nbased_on = "everybody"\n', "based_on"),
        ('[public]\nbased_on = "internal"\n', "cannot name"),
        ('[x1]\nbased_on = "partner"\nreveal = true\n', "says based_on"),
        ('[x1]\nbased_on = "partner"\n[x1.tells]\n"parties.shoe" = "no"\n', "no field"),
        ('[x1]\nbased_on = "partner"\n[x1.tells]\n"parties.name" = 1\n', "is one of"),
        ("x1 = 1\n", "x1"),
        ("[", "audiences.toml"),
    ],
)
def test_a_file_that_would_widen_anything_is_refused_whole(tmp_path, text, reason):
    with pytest.raises(SettingsError, match=reason):
        read_own(written(tmp_path, text))


def test_an_audience_that_nobody_defined_is_refused(tmp_path):
    path = written(tmp_path, KEJAKSAAN)
    assert find_audience("kejaksaan", str(path)).name == "kejaksaan"
    with pytest.raises(SettingsError, match="internal, partner, public, kejaksaan"):
        find_audience("polda", str(path))
    with pytest.raises(SettingsError, match="polda"):
        find_audience("polda", "")


def test_the_table_names_only_what_a_policy_knows():
    assert set(read_table(TABLE.read_text(encoding="utf-8"))) == set(Audience)
