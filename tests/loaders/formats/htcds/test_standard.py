"""The standard's own lists, found by any spelling."""

import pytest

from loaders.formats.htcds.columns import read_columns
from loaders.formats.htcds.standard import _standard, code_values, fields, find_fields
from loaders.formats.htcds.values import read_value
from loaders.mapping.expressions import compile_list
from loaders.mapping.specification import Expression


def code_labels(name: str) -> dict[str, str]:
    """The label of each value of a code list."""
    return {value: labels[0] for value, labels in _standard()["codes"][name].items()}


MULTIPLE = [field for field in fields().values() if field.kind == "several"]


def test_the_standard_is_whole():
    assert len(fields()) == 84
    assert sum(field.core and not field.deprecated for field in fields().values()) == 38
    assert [field.name for field in fields().values() if field.deprecated] == [
        "vic_AgreementToManagePersonalData",
        "vic_Vulnerabilities",
        "vic_DetailsOfVulnerabilities",
    ]
    assert {
        name: len(code_values(name))
        for name in ("ForcedLabourIndustry", "RoleInProcess", "MethodsOfControl")
    } == {
        "ForcedLabourIndustry": 21,
        "RoleInProcess": 15,
        "MethodsOfControl": 16,
    }


@pytest.mark.parametrize(
    "field", [f for f in fields().values() if f.codes], ids=lambda field: field.name
)
def test_every_value_is_read_from_its_name_and_its_label_however_spelt(field):
    for value, label in code_labels(field.codes).items():
        for text in (value, label, label.upper(), f" {label} ", label.replace(" ", "  ")):
            assert read_value(field, text).value == value


@pytest.mark.parametrize("field", MULTIPLE, ids=lambda field: field.name)
@pytest.mark.parametrize("separator", ["; ", ";", "\n", " "])
def test_all_labels_of_a_list_at_once_are_told_apart(field, separator):
    labels = code_labels(field.codes)
    said = read_value(
        field,
        separator.join(labels.values()),
        (";", "\n", " ") if separator == " " else (";", "\n"),
    )
    assert (said.value.split("; "), said.reason) == (list(labels), "")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("vic_TraffickinStatusDecisionMakingOrg", "vic_TraffickingStatusDecisionMakingOrg"),
        ("prs_First_Name", "prs_FirstName"),
        ("vic_Methods_of_Control", "vic_MethodsOfControl"),
        ("Mailing State/Province", "prs_MailingState"),
        ("MAILING ZIP / POSTAL CODE", "prs_MailingPostalCode"),
    ],
)
def test_a_field_is_found_by_every_spelling(written, name):
    assert find_fields(written) == (name,)


def test_countries_of_the_templates_are_known():
    citizenship = fields()["prs_Citizenship"]
    written = (
        "Korea (Democratic People's Republic of); Congo, Democratic Republic of the; Viet Nam;"
        " Indonesia; my"
    )
    assert read_value(citizenship, written).value == "KP; CD; VN; ID; MY"
    assert read_value(citizenship, "Wakanda").reason


def test_a_label_of_several_fields_needs_a_name():
    assert read_columns(["Type", "Longitude"]) == {}
    named = read_columns(["Type", "Longitude"], {"hte_Type": "Type", "hte_Longitude": "Longitude"})
    assert [column.field for column in named.values()] == ["hte_Type", "hte_Longitude"]


def test_a_list_keeps_known_words_whole_that_hold_its_separator():
    items = compile_list(Expression(columns=("c",), codes={"ab": "AB", "abc": "ABC", "d": "D"}))
    assert items({"c": "a; b; c; d; e"}) == ["ABC", "D", "e"]
    assert items({"c": "d;a;b"}) == ["D", "AB"]
    assert items({"c": "; ;"}) == []
