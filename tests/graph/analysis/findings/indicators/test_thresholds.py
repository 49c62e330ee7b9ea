"""Thresholds that an office edits: what it changes holds, what it mistypes is told with its
line.
"""

import pytest

from graph.analysis.findings.indicators.registry import INDICATORS, fired
from graph.analysis.findings.indicators.thresholds import default_thresholds, read_thresholds
from graph.errors import ThresholdsError
from tests.graph.analysis.findings.indicators.complaints import Complaints


def written(folder, text):
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_indicator_has_thresholds_with_points_and_a_cap():
    known = default_thresholds().sections
    assert set(INDICATORS) == set(known) - {"factors", "rates"}
    assert all({"points", "most"} <= known[code].keys() for code in INDICATORS)


def test_what_a_copy_changes_holds_and_the_rest_stays(tmp_path):
    ours = read_thresholds(written(tmp_path, "I1: {min_cases: 2}\nrates: {CNY: 2200}\n"))
    assert ours.of("I1") == {**default_thresholds().of("I1"), "min_cases": 2}
    assert ours.of("I2") == default_thresholds().of("I2")
    assert ours.rupiah(10, "CNY") == 22_000
    assert default_thresholds().rupiah(10, "CNY") is None


def test_a_lower_threshold_makes_an_indicator_fire(tmp_path):
    told = Complaints()
    told.joined(2)
    ours = read_thresholds(written(tmp_path, "I1: {min_cases: 2}"))
    assert [
        firing.code for firing in fired(told.inquiry(tmp_path, ours)) if firing.code == "I1"
    ] == ["I1"]


def test_an_own_list_takes_the_place_of_the_bundled_one(tmp_path):
    text = 'I18:\n  closed:\n    - {country: JP, since: "", until: "", sector: ""}\n'
    ours = read_thresholds(written(tmp_path, text))
    assert [entry["country"] for entry in ours.of("I18")["closed"]] == ["JP"]
    assert ours.of("I18")["visas"] == default_thresholds().of("I18")["visas"]


def test_an_empty_file_changes_nothing(tmp_path):
    assert read_thresholds(written(tmp_path, "# nothing yet\n")) == default_thresholds()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("I1:\n  min_case: 2\n", 2, "'min_case' is not known in I1: use one of points"),
        ("I1: {}\nI29: {points: 1}\n", 2, "'I29' is not known"),
        ("I1:\n  points: many\n", 2, "points is a number, such as 2"),
        ("I1:\n  points: true\n", 2, "points is a number"),
        ("I1:\n  points: -1\n", 2, "from 0 to"),
        ("I1:\n  points: .nan\n", 2, "from 0 to"),
        (f"I1:\n  points: {'9' * 400}\n", 2, "from 0 to"),
        ("I1: 3\n", 1, "I1 is a list of `name: value`"),
        ("- I1\n", 1, "the file is a list of `name: value`"),
        ("I18:\n  visas: kunjungan\n", 2, "visas is a list"),
        ("I18:\n  visas:\n    - wisata\n    - 3\n", 4, "an entry of visas is a text"),
        ("I18:\n  closed:\n    - {land: KH}\n", 3, "'land' is not known"),
        ("I1: {points: 1\nI2: {}\n", 2, "no YAML"),
        ("I1: {}\nI1: {}\n", 2, "no YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line, told):
    with pytest.raises(ThresholdsError) as error:
        read_thresholds(written(tmp_path, text))
    assert str(error.value).startswith(f"ours.yaml, line {line}")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(ThresholdsError, match="cannot be read"):
        read_thresholds(tmp_path / "none.yaml")
    (tmp_path / "ours.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ThresholdsError, match="cannot be read"):
        read_thresholds(tmp_path / "ours.yaml")


@pytest.mark.parametrize("text", ["I1: " + "[" * 5_000 + "]" * 5_000, "I1: {}\n" * 5_000])
def test_a_file_that_would_take_long_to_read_is_refused_at_once(tmp_path, text):
    with pytest.raises(ThresholdsError, match="more than"):
        read_thresholds(written(tmp_path, text))
