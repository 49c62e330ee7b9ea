"""Finding: by sound and spelling, numbers in any writing, parts of case numbers, places."""

import pytest

from app.networks.finding.finding import MOST_LETTERS, Because
from app.networks.finding.index import PLACE, ROLE
from app.networks.finding.lists import MOST_LINES, Standing, look_up
from app.settings import Settings
from app.workspace import Workspace
from graph.schema import EntityKind
from tests.offices import namesakes
from tests.offices.logs import acts

DEWI = "Dewi Prasetyo"


@pytest.fixture(scope="module")
def uri(tmp_path_factory) -> str:
    return namesakes.fill(tmp_path_factory.mktemp("finding"))


@pytest.fixture(scope="module")
def space(uri):
    with Workspace(Settings(store=uri, user="test", language="en")) as opened:
        yield opened


@pytest.mark.parametrize("text", ["0" * 10**6, "x" * 10**6, "a " * 10**5, "\\", "\x00", "("])
def test_of_a_text_of_any_length_the_beginning_counts(space, text):
    assert len(space.finding.find(text).text) <= MOST_LETTERS


def names(space: Workspace, text: str) -> list[str]:
    return [hit.entity.name for hit in space.finding.find(text).hits]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Dewi Prasetyo", Because.NAME),
        ("prasetyo dewi", Because.NAME),
        ("Dewie Prasetyo", Because.SOUND),
        ("dewi prasetio", Because.SPELLING),
        ("Dewi Prsetyo", Because.SPELLING),
        ("Ibu Dewi Prasetyo", Because.NAME),
        ("dewi pras", Because.BEGINNING),
        ("dewiprasetyo", Because.NAME),
    ],
)
def test_a_name_is_found_as_it_is_heard_and_misspelt(space, typed, why):
    (hit,) = space.finding.find(typed).hits
    assert hit.entity.name == DEWI
    assert hit.because == (why,)


@pytest.mark.parametrize("typed", ["Muhamad Jamal", "Moch. Djamal", "jamal", "Djamal", "M Jamal"])
def test_all_namesakes_are_found_and_told_apart(space, typed):
    found = space.finding.find(typed)
    assert [hit.entity.name for hit in found.hits] == [namesakes.NAME] * 3
    assert found.total == 3
    beside = {(hit.roles, hit.place, hit.entity.cases) for hit in found.hits}
    assert len(beside) == 3


@pytest.mark.parametrize("typed", ["Rudi Prasetyo", "Dewi Susanti", "Umar Dewi", "Jamaludin X"])
def test_another_name_is_not_found(space, typed):
    assert names(space, typed) == []


@pytest.mark.parametrize(
    "typed", ["081211110002", "+62 812-1111-0002", "62 812 1111 0002", "0812 1111 0002"]
)
def test_a_number_is_found_in_any_writing(space, typed):
    hit, *_others = space.finding.find(typed).hits
    assert hit.entity.properties["value"] == "+6281211110002"
    assert hit.because == (Because.NUMBER,)


def test_a_number_is_found_by_its_end_and_by_any_five_of_its_digits(space):
    kinds = {hit.entity.kind for hit in space.finding.find("003").hits}
    assert kinds <= {EntityKind.CASE}
    for typed in ("10002", "1111000"):
        found = space.finding.find(typed)
        assert found.total
        assert all(hit.because == (Because.PART,) for hit in found.hits)
    ends = space.finding.find("1110002")
    assert [hit.entity.properties["value"] for hit in ends.hits] == ["+6281211110002"]


@pytest.mark.parametrize("typed", ["J-2", "j 2", "J-02"])
def test_a_case_is_found_by_parts_of_its_number(space, typed):
    assert "J-2" in names(space, typed)[:1]


def test_a_place_finds_who_is_from_there_and_its_cases_and_narrows_a_name(space):
    from_there = space.finding.find("konawe")
    assert {hit.entity.name for hit in from_there.hits} == {namesakes.NAME, DEWI, "J-1"}
    assert {hit.because for hit in from_there.hits} == {(Because.PLACE,)}
    assert from_there.total == len(from_there.hits)
    (hit,) = space.finding.find("djamal banggai").hits
    assert hit.place == "Banggai"
    assert hit.because == (Because.SOUND, Because.PLACE)


def test_facets_count_all_that_is_found_and_narrow_it(space):
    found = space.finding.find("jamal", limit=1)
    assert (len(found.hits), found.total) == (1, 3)
    assert sum(count for _role, count in found.facets[ROLE]) == 3
    for role, count in found.facets[ROLE]:
        narrowed = space.finding.find("jamal", {ROLE: [role]})
        assert narrowed.total == count
        assert narrowed.facets == found.facets
        assert all(role in hit.roles for hit in narrowed.hits)
    assert space.finding.find("jamal", {ROLE: ["sponsor"], PLACE: ["Nowhere"]}).total == 0


@pytest.mark.parametrize(
    "typed", ["Siti Rahasia", "siti", "Sitti Rahasya", "rahasia", "081255550001", "0001"]
)
def test_victims_are_found_by_nothing_while_they_are_masked(uri, space, typed):
    found = space.finding.find(typed)
    assert [hit for hit in found.hits if hit.entity.protected] == []
    assert "Siti" not in str(found.hits)
    revealing = Settings(store=uri, user="test", role="head", reveal=True, reason="test of finding")
    with Workspace(revealing) as inside:
        told = inside.finding.find("Sitti Rahasya")
        assert [hit.entity.name for hit in told.hits] == ["Siti Rahasia"]


def test_whom_a_search_shows_to_who_may_reveal_is_logged_and_nobody_else(uri):
    revealing = Settings(
        store=uri, user="kepala", role="head", reveal=True, reason="test of finding"
    )
    with Workspace(revealing) as inside:
        inside.finding.find("jamal")
        inside.store.log_shown()
        shown = [entry for entry in acts(inside.store.unmasked.audit()) if entry.subject]
        before = len(shown)
        (hit,) = inside.finding.find("siti rahasia").hits
        inside.store.log_shown()
        shown = [entry for entry in acts(inside.store.unmasked.audit()) if entry.subject]
        assert [hit.entity.id in entry.subject for entry in shown[before:]] == [True]


def test_a_list_says_how_each_line_is_known(space):
    lines = ["Muh. Djamal", "", DEWI, "dewi prsetyo", "0812 1111 0003", "Siti Rahasia", DEWI]
    found = look_up(space.finding, lines)
    assert [(line.number, line.standing) for line in found.lines] == [
        (1, Standing.SEVERAL),
        (3, Standing.KNOWN),
        (4, Standing.ALIKE),
        (5, Standing.KNOWN),
        (6, Standing.UNKNOWN),
        (7, Standing.KNOWN),
    ]
    assert found.lines[0].total == 3


def test_a_list_that_is_too_long_says_how_much_was_left_out(space):
    found = look_up(space.finding, ["J-1"] * (MOST_LINES + 5))
    assert (len(found.lines), found.left_out) == (MOST_LINES, 5)


@pytest.mark.parametrize("typed", ["", "   ", "()", "\u202e", "a" * 5000, "'\" OR 1=1 --", "\x00"])
def test_odd_texts_find_nothing_and_break_nothing(space, typed):
    assert space.finding.find(typed).total == 0
